import { evidence, type RawClaim } from "../../rule/run";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow } from "./shared";
import { broken, inBudget, inMixed } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const W09: Rule = {
  id: "W09",
  group: "W",
  title: { zh: "经济分类归属", en: "Economic class and kind of cost" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS),
  tolerance: "T0",
  needs: ["basic"],
  explain: {
    zh: "301、303 类属于人员经费，公用经费应为空或 0；302、307、309–313、399 类属于公用经费，人员经费应为空或 0。地方另有规定的除外。",
    en: "Classes 301 and 303 are personnel costs; 302, 307, 309–313 and 399 are public costs.",
  },
  evaluate: (model, run) => {
    const empty: Figure[] = [];
    let blank = 0;
    eachRow(model, run, ["basic"], (view, row) => {
      if (!row.code || !view.columns.has("personnel") || !view.columns.has("public")) return;
      const wrong = /^30[13]/.test(row.code)
        ? "public"
        : /^(?:302|307|309|31[0-3]|399)/.test(row.code)
          ? "personnel"
          : null;
      if (!wrong) return;
      const f = model.figure(view, row, wrong);
      if (!f || f.ticks === 0) {
        if (f) empty.push(f);
        else blank++;
        return;
      }
      // The class holds what its items hold: said once, of the item.
      const item = view.rows.some((r) => {
        if (r.role !== "detail" || !r.code?.startsWith(row.code!) || r.code.length <= row.code!.length) return false;
        return (model.figure(view, r, wrong)?.ticks ?? 0) !== 0;
      });
      if (item) return;
      const kind = wrong === "public" ? messages.personnel : messages.public;
      run.fail(
        messages.otherColumn,
        {
          code: row.code,
          item: row.item ?? "",
          kind,
          cell: f.label,
          printed: f.printed ?? "",
        },
        // 公务交通补贴, 工会经费 and 福利费 are paid by the head: some places count them among 人员经费.
        {
          cells: [evidence(f)],
          claim: noneOf([f]),
          ...(/^302(?:28|29|39)/.test(row.code) ? { severity: "info" } : {}),
        },
      );
    });
    if (blank > 0) run.pass(blank);
    if (empty.length > 0) run.pass(empty.length, noneOf(empty));
  },
};

/** None of the amounts is anything: one formula for all of them. */
const noneOf = (figures: readonly Figure[]): RawClaim => ({
  kind: "zero",
  total: figures[0]!,
  parts: figures.slice(1).map((figure) => ({ coefficient: 1, figure })),
  difference: figures.reduce((sum, f) => sum + Math.abs(f.ticks), 0),
  checks: figures.length,
});

const messages = wording({
  otherColumn: {
    zh: "{code} {item}属于{kind}，而 {cell} 印有 {printed}",
    en: "{code} 《{item}》 belongs to {kind}, yet 《{cell}》 shows {printed}.",
  },
  personnel: { zh: "人员经费", en: "personnel costs" },
  public: { zh: "公用经费", en: "public costs" },
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(15), inMixed(9)],
  breaks: [
    broken(
      "办公费列在人员经费",
      [
        ["basic", "30201", "personnel", "21.48"],
        ["basic", "30201", "public", ""],
      ],
      {
        found: [{ cells: ["一般公共预算基本支出表[30201].人员经费"], difference: null, severity: "warn" }],
        others: ["C10", "H03", "P03"],
      },
    ),
  ],
});
