import { childCodes, codeBlocks, hasAmount, rowsOf } from "../../document/codes";
import { quoted } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachCodeTable, FUNCTIONAL } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const H04: Rule = {
  id: "H04",
  group: "H",
  title: { zh: "层级齐全", en: "Levels complete" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital"],
  explain: {
    zh: "印有类、款小计的表，每个项级科目都应有其上级行；金额不为 0 的上级行应有下级。",
    en: "Where subtotals are printed every item has its parents, and every non-zero parent has a child.",
  },
  evaluate: (model, run) =>
    eachCodeTable(model, run, (view) => {
      const leafLength = FUNCTIONAL.includes(view.id) ? 7 : 5;
      for (const block of codeBlocks(view)) {
        const codes = [...block.byCode.keys()];
        const deep = codes.filter((c) => c.length === leafLength);
        if (deep.length === 0 || deep.length === codes.length) continue;
        // A level that the form never prints (款 rows absent in some provinces) is a form, not a gap.
        const levels = new Set(codes.map((c) => c.length));
        let [looked, wrong] = [0, 0];
        for (const code of codes) {
          if (leafLength === 5 && code.length === 7) continue;
          const rows = block.byCode.get(code)!;
          looked++;
          const lacking = [3, 5]
            .filter((n) => n < code.length && levels.has(n) && !block.byCode.has(code.slice(0, n)))
            .map((n) => code.slice(0, n));
          const childless =
            code.length < leafLength &&
            rows.some(hasAmount) &&
            childCodes(block, code).length === 0 &&
            !codes.some((o) => o.length > code.length && o.startsWith(code)) &&
            (code.length === 5 || levels.has(5));
          if (lacking.length === 0 && !childless) {
            run.pass();
            continue;
          }
          wrong++;
          const item = rows[0]!.item ?? "";
          const cells = [quoted(`${view.label}[${code}]`, `${code} ${item}`, rows[0]!.source)];
          const table = view.label;
          if (childless) run.fail(messages.childless, { table, code, item }, { cells });
          else run.fail(messages.parentMissing, { table, code, item, parents: lacking.join("、") }, { cells });
        }
        run.codesOf({ kind: "levels" }, view, rowsOf(block), looked, wrong);
      }
    }),
};

const messages = wording({
  childless: {
    zh: "{table}：{code} {item}金额不为 0，却没有下级科目",
    en: "《{table}》: {code} 《{item}》 has an amount and no child row.",
  },
  parentMissing: {
    zh: "{table}：{code} {item}缺少上级科目行 {parents}",
    en: "《{table}》: {code} 《{item}》 lacks its parent row {parents}.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(60), inFinal(34), inMixed(45)],
  breaks: [
    breaking(
      "缺少款级行",
      withTable(
        BUDGET,
        "general",
        table("general", "code item total basic project", [
          "|合计|505.69|373.06|132.63",
          "208|社会保障和就业支出|60.63|60.63|",
          "20805|行政事业单位养老支出|60.63|60.63|",
          "2080505|机关事业单位基本养老保险缴费支出|60.63|60.63|",
          "210|卫生健康支出|445.06|312.43|132.63",
          "2101501|行政运行|445.06|312.43|132.63",
        ]),
      ),
      {
        found: [{ cells: ["一般公共预算支出表[2101501]"], difference: null, severity: "warn" }],
        others: ["X08", "X13", "P02"],
      },
    ),
  ],
});
