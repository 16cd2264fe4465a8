import {
  cellKey,
  columnDefinition,
  convert,
  Decimal,
  inWan,
  isMoneyUnit,
  printedValues,
  stripWhitespace,
  withCells,
  type Amount,
  type CellRef,
  type Disclosure,
} from "../../src/disclosure";

/** A cell of last year's document, what this year's makes of it, and by which sentence or column. */
export interface ToldCell {
  readonly cell: CellRef;
  /** As printed, in the unit of its table. */
  readonly text: string;
  readonly by: string;
}

/** This year's disclosure and last year's as it has to have been. */
export interface YearPair {
  readonly now: Disclosure;
  readonly before: Disclosure;
  readonly told: readonly ToldCell[];
}

/** This year's amount, and by how much it is more or less than last year's budget. */
interface Said {
  readonly now: Decimal;
  /** Half of its last digit. */
  readonly half: Decimal;
  readonly change: Decimal;
  readonly quote: string;
}

const MONEY = "([\\d,]+(?:\\.\\d+)?)(万元|元)";
/**
 * “支出预算 505.69 万元，较上年增加 25.69 万元”, in one sentence or two; between them stands no other amount. What follows a bracket of parts
 * is left out: which of the amounts it speaks of, a reader has to decide.
 */
const COMPARED = new RegExp(
  `${MONEY}((?:(?!万元|\\d元|[(（)）；;]).){0,120}?)(?:比|较|与|同)(上年|去年|20\\d{2}年)((?:(?!万元|[。；;，,]).){0,14})[，,]?(?:(?!万元|[。；;，,]).){0,12}?(?:(增加|增长|减少|下降)${MONEY}|持平|无变化|无增减)`,
  "g",
);

function* saidIn(text: string): Generator<Said> {
  for (const [quote, amount, unit, , , , way, by, byUnit] of text.matchAll(COMPARED)) {
    if (/执行|决算|调整|口径/.test(quote)) continue;
    const wan = (digits: string, of: string): Decimal =>
      convert(new Decimal(digits.replace(/,/g, "")), isMoneyUnit(of) ? of : "万元", "万元");
    const now = wan(amount!, unit!);
    const half = convert(new Decimal(10).pow(-(amount!.split(".")[1] ?? "").length).div(2), unit as "元", "万元");
    const change = by === undefined ? new Decimal(0) : wan(by, byUnit!);
    if (!now.isZero()) yield { now, half, change: /减少|下降/.test(way ?? "") ? change.neg() : change, quote };
  }
}

const printedAs = (amount: Amount, wan: Decimal): string =>
  convert(wan, "万元", amount.unit ?? "万元").toFixed(Math.max(2, amount.decimals));

/**
 * Makes last year's disclosure of a unit from this year's, for no unit of the corpus has published both: the same tables, one year
 * earlier, where every cell that prints an amount of which a sentence says “较上年增加 …” holds what it then was, and every cell with a
 * figure of last year beside it that figure. It asks no rule and no reader of sentences how they see it.
 */
export function yearPair(now: Disclosure): YearPair {
  const told = new Map<string, ToldCell>();
  const texts = now.paragraphs.map((p) => stripWhitespace(p.text));
  const said = texts.flatMap((text) => [...saidIn(text)]);
  for (const table of now.standard)
    for (const row of table.rows) {
      const values = printedValues(row);
      const beside = row.values.prior?.amount ?? null;
      for (const [column, { amount, cell }] of values) {
        if (!amount || amount.value.isZero() || columnDefinition(table.id, column)?.type !== "money") continue;
        const wan = inWan(amount);
        const sentence = said.find((s) => wan.sub(s.now).abs().lte(s.half));
        if (sentence)
          told.set(cellKey(cell), { cell, text: printedAs(amount, wan.sub(sentence.change)), by: sentence.quote });
        else if (beside && column === "total" && row.values.prior)
          told.set(cellKey(cell), { cell, text: printedAs(amount, inWan(beside)), by: "上年数" });
      }
    }
  const cells = [...told.values()];
  const earlier: Disclosure = { ...now, year: String(Number(now.year) - 1), narrative: [], paragraphs: [] };
  return { now, before: withCells(earlier, cells), told: cells };
}
