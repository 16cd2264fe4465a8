import { fold, isAmountText, lowestConfidence, parseAmount, type PublishedCell } from "../../disclosure";
import { isHeaderWord, isListedWord, leafRole } from "../words/headers";
import { isBlank } from "./cells";
import type { Draft } from "./draft";

/**
 * Cells narrower than their words: the end of a wrapped name stands in the next column in front of the amount
 * (`障中心1839311.66`), in the next row in front of the code (`缴费支出2080506-…`), or behind a header. The words go back where
 * they began; amounts and codes stay where they are. Nothing is dropped, no figure is made.
 */
export function mendOverflow(draft: Draft): void {
  if (draft.raw) return;
  mendHeader(draft.columns);
  for (let c = 0; c < draft.columns.length; c++) {
    if (isColumnOf(draft, c, isAmount)) mendAmounts(draft, c);
    else if (isColumnOf(draft, c, isCodeAndName)) mendCodes(draft, c);
  }
}

/** Words that a name may end with. */
const WORDS = "[\\u4e00-\\u9fff（）()、，]{1,12}";
const NUMBER = "[-－]?\\d[\\d,]*(?:\\.\\d+)?";
const BEFORE = new RegExp(`^(${WORDS})\\s*(${NUMBER})$`);
const BEHIND = new RegExp(`^(${NUMBER})\\s*(${WORDS})$`);
/** What belongs to the figure itself. */
const MEASURE = /^(人民币)?[百千万亿]*元?$|^[个人项次批台辆户天年月日家份套元]$/;

const CODE_AND_NAME = /^\d{3,7}[-－—]?[\u4e00-\u9fff]/;
const TAIL_AND_CODE = new RegExp(`^(${WORDS})(\\d{3,7}[-－—][\\u4e00-\\u9fff].*)$`, "s");

/** Cells that show what a column holds, at the least, and their share. */
const ENOUGH = 3;
const SHARE = 0.5;

function isColumnOf(draft: Draft, c: number, test: (text: string) => boolean): boolean {
  const printed = draft.rows.flatMap((row) => (isBlank(row[c]?.text) ? [] : [row[c].text]));
  const fitting = printed.filter(test).length;
  return fitting >= ENOUGH && fitting >= printed.length * SHARE;
}

function isAmount(text: string): boolean {
  return isAmountText(text) && parseAmount(text).kind === "amount";
}

function isCodeAndName(text: string): boolean {
  return CODE_AND_NAME.test(text) || TAIL_AND_CODE.test(text);
}

function mendAmounts(draft: Draft, c: number): void {
  draft.rows.forEach((row, r) => {
    const text = row[c]?.text;
    if (isBlank(text)) return;
    const before = BEFORE.exec(text);
    const behind = before ? null : BEHIND.exec(text);
    const words = before?.[1] ?? behind?.[2];
    const number = before?.[2] ?? behind?.[1];
    if (words === undefined || number === undefined || MEASURE.test(words)) return;
    const left = row[c - 1]?.text;
    if (!isBlank(left) && /[\u4e00-\u9fff]/.test(left) && !isAmount(left)) {
      row[c - 1] = withText(row[c - 1]!, left + words, row[c]);
      row[c] = withText(row[c]!, number.replace(/,/g, ""));
    } else if (r === 0 && isHeaderWord(leafOf(draft.columns[c]!) + words)) {
      draft.columns[c] += words;
      row[c] = withText(row[c]!, number.replace(/,/g, ""));
    }
  });
}

function mendCodes(draft: Draft, c: number): void {
  draft.rows.forEach((row, r) => {
    const m = TAIL_AND_CODE.exec(row[c]?.text ?? "");
    const above = draft.rows[r - 1];
    if (!m || isBlank(above?.[c]?.text)) return;
    above[c] = withText(above[c]!, above[c]!.text! + m[1]!, row[c]);
    row[c] = withText(row[c]!, m[2]!);
  });
}

/** @param of where words of the text come from beside the cell itself */
function withText(cell: PublishedCell, text: string, of?: PublishedCell): PublishedCell {
  const recognised = lowestConfidence([cell.recognised, of?.recognised]);
  return { ...cell, text, ...(recognised === undefined ? {} : { recognised }) };
}

function leafOf(path: string): string {
  return path.split("/").pop()!;
}

/** `预算数政` beside `府预算支出经济科目（按大类` beside `）预算数`: letters that a rule cut off go to their word. */
function mendHeader(columns: string[]): void {
  for (const mend of [closeBracket, moveLetter]) {
    for (let c = 0; c + 1 < columns.length; c++) {
      const [a, b] = [leafOf(columns[c]!), leafOf(columns[c + 1]!)];
      const moved = a === "" || b === "" ? null : mend(a, b);
      if (!moved) continue;
      columns[c] = withLeaf(columns[c]!, moved[0]);
      columns[c + 1] = withLeaf(columns[c + 1]!, moved[1]);
    }
  }
}

type Pair = readonly [left: string, right: string];

function closeBracket(a: string, b: string): Pair | null {
  const open = fold(a).split("(").length > fold(a).split(")").length;
  return open && /^[)）]/.test(b) && leafRole(fold(b.slice(1))) !== null ? [a + b[0]!, b.slice(1)] : null;
}

function moveLetter(a: string, b: string): Pair | null {
  const [shorter, longer] = [a.slice(0, -1), a.slice(-1) + b];
  const cut = leafRole(fold(a)) === null && leafRole(fold(shorter)) !== null;
  return cut && isListedWord(longer) && !isListedWord(b) ? [shorter, longer] : null;
}

function withLeaf(path: string, leaf: string): string {
  return [...path.split("/").slice(0, -1), leaf].join("/");
}
