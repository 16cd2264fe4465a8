import { fold, type CellRef } from "../disclosure";
import type { Equation } from "../checking";
import { a1, columnName, mapReferences, quoteSheet, reference } from "./address";
import { decimalCell, textCell } from "./cells";
import { headerCell } from "./content";
import { IDENTITY_HEADERS, type NamedImport } from "./identity";
import type { CellTarget, CellValue, ConditionalFormatPlan, PlanCell } from "./plan";
import { equationResult } from "./equation-result";

/** Writers of live checks, from the checking stage. Both give a formula with its leading `=`. */
export interface CheckFormulas {
  /** `=BUDGET.CHECK(…)`, passing the engine's tolerance. */
  readonly budgetCheck: (equation: Equation, addressOf: (ref: CellRef) => string) => string;
  /** The same without the add-in and without LET. */
  readonly native: (equation: Equation, addressOf: (ref: CellRef) => string) => string;
}

/** A code printed beside a name. */
export interface CodeCheck {
  readonly code: string;
  readonly name: string;
  readonly codeAt: CellTarget;
  readonly nameAt: CellTarget;
}

/** What the check sheet is made of. */
export interface ChecksInput {
  readonly imports: readonly NamedImport[];
  readonly equationAddress: (item: number, ref: CellRef) => { address: string; target: CellTarget } | null;
  /** A formula without its `=` that is 0 while no standard sheet was sorted. */
  readonly order: string;
  /** Conditions under which a cell's row is still the one that was written; `year` and `unit` are the addresses of what they have to be. */
  readonly rowConditions: (item: number, ref: CellRef, year: string, unit: string) => readonly string[];
  readonly codes: readonly (readonly CodeCheck[])[];
  readonly formulas: CheckFormulas;
  readonly mode: "addin" | "native";
  readonly nameOf: (code: string, year: string | null) => string | null;
  readonly sheet: string;
  /** Rows of disclosures that are not imported now, as they stand (formulas, else values). */
  readonly kept: readonly (readonly CellValue[])[];
  /** Where a cell of the kept rows' references is after this import. */
  readonly moved: (target: CellTarget) => CellTarget;
}

/** Columns of the check sheet. Not an Excel table: it stands outside the tables that it checks. */
export const CHECK_HEADERS = [
  ...IDENTITY_HEADERS,
  "规则",
  "核对内容",
  "结果",
  "允许误差",
  "科目编码",
  "表内名称",
  "标准名称",
  "位置",
] as const;

const RESULT = CHECK_HEADERS.indexOf("结果");
/** Says whether standard sheets were sorted since; 0 = no. */
const ORDER_CELL = `$${columnName(RESULT)}$2`;
const ORDER_WORDS = {
  kept: "标准表的行序未变（0）：",
  moved: "标准表的行被排序过，核对暂停，请撤销排序或重新导入：",
};
/** In place of a result, where the rows that it is about stand elsewhere now. */
const MOVED = "行序已变";
const PLACE = CHECK_HEADERS.indexOf("位置");
/** Title, note and header stand above. */
export const CHECK_FIRST_ROW = 3;
export const CHECK_WIDTHS = [6, 17, 5, 5, 6, 6, 42, 14, 9, 10, 24, 24, 24];

