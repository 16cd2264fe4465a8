import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachSection, rowsOf, totalsOfSide } from "./sides";

export const C04: Rule = {
  id: "C04",
  group: "C",
  title: "支出总计",
  titleEn: "Expenditure grand total",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "收支总表",
  explain: "收支总表的支出总计等于本年支出合计加年终结转结余；决算另加结余分配。",
  explainEn:
    "Total expenditure is current expenditure plus carry-over at year end (and surplus distributed in final accounts).",
  evaluate: (model, run) =>
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "expenditure") return;
      totalsOfSide(model, run, view, s, "支出总计=本年支出+年终结转", "Total expenditure = current + carried out", [
        ...rowsOf(s.carryOut),
        ...s.surplusDistributed,
      ]);
    }),
};

export const examples = (): RuleExamples => breaks(broken("支出总计错", ["balance", "支出总计", "amount", "505.60"]));
