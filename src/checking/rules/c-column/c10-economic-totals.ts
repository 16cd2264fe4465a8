import { classCodes, codeBlocks } from "../../document/codes";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { codeTotals } from "./code-totals";
import { col } from "./sides";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import type { Words } from "../../../words";

export const C10: Rule = {
  id: "C10",
  group: "C",
  title: { zh: "经济分类合计", en: "Economic totals" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["basic"],
  explain: {
    zh: "基本支出表的合计等于各经济类之和，也等于各款之和；决算表的人员经费合计等于 301、303，公用经费合计等于 302、307、309 至 313、399。",
    en: "The basic expenditure total equals its economic classes and its leaves.",
  },
  evaluate: (model, run) => {
    const views = [...model.views("basic"), ...model.views("economic")];
    if (views.length === 0) return run.needs(model.whyMissing("basic"));
    for (const view of views) {
      codeTotals(model, run, view, { classes: "各经济类之和", leaves: "各款之和" });
      if (view.id === "basic") economicGroups(model, run, view);
    }
  },
};

/** Final accounts print 人员经费合计 and 公用经费合计 as rows. */
function economicGroups(model: CheckModel, run: Run, view: TableView): void {
  const groups: [RegExp, RegExp, Words][] = [
    [/^人员经费合计$/, /^30[13]$/, { zh: "人员经费合计=301+303", en: "Personnel total = 301 + 303" }],
    [
      /^公用经费合计$/,
      /^(?:302|307|309|31[0-3]|399)$/,
      { zh: "公用经费合计=302+307+309至313+399", en: "Public total = 302 + 307 + 309 to 313 + 399" },
    ],
  ];
  for (const [name, classes, title] of groups) {
    const row = view.rows.find((r) => r.role !== "detail" && name.test(r.item ?? ""));
    if (!row) continue;
    const parts = codeBlocks(view).flatMap((b) =>
      classCodes(b)
        .filter((c) => classes.test(c))
        .flatMap((c) => b.byCode.get(c)!),
    );
    if (parts.length > 0)
      run.sum(title.zh, title.en, model.figure(view, row, "total"), col(model, view, parts, "total"));
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(6), inFinal(2), inMixed(6)],
  breaks: [
    broken("经济类错", [["basic", "302", "total", "47.03"]], {
      found: [
        {
          cells: [
            "一般公共预算基本支出表[合计].合计",
            "一般公共预算基本支出表[301].合计",
            "一般公共预算基本支出表[302].合计",
            "一般公共预算基本支出表[303].合计",
          ],
          difference: "-6.3",
          severity: "error",
        },
      ],
      others: ["W08", "H03", "P03"],
    }),
  ],
});
