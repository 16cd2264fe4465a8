import { describe, expect, test } from "vitest";
import { check, coverageOf } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit, withTable, type ExampleDocument } from "../../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../../src/checking/catalogue/documents/final";
import { MIXED } from "../../../src/checking/catalogue/documents/mixed";
import { goal, goalFields } from "../../../src/checking/catalogue/documents/variants";
import {
  digestOf,
  planBook,
  planWorkbook,
  type BookOptions,
  type CellBlock,
  type PlanCell,
  type PlanImport,
  type SheetPlan,
} from "../../../src/workbook";

const OPTIONS: BookOptions = {
  mode: "native",
  nameOf: (code) => (code === "201" ? "一般公共服务支出" : null),
  importedAt: "2026-11-30 10:00",
  sheetUnit: "万元",
};

let made = 0;

const found = new Map<ExampleDocument, Pick<PlanImport, "disclosure" | "report" | "coverage">>();

/** A document with what checking finds, once for all of its names. */
function checked(doc: ExampleDocument) {
  const disclosure = disclosureOf(doc);
  const known = found.get(doc) ?? { disclosure, report: check(disclosure), coverage: coverageOf(disclosure) };
  found.set(doc, known);
  return known;
}

/** An import of an invented unit. */
function imported(doc: ExampleDocument, name: string, more: Partial<PlanImport> = {}): PlanImport {
  const { disclosure, ...rest } = checked(doc);
  const sha256 = (++made).toString(16).padStart(64, "0");
  const source = { file: `${name}.pdf`, sha256, kind: "pdf", pages: 9 };
  return { disclosure: { ...disclosure, unitName: name }, ...rest, source, ...more };
}

/** Every cell of some blocks by its place; a null cell and a row without one are the same to a new sheet. */
function cellsOf(blocks: readonly CellBlock[]): Map<string, PlanCell> {
  const cells = new Map<string, PlanCell>();
  for (const block of blocks)
    block.cells.forEach((row, r) =>
      row.forEach((cell, c) => {
        if (cell && JSON.stringify(cell) !== '{"value":null}') cells.set(`${block.row + r}/${block.column + c}`, cell);
      }),
    );
  return cells;
}

const byRow = <T extends { readonly row: number }>(list: readonly T[]): T[] => [...list].sort((a, b) => a.row - b.row);

/** A plan of a sheet in which nothing hangs on how it came about. */
const settled = ({ blocks, heights, widths, ...rest }: SheetPlan) => ({
  ...rest,
  cells: cellsOf(blocks),
  heights: byRow(heights),
  widths: [...widths].sort((a, b) => a.column - b.column),
});

/** The sheets of a streamed book, put together again. */
function together(imports: readonly PlanImport[], options: BookOptions) {
  const digests = imports.map((item) => digestOf(item, options.sheetUnit));
  const book = planBook(digests, (i) => imports[i]!, options);
  const rows = book.sheets.map(() => ({ blocks: [] as CellBlock[], heights: [] as { row: number; points: number }[] }));
  const plans: SheetPlan[] = [];
  const names: unknown[] = [];
  for (const part of book.parts()) {
    if (part.type === "name") names.push(part.name);
    else if (part.type === "sheet") plans[part.sheet] = structuredClone(part.plan);
    else
      for (const { row, column, cells, points } of part.rows) {
        rows[part.sheet]!.blocks.push({ row, column, cells: [cells] });
        if (points !== null) rows[part.sheet]!.heights.push({ row, points });
      }
  }
  const sheets = plans.map((plan, i) => ({
    ...plan,
    blocks: [...plan.blocks, ...rows[i]!.blocks],
    heights: [...plan.heights, ...rows[i]!.heights],
  }));
  return { book, sheets, names };
}

const slip = (doc: ExampleDocument): ExampleDocument => edit(doc, ["expenditure", "合计", "total", "9999.99"]);

/** The budget with a goal form of these fields. */
const withGoalOf = (fields: Parameters<typeof goal>[0]): ExampleDocument => withTable(BUDGET, "goal", goal(fields));

