import { TABLE_IDS, tableLabel } from "../disclosure";
import { tableName } from "./names";
import { ownTable } from "./own-table";
import type { ExistingTable } from "./plan";

/** In what standard sheets hold money. One for all of a workbook: rows of several disclosures are summed and compared. */
export type SheetUnit = "万元" | "元";

/** Column of the unit of money; sheets in 万元 have none. */
export const UNIT_HEADER = "金额单位";

/** What tells that a table of standard rows is ours. */
export const STANDARD_IDENTITY = ["年度", "公开单位", "层级", "版本"] as const;

/** What brings an amount of a standard sheet to 万元 in a formula. */
export const sheetFactor = (unit: SheetUnit): string => (unit === "元" ? "/10000" : "");

/** The unit of the standard sheets that a workbook has; null where it has none. */
export function sheetUnitOf(tables: readonly ExistingTable[]): SheetUnit | null {
  for (const kind of ["budget", "final"] as const)
    for (const id of TABLE_IDS) {
      const own = ownTable(tables, tableName(tableLabel(id, kind)), STANDARD_IDENTITY);
      if (!own) continue;
      const at = own.header.indexOf(UNIT_HEADER);
      return at >= 0 && own.rows.every((row) => row[at] === "元" || row[at] === "" || row[at] === null) ? "元" : "万元";
    }
  return null;
}
