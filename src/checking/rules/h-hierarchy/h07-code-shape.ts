import { byFunction, hasAmount } from "../../document/codes";
import { quoted } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { byForm, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachCodeTable, FUNCTIONAL } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inFunctionalBasic, inMixed } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const H07: Rule = {
  id: "H07",
  group: "H",
  title: { zh: "编码形状", en: "Shape of codes" },
  severity: "warn",
  basis: byForm(CLASSIFICATION),
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital"],
  explain: {
    zh: "功能科目编码为 3、5、7 位，经济分类科目编码为 3、5 位。",
    en: "Functional codes have 3, 5 or 7 digits, economic codes 3 or 5.",
  },
  evaluate: (model, run) =>
    eachCodeTable(model, run, (view) => {
      const lengths = FUNCTIONAL.includes(view.id) || byFunction(view) ? [3, 5, 7] : [3, 5];
      const [looked, wrong]: [number[], number[]] = [[], []];
      for (const row of view.rows) {
        if (row.role !== "detail" || !row.code || !/^\d+$/.test(row.code)) continue;
        // Unit codes printed in the code column are no classification codes.
        if (!/^[235]/.test(row.code) && row.item && !hasAmount(row)) continue;
        looked.push(row.row);
        // Beijing prints local sub-codes (3021101) below the national item.
        if (lengths.includes(row.code.length) || (lengths.length === 2 && row.code.length === 7 && /^3/.test(row.code)))
          run.pass();
        else {
          wrong.push(row.row);
          run.fail(
            messages.wrongLength,
            {
              table: view.label,
              row: row.row + 1,
              code: row.code,
              item: row.item ?? "",
              digits: row.code.length,
              lengths: lengths.join("、"),
            },
            { cells: [quoted(`${view.label}[${row.code}]`, row.code, row.source, row.values["code"]?.cell ?? null)] },
          );
        }
      }
      run.codesOf({ kind: "length", lengths }, view, looked, looked.length, wrong.length);
    }),
};

const messages = wording({
  wrongLength: {
    zh: "{table}第 {row} 行的科目编码“{code}”（{item}）有 {digits} 位，应为 {lengths} 位",
    en: "《{table}》, row {row}: code {code} (《{item}》) has {digits} digits, not {lengths}.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(60), inFinal(34), inMixed(45), inFunctionalBasic(46)],
  breaks: [
    breaking(
      "编码多一位",
      withTable(
        BUDGET,
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "22960131|彩票公益金|8.00||8.00"]),
      ),
      {
        found: [{ cells: ["政府性基金预算支出表[22960131]"], difference: null, severity: "warn" }],
        others: ["X11", "X13", "X16", "P03"],
      },
    ),
  ],
});
