import { predecessors, successors, type CodeTableId } from "../../classification";
import { totalRow, unnumbered, type TableView } from "../../checking";
import { fold, type StandardRow, type StandardTableId } from "../../disclosure";
import { partsOf } from "./code-rows";
import { REASONS, said, titled, type Said } from "../../words";

/** The table of codes that a statement is by. */
const CODES: Readonly<Partial<Record<StandardTableId, CodeTableId>>> = {
  income: "functional",
  expenditure: "functional",
  general: "functional",
  fund: "functional",
  capital: "functional",
  operating: "functional",
  basic: "economic-department",
  economic: "economic-department",
};

/** The code table of a statement; null where its rows have no codes. */
export const codeTableOf = (id: StandardTableId): CodeTableId | null => CODES[id] ?? null;

/** A row of one year's table, as it is looked for in another's. */
export interface RowLike {
  readonly id: StandardTableId;
  readonly table: string;
  readonly row: StandardRow;
  /** The rows whose sum is meant, where several print its code. */
  readonly parts?: readonly StandardRow[];
  /** It is the total of its table. */
  readonly total: boolean;
  readonly year: number | null;
}

/**
 * The rows of another year's (or kind's) table that say what a row says: codes are followed through what became of them, other rows by
 * their names. Several rows are one row's predecessors: their sum is meant. A reason where nothing is known.
 */
export function rowsLike(wanted: RowLike, view: TableView, year: number | null): readonly StandardRow[] | Said {
  const { row, table, total, parts } = wanted;
  const absent = said(REASONS["template-row-absent"], { table: titled(table), row: row.code ?? row.item ?? "" });
  if (total) {
    const found = totalRow(view);
    return found ? [found] : absent;
  }
  const alike = (r: StandardRow): boolean =>
    r.side === row.side &&
    (parts !== undefined || row.unitName === null || r.unitName === null || fold(r.unitName) === fold(row.unitName));
  const rows = view.rows.filter(alike);
  if (row.code === null || row.side !== null) {
    const named = rows.filter((r) => unnumbered(r.item ?? "") === unnumbered(row.item ?? ""));
    return named.length > 0 ? named.slice(0, 1) : absent;
  }
  const codes = codesIn(wanted, year);
  if ("message" in codes) return codes;
  const found = codes.flatMap((code) => {
    const own = rows.filter((r) => r.code === code);
    return parts ? partsOf(own) : own.filter((r) => r.secondCode === row.secondCode);
  });
  return found.length > 0 ? found : absent;
}

/** The codes of another year that say what a row's code says. */
function codesIn({ id, row, year: from }: RowLike, to: number | null): readonly string[] | Said {
  const code = row.code!;
  const table = codeTableOf(id);
  if (table === null || from === null || to === null || from === to) return [code];
  if (to > from) {
    const next = successors(table, code, { year: from }, { year: to })?.entries ?? [];
    // What nobody recorded goes on under its own code.
    if (next.length === 0) return [code];
    return next.length > 1 ? said(REASONS["template-code-split"], { code, year: to }) : [next[0]!.code];
  }
  const before = predecessors(table, code, { year: from }, to);
  if (before.length === 0) return [code];
  for (const entry of before) {
    const became = successors(table, entry.code, { year: to }, { year: from })?.entries ?? [];
    if (became.length > 1) return said(REASONS["template-code-split"], { code, year: to });
  }
  return before.map((entry) => entry.code);
}
