import { partsOf, type ColumnKey } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, SPLIT_BUDGET } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

/** What the two parts of basic expenditure hold. */
const WITHIN = { personnel: partsOf("expenditure", "personnel"), public: partsOf("expenditure", "public") };

export const W04: Rule = {
  id: "W04",
  group: "W",
  title: { zh: "基本支出构成", en: "Composition of basic expenditure" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["expenditure"],
  explain: {
    zh: "支出总表的基本支出等于人员经费加公用经费；人员经费等于工资福利支出加对个人和家庭的补助；公用经费等于商品和服务支出加资本性支出。",
    en: "Basic expenditure is personnel plus public costs, each the sum of its printed columns.",
  },
  evaluate: (model, run) => {
    let split = false;
    eachRow(model, run, ["expenditure"], (view, row) => {
      const has = (c: ColumnKey) => view.columns.has(c);
      const personnel: readonly ColumnKey[] = has("personnel") ? ["personnel"] : WITHIN.personnel;
      const publicCosts: readonly ColumnKey[] = has("public") ? ["public"] : WITHIN.public;
      if (has("basic") && personnel.some(has) && publicCosts.some(has)) {
        split = true;
        rowSum(
          model,
          run,
          view,
          row,
          "basic",
          [...personnel, ...publicCosts],
          "基本支出=人员经费+公用经费",
          "Basic = personnel + public",
        );
      }
      if (has("personnel") && has("wages"))
        rowSum(model, run, view, row, "personnel", WITHIN.personnel, "人员经费构成", "Personnel = wages + household");
      if (has("public") && has("goods"))
        rowSum(model, run, view, row, "public", WITHIN.public, "公用经费构成", "Public = goods + capital outlay");
    });
    if (!split && model.views("expenditure").length > 0) run.skip(REASONS["no-basic-split"]);
  },
};

export const examples = (): RuleExamples => ({
  holds: [holding("基本支出分列四项", SPLIT_BUDGET, 14)],
  breaks: [
    breaking("工资福利支出错一位", edit(SPLIT_BUDGET, ["expenditure", "合计", "wages", "319.79"]), {
      found: [
        {
          cells: [
            "支出总表[合计].基本支出",
            "支出总表[合计].基本支出/人员经费/工资福利支出",
            "支出总表[合计].基本支出/人员经费/对个人和家庭的补助",
            "支出总表[合计].基本支出/公用经费/商品和服务支出",
          ],
          difference: "0.18",
          severity: "error",
        },
      ],
      others: ["C09", "X14", "P03"],
    }),
  ],
});
