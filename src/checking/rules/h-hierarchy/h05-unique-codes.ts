import { codeBlocks, rowsOf } from "../../document/codes";
import { evidence, quoted } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachCodeTable } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const H05: Rule = {
  id: "H05",
  group: "H",
  title: { zh: "科目唯一", en: "Codes are unique" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital"],
  explain: {
    zh: "同一张表的同一单位内，一个科目编码只出现一次（功能与经济分类交叉列示的除外）。",
    en: "A code stands once within a unit of a table, crossings aside.",
  },
  evaluate: (model, run) =>
    eachCodeTable(model, run, (view) => {
      for (const block of codeBlocks(view)) {
        // Many doubled codes are blocks of units that the form does not name, not slips.
        const doubled = [...block.byCode].filter(
          ([, rows]) => rows.length > 1 && new Set(rows.map((r) => r.secondCode ?? "")).size < rows.length,
        );
        if (doubled.length > 2) {
          run.fail(
            messages.unnamedBlocks,
            {
              table: view.label,
              count: doubled.length,
              examples: doubled
                .slice(0, 3)
                .map(([c]) => c)
                .join("、"),
            },
            { severity: "info" },
          );
          continue;
        }
        let repeated = 0;
        for (const [code, rows] of block.byCode) {
          const seen = new Map<string, number>();
          for (const r of rows) seen.set(r.secondCode ?? "", (seen.get(r.secondCode ?? "") ?? 0) + 1);
          const twice = [...seen.values()].some((n) => n > 1);
          if (!twice) {
            run.pass();
            continue;
          }
          repeated++;
          run.fail(
            messages.codeTwice,
            { table: view.label, code, item: rows[0]!.item ?? "", times: rows.length },
            {
              cells: rows.map((r) => {
                const f = model.figure(view, r, "total");
                return f ? evidence(f) : quoted(`${view.label}[${code}]`, `${code} ${r.item ?? ""}`, r.source);
              }),
            },
          );
        }
        run.codesOf({ kind: "unique" }, view, rowsOf(block), block.byCode.size, repeated);
      }
    }),
};

const messages = wording({
  unnamedBlocks: {
    zh: "{table}：{count} 个科目出现多次（{examples}……），似按单位分块而未印单位名称",
    en: "《{table}》: {count} codes stand several times ({examples} …), as in blocks of units that are not named.",
  },
  codeTwice: {
    zh: "{table}：科目 {code} {item}出现 {times} 次",
    en: "《{table}》: code {code} 《{item}》 stands {times} times.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(60), inFinal(34), inMixed(45)],
  breaks: [
    breaking(
      "同一科目两行",
      withTable(
        BUDGET,
        "fund",
        table("fund", "code item total basic project", [
          "|合计|8.00||8.00",
          "2296013|用于城乡医疗救助的彩票公益金支出|4.00||4.00",
          "2296013|用于城乡医疗救助的彩票公益金支出|4.00||4.00",
        ]),
      ),
      {
        found: [
          {
            cells: ["政府性基金预算支出表[2296013].合计", "政府性基金预算支出表[2296013].合计"],
            difference: null,
            severity: "warn",
          },
        ],
        others: ["X11", "X13", "X16", "P03"],
      },
    ),
  ],
});
