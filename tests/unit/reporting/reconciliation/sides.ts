import {
  proposeBoth,
  proposeColumns,
  rangeTable,
  reconcileSides,
  type ChosenSide,
  type ReconcileOptions,
  type Reconciliation,
  type SideTable,
} from "../../../../src/reporting";
import type { CellValue } from "../../../../src/workbook";
import { sentence } from "../../../../src/words";

/** Cells typed into a sheet from A1; numbers show two decimals. */
export function typed(sheet: string, values: readonly (readonly CellValue[])[], decimals = 2): ChosenSide {
  const show = (value: CellValue): string =>
    typeof value === "number" && !Number.isInteger(value) ? value.toFixed(decimals) : String(value ?? "");
  const table = rangeTable({
    sheet,
    row: 0,
    column: 0,
    values,
    texts: values.map((row) => row.map(show)),
    above: [],
    table: null,
  });
  return { table, columns: proposeColumns(table)! };
}

export const AUTO: ReconcileOptions = { by: "auto", sum: false, tolerance: null };

/** Each line as `verdict left|right: remarks`. */
export const told = ({ lines }: Reconciliation): string[] =>
  lines.map((line) => {
    const name = (item: (typeof line)["left"]): string =>
      item ? [item.code, item.name].filter(Boolean).join(" ") : "-";
    const remarks = line.remarks.map((r) => sentence(r, "zh")).join("；");
    return `${line.verdict} ${name(line.left)}|${name(line.right)}${remarks === "" ? "" : `: ${remarks}`}`;
  });

export const held = (
  left: readonly (readonly CellValue[])[],
  right: readonly (readonly CellValue[])[],
  options: Partial<ReconcileOptions> = {},
): Reconciliation => {
  const [one, other] = [typed("左", left), typed("右", right)].map(({ table }) => ({ table, columns: null })) as [
    { table: SideTable; columns: null },
    { table: SideTable; columns: null },
  ];
  const both = proposeBoth(one, other)!;
  return reconcileSides(
    { table: one.table, columns: both.left },
    { table: other.table, columns: both.right },
    { ...AUTO, ...options },
  );
};
