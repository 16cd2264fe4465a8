import { compareName, withoutOrdinal } from "../../../classification";
import type { Rule } from "../../rule/rule";
import { byForm, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { classRows, nameOf, when } from "./coded-rows";
import { shortened } from "./against-the-tables";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, several, wording } from "../../../words";

export const L07: Rule = {
  id: "L07",
  group: "L",
  title: { zh: "类目清单", en: "List of classes" },
  severity: "info",
  basis: byForm(CLASSIFICATION),
  tolerance: "-",
  needs: ["balance", "appropriation"],
  explain: {
    zh: "收支总表和财政拨款收支总表的功能类与本年度的类级科目一致；沿用旧类名、同一类列两行的指出。",
    en: "The classes of the statements are the year's; obsolete names and doubled classes are pointed out.",
  },
  evaluate: (model, run) => {
    const rows = classRows(model);
    if (rows.length === 0) return run.needs(REASONS["no-class-names"]);
    for (const id of ["balance", "appropriation"] as const)
      for (const view of model.views(id)) {
        const own = rows.filter((r) => r.view === view);
        for (const code of new Set(own.map((r) => r.code))) {
          const same = own.filter((r) => r.code === code);
          const old = same.filter((r) => {
            const c = compareName("functional", code, withoutOrdinal(r.name), when(model));
            return c.verdict === "former" && !shortened(r.name, c.official);
          });
          if (same.length > 1)
            run.fail(
              messages.oldAndNew,
              {
                table: view.label,
                names: several(
                  same.map((r) => `“${r.name}”`),
                  "and",
                ),
                code,
              },
              { cells: same.map(nameOf) },
            );
          else if (old.length > 0)
            run.fail(messages.oldName, { table: view.label, name: old[0]!.name, code }, { cells: old.map(nameOf) });
          else run.pass();
        }
      }
  },
};

const messages = wording({
  oldAndNew: {
    zh: "{table}的 {names}是同一类（{code}）的新旧名称",
    en: "《{table}》: {names} are old and new names of one class ({code}).",
  },
  oldName: {
    zh: "{table}的“{name}”是 {code} 类的旧名称",
    en: "《{table}》: 《{name}》 is a former name of class {code}.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(8), inFinal(7), inMixed(8)],
  breaks: [
    broken("沿用旧类名", [["balance", "九、卫生健康支出", "item", "九、医疗卫生与计划生育支出"]], {
      found: [{ cells: ["收支总表[210]"], difference: null, severity: "info" }],
      others: ["L02"],
    }),
  ],
});
