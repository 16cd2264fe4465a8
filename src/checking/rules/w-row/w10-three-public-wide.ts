import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { isWide } from "../../document/three-public";
import { threePublic } from "./three-public";
import { sideBySide } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const W10: Rule = {
  id: "W10",
  group: "W",
  title: { zh: "“三公”横表", en: "Three public expenses, printed as one row" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["three-public"],
  explain: {
    zh: "横排的“三公”经费表：合计等于因公出国（境）、公务用车小计与公务接待之和，公务用车小计等于购置加运行；决算表的预算数、决算数分别核对。",
    en: "In the wide form the total is travel + vehicles + reception and vehicles is purchase + running, for budget and settled figures apart.",
  },
  // The reader turns the wide row into the same items as the upright form: C11 holds both, W10 speaks where all items stand in one printed row.
  evaluate: (model, run) => {
    const wide = model.views("three-public").filter(isWide);
    if (wide.length === 0) return run.skip(REASONS["three-public-upright"]);
    for (const view of wide) threePublic(model, run, view);
  },
};

export const examples = (): RuleExamples => ({
  holds: [{ ...sideBySide("各数相符的横排“三公”经费表", "10.10"), passes: 2 }],
  breaks: [
    {
      ...sideBySide("横排的“三公”经费表合计错", "10.01"),
      expect: {
        found: [
          {
            cells: [
              "“三公”经费支出表[合计].合计",
              "“三公”经费支出表[公务用车购置及运行费].合计",
              "“三公”经费支出表[公务接待费].合计",
            ],
            difference: "-0.09",
            severity: "error",
          },
        ],
        others: ["N06", "P03"],
      },
    },
  ],
});
