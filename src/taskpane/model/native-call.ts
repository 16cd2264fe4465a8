import type { ExistingTable } from "../../application";
import { formulaOf, type FunctionSpecification } from "../../functions/specification";

/** Single cells of one function beyond which native formulas are recommended (a whole table travels with each call). */
export const MANY_CALLS = 50;

/**
 * A function's native formula, filled in with cells of the workbook or its example; null where a table is needed and none is
 * there. Conditions on columns that the table lacks are left out.
 */
export function nativeCall(specification: FunctionSpecification, tables: readonly ExistingTable[]): string | null {
  const template = specification.nativeFormula?.formula;
  if (template === undefined) return null;
  const words = template.includes("{data}") ? tableWords(tables) : exampleWords(specification);
  if (words === null) return null;
  return template
    .replace(CONDITION, (whole, name: string) => (words[name] === undefined ? "" : whole))
    .replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** A condition of SUMIFS in a template: `,{data}[年度],{year}`. */
const CONDITION = /,\{data\}\[[^\]]+\],\{(\w+)\}/g;

/** What the conditions of the template are called, and the columns that they are on. */
const CONDITIONS = {
  item: "科目编码",
  unit: "公开单位",
  year: "年度",
  level: "层级",
  version: "版本",
  name: "单位名称",
  side: "方向",
  basis: "支出口径",
} as const;
const NEEDED: readonly string[] = [CONDITIONS.item, CONDITIONS.unit, CONDITIONS.year];

/** Columns that hold a row's whole amount, likeliest first. */
const TOTALS: readonly string[] = ["合计", "总计", "小计", "预算数", "决算数", "金额"];
const rankOf = (label: string | undefined) => (label === undefined ? TOTALS.length : TOTALS.indexOf(label));

/** A table with codes, and the first row that its conditions find alone: the user then changes code, column, unit and year. */
function tableWords(tables: readonly ExistingTable[]): Record<string, string> | null {
  // A table with 合计 is what people mean by a figure of a code; others print their one amount under another name.
  const totals = (table: ExistingTable) => TOTALS.find((label) => table.header.includes(label));
  for (const table of [...tables].sort((a, b) => rankOf(totals(a)) - rankOf(totals(b)))) {
    const column = totals(table);
    if (column === undefined || NEEDED.some((label) => !table.header.includes(label))) continue;
    const at = (label: string) => table.header.indexOf(label);
    const conditions = Object.entries(CONDITIONS).filter(([, label]) => at(label) >= 0);
    const text = (row: ExistingTable["rows"][number], label: string) => String(row[at(label)] ?? "");
    const keys = table.rows.map((row) => JSON.stringify(conditions.map(([, label]) => text(row, label))));
    const times = new Map<string, number>();
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    const row = table.rows.find((r, i) => text(r, CONDITIONS.item) !== "" && times.get(keys[i]!) === 1);
    if (!row) continue;
    return {
      data: table.name,
      column: column.replace(/['[\]#@]/g, "'$&"),
      ...Object.fromEntries(conditions.map(([name, label]) => [name, criterion(text(row, label))])),
    };
  }
  return null;
}

/** A text as a condition of SUMIFS that only the same text meets: no wildcard, no comparison; "=" is an empty cell. */
function criterion(text: string): string {
  if (text === "") return '"="';
  const exact = text.replace(/[~*?]/g, "~$&").replace(/"/g, '""');
  return `"${/^[=<>]/.test(text) ? "=" : ""}${exact}"`;
}

/** The arguments of the first example. */
function exampleWords(specification: FunctionSpecification): Record<string, string> {
  const args = specification.examples[0]?.args ?? [];
  return Object.fromEntries(
    specification.parameters.flatMap((p, i) => {
      const arg = args[i] ?? null;
      return arg === null ? [] : [[p.name, formulaOf("X", { args: [arg], result: "" }).slice(3, -1)]];
    }),
  );
}
