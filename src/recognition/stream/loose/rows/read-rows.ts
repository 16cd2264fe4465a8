import type { LooseTable, FigureFormat } from "../placing/slots";
import { readCodeRow } from "./code-rows";
import { usualDecimals } from "./figures";
import { fragmentsOf, type Fragment, type TextLines } from "../fragments";
import type { Header } from "../header";
import { cutNumberedRows } from "./numbered-rows";
import type { Region } from "../regions";
import { readTwoSidedRow, sidesOf, type NextNumerals } from "./two-sided-rows";
import { readTypedRows } from "./typed-rows";
import { beginsCodeRow, cutCodeRows, cutSideRows } from "./unnumbered-rows";
import { readWordRows } from "./word-rows";
import { isFigure } from "../../../words/headers";
import { isLabelledNote } from "../../../words/notes";
import { TRACE_NOTES, said } from "../../../../words";

/** A body read: its rows, its notes, and the first line that is not its own. */
export interface ReadBody {
  readonly draft: LooseTable;
  readonly notes: readonly string[];
  /** Line after the table, counted in {@link TextLines.lines}. */
  readonly end: number;
}

/** Fragments of a region's body; the first of each further page is marked as such. */
export function bodyOf(region: Region, text: TextLines): Fragment[] {
  return region.stretches.flatMap(([from, to], page) => {
    const fragments = fragmentsOf(text, from, to);
    return page > 0 && fragments[0] ? [{ ...fragments[0], join: "page" as const }, ...fragments.slice(1)] : fragments;
  });
}

/** Reads the body of a table of figures (or of words only) under a header. */
export function readBody(region: Region, header: Header, text: TextLines): ReadBody {
  const all = bodyOf(region, text);
  const note = all.findIndex((f) => f.join !== "space" && isLabelledNote(f.text));
  const body = note < 0 ? all : all.slice(0, note);
  const draft: LooseTable = {
    header,
    rows: [],
    problems: [],
    trace: [said(TRACE_NOTES.columns, { columns: header.columns.map((c) => `${c.path}(${c.role})`).join(" ") })],
  };
  const used = readRows(body, draft);
  if (region.broken) draft.problems.push({ code: "page-header-lost" });
  const last = region.stretches.at(-1)![1];
  if (used < body.length) return { draft, notes: [], end: body[used]!.at };
  if (note < 0) return { draft, notes: [], end: last };
  const notes = readNotes(text, all[note]!.at, last);
  return { draft, ...notes };
}

/** Notes go on until a sentence ends; a further 注： begins another. */
function readNotes(text: TextLines, from: number, to: number): { notes: string[]; end: number } {
  const notes: string[] = [];
  let at = from;
  while (at < to && isLabelledNote(text.lines[at]!.text)) {
    let note = text.lines[at++]!.text;
    while (
      at < to &&
      !/[。；！]$/.test(note) &&
      !isLabelledNote(text.lines[at]!.text) &&
      !/^[一二三四五六七八九十]+、|^第.{1,3}部分/.test(text.lines[at]!.text) &&
      text.lines[at]!.join !== "page"
    ) {
      note += text.lines[at++]!.text;
    }
    notes.push(note);
  }
  return { notes, end: at };
}

function readRows(body: readonly Fragment[], draft: LooseTable): number {
  const { header, problems } = draft;
  const decimals = usualDecimals(body);
  const format: FigureFormat = { decimals, broken: body.some((f) => /^\.\d+$|^[\d,]+\.$/.test(f.text)) };
  if (!header.columns.some((c) => isFigure(c.role))) {
    const words = readWordRows(body, header, problems);
    draft.rows.push(...words.rows);
    return words.used;
  }
  const sides = sidesOf(header);
  const outline: NextNumerals = { income: 1, expenditure: 1 };
  const numbered = header.columns[0]!.role === "line";
  const coded = header.columns.some((c) => c.role === "code") || (body[0] !== undefined && beginsCodeRow(body, 0));
  if (!numbered && (sides || (coded && !header.columns.some((c) => c.role === "catalogue")))) {
    const cut = sides ? cutSideRows(body) : cutCodeRows(body);
    if (cut.rows.length === 0 && body.length > 0)
      problems.push({
        code: "body-unread",
        text: body
          .slice(0, 8)
          .map((f) => f.text)
          .join(" "),
      });
    for (const pieces of cut.rows) {
      draft.rows.push(
        sides
          ? readTwoSidedRow(pieces, header, sides, outline, format, problems)
          : readCodeRow(pieces, header, format, problems),
      );
    }
    return cut.used;
  }
  if (!numbered) {
    const typed = readTypedRows(body, header, decimals, problems);
    draft.rows.push(...typed.rows);
    return typed.used;
  }
  const cut = cutNumberedRows(
    body,
    sides ? "words" : header.columns.some((c) => c.role === "code") ? "code" : "words",
    decimals,
  );
  problems.push(...cut.problems);
  for (const pieces of cut.rows) {
    const coded = pieces.pieces[0] !== undefined && /^\d{3,7}$/.test(pieces.pieces[0].text);
    if (pieces.line === null && (sides || !coded)) {
      if (pieces.pieces.length > 0)
        problems.push({ code: "row-head-lost", text: pieces.pieces.map((p) => p.text).join(" ") });
      continue;
    }
    draft.rows.push(
      sides
        ? readTwoSidedRow(pieces, header, sides, outline, format, problems)
        : readCodeRow(pieces, header, format, problems),
    );
  }
  dropDoubled(draft);
  return cut.used;
}

/** A page that stands twice in the text gives its rows twice: same 序号, same words, same figures. */
function dropDoubled(draft: LooseTable): void {
  const seen = new Set<string>();
  const kept = draft.rows.filter((row) => {
    const words = [...row.cells].map(([column, cell]) => `${column}:${cell.text}`);
    const figures = row.slots.map((s) => s.figures.map((f) => f.text).join(" "));
    const key = [...words, ...figures].join("|");
    if (!seen.has(key)) return Boolean(seen.add(key));
    draft.problems.push({ code: "row-doubled", line: words[0]?.replace(/^\d+:/, "") ?? "一" });
    return false;
  });
  draft.rows.splice(0, draft.rows.length, ...kept);
}
