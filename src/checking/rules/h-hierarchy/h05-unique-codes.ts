import { breaks, example } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { codeBlocks } from "../../document/codes";
import { evidence, quoted } from "../../rule/run";
import { table, withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachCodeTable } from "./shared";

export const H05: Rule = {
  id: "H05",
  group: "H",
  title: "科目唯一",
  titleEn: "Codes are unique",
  severity: "warn",
  basis: "template",
  tolerance: "-",
  needs: "按科目的各表",
  explain: "同一张表的同一单位内，一个科目编码只出现一次（功能与经济分类交叉列示的除外）。",
  explainEn: "A code stands once within a unit of a table, crossings aside.",
  evaluate: (model, run) =>
    eachCodeTable(model, run, (view) => {
      for (const block of codeBlocks(view)) {
        // Many doubled codes are blocks of units that the form does not name, not slips.
        const doubled = [...block.byCode].filter(
          ([, rows]) => rows.length > 1 && new Set(rows.map((r) => r.secondCode ?? "")).size < rows.length,
        );
        if (doubled.length > 2) {
          run.fail({
            severity: "info",
            message: `${view.label}：${doubled.length} 个科目出现多次（${doubled
              .slice(0, 3)
              .map(([c]) => c)
              .join("、")}……），似按单位分块而未印单位名称`,
            messageEn: `${doubled.length} codes stand several times: blocks of unnamed units.`,
          });
          continue;
        }
        for (const [code, rows] of block.byCode) {
          const seen = new Map<string, number>();
          for (const r of rows) seen.set(r.secondCode ?? "", (seen.get(r.secondCode ?? "") ?? 0) + 1);
          const twice = [...seen.values()].some((n) => n > 1);
          if (!twice) {
            run.pass();
            continue;
          }
          run.fail({
            message: `${view.label}：科目 ${code} ${rows[0]!.item ?? ""}出现 ${rows.length} 次`,
            messageEn: `Code ${code} stands ${rows.length} times in one unit.`,
            cells: rows.map((r) => {
              const f = model.figure(view, r, "total");
              return f ? evidence(f) : quoted(`${view.label}[${code}]`, `${code} ${r.item ?? ""}`, r.source);
            }),
          });
        }
      }
    }),
};

export const examples = (): RuleExamples =>
  breaks(
    example(
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
    ),
  );
