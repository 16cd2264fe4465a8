import { fold } from "../../disclosure";
import type { Guide } from "../correcting/guide";
import { fromRaw, pageOfRaw, toDraft, type Draft } from "../table/draft";
import { append, appendBeside, continues, goesOnBeside } from "./continuation";
import { fitted } from "./fitted";
import { Places } from "./places";
import type { StreamItem, StreamLine } from "../stream/stream";
import { dissect } from "../table/anatomy";
import { readSection, type Section } from "../table/section";
import { isCaption } from "../words/captions";
import { isHeaderWord } from "../words/headers";
import { isNoteBelow } from "../words/notes";
import { isPageNumber } from "../words/page-numbers";
import { identifyTitle, looksLikeTitle, stripTitle } from "../words/titles";

/** Tables with their titles, and the lines that belong to none. */
export interface Assembly {
  readonly tables: Draft[];
  readonly lines: StreamLine[];
}

/** How many lines above a table its title may stand. */
const TITLE_REACH = 10;

/**
 * Finds titles, captions and notes, and joins tables that go on over pages; where a person says that one does or does not, they are
 * followed.
 */
export function assemble(items: readonly StreamItem[], guide: Pick<Guide, "joinOf">, places: Places): Assembly {
  const tables: Draft[] = [];
  const lines: StreamLine[] = [];
  let recent: StreamLine[] = [];
  let afterTable = false;

  const release = (): void => {
    for (const line of recent) lines.push(line);
    recent = [];
  };

  for (const item of items) {
    if (item.type === "line") {
      const previous = tables[tables.length - 1];
      if (afterTable && previous && isNoteBelow(item.text)) {
        (previous.notes as string[]).push(item.text.trim());
        continue;
      }
      if (afterTable && fold(item.text) !== "" && !isPageNumber(item.text) && !isCaption(item.text)) afterTable = false;
      recent.push(item);
      if (recent.length > 400) lines.push(...recent.splice(0, 200));
      continue;
    }
    if (item.type === "table") {
      release();
      const { table } = item;
      const place = places.next(table.pages[0], undefined, stripTitle(table.title ?? ""));
      const before = tables.at(-1);
      if (before && guide.joinOf(place) === "join") {
        append(before, fitted(before, pageOfRaw(table)), place);
        before.captions.push(...table.captions);
      } else tables.push(fromRaw(table, place));
      afterTable = true;
      continue;
    }
    const sections = dissect(item.matrix).map((part) => readSection(item.matrix, part));
    for (const section of sections) {
      const above = takeTitle(recent);
      const inside = titleInside(section.captions);
      const title = inside ?? above.title;
      const captions = [...above.captions, ...section.captions.filter((c) => !looksLikeTitle(c) || isCaption(c))];
      const previous = tables[tables.length - 1];
      if (isEmptySection(section)) {
        // A grid of captions only: they belong to the table below.
        recent.push(...section.captions.map((text): StreamLine => ({ type: "line", text, source: section.source })));
        continue;
      }
      recent = above.rest;
      release();
      afterTable = true;
      const named = title ?? fallbackTitle(section, lines);
      const place = places.next(section.pages[0], section.sheet, stripTitle(named ?? ""));
      const wish = guide.joinOf(place);
      if (previous && wish === null && goesOnBeside(previous, section, title, above.between)) {
        appendBeside(previous, section, place);
        previous.captions.push(...captions);
      } else if (
        previous &&
        (wish === "join" || (wish === null && continues(previous, section, title, captions, above.between)))
      ) {
        append(previous, wish === "join" ? fitted(previous, section) : section, place);
        previous.captions.push(...captions);
      } else tables.push(toDraft(section, named, captions, place));
    }
  }
  release();
  return { tables, lines: lines.filter((l) => !isPageNumber(l.text) || fold(l.text) === "") };
}

function isEmptySection(s: Section): boolean {
  return s.rows.length === 0 && !s.hasHeader && s.form.length === 0;
}

/** Looks up from a table for its title and captions; what stands between stays running text. */
function takeTitle(recent: readonly StreamLine[]): {
  title: string | null;
  captions: string[];
  rest: StreamLine[];
  /** Running text between the table above and this one, its title and captions left out. */
  between: readonly string[];
} {
  const captions: string[] = [];
  const skipped: StreamLine[] = [];
  let seen = 0;
  for (let i = recent.length - 1; i >= 0 && seen < TITLE_REACH; i--) {
    const { text } = recent[i]!;
    if (fold(text) === "" || isPageNumber(text)) continue;
    seen++;
    if (isCaption(text)) {
      captions.unshift(text);
      continue;
    }
    // The end of a unit's name that its caption wrapped onto a line of its own.
    const above = recent
      .slice(0, i)
      .reverse()
      .find((l) => fold(l.text) !== "");
    const short = /^[\u4e00-\u9fff]{1,6}$/.test(fold(text)) && !identifyTitle(text) && !isHeaderWord(text);
    if (short && above && isCaption(above.text)) {
      captions.unshift(text);
      continue;
    }
    const two = i > 0 ? `${recent[i - 1]!.text.trim()}${text.trim()}` : "";
    if (looksLikeTitle(text) && identifyTitle(text)) {
      const over = captionsOver(recent, i);
      return {
        title: text.trim(),
        captions: [...over.captions, ...captions],
        rest: [...recent.slice(0, over.from), ...skipped],
        between: skipped.map((l) => l.text),
      };
    }
    // A title broken over two lines.
    if (
      i > 0 &&
      text.trim().length < 40 &&
      fold(recent[i - 1]!.text) !== "" &&
      looksLikeTitle(two) &&
      identifyTitle(two) &&
      !/[。；：:]$/.test(recent[i - 1]!.text.trim())
    ) {
      return {
        title: two,
        captions,
        rest: [...recent.slice(0, i - 1), ...skipped],
        between: skipped.map((l) => l.text),
      };
    }
    if (fold(text).length > 30 || /[。；]$/.test(text.trim())) {
      skipped.unshift(recent[i]!);
      break;
    }
    skipped.unshift(recent[i]!);
  }
  const kept = recent.filter((l) => !(isCaption(l.text) && captions.includes(l.text)));
  return { title: null, captions, rest: [...kept], between: skipped.map((l) => l.text) };
}

/** Unit, year or form number printed over the title. */
function captionsOver(recent: readonly StreamLine[], title: number): { captions: string[]; from: number } {
  const captions: string[] = [];
  let from = title;
  for (let i = title - 1; i >= 0 && title - i <= 3; i--) {
    const { text } = recent[i]!;
    if (fold(text) === "" || isPageNumber(text)) continue;
    if (!isCaption(text)) break;
    captions.unshift(text);
    from = i;
  }
  return { captions, from };
}

function titleInside(captions: readonly string[]): string | null {
  for (const caption of captions) {
    for (const line of caption.split("\n")) if (looksLikeTitle(line) && identifyTitle(line)) return line.trim();
    const whole = caption.replace(/\n/g, "");
    if (looksLikeTitle(whole) && identifyTitle(whole)) return whole.trim();
  }
  return null;
}

/** A title for a table that has none above: the last short line, the sheet's name. */
function fallbackTitle(section: Section, lines: readonly StreamLine[]): string | null {
  if (section.sheet !== undefined && !/^sheet\s*\d*$/i.test(section.sheet)) return section.sheet;
  const last = [...lines].reverse().find((l) => fold(l.text) !== "" && !isPageNumber(l.text));
  const text = last?.text.trim();
  return text && text.length <= 40 && !/[。；，]/.test(text) ? text : null;
}