const SETS: Readonly<Record<string, () => PlanImport[]>> = {
  "one budget": () => [imported(BUDGET, "云溪县测绘队")],
  "a budget with a slip": () => [imported(slip(BUDGET), "云溪县测绘队")],
  "a budget, final accounts and mixed money": () => [
    imported(BUDGET, "云溪县测绘队"),
    imported(FINAL, "云溪县测绘队"),
    imported(MIXED, "大山县种子站"),
  ],
  "forms that budgets and final accounts call the same": () => [
    imported(withTable(FINAL, "goal", goal(goalFields)), "云溪县测绘队"),
    imported(withGoalOf(goalFields), "云溪县测绘队"),
    imported(withTable(FINAL, "goal", goal(goalFields), goal({ 用途: "测绘" })), "大山县种子站"),
  ],
  "one identity three times, and two of nobody": () => [
    imported(BUDGET, "云溪县测绘队"),
    imported(slip(BUDGET), "云溪县测绘队"),
    imported(BUDGET, "云溪县测绘队"),
    imported(BUDGET, "本单位"),
    imported(MIXED, "本单位"),
  ],
  "names that are cut to one sheet name": () =>
    ["甲", "乙", "丙"].map((sign) =>
      imported(BUDGET, `云溪县自然资源和规划局国土空间生态修复与测绘地理信息服务中心${sign}`),
    ),
  "forms whose fields differ": () => [
    imported(withGoalOf({ 绩效目标: "第一行\n第二行", 当年预算: "12.5" }), "云溪县测绘队"),
    imported(
      withGoalOf({ 绩效目标: "新的目标，说得长一些，要占不止一行的位置", 当年预算: "待定", 备注: "3.50" }),
      "大山县种子站",
    ),
    imported(withGoalOf({ 当年预算: "1,234.5678" }), "临溪县图书馆"),
  ],
  "more forms' fields than a sheet has columns": () => [
    imported(
      withGoalOf(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`事项${i}`, `值${i}`]))),
      "云溪县测绘队",
    ),
    imported(withGoalOf(goalFields), "大山县种子站"),
  ],
  "packed disclosures": () => [
    imported(BUDGET, "云溪县测绘队", { stored: ["abc", "def"] }),
    imported(MIXED, "大山县种子站", { stored: [] }),
  ],
  "more than have papers": () =>
    Array.from({ length: 13 }, (_, i) =>
      imported(i % 3 === 1 ? FINAL : i % 3 === 2 ? slip(MIXED) : BUDGET, `云溪县第${i}测绘队`),
    ),
};

describe("a book in pieces", () => {
  for (const [what, make] of Object.entries(SETS))
    for (const more of [{}, { sheetUnit: "元", coverage: true }] as const)
      test(`is the plan of all at once: ${what}${"coverage" in more ? ", in 元 with heat maps" : ""}`, () => {
        const options: BookOptions = { ...OPTIONS, ...more };
        const imports = make();
        const plan = planWorkbook(imports, options);
        const { book, sheets, names } = together(imports, options);
        expect(book.sheets.map((s) => s.name)).toEqual(plan.sheets.map((s) => s.name));
        expect(book.sheets.map((s) => s.tables)).toEqual(plan.sheets.map((s) => s.tables.length));
        expect(book.sheets.map((s) => s.hidden)).toEqual(plan.sheets.map((s) => s.hidden));
        expect(book.active).toBe(plan.activate.sheet);
        expect(names).toEqual(plan.names);
        sheets.forEach((sheet, i) => expect(settled(sheet), sheet.name).toEqual(settled(plan.sheets[i]!)));
      });

  test("an import is opened once, and in order", () => {
    const imports = SETS["more than have papers"]!();
    const opened: number[] = [];
    const digests = imports.map((item) => digestOf(item, "万元"));
    const book = planBook(digests, (i) => (opened.push(i), imports[i]!), OPTIONS);
    expect(opened).toEqual([]);
    for (const part of book.parts()) expect(part).toBeDefined();
    expect(opened).toEqual(imports.map((_, i) => i));
  });

  test("rows that were not counted are a fault of ours, and no file is made of them", () => {
    const item = imported(BUDGET, "云溪县测绘队");
    const other = imported(MIXED, "云溪县测绘队");
    const book = planBook([digestOf(item, "万元")], () => other, OPTIONS);
    expect(() => [...book.parts()]).toThrow(/rows of 0/);
  });
});
