import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachSection, rowsOf, totalsOfSide } from "./sides";

export const C02: Rule = {
  id: "C02",
  group: "C",
  title: "收入总计",
  titleEn: "Income grand total",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "收支总表",
  explain: "收支总表的收入总计等于本年收入合计加上年结转结余，加用事业基金弥补收支差额（使用非财政拨款结余）。",
  explainEn: "Total income is current income plus carry-over plus surplus used.",
  evaluate: (model, run) =>
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "income") return;
      totalsOfSide(model, run, view, s, "收入总计=本年收入+上年结转", "Total income = current + carry-over", [
        ...rowsOf(s.carryIn),
        ...s.surplusUsed,
      ]);
    }),
};

export const examples = (): RuleExamples => breaks(broken("收入总计错", ["balance", "收入总计", "amount", "550.69"]));