/** The grid of the check sheet from A1. */
export function checksGrid(input: ChecksInput): PlanCell[][] {
  const rows: PlanCell[][] = [];
  const at = () => CHECK_FIRST_ROW + rows.length;
  for (const kept of input.kept) rows.push(keptRow(kept, at(), input));
  input.imports.forEach((item, i) => {
    for (const equation of orderEquations(item.report.equations)) {
      const row = equationRow(item, i, equation, at(), input);
      if (row) rows.push(row);
    }
    for (const code of input.codes[i] ?? []) rows.push(codeRow(item, code, at(), input));
  });
  const last = Math.max(CHECK_FIRST_ROW + 1, at());
  const results = `${a1(CHECK_FIRST_ROW, RESULT)}:${a1(last - 1, RESULT)}`;
  const count = (word: string) => `COUNTIF(${results},"${word}*")`;
  const summary = rows.map((r) => String(r[RESULT]?.value ?? ""));
  const tally = (word: string) => summary.filter((s) => s.startsWith(word)).length;
  const head: PlanCell[] = [
    { value: "核对", format: "@", style: "title" },
    ...Array.from({ length: RESULT - 2 }, (): PlanCell => ({ value: null })),
    textCell("不符 / 舍入 / 通过：", "key"),
    {
      value: `${tally("不符")} / ${tally("舍入")} / ${tally("通过")}`,
      formula: `=${count("不符")}&" / "&${count("舍入")}&" / "&${count("通过")}`,
      style: "total",
    },
  ];
  const note = textCell("结果随单元格即时变化：改动标准表中的金额，这里立即反映", "note");
  const order: PlanCell[] = [
    note,
    ...Array.from({ length: RESULT - 2 }, (): PlanCell => ({ value: null })),
    {
      value: ORDER_WORDS.kept,
      formula: `=IF(${ORDER_CELL}=0,"${ORDER_WORDS.kept}","${ORDER_WORDS.moved}")`,
      style: "key",
    },
    { value: 0, formula: `=${input.order}`, format: "0", style: "muted" },
  ];
  return [head, order, CHECK_HEADERS.map(headerCell), ...rows];
}

/** Failing rules first, then by rule; inside a rule the failing instances first. */
function orderEquations(equations: readonly Equation[]): Equation[] {
  const rank = { fail: 0, rounded: 1, pass: 2 };
  const worst = new Map<string, number>();
  for (const e of equations) worst.set(e.rule, Math.min(worst.get(e.rule) ?? 2, rank[e.status]));
  return equations
    .map((e, i) => ({ e, i }))
    .sort(
      (a, b) =>
        worst.get(a.e.rule)! - worst.get(b.e.rule)! ||
        a.e.rule.localeCompare(b.e.rule) ||
        rank[a.e.status] - rank[b.e.status] ||
        a.i - b.i,
    )
    .map(({ e }) => e);
}

function identity(item: NamedImport): PlanCell[] {
  const { year, unit, level, kind, version } = item.identity;
  return [year, unit, level, kind, version].map((t) => textCell(t));
}

function equationRow(
  item: NamedImport,
  i: number,
  equation: Equation,
  row: number,
  input: ChecksInput,
): PlanCell[] | null {
  const places = new Map<string, { address: string; target: CellTarget }>();
  for (const term of [equation.total, ...equation.parts]) {
    const place = input.equationAddress(i, term.cell);
    if (!place) return null;
    places.set(refKey(term.cell), place);
  }
  const addressOf = (ref: CellRef) => places.get(refKey(ref))!.address;
  const write = input.mode === "addin" ? input.formulas.budgetCheck : input.formulas.native;
  const total = places.get(refKey(equation.total.cell))!.target;
  const [year, unit] = [a1(row, CHECK_HEADERS.indexOf("年度")), a1(row, CHECK_HEADERS.indexOf("公开单位"))];
  const conditions = [`${ORDER_CELL}=0`, ...input.rowConditions(i, equation.total.cell, year, unit)];
  const unmoved = conditions.length > 1 ? `AND(${conditions.join(",")})` : conditions[0]!;
  return [
    ...identity(item),
    textCell(equation.rule),
    textCell(equation.title),
    { value: equationResult(equation), formula: `=IF(${unmoved},${write(equation, addressOf).slice(1)},"${MOVED}")` },
    decimalCell(equation.tolerance),
    textCell(null),
    textCell(null),
    textCell(null),
    // A link where there is something to look at: a thousand links would only make the workbook slow.
    equation.status === "pass" ? textCell(reference(total)) : textCell(reference(total), "link", total),
  ];
}

const refKey = (ref: CellRef) => `${ref.table}/${ref.index}/${ref.row}/${ref.field ?? ref.column}`;

/** The results of comparing a printed name with the name of its code. */
const NAME_WORDS = { same: "名称相符", different: "名称不符", unknown: "编码无对应科目" } as const;

