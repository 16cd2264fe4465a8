import { compareName, lookup } from "../../../classification";
import { CheckModel } from "../../document/model";
import { isCode } from "../../document/codes";
import { quoted, type Run } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { byForm, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { otherDocument } from "./other-document";
import { BUDGET } from "../../catalogue/documents/budget";
import { disclosureOf, table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding, prior } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS, wording } from "../../../words";

export const Y06: Rule = {
  id: "Y06",
  group: "Y",
  title: { zh: "科目更名", en: "Renamed codes" },
  severity: "info",
  basis: byForm(CLASSIFICATION),
  tolerance: "-",
  needs: ["prior-document"],
  explain: {
    zh: "与上年比较时，按科目编码对应；更名的科目列出新旧名称，无法对应的编码列出。",
    en: "Codes are mapped to last year's; renamed and unmapped ones are listed.",
  },
  evaluate: renamed,
};

const messages = wording({
  renamed: {
    zh: "科目 {code} 更名：上年“{old}”，本年“{name}”，按编码比较",
    en: "Code {code} was renamed: “{old}” last year, 《{name}》 this year.",
  },
  noLongerInForce: {
    zh: "上年科目 {codes}本年已停用，无法按编码比较",
    en: "Codes of last year are no longer in force: {codes}.",
  },
});

function renamed(model: CheckModel, run: Run): void {
  const prior = otherDocument(run, model, model.context.prior, DOCUMENTS["prior"], "earlier");
  if (!prior) return;
  const codes = (m: CheckModel) => {
    const out = new Map<string, string>();
    for (const id of ["expenditure", "general", "fund"] as const)
      for (const v of m.views(id))
        for (const r of v.rows) if (isCode(r.code) && r.code.startsWith("2")) out.set(r.code, r.item ?? "");
    return out;
  };
  const now = codes(model);
  const then = codes(prior);
  if (now.size === 0 || then.size === 0) return run.needs(REASONS["no-expenditure-by-code"]);
  for (const [code, name] of now) {
    const old = then.get(code);
    if (old === undefined) continue;
    const a = compareName("functional", code, name, { year: model.year });
    const b = compareName("functional", code, old, { year: prior.year });
    if (a.official !== null && b.official !== null && a.official !== b.official)
      run.fail(messages.renamed, { code, old, name }, { cells: [quoted(`科目 ${code}`, name, undefined)] });
    else run.pass();
  }
  const gone = [...then].filter(([code]) => !now.has(code) && hasEnded(code, model.year));
  if (gone.length > 0) run.fail(messages.noLongerInForce, { codes: gone.map(([c, n]) => `${c} ${n}`).join("、") });
}

function hasEnded(code: string, year: number | null): boolean {
  const found = lookup("functional", code, { year });
  return found.status === "former" && !found.unsourced;
}

export const examples = (): RuleExamples => ({
  holds: [holding("科目名称没有变化", BUDGET, 15, prior(BUDGET))],
  breaks: [
    breaking(
      "科目更名",
      withTable(
        BUDGET,
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "210|卫生健康支出|8.00||8.00"]),
      ),
      {
        found: [
          { cells: ["科目 20805"], difference: null, severity: "info" },
          { cells: ["科目 2080501"], difference: null, severity: "info" },
          { cells: ["科目 210"], difference: null, severity: "info" },
        ],
        others: ["X11", "X16", "K05", "L05", "P03"],
      },
      () => ({
        prior: disclosureOf({
          ...withTable(
            BUDGET,
            "fund",
            table("fund", "code item total basic project", [
              "|合计|8.00||8.00",
              "210|医疗卫生与计划生育支出|8.00||8.00",
            ]),
          ),
          year: "2017",
        }),
      }),
    ),
  ],
});
