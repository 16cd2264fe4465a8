import { STANDARD_COLUMNS, type ColumnBinding, type StandardTableId, type TableId } from "../../disclosure";
import { WIDE_ITEMS } from "../standard/blocks";

/** Parts of a row's identity that a column may hold beside the canonical columns. */
const HELPERS = ["line", "unitCode", "unitName"] as const;
const SIDES = ["income", "expenditure"] as const;
/** Columns of statements in two columns that no printed column is bound to: they follow from the block. */
const OF_BLOCKS: ReadonlySet<string> = new Set(["side", "basis", "code"]);

/** What a printed column of a table may be bound to. `wide` where the table prints its items as columns (三公). */
export function columnChoices(id: TableId, wide: boolean): ColumnBinding[] {
  if (id === "other") return [];
  const keys = STANDARD_COLUMNS[id].map((c): string => c.key);
  const helpers = HELPERS.filter((h) => !keys.includes(h)).map((key) => ({ key }));
  if (id === "balance" || id === "appropriation") {
    const own = keys.filter((k) => !OF_BLOCKS.has(k));
    return [{ key: "line" }, ...SIDES.flatMap((side) => own.map((key) => ({ key, side })))];
  }
  if (id === "three-public" && wide)
    return [...helpers, ...WIDE_ITEMS.flatMap((item) => moneyKeys(id).map((key) => ({ key, item })))];
  const parts = keys.includes("code") ? [{ key: "codePart" }] : [];
  return [...keys.map((key) => ({ key })), ...parts, ...helpers];
}

function moneyKeys(id: StandardTableId): string[] {
  return STANDARD_COLUMNS[id].filter((c) => c.type === "money").map((c) => c.key);
}
