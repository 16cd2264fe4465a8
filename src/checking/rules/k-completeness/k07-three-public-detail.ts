import { quoted, type Run } from "../../rule/run";
import { threePublicGroups } from "../../document/three-public";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { explains } from "./k08-mandatory-explanations";
import { whole } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, several, type Words, titled, wording } from "../../../words";

export const K07: Rule = {
  id: "K07",
  group: "K",
  title: { zh: "“三公”细化", en: "Three public expenses in detail" },
  severity: "error",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "-",
  needs: ["three-public", "narrative"],
  explain: {
    zh: "“三公”经费列出因公出国（境）、公务用车购置、公务用车运行、公务接待各项，并说明增减变化；决算另列团组数、人次、购置数、保有量、批次、人次。",
    en: "The three public expenses show every item and their change; final accounts also the counts.",
  },
  evaluate: threePublicDetail,
};

const messages = wording({
  itemsMissing: { zh: "{table}没有列出{items}", en: "《{table}》 does not list: {items}." },
  changeNotExplained: {
    zh: "情况说明没有说明“三公”经费的增减变化",
    en: "The change of the three public expenses is not explained.",
  },
  notInNarrative: {
    zh: "情况说明没有“三公”经费的说明",
    en: "The narrative says nothing of the three public expenses.",
  },
  countsMissing: { zh: "决算没有说明{silent}", en: "The final accounts do not state: {silent}." },
});

const ITEMS = wording({
  travel: { zh: "因公出国（境）费", en: "travel abroad" },
  carsBought: { zh: "公务用车购置费", en: "purchase of vehicles" },
  carsRunning: { zh: "公务用车运行维护费", en: "running of vehicles" },
  reception: { zh: "公务接待费", en: "receptions" },
});

/** Counts that final accounts state, by the words that they are told by. */
const COUNTS: readonly (readonly [RegExp, Words])[] = [
  [/团组/, { zh: "因公出国（境）团组数", en: "groups that travelled abroad" }],
  [/人次/, { zh: "人次", en: "persons" }],
  [/保有量|保有/, { zh: "公务用车保有量", en: "vehicles" }],
  [/批次/, { zh: "公务接待批次", en: "receptions" }],
];

function threePublicDetail(model: CheckModel, run: Run): void {
  const views = model.filled("three-public");
  const text = whole(model);
  if (views.length === 0) {
    if (model.views("three-public").length > 0) run.skip(REASONS["three-public-empty"]);
    else run.needs(model.whyMissing("three-public"));
  }
  for (const view of views) {
    const groups = threePublicGroups(view);
    if (groups.length === 0) {
      run.needs(REASONS["items-unclear"], { table: titled(view.label) });
      continue;
    }
    const lacking = (Object.keys(ITEMS) as (keyof typeof ITEMS)[]).filter((k) => !groups.some((g) => g.has(k)));
    if (lacking.length === 0) run.pass();
    else
      run.fail(
        messages.itemsMissing,
        {
          table: view.label,
          items: several(lacking.map((k) => ITEMS[k])),
        },
        {
          severity: lacking.every((k) => text.includes(ITEMS[k].zh.slice(0, 6))) ? "warn" : "error",
          confidence: view.damaged ? 0.5 : 0.8,
          cells: [quoted(view.label, view.published?.title ?? null, view.published?.source)],
        },
      );
  }
  const spoken = /三公/.test(text);
  if (!spoken && (model.disclosure.paragraphs.length < 3 || !explains(text))) return run.needs(REASONS["no-narrative"]);
  if (spoken && /(?:增|减|持平|下降|上升|相同|一致|无变化|没有变化)/.test(text.slice(text.indexOf("三公")))) run.pass();
  else if (spoken) run.fail(messages.changeNotExplained, {}, { severity: "warn" });
  else run.fail(messages.notInNarrative, {}, { severity: "warn" });
  if (!model.final) return;
  const silent = COUNTS.filter(([re]) => !re.test(text));
  if (silent.length === 0) run.pass();
  else run.fail(messages.countsMissing, { silent: several(silent.map(([, name]) => name)) }, { severity: "warn" });
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(3), inMixed(1)],
  breaks: [
    breaking(
      "车辆费没有分列购置和运行",
      withTable(
        BUDGET,
        "three-public",
        table("three-public", "item total", [
          "合计|10.10",
          "一、因公出国（境）费|",
          "二、公务用车购置及运维费|8.00",
          "三、公务接待费|2.10",
        ]),
      ),
      { found: [{ cells: ["“三公”经费支出表"], difference: null, severity: "error" }], others: [] },
    ),
  ],
});
