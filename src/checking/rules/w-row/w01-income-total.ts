import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";

export const W01: Rule = {
  id: "W01",
  group: "W",
  title: "收入合计=本年收入+上年结转",
  titleEn: "Income total = current year + carry-over",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "收入总表",
  explain: "收入总表每一行的合计等于本年收入加上年结转（印有“使用非财政拨款结余”列的，一并相加）。",
  explainEn:
    "In every row of the income table the total is the current year's income plus carry-over (and surplus used, where printed).",
  evaluate: (model, run) => {
    if (model.final) return run.skip("收入决算表不列上年结转");
    eachRow(model, run, ["income"], (view, row) => {
      if (!view.columns.has("current") || !view.columns.has("total")) return;
      rowSum(
        model,
        run,
        view,
        row,
        "total",
        ["current", "carryIn", "surplusUsed"],
        "收入合计=本年收入+上年结转",
        "Income total = current + carry-over",
      );
    });
  },
};

export const examples = (): RuleExamples => breaks(broken("合计少一位", ["income", "2101501", "total", "25.72"]));
