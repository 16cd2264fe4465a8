import { type StandardRow, type StandardValue } from "../../disclosure";
import { isTotal } from "../words/totals";
import { isBlankRow, textAt, valueAt, type Context } from "./context";

/** One wide row of 三公 → one row an item. */
export function wideRows(context: Context): StandardRow[] {
  const { bindings, table } = context;
  const items = [...new Set(bindings.flatMap((b) => (b?.item ? [b.item] : [])))];
  const out: StandardRow[] = [];
  let unitName: string | null = null;
  // 合计 of the year before and its change, where years stand in rows of their own (Shenzhen).
  let beside = new Map<string, Record<string, StandardValue>>();
  const year = context.year ?? latestYear(context);
  table.rows.forEach((row, r) => {
    if (isBlankRow(context, r)) return;
    const own = textAt(context, r, "unitName");
    const yearColumn = textAt(context, r, "yearColumn");
    if (own !== null) {
      unitName = own;
      beside = new Map();
    }
    const isChange = yearColumn !== null && /增减|比/.test(yearColumn);
    if (isChange || (yearColumn !== null && year !== null && !yearColumn.includes(year))) {
      keepBeside(context, r, isChange ? "change" : "prior", beside, out);
      return;
    }
    const total = own !== null && isTotal(own);
    for (const item of items) {
      const values: Record<string, StandardValue> = {};
      bindings.forEach((b, c) => {
        if (b?.item === item && !values[b.key]) values[b.key] = valueAt(context, r, c, table.moneyUnit);
      });
      Object.assign(values, beside.get(item));
      const all = /合计$/.test(item);
      out.push({
        row: r,
        line: textAt(context, r, "line"),
        side: null,
        basis: null,
        code: null,
        secondCode: null,
        item,
        unitCode: textAt(context, r, "unitCode"),
        unitName: total ? null : unitName,
        role: all ? "total" : "detail",
        total: all ? "all" : null,
        level: /购置费$|维护费$/.test(item) ? 2 : all ? 0 : 1,
        ofWhich: /公务用车购置费$|公务用车运行维护费$/.test(item),
        parent: /公务用车购置费$|公务用车运行维护费$/.test(item) ? "公务用车购置及运维费" : null,
        values,
        source: row.find((c) => c.text !== null)?.source,
      });
    }
  });
  return out;
}

/** The last of the years that rows name: the year of a table whose document does not say it. */
function latestYear(context: Context): string | null {
  const years = context.table.rows.flatMap((_, r) => /20\d\d/.exec(textAt(context, r, "yearColumn") ?? "")?.[0] ?? []);
  return years.sort().at(-1) ?? null;
}

/** Totals of another year's row, put beside those of the year; a row after it is added to the items already made. */
function keepBeside(
  context: Context,
  r: number,
  key: "prior" | "change",
  beside: Map<string, Record<string, StandardValue>>,
  out: readonly StandardRow[],
): void {
  context.bindings.forEach((b, c) => {
    if (b?.item === undefined || b.key !== "total") return;
    const value = { [key]: valueAt(context, r, c, context.table.moneyUnit) };
    beside.set(b.item, { ...beside.get(b.item), ...value });
    const made = [...out].reverse().find((row) => row.item === b.item);
    if (made && key === "change") Object.assign(made.values, value);
  });
}
