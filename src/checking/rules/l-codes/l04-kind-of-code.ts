import { byFunction, isCode } from "../../document/codes";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byForm, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { FUNCTIONAL, wordsOf } from "./coded-rows";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inFunctionalBasic, inMixed } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const L04: Rule = {
  id: "L04",
  group: "L",
  title: { zh: "编码种类", en: "Kind of code" },
  severity: "warn",
  basis: byForm(CLASSIFICATION),
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital"],
  explain: {
    zh: "功能科目编码列在功能分类栏，经济科目编码列在经济分类栏。",
    en: "Functional codes stand in functional columns, economic codes in economic ones.",
  },
  evaluate: kinds,
};

const messages = wording({
  otherClassification: {
    zh: "{table}：{code} {item}是{kind}分类科目，列在{place}分类栏",
    en: "《{table}》: {code} 《{item}》 is a {kind} code and stands in a column of {place} codes.",
  },
  functional: { zh: "功能", en: "functional" },
  economic: { zh: "经济", en: "economic" },
});

function kinds(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of [...FUNCTIONAL, "basic", "economic", "operating"] as const)
    for (const view of model.views(id)) {
      const header = (view.published?.columns ?? [])
        .filter((_, c) => view.rows.some((r) => r.values["code"]?.cell.column === c))
        .join("");
      const economic =
        (id === "basic" && !byFunction(view)) || id === "economic" || (id === "operating" && /经济/.test(header));
      const functional = FUNCTIONAL.includes(id) || byFunction(view) || (id === "operating" && /功能/.test(header));
      const looked: number[] = [];
      let failing = 0;
      for (const row of view.rows) {
        if (row.role !== "detail" || !row.code || !isCode(row.code)) continue;
        asked++;
        looked.push(row.row);
        const wrong =
          (economic && /^2\d{2}(?:\d{2}){0,2}$/.test(row.code) && row.code.length !== 3) ||
          (functional && /^[35]\d{2}(?:\d{2})?$/.test(row.code) && row.code.length === 5);
        if (!wrong) run.pass();
        else {
          failing++;
          run.fail(
            messages.otherClassification,
            {
              table: view.label,
              code: row.code,
              item: row.item ?? "",
              kind: economic ? messages.functional : messages.economic,
              place: economic ? messages.economic : messages.functional,
            },
            { cells: [wordsOf(view, row, "code", row.code)] },
          );
        }
      }
      run.codesOf({ kind: "classification", economic }, view, looked, looked.length, failing);
    }
  if (asked === 0) run.needs(REASONS["no-coded-table"]);
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(60), inFinal(34), inMixed(45), inFunctionalBasic(46)],
  breaks: [
    breaking(
      "功能科目列在经济分类栏",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item total personnel public", [
          "|合计|373.06|332.33|40.73",
          "2080101|行政运行|373.06|332.33|40.73",
        ]),
      ),
      { found: [{ cells: ["一般公共预算基本支出表[2080101]"], difference: null, severity: "warn" }], others: ["H07"] },
    ),
  ],
});
