import type { DisclosureIdentity } from "./identity";
import type { CellValue, ExistingTable } from "./plan";

/** A table of ours: its name, numbered where the user has one of that name, and the columns that tell whose its rows are. */
export function ownTable(
  tables: readonly ExistingTable[],
  name: string,
  labels: readonly string[],
): ExistingTable | undefined {
  const pattern = new RegExp(`^${name.replace(/[.]/g, "\\.")}(?:_\\d+)?$`, "iu");
  return tables.find((t) => pattern.test(t.name) && labels.every((label) => t.header.includes(label)));
}

/** What stands in a disclosure's rows under each of the identity's headers. */
const IDENTITY_VALUES: Readonly<Record<string, (identity: DisclosureIdentity) => string>> = {
  年度: (i) => i.year,
  公开单位: (i) => i.unit,
  层级: (i) => i.level,
  类型: (i) => i.kind,
  版本: (i) => i.version,
};

/** The rows of a table that are a disclosure's, with their positions; `labels`: the headers of the identity that the table has. */
export function rowsOfDisclosure(
  table: ExistingTable,
  labels: readonly string[],
  identity: DisclosureIdentity,
): { readonly row: readonly CellValue[]; readonly i: number }[] {
  const wanted = labels.map((label) => ({ at: table.header.indexOf(label), value: IDENTITY_VALUES[label]!(identity) }));
  return table.rows.flatMap((row, i) =>
    wanted.every(({ at, value }) => String(row[at] ?? "") === value) ? [{ row, i }] : [],
  );
}
