import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { isWide } from "../../document/three-public";
import { threePublic } from "../w-row/three-public";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const C11: Rule = {
  id: "C11",
  group: "C",
  title: { zh: "“三公”竖表", en: "Three public expenses" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["three-public"],
  explain: {
    zh: "“三公”经费表：合计等于小计等于因公出国（境）、公务用车、公务接待之和；公务用车等于购置加运行；有的样式把会议费、培训费计入合计。",
    en: "Total = travel + vehicles + reception; vehicles = purchase + running; some forms add meetings and training.",
  },
  evaluate: (model, run) => {
    const views = model.views("three-public");
    if (views.length === 0) return run.needs(model.whyMissing("three-public"));
    for (const view of views) if (!isWide(view)) threePublic(model, run, view);
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(6), inFinal(4), inMixed(4)],
  breaks: [
    broken("小计与分项不符", [["three-public", "三、公务接待费", "total", "1.20"]], {
      found: [
        {
          cells: [
            "“三公”经费支出表[“三公”经费小计].合计",
            "“三公”经费支出表[二、公务用车购置及运维费].合计",
            "“三公”经费支出表[三、公务接待费].合计",
          ],
          difference: "0.9",
          severity: "error",
        },
      ],
      others: ["W06", "P03"],
    }),
    brokenMixed("公务用车与分项不符", [["three-public", "公务用车购置及运行费", "total", "3.50"]], {
      found: [
        {
          cells: [
            "“三公”经费支出表[合计].合计",
            "“三公”经费支出表[公务用车购置及运行费].合计",
            "“三公”经费支出表[公务接待费].合计",
          ],
          difference: "-0.5",
          severity: "error",
        },
        {
          cells: ["“三公”经费支出表[公务用车购置及运行费].合计", "“三公”经费支出表[公务用车运行维护费].合计"],
          difference: "0.5",
          severity: "error",
        },
      ],
      others: ["W06", "P03"],
    }),
  ],
});
