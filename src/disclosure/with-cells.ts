import { parseAmount } from "./amount";
import type { Disclosure } from "./disclosure";
import type { MoneyUnit } from "./money";
import type { CellRef } from "./published";
import type { StandardRow, StandardTable, StandardValue } from "./standard";
import type { TableId } from "./table-ids";

/** A cell of a published table and what it is to say, in the unit of its table; null = blank. */
export interface CellText {
  readonly cell: CellRef;
  readonly text: string | null;
}

/** A copy of the disclosure with printed cells replaced, in the published and in the standard table. */
export function withCells(d: Disclosure, changes: readonly CellText[]): Disclosure {
  const of = (id: TableId, index: number) => changes.filter((c) => c.cell.table === id && c.cell.index === index);
  const tables = d.tables.map((t) => {
    const own = of(t.id, t.index);
    if (own.length === 0) return t;
    return {
      ...t,
      rows: t.rows.map((row, r) =>
        own.some((c) => c.cell.row === r)
          ? row.map((cell, c) => ({ ...cell, text: textOf(own, r, c, cell.text) }))
          : row,
      ),
    };
  });
  const standard = d.standard.map((t): StandardTable => {
    const own = of(t.id, t.index);
    if (own.length === 0) return t;
    return {
      ...t,
      rows: t.rows.map((row) => (own.some((c) => c.cell.row === row.row) ? rowWith(row, own, unitOf(d, t)) : row)),
    };
  });
  return { ...d, tables, standard };
}

function textOf(changes: readonly CellText[], row: number, column: number, old: string | null): string | null {
  const hit = changes.find((c) => c.cell.row === row && c.cell.column === column);
  return hit ? hit.text : old;
}

function unitOf(d: Disclosure, t: StandardTable): MoneyUnit | null {
  return d.tables.find((p) => p.id === t.id && p.index === t.index)?.moneyUnit ?? d.moneyUnit;
}

function rowWith(row: StandardRow, changes: readonly CellText[], unit: MoneyUnit | null): StandardRow {
  const values: Record<string, StandardValue> = {};
  for (const [key, value] of Object.entries(row.values)) {
    const hit = changes.find((c) => c.cell.row === value.cell.row && c.cell.column === value.cell.column);
    if (!hit) {
      values[key] = value;
      continue;
    }
    const a = parseAmount(hit.text);
    const own = value.amount?.unit ?? unit;
    values[key] = {
      ...value,
      text: hit.text,
      amount: a.kind === "amount" ? { value: a.value, decimals: a.decimals, unit: own, printed: hit.text! } : null,
    };
  }
  return { ...row, values };
}
