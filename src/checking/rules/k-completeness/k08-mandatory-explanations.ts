import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_LAW_14, byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { whole } from "./shared";
import { breaking, inBudget, inFinal, paragraphs } from "../../catalogue/documents/variants";
import { REASONS, type Words, wording } from "../../../words";

export const K08: Rule = {
  id: "K08",
  group: "K",
  title: { zh: "必备说明", en: "Mandatory explanations" },
  severity: "warn",
  basis: byLaw(PUBLICATION_RULES, BUDGET_LAW_14),
  tolerance: "-",
  needs: ["narrative"],
  explain: {
    zh: "情况说明应有职责、机构设置、收支增减变化、机关运行经费、政府采购、名词解释；并逐步公开国有资产、预算绩效。",
    en: "The narrative covers duties, organisation, changes, operating costs, procurement and terms, and by and by assets and performance.",
  },
  evaluate: sectionsPresent,
};

const messages = wording({
  sectionMissing: { zh: "情况说明没有{name}", en: "The narrative lacks: {name}." },
});

const SECTIONS: readonly (readonly [Words, RegExp, boolean])[] = [
  [{ zh: "部门（单位）职责", en: "duties" }, /职责|职能/, true],
  [{ zh: "机构设置", en: "organisation" }, /机构设置|机构情况|单位构成|预算单位|内设机构|机构/, true],
  [
    { zh: "收支增减变化", en: "changes of income and expenditure" },
    /(?:上年|20\d\d年).{0,30}(?:相比|比|增|减)|较上年|同比|增减变[化动]|持平/,
    true,
  ],
  [{ zh: "机关运行经费", en: "operating costs" }, /机关运行经费|机构运行经费|运行经费|行政经费/, true],
  [{ zh: "政府采购", en: "procurement" }, /政府采购/, true],
  [{ zh: "名词解释", en: "terms" }, /名词解释|专业名词|名词|术语/, true],
  [{ zh: "国有资产", en: "state assets" }, /国有资产|固定资产|资产/, false],
  [{ zh: "预算绩效", en: "performance" }, /绩效/, false],
];

/** Tables are published without their explanations too: a document that has hardly any of the sections has no narrative. */
export const explains = (text: string): boolean =>
  SECTIONS.filter(([, pattern, required]) => required && pattern.test(text)).length >= 3;

function sectionsPresent(model: CheckModel, run: Run): void {
  if (model.disclosure.paragraphs.length < 3) return run.needs(REASONS["no-narrative"]);
  const text = whole(model);
  if (!explains(text)) return run.needs(REASONS["tables-only"]);
  for (const [name, pattern, required] of SECTIONS) {
    if (pattern.test(text)) run.pass();
    else run.fail(messages.sectionMissing, { name }, { severity: required ? "warn" : "info" });
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(8), inFinal(8)],
  breaks: [
    breaking(
      "没有名词解释",
      paragraphs((p) => p.filter((x) => !/名词解释/.test(x))),
      { found: [{ cells: [], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
