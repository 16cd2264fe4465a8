import type { NarrativeFigure, StandardTableId } from "../../../disclosure";
import type { CheckContext } from "../../types";
import type { Example, RuleExamples } from "../../rule/example";
import { BUDGET } from "./budget";
import { disclosureOf, edit, type ExampleDocument, table, withTable } from "./builder";
import { FINAL } from "./final";

export type Edit = readonly [StandardTableId, string, string, string];

/** An example from a document. */
export const example = (title: string, doc: ExampleDocument, context?: () => CheckContext): Example => ({
  title,
  build: () => ({ disclosure: disclosureOf(doc), ...(context ? { context: context() } : {}) }),
});

/** The clean budget with some cells rewritten. */
export const broken = (title: string, ...changes: Edit[]): Example => example(title, edit(BUDGET, ...changes));

export const clean: readonly Example[] = [example("各数相符的单位预算", BUDGET), example("各数相符的部门决算", FINAL)];

export const breaks = (...list: Example[]): RuleExamples => ({ holds: clean, breaks: list });

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

export const SPLIT = "code item total basic wages household goods capitalOutlay project projectRunning projectTarget";

export const splitRows = (wages: string, target: string) => [
  `|合计|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
  `210|卫生健康支出|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
  `21015|医疗保障管理事务|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
  `2101501|行政运行|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
];

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

export const FUND_FILLED = table("fund", "code item total basic project", [
  "|合计|8.00||8.00",
  "229|其他支出|8.00||8.00",
  "22960|彩票公益金安排的支出|8.00||8.00",
  "2296013|用于城乡医疗救助的彩票公益金支出|8.00||8.00",
]);

export const BY_UNIT = ["|合计|100.00|", "|甲单位|60.00|甲", "|乙单位|41.00|乙"];

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
export function sideBySide(total: string): Example {
  return {
    title: "横排的“三公”经费表合计错",
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
