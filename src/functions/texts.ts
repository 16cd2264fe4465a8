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
    if (parsed.kind !== "amount") throw invalid(`“${shorten(String(cell))}”里读不出一个金额。`, { text: String(cell) });
    if (parsed.percent) return toNumber(parsed.value.div(100));
    const own = m ? parseMoneyUnit(m[2]!.endsWith("元") ? m[2]! : `${m[2]!}元`) : null;
    return toNumber(own && wanted ? convert(parsed.value, own, wanted) : parsed.value);
  });
}

const KINDS = { amount: "金额", change: "增减", percent: "百分比", count: "数量" } as const;
const DIRECTIONS = { up: "增加", down: "减少", flat: "持平" } as const;

/** `BUDGET.FIGURES(text, [year])`: every figure of a text: what, number, unit, kind, direction, year, sentence. */
export function figures(texts: Argument, year: Argument): Result {
  const text = cellsOf(texts)
    .map(textOf)
    .filter((t) => t !== "")
    .join("\n");
  if (text === "") return [[""]];
  const when = yearArgument(year);
  const found = figuresInText(text, when === null ? {} : { year: String(when) });
  if (found.length === 0) throw notAvailable("这段文字里没有数字。");
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
