import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { carryItems, currentTotal, eachSection, rowsOf, totalsOfSide } from "./sides";

export const C07: Rule = {
  id: "C07",
  group: "C",
  title: "财政拨款支出",
  titleEn: "Appropriation expenditure",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "财政拨款收支总表",
  explain: "财政拨款收支总表的本年支出等于各类支出之和（合计及各类预算资金分别核对）；支出总计等于本年支出加年末结转。",
  explainEn:
    "Appropriation: current expenditure is the sum of its classes in every column; the grand total adds what is carried out.",
  evaluate: (model, run) =>
    eachSection(model, run, ["appropriation"], (view, s) => {
      if (s.side !== "expenditure") return;
      currentTotal(
        model,
        run,
        view,
        s,
        "财政拨款本年支出=各类支出之和",
        "Current appropriation expenditure = its classes",
      );
      carryItems(model, run, view, s.carryOut, s.carryOutItems, "年末结转=各类结转之和");
      totalsOfSide(model, run, view, s, "财政拨款支出总计=本年支出+年末结转", "Total = current + carried out", [
        ...rowsOf(s.carryOut),
        ...s.surplusDistributed,
      ]);
    }),
};

export const examples = (): RuleExamples =>
  breaks(broken("类的金额错", ["appropriation", "八、社会保障和就业支出", "general", "60.36"]));