function codeRow(item: NamedImport, check: CodeCheck, row: number, input: ChecksInput): PlanCell[] {
  const year = item.disclosure.year;
  const name = input.nameOf(check.code, year);
  const result =
    name === null ? NAME_WORDS.unknown : fold(check.name) === fold(name) ? NAME_WORDS.same : NAME_WORDS.different;
  const [code, printed, standard] = ["科目编码", "表内名称", "标准名称"].map((h) =>
    a1(row, CHECK_HEADERS.indexOf(h as "位置")),
  );
  const plainName = (cell: string) =>
    `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell}," ",""),"　",""),"（","("),"）",")")`;
  const compare = `IF(${plainName(printed!)}=${plainName(standard!)},"${NAME_WORDS.same}","${NAME_WORDS.different}")`;
  const yearArgument = year && /^\d{4}$/.test(year) ? `,${year}` : "";
  return [
    ...identity(item),
    textCell("科目"),
    textCell(`科目编码与名称（${check.code}）`),
    {
      value: result,
      formula: `=IF(ISERROR(${standard}),"${NAME_WORDS.unknown}",IF(${standard}="","${NAME_WORDS.unknown}",${compare}))`,
    },
    decimalCell(null),
    { value: check.code, formula: `=${reference(check.codeAt)}&""` },
    { value: check.name, formula: `=${reference(check.nameAt)}&""` },
    input.mode === "addin" ? { value: name, formula: `=FUNC.NAME(${code}${yearArgument})` } : textCell(name),
    result === NAME_WORDS.same
      ? textCell(reference(check.codeAt))
      : textCell(reference(check.codeAt), "link", check.codeAt),
  ];
}

/** A row of another disclosure: its formulas follow the cells that this import moved, and its own row. */
function keptRow(kept: readonly CellValue[], row: number, input: ChecksInput): PlanCell[] {
  return CHECK_HEADERS.map((_, column): PlanCell => {
    const value = kept[column] ?? null;
    if (column === PLACE && typeof value === "string")
      return placeCell(
        mapReferences(value, input.moved),
        /^(?:不符|舍入|名称不符|编码)/.test(String(kept[RESULT] ?? "")),
      );
    if (typeof value === "number") return { value, format: "#,##0.00####" };
    if (typeof value !== "string" || !value.startsWith("="))
      return textCell(value === null || value === "" ? null : String(value));
    return { value: null, formula: ownRow(mapReferences(value, input.moved), row) };
  });
}

function placeCell(address: string, linked: boolean): PlanCell {
  let target: CellTarget | null = null;
  mapReferences(address, (t) => (target ??= t));
  return linked && target ? textCell(address, "link", target) : textCell(address);
}

/** References without a sheet are to the check sheet's own row. */
function ownRow(formula: string, row: number): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|''){1,64}'!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)/)
    .map((part, i) => (i % 2 ? part : part.replace(/(?<![A-Z.\d!])([A-Z])(\d+)(?![\d(A-Z.])/g, `$1${row + 1}`)))
    .join("");
}

/** Colours of the result column, by native formulas. */
export function checkFormats(rows: number): ConditionalFormatPlan[] {
  const range = { row: CHECK_FIRST_ROW, column: RESULT, rows: Math.max(1, rows - CHECK_FIRST_ROW), columns: 1 };
  const cell = `$${a1(CHECK_FIRST_ROW, RESULT)}`;
  return [
    { range, formula: `=LEFT(${cell},2)="不符"`, style: "bad" },
    { range, formula: `=LEFT(${cell},2)="舍入"`, style: "rounded" },
    { range, formula: `=${cell}="${MOVED}"`, style: "warn" },
    { range, formula: `=OR(${cell}="通过",${cell}="${NAME_WORDS.same}")`, style: "good" },
    { range, formula: `=OR(${cell}="${NAME_WORDS.different}",${cell}="${NAME_WORDS.unknown}")`, style: "warn" },
  ];
}

/** Address text of a published cell, brought to 万元. */
export function publishedAddress(sheet: string, row: number, column: number, factor: string): string {
  const address = `${quoteSheet(sheet)}!${a1(row, column)}`;
  return factor ? `(${address}${factor})` : address;
}
