import { columnDefinition } from "./columns";
import type { Disclosure } from "./disclosure";
import { publishedTable } from "./disclosure";
import { tableLabel } from "./labels";
import type { Language } from "./language";
import type { CellRef } from "./published";
import { printedValues, type StandardRow } from "./standard";

/** What a cell is called in an accountant's words: its table, its row by code and name, its column. */
export interface CellWords {
  readonly table: string;
  /** Null for a row that has no name. */
  readonly item: string | null;
  readonly code: string | null;
  readonly column: string;
}

/** Names a cell of a disclosure: by its standard row where it has one, else as printed. */
export function describeCell(d: Disclosure, ref: CellRef, language: Language = "zh"): CellWords {
  const published = publishedTable(d, ref);
  const table = ref.table === "other" ? (published?.title ?? "") : tableLabel(ref.table, d.kind, language);
  const numbered = ref.index > 1 ? `${table} ${ref.index}` : table;
  if (ref.field !== undefined) return { table: numbered, item: null, code: null, column: ref.field };
  const standard = d.standard.find((t) => t.id === ref.table && t.index === ref.index);
  for (const row of standard?.rows ?? []) {
    for (const [key, value] of printedValues(row)) {
      const { cell } = value;
      if (cell.row !== ref.row || cell.column !== ref.column) continue;
      const path = columnDefinition(standard!.id, key)?.path.join("/");
      return { table: numbered, ...nameOf(row), column: path ?? published?.columns[ref.column] ?? "" };
    }
  }
  const texts = published?.rows[ref.row]?.map((c) => c.text?.trim() ?? "") ?? [];
  const item = texts.find((t) => t !== "" && !/^[\d.,\-—%]+$/.test(t)) ?? null;
  return { table: numbered, item, code: null, column: published?.columns[ref.column] ?? "" };
}

const nameOf = (row: StandardRow): Pick<CellWords, "item" | "code"> => ({
  item: row.item ?? (row.role === "total" ? "合计" : row.unitName),
  code: row.code,
});
