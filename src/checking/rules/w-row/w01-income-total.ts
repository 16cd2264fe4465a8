import { partsOf } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, type ExampleDocument } from "../../catalogue/documents/builder";
import { breaking, broken, holding, inBudget, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const W01: Rule = {
  id: "W01",
  group: "W",
  title: { zh: "收入合计=本年收入+上年结转", en: "Income total = current year + carry-over" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income"],
  explain: {
    zh: "收入总表每一行的合计等于本年收入加上年结转（印有“使用非财政拨款结余”列的，一并相加）；上年结转等于分列的各类资金结转之和。",
    en: "In every row of the income table the total is the current year's income plus carry-over (and surplus used, where printed); carry-over is the sum of its funds.",
  },
  evaluate: (model, run) => {
    if (model.final) return run.skip(REASONS["no-final-carry-in"]);
    eachRow(model, run, ["income"], (view, row) => {
      if (CARRIED.filter((c) => view.columns.has(c)).length >= 2)
        rowSum(model, run, view, row, "carryIn", CARRIED, "上年结转=各类资金结转之和", "Carry-over = its funds");
      if (!view.columns.has("current") || !view.columns.has("total")) return;
      rowSum(
        model,
        run,
        view,
        row,
        "total",
        partsOf("income", "total"),
        "收入合计=本年收入+上年结转",
        "Income total = current + carry-over",
      );
    });
  },
};

/** What was carried over, by fund. */
const CARRIED = ["carryGeneral", "carryFund", "carryCapital", "carryAccount", "carryUnit"] as const;

/** An income table of one row with what was carried over by fund. */
const carriedOver = (general: string): ExampleDocument => ({
  ...BUDGET,
  tables: [
    table("income", "code item total current fiscal carryIn carryGeneral carryFund carryUnit", [
      `|合计|505.69|493.69|493.69|12.00|${general}|3.00|1.00`,
    ]),
  ],
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(16), inMixed(13), { ...holding("分资金列示上年结转", carriedOver("8.00"), 2), others: [] }],
  breaks: [
    breaking("一类资金的结转错一位", carriedOver("6.00"), {
      found: [
        {
          cells: [
            "收入总表[合计].上年结转",
            "收入总表[合计].上年结转/一般公共预算",
            "收入总表[合计].上年结转/政府性基金预算",
            "收入总表[合计].上年结转/单位资金",
          ],
          difference: "2",
          severity: "error",
        },
      ],
      others: ["P03"],
    }),
    broken("合计少一位", [["income", "2101501", "total", "25.72"]], {
      found: [
        { cells: ["收入总表[2101501].合计", "收入总表[2101501].本年收入/小计"], difference: "-226", severity: "error" },
      ],
      others: ["C09", "H02", "X05"],
    }),
    brokenMixed("结转少计一部分", [["income", "210", "total", "91.00"]], {
      found: [
        {
          cells: [
            "收入总表[210].合计",
            "收入总表[210].本年收入/小计",
            "收入总表[210].上年结转",
            "收入总表[210].使用非财政拨款结余",
          ],
          difference: "-8",
          severity: "error",
        },
      ],
      others: ["C09", "H01", "P03"],
    }),
    brokenMixed("结转没有计入合计", [["income", "210", "total", "89.00"]], {
      found: [
        {
          cells: [
            "收入总表[210].合计",
            "收入总表[210].本年收入/小计",
            "收入总表[210].上年结转",
            "收入总表[210].使用非财政拨款结余",
          ],
          difference: "-10",
          severity: "warn",
        },
      ],
      others: ["C09", "H01", "P03"],
    }),
  ],
});
