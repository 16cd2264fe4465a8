import type { ExistingTable } from "../../application";
import { formulaOf, type FunctionSpecification } from "../../functions/specification";

/** Single cells of one function beyond which native formulas are recommended (a whole table travels with each call). */
export const MANY_CALLS = 50;

/** A function's native formula, filled in with cells of the workbook or its example; null where a table is needed and none is there. */
export function nativeCall(specification: FunctionSpecification, tables: readonly ExistingTable[]): string | null {
  const template = specification.nativeFormula?.formula;
  if (template === undefined) return null;
  const words = template.includes("{data}") ? tableWords(tables) : exampleWords(specification);
  return words && template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** Columns that hold a row's whole amount, likeliest first. */
const TOTALS: readonly string[] = ["合计", "总计", "小计", "预算数", "决算数", "金额"];
const rankOf = (label: string | undefined) => (label === undefined ? TOTALS.length : TOTALS.indexOf(label));

/** A table with codes, and the first row that has one: the user then changes code, column, unit and year. */
function tableWords(tables: readonly ExistingTable[]): Record<string, string> | null {
  // A table with 合计 is what people mean by a figure of a code; others print their one amount under another name.
  const totals = (table: ExistingTable) => TOTALS.find((label) => table.header.includes(label));
  for (const table of [...tables].sort((a, b) => rankOf(totals(a)) - rankOf(totals(b)))) {
    const at = (label: string) => table.header.indexOf(label);
    if (["年度", "公开单位", "科目编码"].some((label) => at(label) < 0)) continue;
    const row = table.rows.find((r) => String(r[at("科目编码")] ?? "") !== "");
    const column = totals(table);
    if (!row || column === undefined) continue;
    const text = (label: string) => `"${String(row[at(label)] ?? "").replace(/"/g, '""')}"`;
    return {
      data: table.name,
      column: column.replace(/['[\]#@]/g, "'$&"),
      item: text("科目编码"),
      unit: text("公开单位"),
      year: text("年度"),
    };
  }
  return null;
}

/** The arguments of the first example; an omitted tolerance is that of two decimals. */
function exampleWords(specification: FunctionSpecification): Record<string, string> {
  const args = specification.examples[0]?.args ?? [];
  return Object.fromEntries(
    specification.parameters.map((p, i) => {
      const written =
        args[i] === undefined || args[i] === null ? "" : formulaOf("X", { args: [args[i]], result: "" }).slice(3, -1);
      return [p.name, written || "0.015"];
    }),
  );
}
