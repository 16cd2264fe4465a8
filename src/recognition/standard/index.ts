import { STANDARD_COLUMNS, type PublishedTable, type StandardTable, type StandardTableId } from "../../disclosure";
import { bindThreePublic, bindTwoSided } from "../vocabulary/blocks";
import { bindColumns, repeatedBlocks, type ColumnBinding } from "../vocabulary/binding";
import { isWide, type Context } from "./context";
import { plainRows } from "./plain";
import { twoSidedRows } from "./two-sided";
import { wideRows } from "./wide";

/** Binds the columns of a table by what their headers say. */
export function bind(id: StandardTableId, columns: readonly string[]): (ColumnBinding | null)[] {
  const blocks = repeatedBlocks(columns);
  if (blocks.length > 1 && id !== "balance" && id !== "appropriation" && id !== "three-public") {
    return blocks.flatMap(([from, to]) => bind(id, columns.slice(from, to)));
  }
  if (id === "balance" || id === "appropriation") return bindTwoSided(id, columns);
  return id === "three-public" ? bindThreePublic(columns) : bindColumns(id, columns);
}

/** Standard rows of a published table. */
export function standardise(table: PublishedTable, bindings: readonly (ColumnBinding | null)[], year: string | null): StandardTable {
  const id = table.id as StandardTableId;
  const context: Context = { id, table, bindings, year };
  const rows =
    id === "balance" || id === "appropriation"
      ? twoSidedRows(context)
      : isWide(bindings)
        ? wideRows(context)
        : repeatedBlocks(table.columns).flatMap(([from, to]) =>
            plainRows({ ...context, bindings: bindings.map((b, c) => (c >= from && c < to ? b : null)) }, from > 0),
          );
  const printed = new Set<string>();
  for (const b of bindings) if (b) printed.add(b.key === "codePart" ? "code" : b.key === "governmentCodePart" ? "governmentCode" : b.key);
  if (isWide(bindings)) printed.add("item");
  const columns = STANDARD_COLUMNS[id].map((c) => c.key).filter((k) => printed.has(k));
  return { id, index: table.index, columns, rows };
}
