import { procurementName } from "../../../classification";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byForm, PROCUREMENT_CATALOGUE } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { broken, inBudget } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const L08: Rule = {
  id: "L08",
  group: "L",
  title: { zh: "采购目录", en: "Procurement catalogue" },
  severity: "info",
  basis: byForm(PROCUREMENT_CATALOGUE),
  tolerance: "-",
  needs: ["procurement"],
  explain: {
    zh: "采购品目编码的形状和版本（2013、2022 版）正确。",
    en: "Procurement codes have the right shape and edition.",
  },
  evaluate: catalogue,
};

const messages = wording({
  wrongLength: { zh: "采购品目编码“{code}”的位数不对", en: "The catalogue code “{code}” has a wrong length." },
  otherEdition: {
    zh: "采购品目编码“{code}”属于 {edition} 版目录，{year} 年适用 {due} 版",
    en: "The catalogue code “{code}” is of the edition of {edition}; {due} applies in {year}.",
  },
});

function catalogue(model: CheckModel, run: Run): void {
  const views = model.views("procurement");
  if (views.length === 0) return run.needs(model.whyMissing("procurement"));
  let asked = 0;
  const edition = model.year !== null && model.year >= 2023 ? "2022" : "2013";
  for (const view of views)
    for (const row of view.rows) {
      const code = (row.values["catalogue"]?.text ?? "").replace(/\s/g, "").toUpperCase();
      const bare = /^([ABC]\d+)/.exec(code)?.[1];
      if (!bare) continue;
      asked++;
      const where = quoted(
        `${view.label}第 ${row.row + 1} 行`,
        `${code} ${row.values["goods"]?.text ?? row.item ?? ""}`,
        row.source,
        row.values["catalogue"]?.cell ?? null,
      );
      const shape = /^[ABC]\d{2}(?:\d{2}){0,4}$/.test(bare);
      if (!shape) run.fail(messages.wrongLength, { code }, { cells: [where] });
      else if (!procurementName(bare, edition) && procurementName(bare, edition === "2022" ? "2013" : "2022"))
        run.fail(
          messages.otherEdition,
          { code, edition: edition === "2022" ? "2013" : "2022", year: model.year ?? "", due: edition },
          { cells: [where], confidence: 0.6 },
        );
      else run.pass();
    }
  if (asked === 0) run.skip(REASONS["no-catalogue-codes"]);
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1)],
  breaks: [
    broken("品目编码位数不对", [["procurement", "示例信息系统建设经费", "catalogue", "A0201010"]], {
      found: [{ cells: ["政府采购预算表第 2 行"], difference: null, severity: "info" }],
      others: [],
    }),
  ],
});
