import { Decimal, convert, parseAmount, parseMoneyUnit, stripWhitespace, toHalfWidth } from "../disclosure";
import { figuresInText } from "../narrative";
import {
  cellsOf,
  eachCell,
  isBlank,
  textOf,
  yearArgument,
  type Argument,
  type Result,
  type ResultCell,
} from "./arguments";
import { invalid, notAvailable } from "./errors";
import { quantityOf, shorten, toNumber } from "./quantities";
import { moneyUnitArgument } from "./values";
import { CELL_ERRORS } from "../words";

/** `BUDGET.AMOUNT(text, [unit])`: the number in a text, in the unit asked for; a text without a unit stays as it stands. */
export function amount(texts: Argument, unit: Argument): Result {
  const wanted = moneyUnitArgument(unit);
  return eachCell(texts, (cell) => {
    if (isBlank(cell)) return "";
    if (typeof cell === "number") return toNumber(quantityOf(cell)!.value);
    const text = toHalfWidth(stripWhitespace(String(cell))).replace(/^(?:人民币|RMB|CNY)/i, "");
    const m = /^(.*?)((?:[百千万亿]{0,2}元|[万亿]))(?:整|人民币)?(\)?)$/u.exec(text);
    const parsed = parseAmount(m ? m[1]! + m[3]! : text);
    if (parsed.kind === "blank" && !m) return "";
    if (parsed.kind !== "amount") throw invalid(CELL_ERRORS["no-amount"], { text: shorten(String(cell)) });
    if (parsed.percent) return toNumber(parsed.value.div(100));
    const own = m ? parseMoneyUnit(m[2]!.endsWith("元") ? m[2]! : `${m[2]!}元`) : null;
    return toNumber(own && wanted ? convert(parsed.value, own, wanted) : parsed.value);
  });
}

const KINDS = { amount: "金额", change: "增减", percent: "百分比", count: "数量" } as const;
const DIRECTIONS = { up: "增加", down: "减少", flat: "持平" } as const;

/** A number with a unit, wherever it stands: what the grammar of disclosures leaves aside (a target, a ratio) is listed as well. */
const FIGURE =
  /(\d[\d,]*(?:\.\d+)?)(?:\s*((?:百万|[亿万千百])?元|%|个百分点|[亿万]|平方米|[辆台个人次批家户件套项名份艘架栋间]))?/gu;

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
      f.year ?? "",
      f.quote,
    ]),
  ];
}

/** The figures understood, in the order of the text, with the numbers between them that no meaning was found for. */
function withTheRest(text: string, understood: readonly Figure[]): Figure[] {
  const open = [...understood];
  const out: Figure[] = [];
  for (const sentence of text.split(/(?<=[。；;!！?？])|\n/)) {
    const quote = sentence.trim();
    for (const m of toHalfWidth(sentence).matchAll(FIGURE)) {
      if (m[2] === undefined) continue;
      const value = m[1]!.replace(/,/g, "");
      const at = open.findIndex((f) => f.unit === m[2] && new Decimal(f.value).abs().eq(value));
      if (at >= 0) out.push(...open.splice(0, at + 1));
      else if (!out.some((f) => f.unit === m[2] && new Decimal(f.value).abs().eq(value) && quote.includes(f.quote))) {
        const kind = /元|[亿万]$/u.test(m[2]!) ? "amount" : /%|百分点/.test(m[2]!) ? "percent" : "count";
        out.push({ key: "other", label: "", kind, value, unit: m[2]!, year: null, direction: null, quote });
      }
    }
  }
  return [...out, ...open];
}
