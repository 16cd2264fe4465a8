import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { breaking, inBudget, inFinal } from "../../catalogue/documents/variants";

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

function heads(model: CheckModel, run: Run): void {
  const skip = new Set(["units", "goal", "goals-overall", "other"]);
  const tables = model.disclosure.tables.filter(
    (t) => (t.state === "filled" || t.state === "empty") && !skip.has(t.id),
  );
  if (tables.length === 0) return run.needs("没有可辨认的表");
  const unitless = tables.filter((t) => t.moneyUnit === null && t.state === "filled");
  for (const t of tables) if (t.moneyUnit !== null) run.pass();
  for (const t of unitless)
    run.fail({
      message: `“${t.title}”没有印出计量单位（元、万元）`,
      messageEn: "The table states no unit of money.",
      cells: [quoted(t.title, t.title, t.source)],
    });
  const nameless = tables.filter((t) => t.unitName === null && t.unitCode === null);
  if (nameless.length > 0)
    run.fail({
      severity: "info",
      message: `${nameless.length} 张表没有印出单位（部门）名称：${nameless
        .map((t) => t.title)
        .slice(0, 9)
        .join("、")}`,
      messageEn: `${nameless.length} tables state no unit name.`,
    });
  const units = new Set(tables.map((t) => t.moneyUnit).filter((u) => u !== null));
  if (units.size > 1)
    run.fail({
      severity: "info",
      message: `各表计量单位不一：${[...units].join("、")}`,
      messageEn: "The tables use several units of money.",
    });
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(12), inFinal(9)],
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
