import { parseMoney, type MoneyUnit, type PublishedCell } from "../../disclosure";

/**
 * Cells that print their unit of money behind each amount (`812.40万元`, by hand or by the number format of a worksheet). Where a table
 * does it in one unit throughout, the unit goes up to the table and the numbers stay, as commas leave numbers; what stood there is kept in
 * the quote of its place. Null where no cell does, or where units differ: then each amount keeps its own.
 */
export function liftCellUnits(rows: PublishedCell[][], captionUnit: MoneyUnit | null): MoneyUnit | null {
  const units = new Set<MoneyUnit>();
  const columns = new Set<number>();
  const plain = new Set<number>();
  for (const row of rows)
    row.forEach(({ text }, c) => {
      const money = parseMoney(text);
      if (money.kind !== "amount" || money.percent) return;
      if (money.unit !== null) {
        units.add(money.unit);
        columns.add(c);
      } else if (money.decimals > 0 && !money.value.isZero()) plain.add(c);
    });
  const [unit, ...others] = units;
  if (unit === undefined || others.length > 0) return null;
  // Amounts without a unit beside them are in the caption's.
  if (captionUnit !== null && captionUnit !== unit && plain.size > 0) return null;
  if (captionUnit === null && [...columns].some((c) => plain.has(c))) return null;
  for (const row of rows)
    row.forEach((cell, c) => {
      const money = parseMoney(cell.text);
      if (money.kind !== "amount" || money.unit === null) return;
      const text = money.digits.replace(/[,，]/g, "");
      row[c] = { ...cell, text, ...(cell.source ? { source: { ...cell.source, quote: cell.text! } } : {}) };
    });
  return unit;
}
