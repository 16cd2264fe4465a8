import { fold } from "../../../disclosure";
import { beginsCaption, isCaptionPiece } from "../../words/captions";
import { opensForm } from "../../words/goal-form";
import { identifyTitle, looksLikeTitle } from "../../words/titles";
import { fragmentsOf, type TextLines } from "./fragments";
import { readHeader, type Header } from "./header";
import { groupsOf, leafRole } from "../../words/headers";

/** A title, its captions and a header, on one page. */
export interface HeadBlock {
  /** First line: of the title, else of the captions, else of the header. */
  readonly start: number;
  readonly title: string | null;
  readonly captions: readonly string[];
  /** Lines of the form of a goal table `[from, to)`, between captions and header. */
  readonly form: readonly [number, number] | null;
  readonly header: Header | null;
  /** First line after the header. */
  readonly body: number;
}

/** Where a table's rows are: one stretch of lines a page. */
export interface Region {
  readonly head: HeadBlock;
  /** Stretches `[from, to)`; the lines between them are captions and headers repeated. */
  readonly stretches: readonly (readonly [number, number])[];
  /** A further page begins with captions whose header is lost: its rows are not read. */
  readonly broken: boolean;
}

/** Longest header in fragments, and how far above it title and captions may stand. */
const HEADER_FRAGMENTS = 110;
const CAPTION_LINES = 7;

/** Finds all heads, then ties the pages of a table together. */
export function findRegions(text: TextLines): Region[] {
  const heads = findHeads(text);
  const regions: Region[] = [];
  heads.forEach((head, i) => {
    const limit = heads[i + 1]?.start ?? text.lines.length;
    const end = endOfStretch(text, head.body, limit);
    const broken = end < limit && text.lines[end]!.join === "page" && isCaptionPiece(text.lines[end]!.text);
    const stretch = [head.body, end] as const;
    const open = regions.at(-1);
    if (open && continues(open.head, head, text)) {
      regions[regions.length - 1] = { ...open, stretches: [...open.stretches, stretch], broken: open.broken || broken };
    } else {
      regions.push({ head, stretches: [stretch], broken });
    }
  });
  return regions;
}

/** A title with its caption, or captions at the top of a page, end a stretch even where the header below is lost. */
function endOfStretch(text: TextLines, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const line = text.lines[at]!;
    const next = text.lines[at + 1];
    if (line.join === "page" && at > from && isCaptionPiece(line.text)) return at;
    if (line.join === "line" || !next || !looksLikeTitle(line.text) || identifyTitle(line.text) === null) continue;
    if (line.join === "page" || (at + 1 < to && isCaptionPiece(next.text))) return at;
  }
  return to;
}

/** A head without a title of its own (or with the same one, at the top of a page) and with the same columns goes on. */
function continues(open: HeadBlock, next: HeadBlock, text: TextLines): boolean {
  if (next.form || !open.header || !next.header) return false;
  const columns = (h: Header): string => h.columns.map((c) => fold(c.path)).join("|");
  if (columns(open.header) !== columns(next.header)) return false;
  if (next.title === null) return true;
  return text.lines[next.start]!.join === "page" && open.title !== null && fold(next.title) === fold(open.title);
}

function findHeads(text: TextLines): HeadBlock[] {
  const heads: HeadBlock[] = [];
  let floor = 0;
  for (let at = 0; at < text.lines.length; at++) {
    const form = formAt(text, at);
    if (form !== null) {
      const header = headerAt(text, form);
      const above = lookAbove(text, at, floor);
      const body = header ? form + header.lines : form;
      heads.push({ ...above, form: [at, form], header: header?.header ?? null, body });
      floor = body;
      at = body - 1;
      continue;
    }
    const found = headerAt(text, at);
    if (!found) continue;
    const body = at + found.lines;
    heads.push({ ...lookAbove(text, at, floor), form: null, header: found.header, body });
    floor = body;
    at = body - 1;
  }
  return heads;
}

/** A header that begins with this line and ends with a line. */
function headerAt(text: TextLines, at: number): { header: Header; lines: number } | null {
  if (!canBegin(text, at)) return null;
  const fragments = fragmentsOf(text, at, Math.min(text.lines.length, at + HEADER_FRAGMENTS)).slice(
    0,
    HEADER_FRAGMENTS,
  );
  const header = readHeader(fragments);
  if (!header) return null;
  return { header, lines: fragments[header.length - 1]!.at - at + 1 };
}

