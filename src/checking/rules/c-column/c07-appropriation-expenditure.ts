import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { carryItems, currentTotal, eachSection, rowsOf, totalsOfSide } from "./sides";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const C07: Rule = {
  id: "C07",
  group: "C",
  title: { zh: "财政拨款支出", en: "Appropriation expenditure" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["appropriation"],
  explain: {
    zh: "财政拨款收支总表的本年支出等于各类支出之和（合计及各类预算资金分别核对）；支出总计等于本年支出加年末结转。",
    en: "Appropriation: current expenditure is the sum of its classes in every column; the grand total adds what is carried out.",
  },
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

export const examples = (): RuleExamples => ({
  holds: [inBudget(4), inFinal(4), inMixed(8)],
  breaks: [
    broken("类的金额错", [["appropriation", "八、社会保障和就业支出", "general", "60.36"]], {
      found: [
        {
          cells: [
            "财政拨款收支总表[支出·本年支出合计].一般公共预算",
            "财政拨款收支总表[支出·八、社会保障和就业支出].一般公共预算",
            "财政拨款收支总表[支出·九、卫生健康支出].一般公共预算",
            "财政拨款收支总表[支出·十九、住房保障支出].一般公共预算",
          ],
          difference: "0.27",
          severity: "error",
        },
      ],
      others: ["W06", "X08", "P03"],
    }),
    brokenMixed("基金本年支出错", [["appropriation", "本年支出合计", "fund", "21.00"]], {
      found: [
        {
          cells: [
            "财政拨款收支总表[支出·本年支出合计].政府性基金预算",
            "财政拨款收支总表[支出·十一、城乡社区支出].政府性基金预算",
          ],
          difference: "1",
          severity: "error",
        },
        {
          cells: [
            "财政拨款收支总表[支出·支出总计].政府性基金预算",
            "财政拨款收支总表[支出·本年支出合计].政府性基金预算",
          ],
          difference: "-1",
          severity: "error",
        },
      ],
      others: ["W06", "C08", "X11", "P03"],
    }),
  ],
});
