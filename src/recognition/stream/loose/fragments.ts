import { stripWhitespace, type SourceRef } from "../../../disclosure";
import { pageNumberOf } from "../../words/page-numbers";
import type { StreamLine } from "../stream";

/**
 * How a fragment was reached from the one before it. Cells stand vertically centred in their row, and the extraction
 * writes a line break for a move of about half a line and a blank line for a greater one. So `space` means the same height,
 * `line` half a line up or down (never inside a cell), `gap` anything from there on, `page` the top of a new page.
 */
export type Join = "space" | "line" | "gap" | "page";

/** A run of characters without white space, with its place. */
export interface Fragment {
  readonly text: string;
  readonly join: Join;
  /** Index into {@link TextLines.lines}. */
  readonly at: number;
}

/** A line that is not blank. */
export interface TextLine {
  readonly text: string;
  readonly join: Exclude<Join, "space">;
  readonly source: SourceRef;
  /** Index into the stream that was given. */
  readonly index: number;
}

/** The document as the layout reader sees it. */
export interface TextLines {
  readonly lines: readonly TextLine[];
  /** Fragments of each line. */
  readonly fragments: readonly (readonly Fragment[])[];
  /** False where blank lines say nothing about heights (there are none, or nothing but them). */
  readonly gapsSpeak: boolean;
}

/** Characters per line below which a line is a cell's, not a paragraph's. */
const SHORT = 16;

/**
 * Page starts: a form feed that became a blank at the head of the line, or a change of the source's page. A leading
 * blank counts only where it is rare, for some extractions indent everything.
 */
function pageStarts(stream: readonly StreamLine[]): (index: number, previous: number | null) => boolean {
  const filled = stream.filter((l) => stripWhitespace(l.text));
  const indented = filled.filter((l) => /^[ \u3000\f]/.test(l.text)).length;
  const speaks = indented > 0 && indented * 5 < filled.length;
  return (index, previous) => {
    const line = stream[index]!;
    if (previous === null) return true;
    const before = stream[previous]!.source.page;
    if (before !== undefined && line.source.page !== undefined && before !== line.source.page) return true;
    return speaks && /^[ \u3000\f]/.test(line.text);
  };
}

/** Drops blank lines, remembers what they said, and cuts the lines into fragments. */
export function readFragments(stream: readonly StreamLine[]): TextLines {
  const startsPage = pageStarts(stream);
  const lines: TextLine[] = [];
  let previous: number | null = null;
  let gaps = 0;
  let breaks = 0;
  stream.forEach((line, index) => {
    const text = line.text.trim();
    if (!stripWhitespace(text)) return;
    const skipped = previous === null ? false : isGap(stream, previous, index);
    const join = startsPage(index, previous) ? "page" : skipped ? "gap" : "line";
    if (previous !== null && text.length < SHORT) {
      if (skipped) gaps++;
      else breaks++;
    }
    lines.push({ text, join, source: line.source, index });
    previous = index;
  });
  const kept = withoutPageNumbers(lines);
  return {
    lines: kept,
    fragments: kept.map((line, at) =>
      line.text.split(/[\s\u00A0\u3000]+/).map((text, i) => ({ text, join: i === 0 ? line.join : "space", at })),
    ),
    gapsSpeak: gaps * 10 > breaks && breaks * 50 > gaps,
  };
}

/**
 * A number alone at the foot (or head) of a page is the page's, where the numbers of the pages before or after run on
 * with it. Left in, it would read as an amount of the row above.
 */
function withoutPageNumbers(lines: readonly TextLine[]): TextLine[] {
  const starts = lines.flatMap((l, i) => (l.join === "page" ? [i] : []));
  const drop = new Set<number>();
  for (const place of ["foot", "head"] as const) {
    const numbers = starts.map((start, page) => {
      const at = place === "head" ? start : (starts[page + 1] ?? lines.length) - 1;
      if (place === "foot" && at === start) return null;
      const number = pageNumberOf(lines[at]!.text);
      // `25.` above `10`: the end of a broken amount.
      if (place === "foot" && /\d\.\d?$/.test(lines[at - 1]!.text)) return null;
      return number === null ? null : { at, number };
    });
    const runsOn = (page: number, by: number): boolean => {
      const [a, b] = [numbers[page], numbers[page + by]];
      return a !== undefined && a !== null && b !== undefined && b !== null && b.number - a.number === by;
    };
    const enough = Math.min(3, starts.length);
    let run: number[] = [];
    numbers.forEach((n, page) => {
      run = n ? (page > 0 && runsOn(page - 1, 1) ? [...run, n.at] : [n.at]) : [];
      if (run.length >= enough && run.length > 1) for (const at of run) drop.add(at);
    });
  }
  if (drop.size === 0) return [...lines];
  return lines.flatMap((line, at) => {
    if (drop.has(at)) return [];
    return drop.has(at - 1) && lines[at - 1]!.join === "page" ? [{ ...line, join: "page" as const }] : [line];
  });
}

/** Blank lines may stand in the stream, or only show as a jump of the line numbers. */
function isGap(stream: readonly StreamLine[], previous: number, index: number): boolean {
  if (index - previous > 1) return true;
  const a = stream[previous]!.source.line;
  const b = stream[index]!.source.line;
  return a !== undefined && b !== undefined && b - a > 1;
}

/** All fragments of lines `[from, to)` in order. */
export function fragmentsOf(text: TextLines, from: number, to: number): Fragment[] {
  return text.fragments.slice(from, to).flat();
}

/** Joins fragments as one cell: Chinese without a blank, a blank kept where it was printed between words and figures. */
export function joinFragments(parts: readonly Fragment[]): string {
  let out = "";
  for (const part of parts) {
    const printedBlank = part.join === "space" && out !== "" && /[A-Za-z0-9%]/.test(out.at(-1)! + part.text[0]!);
    const latin = /[A-Za-z]$/.test(out) && /^[A-Za-z]/.test(part.text) && part.join !== "space";
    out += printedBlank || latin ? ` ${part.text}` : part.text;
  }
  return out;
}
