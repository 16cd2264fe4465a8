import { Decimal, stripWhitespace, toHalfWidth } from "../disclosure";
import { figuresInText } from "../narrative";
import {
  caught,
  cellsOf,
  rowsOf,
  textOf,
  yearArgument,
  type Argument,
  type Result,
  type ResultCell,
} from "./arguments";
import { FunctionError, invalid, notAvailable } from "./errors";
import {
  convertedNumber,
  moneyOf,
  moneyUnitArgument,
  numberOf,
  shorten,
  toNumber,
  unitOf,
  type Quantity,
} from "./quantities";
import { CELL_ERRORS } from "../words";

/**
 * `BUDGET.AMOUNT(text, [moneyUnit])`: the number in a text, in the unit asked for. Where none is asked for it comes as printed, so all
 * texts of a range must then say the same unit, or none; where one is, an amount that says no unit is an error of its own.
 */
export function amount(texts: Argument, moneyUnit: Argument): Result {
  const wanted = moneyUnitArgument(moneyUnit);
  const shown = (q: Quantity | null): ResultCell => {
    if (q === null) return "";
    if (wanted === null || q.unit === wanted || q.isZero) return numberOf(q);
    if (q.unit === null || q.unit === "%")
      throw invalid(CELL_ERRORS["unit-unknown"], { text: shorten(q.value.toFixed()), unit: wanted });
    return convertedNumber(q, q.unit, wanted);
  };
  const rows = rowsOf(texts);
  if (rows.length === 1 && rows[0]!.length === 1) return [[shown(moneyOf(rows[0]![0]))]];
  const read = rows.map((row) => row.map((cell) => caught(() => moneyOf(cell))));
  if (wanted === null) unitOf(read.flat().map((q) => (q instanceof FunctionError ? null : q)));
  return read.map((row) => row.map((q) => (q instanceof FunctionError ? q : caught(() => shown(q)))));
}

const KINDS = { amount: "金额", change: "增减", percent: "百分比", count: "数量" } as const;
const DIRECTIONS = { up: "增加", down: "减少", flat: "持平" } as const;

/** A number with a unit, wherever it stands: what the grammar of disclosures leaves aside (a target, a ratio) is listed as well. */
const FIGURE =
  /(\d[\d,]*(?:\s+\d[\d,]*)*(?:\.\d+)?)(?:\s*((?:(?:百\s*万|[亿万千百])\s*)?元|%|个百分点|[亿万]|平方米|[辆台个人次批家户件套项名份艘架栋间]))?/gu;

type Figure = ReturnType<typeof figuresInText>[number];

/** `BUDGET.FIGURES(text, [year])`: every figure of a text: what, number, unit, kind, direction, year, sentence. */
export function figures(texts: Argument, year: Argument): Result {
  const text = cellsOf(texts)
    .map(textOf)
    .filter((t) => t !== "")
    .join("\n");
  if (text === "") return [[""]];
  const when = yearArgument(year);
  const found = withTheRest(text, figuresInText(text, when === null ? {} : { year: String(when) }));
  if (found.length === 0) throw notAvailable(CELL_ERRORS["no-figures"]);
  return [
    ["内容", "数值", "单位", "类型", "方向", "年度", "原句"],
    ...found.map((f): ResultCell[] => [
      f.label,
      toNumber(new Decimal(f.value)),
      f.unit,
      KINDS[f.kind],
      f.direction === null ? "" : DIRECTIONS[f.direction],
      f.year === null ? "" : Number(f.year),
      f.quote,
    ]),
  ];
}

/** What makes two mentions of a figure the same: its size and its unit. */
const sizeOf = (value: string, unit: string): string => `${new Decimal(value).abs().toFixed()} ${unit}`;

/** The figures understood, in the order of the text, with the numbers between them that no meaning was found for. */
function withTheRest(text: string, understood: readonly Figure[]): Figure[] {
  const places = new Map<string, number[]>();
  understood.forEach((f, i) => {
    const size = sizeOf(f.value, f.unit);
    const list = places.get(size);
    if (list) list.push(i);
    else places.set(size, [i]);
  });
  const quotes = new Map<string, Set<string>>();
  const out: Figure[] = [];
  let next = 0;
  const upTo = (end: number): void => {
    for (; next < end; next++) {
      const f = understood[next]!;
      const size = sizeOf(f.value, f.unit);
      quotes.set(size, (quotes.get(size) ?? new Set()).add(f.quote));
      out.push(f);
    }
  };
  const upcoming = (size: string): number | undefined => {
    const waiting = places.get(size) ?? [];
    while (waiting.length > 0 && waiting[0]! < next) waiting.shift();
    return waiting[0];
  };
  for (const sentence of text.split(/(?<=[。；;!！?？])|\n/)) {
    const quote = sentence.trim();
    const folded = stripWhitespace(sentence);
    for (const m of toHalfWidth(sentence).matchAll(FIGURE)) {
      if (m[2] === undefined) continue;
      const unit = m[2].replace(/\s/g, "");
      // The grammar reads digits over a gap as one number (1 234.5); where it did not, the last piece is the number.
      const pieces = m[1]!.replace(/,/g, "").split(/\s+/);
      const sizes = [...new Set([pieces.join(""), pieces.at(-1)!])].map((value) => sizeOf(value, unit));
      const at = sizes.map((size) => upcoming(size)).find((place) => place !== undefined);
      if (at !== undefined) upTo(at + 1);
      else if (
        !sizes.some((size) => [...(quotes.get(size) ?? [])].some((q) => quote.includes(q) || folded.includes(q)))
      ) {
        const value = pieces.at(-1)!;
        const kind = /元|[亿万]$/u.test(unit) ? "amount" : /%|百分点/.test(unit) ? "percent" : "count";
        out.push({ key: "other", label: "", kind, value, unit, year: null, direction: null, quote });
      }
    }
  }
  upTo(understood.length);
  return out;
}
