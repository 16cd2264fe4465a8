import { lowestConfidence, stripWhitespace, toHalfWidth, type NarrativeParagraph, type SourceRef } from "../disclosure";
import { foldText } from "./normalize";
import { scanQuantities } from "./quantities";

/** Numbering and its heading level: 1 一、 第一部分; 2 （一）; 3 1、 1. */
const NUMBERING: readonly (readonly [RegExp, number])[] = [
  [/^第[一二三四五六七八九十]+(?:部分|章|条)/, 1],
  [/^[一二三四五六七八九十]{1,3}[、.,]/, 1],
  [/^\([一二三四五六七八九十]{1,3}\)/, 2],
  [/^\d{1,2}[、.](?!\d(?!\d{4,6}-|\d{3}年))/, 3],
  [/^\(\d{1,2}\)/, 3],
];
const BULLET = /^(?:[-*•·●]\s?)(?=\d{1,2}[、.]|[\u4e00-\u9fff])/;
const PAGE_NUMBER = /^[-—–－]*\d{1,4}[-—–－]*$|^第\d+页(?:,?共\d+页)?$/;
const SENTENCE_END = /[。！？!?]["”’)）]?$|^[^，,。；;]{1,20}[：:]$/;
/** A line of its own that only announces: `运行经费安排情况`. */
const TITLE = /^[^，。；：,;:]{2,28}(?:情况|说明|原因|概况|信息|如下|解释)$/;
const LONGEST_HEADING = 45;

/** The title that a numbered paragraph begins with: `（一）机关运行经费：2025年…` → `机关运行经费`; null for others. */
export function inlineTitle(paragraph: NarrativeParagraph): { title: string; rank: number } | null {
  const rank = numberingLevel(paragraph.text);
  if (rank === 0 || paragraph.headingLevel > 0) return null;
  const { text } = foldText(paragraph.text);
  const title = /^[^。:,;]{3,36}(?=[。:])/.exec(text.replace(BULLET, ""))?.[0];
  if (title === undefined || scanQuantities(foldText(title)).length > 0) return { title: "", rank };
  return { title, rank };
}

/** Rank of a heading among headings: parts (第一部分) stand over 一、. */
export function headingRank(paragraph: NarrativeParagraph): number {
  return paragraph.headingLevel === 1 && /^第/.test(paragraph.text.trim()) ? 0 : paragraph.headingLevel;
}

/** Heading level by numbering, 0 for a text without. A numbered sentence is no heading. */
export function headingLevel(text: string): number {
  const level = numberingLevel(text);
  return level > 0 && isHeadingText(text) ? level : 0;
}

function numberingLevel(text: string): number {
  const folded = toHalfWidth(stripWhitespace(text)).replace(BULLET, "");
  return NUMBERING.find(([pattern]) => pattern.test(folded))?.[1] ?? 0;
}

function isHeadingText(text: string): boolean {
  const folded = foldText(text);
  if (
    /\((?:类|款|项)\)/.test(folded.text) ||
    /\d(?:[万亿百千])?$/.test(folded.text) ||
    folded.text.length > LONGEST_HEADING ||
    /[。;,]|:./.test(folded.text.slice(3))
  )
    return false;
  return scanQuantities(folded).length === 0;
}

/**
 * Joins the hard-wrapped lines of PDF and OCR text into paragraphs. A line goes on with the next unless it ends a
 * sentence, is a heading, or the next one is numbered. Blank lines and page numbers divide nothing: page breaks and
 * loose line spacing put them into the middle of sentences.
 */
export function splitParagraphs(
  lines: readonly { readonly text: string; readonly source: SourceRef; readonly confidence?: number }[],
): NarrativeParagraph[] {
  const out: NarrativeParagraph[] = [];
  let open: OpenParagraph | null = null;
  const close = (): void => {
    if (open) {
      const text = open.lines.join("\n");
      const recognised = lowestConfidence(open.confidence);
      const read = recognised === undefined ? {} : { recognised };
      out.push({ text, source: open.source, headingLevel: headingLevel(text), ...read });
    }
    open = null;
  };
  for (const line of lines) {
    const text = line.text.trim();
    if (text === "" || PAGE_NUMBER.test(stripWhitespace(text))) continue;
    const tabular = line.text.includes("\t");
    if (open && (tabular || !continues(open, text))) close();
    open ??= { lines: [], length: 0, brackets: 0, source: line.source, confidence: [] };
    open.confidence.push(line.confidence);
    open.lines.push(open.lines.length === 0 ? line.text.trimEnd() : text);
    open.length += text.length;
    open.brackets += (text.match(/[(（]/g)?.length ?? 0) - (text.match(/[)）]/g)?.length ?? 0);
    if (tabular || SENTENCE_END.test(text) || (open.lines.length === 1 && TITLE.test(stripWhitespace(text)))) close();
  }
  close();
  return out;
}

interface OpenParagraph {
  readonly lines: string[];
  readonly source: SourceRef;
  /** Of its lines. */
  readonly confidence: (number | undefined)[];
  length: number;
  /** Brackets that stand open. */
  brackets: number;
}

/** Beyond this a paragraph is no paragraph, and beyond this an open bracket was left open by mistake. */
const LONGEST_PARAGRAPH = 20_000;
const LONGEST_BRACKET = 400;

function continues(before: OpenParagraph, next: string): boolean {
  if (before.length > LONGEST_PARAGRAPH) return false;
  if (before.brackets > 0 && before.length < LONGEST_BRACKET) return true;
  if (numberingLevel(next) > 0) return false;
  if (/^[\d,.]+(?:亿|万|元)/.test(next)) return true;
  return before.length > 2 * LONGEST_HEADING || headingLevel(before.lines.join("")) === 0;
}
