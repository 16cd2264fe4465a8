import { fold } from "../../../../disclosure";
import { isSideTotal, isSubtotal, isTotalOfList } from "../../../words/totals";
import type { LooseTable, LooseRow, Slot } from "./slots";
import type { RowSum } from "./sums";

/** The sums over rows that a table must obey: codes, outlines, subtotals and the closing rows of statements. */
export function sumsOf(draft: LooseTable): RowSum[] {
  if (draft.rows.some((r) => r.slots.length === 2)) return statementSums(draft);
  if (draft.rows.some((r) => r.code !== null)) return codeSums(draft);
  return itemSums(draft);
}

function codeSums(draft: LooseTable): RowSum[] {
  const sums: RowSum[] = [];
  const byCode = new Map(draft.rows.filter((r) => r.code !== null).map((r) => [r.code!, r]));
  const parentOf = (code: string): LooseRow | undefined =>
    byCode.get(code.slice(0, -2)) ?? (code.length === 7 ? byCode.get(code.slice(0, 3)) : undefined);
  const children = new Map<LooseRow, Slot[]>();
  const top: Slot[] = [];
  for (const [code, row] of byCode) {
    const parent = code.length > 3 ? parentOf(code) : undefined;
    if (!parent) top.push(row.slots[0]!);
    else children.set(parent, [...(children.get(parent) ?? []), row.slots[0]!]);
  }
  const total = draft.rows.find((r) => r.code === null && r.item !== null && isTotalOfList(r.item));
  if (total && top.length > 0) sums.push({ parent: total.slots[0]!, children: top, label: "sum 合计=Σ类" });
  for (const [parent, slots] of children) {
    sums.push({
      parent: parent.slots[0]!,
      children: slots,
      label: `sum ${parent.code!}=Σ${parent.code!.length === 3 ? "款" : "项"}`,
    });
  }
  return sums;
}

/** 本年收入合计 and 本年支出合计 sum the items above them; 总计 adds what is carried over. */
function statementSums(draft: LooseTable): RowSum[] {
  const sums: RowSum[] = [];
  const items = draft.header.columns.flatMap((c, i) => (c.role === "item" ? [i] : []));
  for (const side of [0, 1]) {
    const name = (row: LooseRow): string => fold(row.cells.get(items[side]!)?.text ?? "");
    const at = draft.rows.findIndex((r) => isSideTotal(name(r)));
    if (at > 0) {
      const above = draft.rows.slice(0, at).filter((r) => name(r) !== "" && !/^其中/.test(name(r)));
      const children = above.flatMap((r) => r.slots[side] ?? []);
      const parent = draft.rows[at]!.slots[side];
      if (parent) sums.push({ parent, children, label: `sum ${name(draft.rows[at]!)}` });
    }
  }
  return sums;
}

/** 合计 = Σ小计; a subtotal sums the rows below it; otherwise the total sums the uppermost items. */
function itemSums(draft: LooseTable): RowSum[] {
  const sums: RowSum[] = [];
  const name = (r: LooseRow): string => fold(r.item ?? "");
  const total = draft.rows.find((r) => isTotalOfList(name(r)));
  const subtotals = draft.rows.filter((r) => isSubtotal(name(r)));
  subtotals.forEach((subtotal, i) => {
    const from = draft.rows.indexOf(subtotal) + 1;
    const to = i + 1 < subtotals.length ? draft.rows.indexOf(subtotals[i + 1]!) : draft.rows.length;
    const below = uppermost(draft.rows.slice(from, to), name);
    if (below.length > 0)
      sums.push({
        parent: subtotal.slots[0]!,
        children: below.map((r) => r.slots[0]!),
        label: `sum ${name(subtotal)}`,
      });
  });
  if (total) {
    const rest =
      subtotals.length > 0
        ? subtotals
        : uppermost(
            draft.rows.filter((r) => r !== total),
            name,
          );
    if (rest.length > 0)
      sums.push({ parent: total.slots[0]!, children: rest.map((r) => r.slots[0]!), label: `sum ${name(total)}` });
  }
  return sums;
}

/** Where items are numbered, those with the numeral of the uppermost level; 其中 rows never. */
function uppermost(rows: readonly LooseRow[], name: (r: LooseRow) => string): LooseRow[] {
  for (const level of [/^[一二三四五六七八九十]+、/, /^\d+[、.]/]) {
    const numbered = rows.filter((r) => level.test(name(r)));
    if (numbered.length > 1) return numbered;
  }
  return rows.filter((r) => name(r) !== "" && !/^其中/.test(name(r)));
}
