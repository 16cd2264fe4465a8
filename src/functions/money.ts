import { Decimal, convert, type MoneyUnit } from "../disclosure";
import { CELL_ERRORS } from "../words";
import { eachCell, type Argument, type Result } from "./arguments";
import { invalid } from "./errors";
import { convertedNumber, mixed, moneyIn, moneyUnitArgument, shorten } from "./quantities";

/**
 * `BUDGET.CONVERT(amounts, from, to)`: amounts from one unit of money to another, exactly. An amount that prints its own unit must
 * be in `from`; where `from` is left blank every amount has to print one.
 */
export function convertAmounts(amounts: Argument, from: Argument, to: Argument): Result {
  const given = moneyUnitArgument(from, "from");
  const wanted = moneyUnitArgument(to, "to");
  if (wanted === null) throw invalid(CELL_ERRORS["unit-wanted"]);
  return eachCell(amounts, (cell) => {
    const quantity = moneyIn(cell, given);
    if (quantity === null) return "";
    const own = quantity.unit as MoneyUnit | null;
    if (own !== null && given !== null && own !== given && !quantity.isZero) throw mixed([own, given]);
    const unit = own ?? given;
    if (unit === null && !quantity.isZero)
      throw invalid(CELL_ERRORS["unit-unknown"], { text: shorten(quantity.value.toFixed()), unit: wanted });
    return convertedNumber(quantity, unit ?? wanted, wanted);
  });
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"] as const;
const SECTIONS = ["", "万", "亿", "万亿"] as const;
/** Yuan that four sections hold. */
const MOST_YUAN = new Decimal("1e16");

/**
 * `BUDGET.CAPITAL(amounts, [moneyUnit])`: the amount in capitals as vouchers print it (壹仟陆佰捌拾元零叁角贰分), after 会计基础工作规范 article
 * 52 and 支付结算办法, annex 1: 整 behind 元 and 角, none behind 分; one 零 for zeros in between, and before 角 and 分 where 元 or 角
 * is 0. The words 人民币 are not part of it, since forms print them. Bare amounts are in `moneyUnit` (元). An amount with a part of a 分
 * is an error: it has to be rounded first.
 */
export function capital(amounts: Argument, moneyUnit: Argument): Result {
  const given = moneyUnitArgument(moneyUnit);
  return eachCell(amounts, (cell) => {
    const quantity = moneyIn(cell, given);
    if (quantity === null) return "";
    const own = quantity.unit as MoneyUnit | null;
    if (own !== null && given !== null && own !== given) throw mixed([own, given]);
    const yuan = convert(quantity.value, own ?? given ?? "元", "元");
    if (yuan.decimalPlaces() > 2) throw invalid(CELL_ERRORS["part-of-a-fen"], { text: shorten(yuan.toFixed()) });
    if (yuan.abs().gte(MOST_YUAN)) throw invalid(CELL_ERRORS["too-big"]);
    return capitals(yuan);
  });
}

function capitals(yuan: Decimal): string {
  const [whole, fraction] = yuan.abs().toFixed(2).split(".") as [string, string];
  const [jiao, fen] = [Number(fraction[0]), Number(fraction[1])];
  const integer = integerWords(whole);
  const minus = yuan.isNegative() && !yuan.isZero() ? "负" : "";
  if (jiao === 0 && fen === 0) return `${minus}${integer || "零"}元整`;
  // 元 or 角 is 0 while something stands before it: one 零 says so.
  const gap = integer !== "" && (whole.endsWith("0") || jiao === 0) ? "零" : "";
  const tail = `${jiao === 0 ? "" : `${DIGITS[jiao]!}角`}${fen === 0 ? "整" : `${DIGITS[fen]!}分`}`;
  return `${minus}${integer === "" ? "" : `${integer}元`}${gap}${tail}`;
}

/** Whole yuan in words, blank for 0: four digits a section, one 零 for each run of zeros that something follows. */
function integerWords(whole: string): string {
  let words = "";
  let zeros = false;
  const digits = whole.replace(/^0+/, "");
  for (const [i, d] of [...digits].entries()) {
    const place = digits.length - 1 - i;
    if (d === "0") zeros = true;
    else {
      words += `${zeros ? "零" : ""}${DIGITS[Number(d)]!}${PLACES[place % 4]!}`;
      zeros = false;
    }
    if (place % 4 === 0 && place > 0 && /[1-9]/.test(digits.slice(Math.max(0, i - 3), i + 1))) {
      words += sectionWord(place / 4, digits.slice(i + 1));
      // 壹拾万柒仟: the word of the section parts them already.
      zeros = false;
    }
  }
  return words;
}

/** The word of a section; 万亿 says 亿 only where its lower section is empty: 壹万亿, but 壹万贰仟亿. */
function sectionWord(section: number, rest: string): string {
  if (section === 3 && /[1-9]/.test(rest.slice(0, 4))) return "万";
  return SECTIONS[section]!;
}
