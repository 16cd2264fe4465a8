import { convert, Decimal, inWan, type Amount } from "../disclosure";
import type { SheetUnit } from "./sheet-unit";
import type { CellTarget, PlanCell, StyleName } from "./plan";

/** Number format of text: what stands there is never read as a formula, number or date. */
export const TEXT_FORMAT = "@";

const MOST_DECIMALS = 8;

/** Number format of money with the given decimals, at least 2; the points of a column that has one format stand below one another. */
export function moneyFormat(decimals: number): string {
  return `#,##0.00${"?".repeat(Math.max(0, Math.min(decimals, MOST_DECIMALS) - 2))}`;
}

/** Number format that shows exactly the printed decimals. */
export function printedFormat(decimals: number): string {
  return decimals > 0 ? `#,##0.${"0".repeat(Math.min(decimals, 10))}` : "#,##0";
}

/** Longest text of a cell: Excel offers to repair a file that has more. */
const MAX_CELL_TEXT = 32_767;
const CUT_NOTE = "……（超过单元格的长度，其余见原文件）";

/** Cells that hold the same are one object: of the cells of a large workbook most are blank, or a name of the unit or of a state. */
const SHARED = new Map<string, PlanCell>();
const MOST_SHARED = 20_000;
const LONGEST_SHARED = 60;

function shared(key: string, make: () => PlanCell): PlanCell {
  const known = SHARED.get(key);
  if (known) return known;
  if (SHARED.size >= MOST_SHARED) SHARED.clear();
  const cell = make();
  SHARED.set(key, cell);
  return cell;
}

/** Signs that turn the direction of the text behind them and are not seen themselves. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text with such signs named where they stand: nobody reads `txt.exe` where `exe.txt` is written. */
export const visible = (text: string): string =>
  text.replace(DIRECTION_MARKS, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);

/** A text cell; null stays blank. Of a longer text than a cell holds the beginning, and a note. */
export function textCell(text: string | null | undefined, style?: StyleName, link?: CellTarget): PlanCell {
  const make = (): PlanCell => ({
    value: text ? fitting(visible(text)) : (text ?? null),
    format: TEXT_FORMAT,
    ...(style ? { style } : {}),
    ...(link ? { link } : {}),
  });
  const length = text?.length ?? 0;
  if (link || length > LONGEST_SHARED) return make();
  return shared(`${style ?? ""}|${text === null || text === undefined ? "" : `:${text}`}`, make);
}

function fitting(text: string): string {
  if (text.length <= MAX_CELL_TEXT) return text;
  return `${text.slice(0, MAX_CELL_TEXT - CUT_NOTE.length).replace(/[\uD800-\uDBFF]$/, "")}${CUT_NOTE}`;
}

/** Characters that a text is wide; Chinese signs take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += sign > "\u00ff" ? 2 : 1;
  return width;
}

/** Width at which a header stands in one line beside its filter button; long labels may wrap. */
export function headerWidth(label: string): number {
  return Math.min(16, textWidth(label) + 5);
}

/** What bold digits and the cell's edges take besides the signs of a number (characters). */
const NUMBER_EDGE = 1.5;

/** Width that a column must have for a cell's number, which is shown as #### where it does not fit; 0 for all other cells. */
export function numberWidth(cell: PlanCell | null | undefined): number {
  if (!cell || typeof cell.value !== "number") return 0;
  const decimals = /\.([0?]+)$/.exec(cell.format ?? "")?.[1]?.length ?? 0;
  const digits = Math.abs(cell.value).toFixed(decimals);
  const whole = digits.split(".")[0]!.length;
  const commas = cell.format?.startsWith("#,") ? Math.floor((whole - 1) / 3) : 0;
  return digits.length + commas + (cell.value < 0 ? 1 : 0) + NUMBER_EDGE;
}

/** A whole number or count. */
export function countCell(value: number | null, style?: StyleName): PlanCell {
  return { value, format: "0", ...(style ? { style } : {}) };
}

/** Money in the unit of the sheet, exact to the 15 digits of a cell; decimals beyond two stay visible. */
export function moneyCell(amount: Amount | null, unit: SheetUnit, style?: StyleName): PlanCell {
  if (!amount)
    return shared(`${style ?? ""}|money`, () => ({ value: null, format: moneyFormat(2), ...(style ? { style } : {}) }));
  const value = convert(inWan(amount), "万元", unit);
  return { value: value.toNumber(), format: moneyFormat(value.decimalPlaces()), ...(style ? { style } : {}) };
}

/** A decimal that is money in 万元 already. */
export function decimalCell(value: Decimal | null, style?: StyleName): PlanCell {
  return {
    value: value ? value.toNumber() : null,
    format: moneyFormat(value ? value.decimalPlaces() : 2),
    ...(style ? { style } : {}),
  };
}

/** A printed word that may be a plain number: `3` and `3.50` become numbers, everything else stays text. */
export function numberOrText(text: string | null, style?: StyleName): PlanCell {
  if (text === null) return textCell(null, style);
  const m = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d{1,8}))?$/.exec(text);
  if (!m) return textCell(text, style);
  return { value: Number(text), format: m[1] ? `0.${"0".repeat(m[1].length)}` : "0", ...(style ? { style } : {}) };
}
