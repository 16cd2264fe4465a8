import { textCell } from "./cells";
import type { ContentColumn, RowGroup } from "./content";
import { identityKey, type NamedImport } from "./identity";
import type { PlanCell } from "./plan";

/** The columns of {@link IDENTITY_HEADERS}. */
export const identityColumns: readonly ContentColumn[] = [
  { label: "年度", width: 7 },
  { label: "公开单位", width: 24 },
  { label: "层级", width: 6 },
  { label: "类型", width: 6 },
  { label: "版本", width: 8 },
];

/** The rows of a table that several disclosures share, by disclosure. */
export function byDisclosure(
  imports: readonly NamedImport[],
  rows: (item: NamedImport, i: number) => PlanCell[][],
): RowGroup[] {
  return imports.map((item, i) => ({ key: identityKey(item.identity, true), rows: rows(item, i) }));
}

export function identityCells({ identity }: NamedImport): PlanCell[] {
  const { year, unit, level, kind, version } = identity;
  return [year, unit, level, kind, version].map((text) => textCell(text));
}
