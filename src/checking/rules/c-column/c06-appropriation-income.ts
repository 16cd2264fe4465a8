import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { carryItems, currentTotal, eachSection, rowsOf, totalsOfSide } from "./sides";

export const C06: Rule = {
  id: "C06",
  group: "C",
  title: "财政拨款收入",
  titleEn: "Appropriation income",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "财政拨款收支总表",
  explain:
    "财政拨款收支总表的本年收入等于一般公共预算、政府性基金预算、国有资本经营预算拨款之和；年初结转等于其分项；收入总计等于本年收入加年初结转。",
  explainEn: "Appropriation: current income is its three funds, carry-over its items, and the grand total both.",
  evaluate: (model, run) =>
    eachSection(model, run, ["appropriation"], (view, s) => {
      if (s.side !== "income") return;
      currentTotal(model, run, view, s, "财政拨款本年收入=各类拨款之和", "Current appropriation = its funds");
      carryItems(model, run, view, s.carryIn, s.carryInItems, "年初结转=各类结转之和");
      totalsOfSide(model, run, view, s, "财政拨款收入总计=本年收入+年初结转", "Total = current + carry-over", [
        ...rowsOf(s.carryIn),
        ...s.surplusUsed,
      ]);
    }),
};

export const examples = (): RuleExamples =>
  breaks(broken("财政拨款收入总计错", ["appropriation", "收入总计", "total", "505.60"]));
