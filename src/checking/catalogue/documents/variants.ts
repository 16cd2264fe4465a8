import type { NarrativeFigure, StandardTableId } from "../../../disclosure";
import type { CheckContext } from "../../types";
import type { BreakingExample, Example, HoldingExample } from "../../rule/example";
import { BUDGET, SPLIT_EXPENDITURE } from "./budget";
import { disclosureOf, edit, type ExampleDocument, table, withTable } from "./builder";
import { FINAL } from "./final";
import { MIXED } from "./mixed";

export type Edit = readonly [StandardTableId, string, string, string];

type Expectation = BreakingExample["expect"];

const build = (doc: ExampleDocument, context?: () => CheckContext) => () => ({
  disclosure: disclosureOf(doc),
  ...(context ? { context: context() } : {}),
});

/** A document on which a rule passes so many times. */
export const holding = (
  title: string,
  doc: ExampleDocument,
  passes: number,
  context?: () => CheckContext,
): HoldingExample => ({ title, build: build(doc, context), passes });

/** The clean budget. */
export const inBudget = (passes: number): HoldingExample => holding("各数相符的单位预算", BUDGET, passes);

/** The clean budget whose basic expenditure is printed by functional code. */
export const inFunctionalBasic = (passes: number): HoldingExample =>
  holding(
    "基本支出明细表（按功能科目分）",
    withTable(
      BUDGET,
      "basic",
      table(
        "basic",
        "code item total personnel public",
        ["|合计|373.06|332.33|40.73", "2080101|行政运行|373.06|332.33|40.73"],
        { title: "一般公共预算基本支出明细表（按功能科目分）" },
      ),
    ),
    passes,
  );

/** The clean final accounts. */
export const inFinal = (passes: number): HoldingExample => holding("各数相符的部门决算", FINAL, passes);

/** A document that a rule finds fault with. */
export const breaking = (
  title: string,
  doc: ExampleDocument,
  expect: Expectation,
  context?: () => CheckContext,
): BreakingExample => ({ title, build: build(doc, context), expect });

/** The clean budget with some cells rewritten. */
export const broken = (title: string, changes: readonly Edit[], expect: Expectation): BreakingExample =>
  breaking(title, edit(BUDGET, ...changes), expect);

/** The clean budget with narrative figures added, or (same key) put in the place of its own. */
export function saying(
  figures: readonly Partial<NarrativeFigure>[],
  paragraphs: readonly string[] = [],
): ExampleDocument {
  const keys = new Set(figures.map((f) => f.key));
  return {
    ...BUDGET,
    narrative: [...BUDGET.narrative!.filter((n) => !keys.has(n.key)), ...figures],
    paragraphs: [...BUDGET.paragraphs!, ...paragraphs],
  };
}

export const without = (...ids: StandardTableId[]): ExampleDocument => ({
  ...BUDGET,
  tables: BUDGET.tables.filter((t) => !ids.includes(t.id)),
});

export const paragraphs = (change: (p: readonly string[]) => readonly string[]): ExampleDocument => ({
  ...BUDGET,
  paragraphs: change(BUDGET.paragraphs!),
});

export const prior = (doc: ExampleDocument) => () => ({ prior: disclosureOf({ ...doc, year: "2023" }) });

export const goalFields = {
  项目名称: "示例业务经费",
  预算数: "101.35",
  "其中：财政资金": "101.35",
  其他资金: null,
  "资金支出计划（%）": { "3月底": "25%", "6月底": "50%", "10月底": "75%", "12月底": "101.35" },
};

export const goal = (
  fields: NonNullable<ExampleDocument["tables"][number]["fields"]>,
  rows: readonly string[] = [
    "产出指标|数量指标|办件|办件|100件|计划",
    "效益指标|社会效益|知晓率|知晓率|90%|计划",
    "满意度指标|满意度|满意度|满意度|90%|计划",
  ],
) => table("goal", "level1 level2 level3 description value ground", rows, { fields, title: "示例业务经费绩效目标表" });

/** The budget in the form that splits its expenditure table. */
export const SPLIT_BUDGET = withTable(BUDGET, "expenditure", SPLIT_EXPENDITURE);

export const FUND_FILLED = table("fund", "code item total basic project", [
  "|合计|8.00||8.00",
  "229|其他支出|8.00||8.00",
  "22960|彩票公益金安排的支出|8.00||8.00",
  "2296013|用于城乡医疗救助的彩票公益金支出|8.00||8.00",
]);

export const wide = (total: string) =>
  table("three-public", "item total", [
    `合计|${total}`,
    "因公出国（境）费|",
    "公务用车购置及运行费|8.00",
    "公务用车购置费|",
    "公务用车运行维护费|8.00",
    "公务接待费|2.10",
  ]);

/** A wide row: all items stand in one printed row. */
export function sideBySide(title: string, total: string): Example {
  return {
    title,
    build: () => {
      const d = disclosureOf(withTable(BUDGET, "three-public", wide(total)));
      const t = d.standard.find((s) => s.id === "three-public")!;
      const cells = t.rows.map((r) => ({ text: r.values["total"]!.text }));
      const standard = d.standard.map((s) =>
        s === t
          ? {
              ...s,
              rows: s.rows.map((r, i) => ({
                ...r,
                row: 0,
                values: { total: { ...r.values["total"]!, cell: { ...r.values["total"]!.cell, row: 0, column: i } } },
              })),
            }
          : s,
      );
      return {
        disclosure: {
          ...d,
          standard,
          tables: d.tables.map((p) => (p.id === "three-public" ? { ...p, rows: [cells] } : p)),
        },
      };
    },
  };
}

/** The clean budget with three funds, money of its own and carry-over. */
export const inMixed = (passes: number): HoldingExample => holding("多种资金、有结转的预算", MIXED, passes);

/** The same with some cells rewritten. */
export const brokenMixed = (title: string, changes: readonly Edit[], expect: Expectation): BreakingExample =>
  breaking(title, edit(MIXED, ...changes), expect);
