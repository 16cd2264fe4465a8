import { codeFigures } from "../../document/facts";
import { threePublicGroups } from "../../document/three-public";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTables } from "./shared";
import { broken, inBudget, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const X15: Rule = {
  id: "X15",
  group: "X",
  title: { zh: "“三公”↔经济科目", en: "Three public expenses ↔ economic codes" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TX",
  needs: ["three-public", "basic"],
  explain: {
    zh: "“三公”经费不小于基本支出表的对应科目：出国 30212，公务接待 30217，公务用车运行 30231，公务用车购置 31013、30913。",
    en: "Each of the three public expenses is at least its economic codes in the basic table.",
  },
  evaluate: (model, run) =>
    withTables(model, run, ["three-public", "basic"], (threePublic, basic) => {
      if (model.final) return run.skip(REASONS["three-public-final"]);
      const groups = threePublicGroups(threePublic);
      if (groups.length !== 1 || threePublic.published?.state === "empty")
        return run.skip(REASONS["three-public-blank"]);
      const group = groups[0]!;
      const pairs = [
        ["travel", ["30212"]],
        ["reception", ["30217"]],
        ["carsRunning", ["30231"]],
        ["carsBought", ["31013", "30913"]],
      ] as const;
      for (const [item, codes] of pairs) {
        const column = threePublic.columns.has("general") ? "general" : "total";
        const own = model.figure(threePublic, group.get(item), column);
        for (const code of codes) {
          const [f] = codeFigures(model, basic, code, "total");
          if (own && f && f.ticks !== 0)
            run.atMost(`${f.label}不超过“三公”经费表`, "Economic code within the three public expenses", f, [own]);
        }
      }
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inMixed(2)],
  breaks: [
    broken("经济科目大于“三公”经费", [["basic", "30217", "total", "21.00"]], {
      found: [
        {
          cells: ["一般公共预算基本支出表[30217].合计", "“三公”经费支出表[三、公务接待费].一般公共预算财政拨款"],
          difference: "18.9",
          severity: "warn",
        },
      ],
      others: ["W08", "C10", "H03", "P03"],
    }),
    brokenMixed("运行维护费大于“三公”经费", [["basic", "30231", "total", "3.60"]], {
      found: [
        {
          cells: ["一般公共预算基本支出表[30231].合计", "“三公”经费支出表[公务用车运行维护费].一般公共预算财政拨款"],
          difference: "0.6",
          severity: "warn",
        },
      ],
      others: ["W08", "C10", "H03", "P03"],
    }),
  ],
});
