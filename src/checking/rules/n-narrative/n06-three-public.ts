import type { ColumnKey } from "../../../disclosure";
import { amounts, textFigures, threePublicCells } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { compare, distinct } from "./compare";
import { breaking, inBudget, inFinal, saying, inMixed } from "../../catalogue/documents/variants";

export const N06: Rule = {
  id: "N06",
  group: "N",
  title: { zh: "“三公”说明", en: "Three public expenses in words" },
  severity: "error",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "T0",
  needs: ["three-public", "narrative"],
  explain: {
    zh: "情况说明中的“三公”经费总额及各分项与表一致，分项之和等于总额，公务用车等于购置加运行。",
    en: "The three public expenses in the narrative agree with the table and add up.",
  },
  evaluate: (model, run) => {
    const columns: readonly ColumnKey[] = model.final ? ["settled", "total"] : ["total", "general"];
    compare(
      model,
      run,
      /^three-public\.(?:total|overseas|car|car-purchase|car-running|reception)$/,
      (t) => threePublicCells(model, t.n.key, columns),
      "情况说明的“三公”经费",
    );
    if (model.final) compareBudgeted(model, run);
    const one = (k: string) => distinct(amounts(model, `three-public.${k}`));
    const total = one("total");
    const parts = [one("overseas"), one("car"), one("reception")];
    if (total && parts.every((p) => p))
      run.sum(
        "情况说明：“三公”经费=出国+车辆+接待",
        "Total = travel + vehicles + reception in the text",
        total.f,
        parts.map((p) => p!.f),
        { code: "TS", confidence: 0.8 },
      );
    const car = one("car");
    const cars = [one("car-purchase"), one("car-running")];
    if (car && cars.every((p) => p))
      run.sum(
        "情况说明：公务用车=购置+运行",
        "Vehicles = purchase + running in the text",
        car.f,
        cars.map((p) => p!.f),
        { code: "TS", confidence: 0.8 },
      );
  },
};

function compareBudgeted(model: CheckModel, run: Run): void {
  for (const t of textFigures(model)) {
    if (t.n.kind !== "amount" || !/^three-public\.[a-z-]+\.budget$/.test(t.n.key)) continue;
    const cells = threePublicCells(model, t.n.key.replace(/\.budget$/, ""), ["budgeted"]);
    if (cells.length > 0)
      run.equalAny(
        `情况说明的“三公”经费预算数：${t.n.label}`,
        "The budgeted figure agrees with the table",
        t.f,
        cells,
        { confidence: 0.8 },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(1), inMixed(6)],
  breaks: [
    breaking(
      "公务接待费与表不同",
      saying([{ key: "three-public.reception", label: "公务接待费", value: "1.20", quote: "公务接待费1.20万元" }]),
      {
        found: [
          {
            cells: ["情况说明“公务接待费”", "“三公”经费支出表[三、公务接待费].合计"],
            difference: "-0.9",
            severity: "error",
          },
        ],
        others: [],
      },
    ),
  ],
});
