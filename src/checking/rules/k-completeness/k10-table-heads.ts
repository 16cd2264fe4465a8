import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, several, titled, wording } from "../../../words";

export const K10: Rule = {
  id: "K10",
  group: "K",
  title: { zh: "表头要素", en: "Heads of tables" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["every-table"],
  explain: {
    zh: "每张表印明单位（部门）名称、年度和计量单位。",
    en: "Each table states the unit, the year and the unit of money.",
  },
  evaluate: heads,
};

const messages = wording({
  noMoneyUnit: { zh: "“{title}”没有印出计量单位（元、万元）", en: "《{title}》 states no unit of money." },
  noUnitName: {
    zh: "{count} 张表没有印出单位（部门）名称：{titles}",
    en: "{count} tables state no unit name: {titles}.",
  },
  severalMoneyUnits: { zh: "各表计量单位不一：{units}", en: "The tables use several units of money: {units}." },
});

function heads(model: CheckModel, run: Run): void {
  const skip = new Set(["units", "goal", "goals-overall", "other"]);
  const tables = model.disclosure.tables.filter(
    (t) => (t.state === "filled" || t.state === "empty") && !skip.has(t.id),
  );
  if (tables.length === 0) return run.needs(REASONS["no-tables"]);
  const unitless = tables.filter((t) => t.moneyUnit === null && t.state === "filled");
  for (const t of tables) if (t.moneyUnit !== null) run.pass();
  for (const t of unitless)
    run.fail(messages.noMoneyUnit, { title: t.title }, { cells: [quoted(t.title, t.title, t.source)] });
  const nameless = tables.filter((t) => t.unitName === null && t.unitCode === null);
  if (nameless.length > 0)
    run.fail(
      messages.noUnitName,
      {
        count: nameless.length,
        titles: several(nameless.slice(0, 9).map((t) => titled(t.title))),
      },
      { severity: "info" },
    );
  const units = new Set(tables.map((t) => t.moneyUnit).filter((u) => u !== null));
  if (units.size > 1)
    run.fail(messages.severalMoneyUnits, { units: several([...units].map(titled)) }, { severity: "info" });
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(12), inFinal(9), inMixed(9)],
  breaks: [
    breaking(
      "没有计量单位",
      {
        ...BUDGET,
        tables: BUDGET.tables.map((t) => (t.id === "general" ? { ...t, unit: null } : t)),
      },
      { found: [{ cells: ["一般公共预算支出表"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
