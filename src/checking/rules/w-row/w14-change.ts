import { figures, rowTitle } from "../../rule/columns";
import type { TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, titled } from "../../../words";

export const W14: Rule = {
  id: "W14",
  group: "W",
  title: { zh: "增减额", en: "Change on last year" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["general", "three-public"],
  explain: {
    zh: "表中同时印有上年数、本年数和增减额的，本年数等于上年数加增减额。多数行不是这样计算的表，含义不明，不作核对。",
    en: "Where a table prints last year's figure, this year's and the change, this year's is last year's plus the change. A table most rows of which are not computed so is not held against it.",
  },
  evaluate: (model, run) => {
    const views = [...model.tables.values()].filter(printsChange);
    if (views.length === 0) return run.skip(REASONS["no-change-columns"]);
    for (const view of views) {
      const rows = view.rows
        .map((row) => ({ row, figures: figures(model, view, row, ["total", "prior", "change"]) }))
        .filter(({ figures }) => figures.some((f) => f && f.ticks !== 0));
      const open = rows.filter(({ figures }) => !adds(figures)).length;
      if (open * 2 > rows.length) {
        run.needs(REASONS["change-of-other-kind"], { table: titled(view.label) });
        continue;
      }
      for (const { row, figures } of rows) {
        const [total, prior, change] = figures;
        run.sum(`本年数=上年数+增减额${rowTitle(row)}`, "This year = last year + change", total!, [prior!, change!]);
      }
    }
  },
};

const printsChange = (view: TableView): boolean =>
  (["total", "prior", "change"] as const).every((c) => view.columns.has(c));

function adds([total, prior, change]: readonly (Figure | null)[]): boolean {
  if (!total || !prior || !change) return true;
  return Math.abs(total.ticks - prior.ticks - change.ticks) <= total.half + prior.half + change.half;
}

const compared = (change: string) =>
  withTable(
    BUDGET,
    "three-public",
    table("three-public", "item prior total change", [
      "合计|12.10|10.10|-2.00",
      "因公出国（境）费|||",
      `公务用车购置及运行费|9.00|8.00|${change}`,
      "公务用车购置费|||",
      "公务用车运行维护费|9.00|8.00|-1.00",
      "公务接待费|3.10|2.10|-1.00",
    ]),
  );

export const examples = (): RuleExamples => ({
  holds: [holding("各行增减额与两年之差相符", compared("-1.00"), 4)],
  breaks: [
    breaking("一行的增减额不符", compared("-1.90"), {
      found: [
        {
          cells: [
            "“三公”经费支出表[公务用车购置及运行费].合计",
            "“三公”经费支出表[公务用车购置及运行费].上年数",
            "“三公”经费支出表[公务用车购置及运行费].增减额",
          ],
          difference: "0.9",
          severity: "error",
        },
      ],
      others: ["P03"],
    }),
  ],
});
