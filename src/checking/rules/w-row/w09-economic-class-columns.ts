import { evidence } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow } from "./shared";
import { broken, inBudget, inMixed } from "../../catalogue/documents/variants";
import { wording } from "../../rule/message";

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
    eachRow(model, run, ["basic"], (view, row) => {
      if (!row.code || !view.columns.has("personnel") || !view.columns.has("public")) return;
      const wrong = /^30[13]/.test(row.code)
        ? "public"
        : /^(?:302|307|309|31[0-3]|399)/.test(row.code)
          ? "personnel"
          : null;
      if (!wrong) return;
      const f = model.figure(view, row, wrong);
      if (!f || f.ticks === 0) return run.pass();
      const kind = wrong === "public" ? "人员经费" : "公用经费";
      run.fail(
        messages.otherColumn,
        {
          code: row.code,
          item: row.item ?? "",
          kind,
          cell: f.label,
          printed: f.printed ?? "",
          classCode: row.code.slice(0, 3),
        },
        { cells: [evidence(f)] },
      );
    });
  },
};

const messages = wording({
  otherColumn: {
    zh: "{code} {item}属于{kind}，而 {cell} 印有 {printed}",
    en: "Class {classCode} belongs to the other column, yet {printed} is printed.",
  },
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
