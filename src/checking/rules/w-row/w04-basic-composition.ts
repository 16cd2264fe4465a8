import { breaks, example, SPLIT, splitRows } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";

export const W04: Rule = {
  id: "W04",
  group: "W",
  title: "基本支出构成",
  titleEn: "Composition of basic expenditure",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "支出总表中基本支出的明细列",
  explain:
    "支出总表的基本支出等于人员经费加公用经费；人员经费等于工资福利支出加对个人和家庭的补助；公用经费等于商品和服务支出加资本性支出。",
  explainEn: "Basic expenditure is personnel plus public costs, each the sum of its printed columns.",
  evaluate: (model, run) => {
    let split = false;
    eachRow(model, run, ["expenditure"], (view, row) => {
      const has = (c: string) => view.columns.has(c);
      const personnel = has("personnel") ? ["personnel"] : ["wages", "household"];
      const open = has("public") ? ["public"] : ["goods", "capitalOutlay"];
      if (has("basic") && personnel.some(has) && open.some(has)) {
        split = true;
        rowSum(
          model,
          run,
          view,
          row,
          "basic",
          [...personnel, ...open],
          "基本支出=人员经费+公用经费",
          "Basic = personnel + public",
        );
      }
      if (has("personnel") && has("wages"))
        rowSum(
          model,
          run,
          view,
          row,
          "personnel",
          ["wages", "household"],
          "人员经费构成",
          "Personnel = wages + household",
        );
      if (has("public") && has("goods"))
        rowSum(
          model,
          run,
          view,
          row,
          "public",
          ["goods", "capitalOutlay"],
          "公用经费构成",
          "Public = goods + capital outlay",
        );
    });
    if (!split && model.views("expenditure").length > 0) run.skip("支出总表没有印出基本支出的明细列");
  },
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "工资福利支出错一位",
      withTable(BUDGET, "expenditure", table("expenditure", SPLIT, splitRows("319.79", "31.28"))),
    ),
  );
