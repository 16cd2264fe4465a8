import { amounts, unitSlip } from "../../document/text-facts";
import { evidence } from "../../rule/run";
import { money } from "../../identity/figure";
import { totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { distinct } from "./compare";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, inBudget, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";
import { single } from "../../document/model";

export const N08: Rule = {
  id: "N08",
  group: "N",
  title: { zh: "政府采购说明", en: "Procurement in words" },
  severity: "warn",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "TS",
  needs: ["narrative", "procurement"],
  explain: {
    zh: "情况说明中的政府采购总额与采购表合计一致，等于货物、工程、服务之和；授予中小企业的金额不超过总额。",
    en: "Procurement in the narrative agrees with the table and is goods + works + services; small business within the total.",
  },
  evaluate: (model, run) => {
    const table = single(model, "procurement");
    const whole = table ? totalFigure(model, table, "total") : null;
    const stated = amounts(model, "procurement");
    if (stated.length === 0) return run.skip(REASONS["no-stated-purchases"]);
    for (const t of stated) {
      // `其中一般公共预算拨款政府采购 a 万元`: the column of that fund, where the table has one.
      const fund = t.n.scope;
      const column = table && fund && table.columns.has(fund) ? totalFigure(model, table, fund) : null;
      if (column && whole && column.ticks !== whole.ticks && t.f.ticks !== whole.ticks)
        run.equal(
          "情况说明的政府采购金额=采购表该项资金的合计",
          "Procurement of one fund agrees with the table",
          t.f,
          column,
          {
            code: "T0",
          },
        );
      else if (whole && unitSlip(t.f, whole) === 0)
        run.equal("情况说明的政府采购金额=采购表合计", "Procurement agrees with the table", t.f, whole, {
          code: "T0",
        });
      else if (table?.published?.state === "empty" && t.f.ticks !== 0)
        run.fail(messages.tableEmpty, { stated: money(t.f.ticks) }, { cells: [evidence(t.f)], difference: t.f.ticks });
      else if (!whole) run.pass(t.f.ticks === 0 && table ? 1 : 0);
    }
    const one = (k: string) => distinct(amounts(model, k));
    const total = one("procurement");
    const parts = ["procurement.goods", "procurement.works", "procurement.services"].map(one);
    if (total && parts.filter((p) => p).length === 3)
      run.sum(
        "情况说明：政府采购=货物+工程+服务",
        "Procurement = goods + works + services",
        total.f,
        parts.map((p) => p!.f),
        { confidence: 0.9 },
      );
    const sme = one("procurement.sme");
    if (total && sme)
      run.atMost("情况说明：授予中小企业不超过采购总额", "Small business within procurement", sme.f, [total.f]);
    const small = one("procurement.small");
    if (sme && small)
      run.atMost("情况说明：授予小微企业不超过中小企业", "Small and micro within small business", small.f, [sme.f]);
  },
};

const messages = wording({
  tableEmpty: {
    zh: "情况说明政府采购 {stated} 万元，而采购表为空",
    en: "The text states procurement of {stated}, the table is empty.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(1),
    holding(
      "其中一般公共预算拨款的采购与该栏合计相同",
      {
        ...edit(
          BUDGET,
          ["procurement", "合计", "general", "4.00"],
          ["procurement", "合计", "fund", "1.00"],
          ["procurement", "示例信息系统建设经费", "general", "4.00"],
          ["procurement", "示例信息系统建设经费", "fund", "1.00"],
        ),
        narrative: [
          { key: "procurement", label: "政府采购预算", value: "5.00", quote: "政府采购预算5.00万元" },
          {
            key: "procurement",
            label: "一般公共预算采购",
            value: "4.00",
            scope: "general",
            quote: "其中一般公共预算4.00万元",
          },
        ],
      },
      2,
    ),
  ],
  breaks: [
    breaking(
      "采购总额与表不同",
      saying([{ key: "procurement", label: "政府采购预算", value: "6.00", quote: "安排政府采购预算6.00万元" }]),
      {
        found: [{ cells: ["情况说明“政府采购预算”", "政府采购预算表[合计].合计"], difference: "1", severity: "warn" }],
        others: [],
      },
    ),
  ],
});