/** A first look, so that not every line of prose is tried: its first words, or with the next, are a label. */
function canBegin(text: TextLines, at: number): boolean {
  let words = "";
  for (const fragment of fragmentsOf(text, at, Math.min(text.lines.length, at + 4)).slice(0, 5)) {
    words += fold(fragment.text);
    if (words.length > 14) return false;
    if (leafRole(words) !== null || groupsOf(words).length > 0) return true;
  }
  return false;
}

/** The form of a goal table begins here: the line after it, or null. It ends where the indicators' header begins. */
function formAt(text: TextLines, at: number): number | null {
  if (!opensForm(text.lines[at]!.text)) return null;
  let words = "";
  for (let i = at; i < Math.min(text.lines.length, at + 40); i++) {
    const line = fold(text.lines[i]!.text);
    if (i > at && opensForm(line)) return null;
    if (/^一级指标/.test(line)) return /项目名称/.test(words) && /(预算数|资金)/.test(words) ? i : null;
    words += line;
  }
  return /项目名称/.test(words) && /预算数/.test(words) ? formEnd(text, at) : null;
}

/** Without an indicators' header (a cut document) the form ends with its last labelled line. */
function formEnd(text: TextLines, at: number): number {
  let end = at + 1;
  for (let i = at; i < Math.min(text.lines.length, at + 24); i++) {
    if (i > at && looksLikeTitle(text.lines[i]!.text)) break;
    if (/^(项目编码|项目名称|预算规模|预算数|资金支出计划|绩效目标|\d+月底|[\d. ]+$)/.test(fold(text.lines[i]!.text)))
      end = i + 1;
  }
  return end;
}

/** Title and captions above a line. */
function lookAbove(text: TextLines, at: number, floor: number): Pick<HeadBlock, "start" | "title" | "captions"> {
  const captions: string[] = [];
  let start = at;
  if (text.lines[at]!.join === "page") return { start, title: null, captions };
  for (let i = at - 1; i >= Math.max(floor, at - CAPTION_LINES - 1); i--) {
    const line = text.lines[i]!;
    const title = titleEndingAt(text, i, floor);
    if (title) return { start: title.start, title: title.title, captions: joinCaptions(captions) };
    const above = i - 1 >= floor ? fold(text.lines[i - 1]!.text) : "";
    const goesOn = line.join !== "page" && line.text.length <= 8 && (isCaptionPiece(above) || /^\d{3,}/.test(above));
    if ((!isCaptionPiece(line.text) && !goesOn) || /[。；]$/.test(line.text)) break;
    captions.unshift(line.text);
    start = i;
    if (line.join === "page") break;
  }
  return { start, title: null, captions: joinCaptions(captions) };
}

/** `预算年` `度：2024`: a caption broken over lines begins with one of its words; what does not, goes on. */
function joinCaptions(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const begins = beginsCaption(line);
    if (begins || out.length === 0) out.push(line);
    else out[out.length - 1] += line;
  }
  return out;
}

/** A title may run over several lines: from an ordinal or the top of the page. */
function titleEndingAt(text: TextLines, at: number, floor: number): { start: number; title: string } | null {
  let joined = "";
  for (let i = at; i >= Math.max(floor, at - 3); i--) {
    const line = text.lines[i]!;
    joined = line.text + joined;
    const begins = line.join === "page" || /^(\d+|[一二三四五六七八九十]+)[、.．]/.test(line.text);
    if (looksLikeTitle(joined) && !isCaptionPiece(line.text) && (begins || i === at) && !wrapped(text, i, floor)) {
      return { start: i, title: joined };
    }
    if (begins || /[。；：:]$/.test(line.text)) return null;
  }
  return null;
}

/** The line looks like a title but is the end of one that began above with an ordinal. */
function wrapped(text: TextLines, at: number, floor: number): boolean {
  if (text.lines[at]!.join === "page" || /^\d+[、.．]/.test(text.lines[at]!.text)) return false;
  const before = at - 1 >= floor ? text.lines[at - 1]! : null;
  if (!before || before.text.length < 30 || /[。；：:]$/.test(before.text)) return false;
  return looksLikeTitle(before.text + text.lines[at]!.text) && /^\d+[、.．]/.test(before.text);
}
