import type { ColumnKey } from "../../../disclosure";
import { totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTables } from "./shared";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, SPLIT_BUDGET } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const X14: Rule = {
  id: "X14",
  group: "X",
  title: { zh: "经济构成↔支出总表列", en: "Economic classes ↔ expenditure columns" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["expenditure", "basic"],
  explain: {
    zh: "基本支出全部是一般公共预算时，支出总表的工资福利支出加对个人和家庭的补助等于基本支出表的人员经费，商品和服务支出加资本性支出等于公用经费。",
    en: "Where all basic expenditure is general budget, wages + household = personnel and goods + capital = public.",
  },
  evaluate: (model, run) =>
    withTables(model, run, ["expenditure", "basic"], (expenditure, basic) => {
      if (!expenditure.columns.has("wages") && !expenditure.columns.has("personnel"))
        return run.skip(REASONS["no-cost-columns"]);
      const a = totalFigure(model, expenditure, "basic");
      const b = totalFigure(model, basic, "total");
      if (!a || !b || Math.abs(a.ticks - b.ticks) > a.half + b.half + 2e6)
        return run.skip(REASONS["basic-of-other-funds"]);
      const get = (c: ColumnKey) => totalFigure(model, expenditure, c);
      const list = (...cs: ColumnKey[]) => cs.map(get).filter((f): f is Figure => f !== null);
      const personnel = get("personnel") ? list("personnel") : list("wages", "household");
      const publicCosts = get("public") ? list("public") : list("goods", "capitalOutlay");
      run.sum(
        "人员经费：基本支出表=支出总表",
        "Personnel costs agree",
        totalFigure(model, basic, "personnel"),
        personnel,
      );
      run.sum("公用经费：基本支出表=支出总表", "Public costs agree", totalFigure(model, basic, "public"), publicCosts);
    }),
};

export const examples = (): RuleExamples => ({
  holds: [holding("支出总表各列与基本支出表相符", SPLIT_BUDGET, 2)],
  breaks: [
    breaking("人员经费与工资福利等列不符", edit(SPLIT_BUDGET, ["expenditure", "合计", "wages", "319.79"]), {
      found: [
        {
          cells: [
            "一般公共预算基本支出表[合计].人员经费",
            "支出总表[合计].基本支出/人员经费/工资福利支出",
            "支出总表[合计].基本支出/人员经费/对个人和家庭的补助",
          ],
          difference: "0.18",
          severity: "warn",
        },
      ],
      others: ["W04", "C09", "P03"],
    }),
  ],
});
