import { fold, halfDigitTicks, MONEY_UNITS, unitTicks, type MoneyUnit } from "../../disclosure";
import { preferredAmounts, proposeColumns } from "./columns";
import { itemsOf, pairItems } from "./pair-rows";
import { readAmount, sideOf, type SideColumns, type SideTable } from "./side";

/** A table, and its columns where they are settled already. */
export interface SideToChoose {
  readonly table: SideTable;
  readonly columns: SideColumns | null;
}

/** What both sides call a total is one thing. */
const TOTAL_HEADS = /^(?:合计|总计|共计|总额|合计数|总计数)$/;

/** The words of a column as they are compared: without its unit of money; null where it has none. */
function headKey({ header }: SideTable, column: number): string | null {
  const key = fold(header[column] ?? "").replace(/[(（/:：]?(?:单位[:：])?(?:百万|[亿万千百])?元[)）]?$/, "");
  return key === "" || /^[a-z]{1,3}$/i.test(key) ? null : TOTAL_HEADS.test(key) ? "合计" : key;
}

/**
 * The columns of both sides that are held against each other, where they are not settled: those that are called alike, else those whose
 * rows agree most, else the likeliest of each. Null where a side has no amounts.
 */
export function proposeBoth(
  left: SideToChoose,
  right: SideToChoose,
): { readonly left: SideColumns; readonly right: SideColumns } | null {
  const own = { left: left.columns ?? proposeColumns(left.table), right: right.columns ?? proposeColumns(right.table) };
  if (!own.left || !own.right) return null;
  const amounts = {
    left: left.columns ? [left.columns.amount] : preferredAmounts(left.table),
    right: right.columns ? [right.columns.amount] : preferredAmounts(right.table),
  };
  const pairs = amounts.left.flatMap((l, i) => amounts.right.map((r, j) => ({ l, r, rank: i + j })));
  const alike = pairs.filter(({ l, r }) => {
    const key = headKey(left.table, l);
    return key !== null && key === headKey(right.table, r);
  });
  const agreeing = agreement(left.table, own.left, right.table, own.right);
  const measured = (alike.length > 0 ? alike : pairs).map((pair) => ({
    ...pair,
    count: alike.length > 0 || pairs.length === 1 ? 0 : agreeing(pair.l, pair.r),
  }));
  const [best] = measured.sort((a, b) => b.count - a.count || a.rank - b.rank);
  const chosen = ({ table, columns }: SideToChoose, proposed: SideColumns, amount: number): SideColumns =>
    columns ?? { ...proposed, amount, unit: table.units[amount] ?? null };
  return { left: chosen(left, own.left, best!.l), right: chosen(right, own.right, best!.r) };
}

/** Rows in which two columns say the same amount, in the units that they are in or else may be in. */
function agreement(
  left: SideTable,
  ours: SideColumns,
  right: SideTable,
  theirs: SideColumns,
): (l: number, r: number) => number {
  const [one, other] = [sideOf(left, ours), sideOf(right, theirs)];
  const years = { left: left.year, right: right.year };
  const rows = pairItems(itemsOf(one, "auto", false), itemsOf(other, "auto", false), "auto", years).flatMap((pair) =>
    pair.left && pair.right && pair.how !== "order" ? [[pair.left.rows[0]!.index, pair.right.rows[0]!.index]] : [],
  );
  return (l, r) => {
    const amounts = rows.flatMap(([i, j]) => {
      const [a, b] = [readAmount(left.rows[i!]![l]), readAmount(right.rows[j!]![r])];
      return a.value && b.value && !a.value.isZero() && !b.value.isZero() ? [{ a, b }] : [];
    });
    const decimals = (of: "a" | "b"): number => amounts.reduce((most, pair) => Math.max(most, pair[of].decimals), 0);
    const count = (u: MoneyUnit, v: MoneyUnit): number => {
      const [h, k] = [halfDigitTicks(decimals("a"), u), halfDigitTicks(decimals("b"), v)];
      const room = h === k ? 0 : Math.max(h, k);
      const ticks = (amount: number, unit: MoneyUnit): number => amount * unitTicks(unit);
      return amounts.filter(
        ({ a, b }) => Math.abs(ticks(a.value!.toNumber(), u) - ticks(b.value!.toNumber(), v)) <= room + 0.5,
      ).length;
    };
    const [u, v] = [left.units[l] ?? null, right.units[r] ?? null];
    if (u === null && v === null) return count("元", "元");
    const [us, vs] = [u === null ? MONEY_UNITS : [u], v === null ? MONEY_UNITS : [v]];
    return Math.max(...us.flatMap((x) => vs.map((y) => count(x, y))));
  };
}
