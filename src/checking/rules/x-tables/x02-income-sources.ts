import { fold, type ColumnKey } from "../../../disclosure";
import { fiscalIncome, fundRow, incomeSide, totalFigure } from "../../document/facts";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { withTablesForgivingCarryOver } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { withColumn, type ExampleDocument } from "../../catalogue/documents/builder";
import { breaking, broken, holding, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X02: Rule = {
  id: "X02",
  group: "X",
  title: { zh: "收入来源↔收入总表各列", en: "Income sources ↔ income columns" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["balance", "income"],
  explain: {
    zh: "收支总表各项收入与收入总表合计行的对应列相同：财政拨款、财政专户、事业、经营、上级补助、附属单位上缴、其他；只印一行“单位资金”的，与后几列之和比较。各表印有“其中：专项资金”的，金额相同。",
    en: "Every income source of the balance equals its column in the income table's total row. Earmarked money is one amount wherever it is printed.",
  },
  evaluate: (model, run) => {
    withTablesForgivingCarryOver(model, run, ["balance", "income"], (b, i) => sourcesAgree(model, run, b, i));
    for (const id of ["balance", "appropriation", "expenditure"] as const)
      for (const [view, income] of model.together(id, "income").sets) earmarkedAgrees(model, run, view, income);
  },
};

const EARMARKED = /^其中[:：]?专项资金/;

/** 其中：专项资金 of a statement, or of a table of expenditure that prints where the money comes from, and of the income table. */
function earmarkedAgrees(model: CheckModel, run: Run, view: TableView, income: TableView): void {
  const column = totalFigure(model, income, "earmarkedWithin");
  const row = view.rows.find((r) => r.side === "income" && EARMARKED.test(fold(r.item ?? "")));
  const printed =
    view.id === "expenditure"
      ? totalFigure(model, view, "earmarkedWithin")
      : model.figure(view, row, view.id === "balance" ? "amount" : "total");
  if (printed && column && !printed.blank && !column.blank)
    run.equal(`其中：专项资金：${view.label}=收入总表`, "Earmarked money agrees", printed, column, {
      severity: "warn",
    });
}

function sourcesAgree(model: CheckModel, run: Run, balance: TableView, income: TableView): void {
  const side = incomeSide(balance);
  if (!side) return run.needs(REASONS["income-side-unclear"], { table: tableWords("balance") });
  const amount = (fund: Parameters<typeof fundRow>[1]) => model.figure(balance, fundRow(side, fund), "amount");
  const column = (c: ColumnKey) => totalFigure(model, income, c);
  const fiscal = column("fiscal");
  const ours = fiscalIncome(model, balance, side);
  if (fiscal) run.sum("财政拨款收入：收支总表=收入总表", "Fiscal income agrees", fiscal, ours);
  for (const f of [
    "general",
    "fund",
    "capital",
    "fiscalAccount",
    "business",
    "operating",
    "superior",
    "affiliated",
    "other",
  ] as const) {
    const a = amount(f);
    const b = column(f);
    if (a && b) run.equal(`${a.label}=收入总表`, "Income source agrees", b, a);
  }
  const unit = amount("unitFunds");
  if (unit) {
    const own = column("unitFunds");
    const parts = (["business", "operating", "superior", "affiliated", "other"] as const).map(column);
    if (own) run.equal("单位资金：收支总表=收入总表", "Unit funds agree", own, unit);
    else run.sum("单位资金=事业+经营+上级补助+附属+其他", "Unit funds = their columns", unit, parts);
  }
}

/** A statement that says how much of its first item is earmarked, and an income table with that column. */
const earmarked = (amount: string): ExampleDocument => {
  const below = "一、一般公共预算拨款收入";
  const doc = withColumn(BUDGET, "income", "earmarkedWithin", (row) => (row[1] === "合计" ? "100.00" : null));
  return {
    ...doc,
    tables: doc.tables.map((t) =>
      t.id === "balance"
        ? {
            ...t,
            rows: t.rows.flatMap((r) =>
              r[1] === below ? [r, [null, "其中：专项资金列入部门预算的项目", amount]] : [r],
            ),
          }
        : t,
    ),
  };
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(3), inMixed(4), holding("专项资金各表相同", earmarked("100.00"), 2)],
  breaks: [
    breaking("专项资金在收支总表少一位", earmarked("10.00"), {
      found: [
        {
          cells: ["收支总表[收入·其中：专项资金列入部门预算的项目].预算数", "收入总表[合计].其中：专项资金"],
          difference: "-90",
          severity: "warn",
        },
      ],
      others: ["P03"],
    }),
    broken("财政拨款收入不同", [["balance", "一、一般公共预算拨款收入", "amount", "505.96"]], {
      found: [
        {
          cells: ["收入总表[合计].本年收入/财政拨款收入", "收支总表[收入·一、一般公共预算拨款收入].预算数"],
          difference: "-0.27",
          severity: "error",
        },
      ],
      others: ["C01", "X06", "P03"],
    }),
    brokenMixed("财政专户收入不同", [["income", "合计", "fiscalAccount", "4.40"]], {
      found: [
        {
          cells: ["收入总表[合计].本年收入/财政专户收入", "收支总表[收入·四、财政专户管理资金收入].预算数"],
          difference: "0.4",
          severity: "error",
        },
      ],
      others: ["W02", "C09", "P03"],
    }),
  ],
});
