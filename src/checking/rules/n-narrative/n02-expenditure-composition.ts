import { amounts, cellsFor } from "../../document/text-facts";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { compare } from "./compare";
import { breaking, inBudget, inFinal, saying } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const N02: Rule = {
  id: "N02",
  group: "N",
  title: { zh: "支出构成一致", en: "Composition of expenditure" },
  severity: "error",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["narrative", "expenditure", "basic"],
  explain: {
    zh: "情况说明中的基本支出、项目支出、人员经费、公用经费与表一致；基本支出加项目支出等于支出总额，人员经费加公用经费等于基本支出；已含在人员经费中的对个人和家庭的补助不再并列相加。",
    en: "Basic, project, personnel and public figures of the narrative agree with the tables and add up.",
  },
  evaluate: (model, run) => {
    compare(
      model,
      run,
      /^expenditure\.(?:basic|project|personnel|public|household|operating|remitted|aid)$/,
      (t) => cellsFor(model, t.n.key, t.n.scope),
      "情况说明的支出构成",
    );
    textSum(
      model,
      run,
      "expenditure.total",
      ["expenditure.basic", "expenditure.project"],
      "情况说明：支出总额=基本支出+项目支出",
      "Total = basic + project in the text",
    );
    textSum(
      model,
      run,
      "expenditure.basic",
      ["expenditure.personnel", "expenditure.public"],
      "情况说明：基本支出=人员经费+公用经费",
      "Basic = personnel + public in the text",
    );
    householdTwice(model, run);
  },
};

const messages = wording({
  householdTwice: {
    zh: "情况说明把对个人和家庭的补助 {household} 万元与人员经费 {personnel}、公用经费 {publicCosts} 万元并列，三项之和 {sum} 万元不等于基本支出 {basic} 万元：该项已含在人员经费中，重复列示",
    en: "Household subsidies {household} are listed beside personnel costs {personnel}, which contain them, and public costs {publicCosts}: their sum {sum} is not the basic expenditure {basic}.",
  },
});

/** Σ of text amounts of one paragraph: every key once. */
function textSum(
  model: CheckModel,
  run: Run,
  whole: string,
  parts: readonly string[],
  title: string,
  titleEn: string,
): void {
  for (const t of amounts(model, whole)) {
    if (t.paragraph < 0) continue;
    const near = parts.map((k) =>
      amounts(model, k).filter((p) => p.paragraph === t.paragraph && p.n.scope === t.n.scope),
    );
    if (
      near.some((l) => l.length !== 1) ||
      amounts(model, whole).filter((o) => o.paragraph === t.paragraph).length !== 1
    )
      continue;
    run.sum(
      title,
      titleEn,
      t.f,
      near.map((l) => l[0]!.f),
      { code: "TS", confidence: 0.8 },
    );
  }
}

function householdTwice(model: CheckModel, run: Run): void {
  for (const h of amounts(model, "expenditure.household")) {
    if (h.f.ticks === 0 || h.paragraph < 0) continue;
    const near = (k: string) => amounts(model, k).find((t) => t.paragraph === h.paragraph);
    const personnel = near("expenditure.personnel");
    const publicCosts = near("expenditure.public");
    if (!personnel || !publicCosts) continue;
    const basics = [
      ...cellsFor(model, "expenditure.basic", undefined),
      ...amounts(model, "expenditure.basic").map((t) => t.f),
    ];
    const two = personnel.f.ticks + publicCosts.f.ticks;
    const three = two + h.f.ticks;
    if (basics.some((b) => b.ticks === three)) {
      run.pass();
      continue;
    }
    const basic = basics.find((b) => b.ticks === two);
    if (!basic) continue;
    run.fail(
      messages.householdTwice,
      {
        household: money(h.f.ticks),
        personnel: money(personnel.f.ticks),
        publicCosts: money(publicCosts.f.ticks),
        sum: money(three),
        basic: money(basic.ticks),
      },
      { severity: "warn", cells: [personnel.f, publicCosts.f, h.f, basic].map(evidence), difference: h.f.ticks },
    );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(6), inFinal(1)],
  breaks: [
    breaking(
      "公用经费错一位",
      saying([{ key: "expenditure.public", label: "日常公用经费", value: "40.78", quote: "日常公用经费40.78万元" }]),
      {
        found: [
          {
            cells: ["情况说明“日常公用经费”", "一般公共预算支出表[合计].基本支出/公用经费"],
            difference: "0.05",
            severity: "error",
          },
        ],
        others: [],
      },
    ),
    breaking(
      "对个人和家庭的补助重复列示",
      saying(
        [
          {
            key: "expenditure.personnel",
            label: "人员支出",
            value: "332.33",
            quote: "其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元",
          },
          {
            key: "expenditure.public",
            label: "公用支出",
            value: "40.73",
            quote: "其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元",
          },
          {
            key: "expenditure.household",
            label: "对个人和家庭的补助",
            value: "12.36",
            quote: "其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元",
          },
        ],
        ["其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元。"],
      ),
      {
        found: [
          {
            cells: [
              "情况说明“人员支出”",
              "情况说明“公用支出”",
              "情况说明“对个人和家庭的补助”",
              "支出总表[合计].基本支出",
            ],
            difference: "12.36",
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
  ],
});
