import { textCell } from "./cells";
import type { ContentColumn } from "./content";
import type { NamedImport } from "./identity";
import type { PlanCell } from "./plan";

/** The columns of {@link IDENTITY_HEADERS}. */
export const identityColumns: readonly ContentColumn[] = [
  { label: "年度", width: 7 },
  { label: "公开单位", width: 24 },
  { label: "层级", width: 6 },
  { label: "类型", width: 6 },
  { label: "版本", width: 8 },
];

export function identityCells({ identity }: NamedImport): PlanCell[] {
  const { year, unit, level, kind, version } = identity;
  return [year, unit, level, kind, version].map((text) => textCell(text));
}
