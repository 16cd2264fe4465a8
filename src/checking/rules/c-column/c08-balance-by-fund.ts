import { fundOf, sections } from "../../document/outline";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const C08: Rule = {
  id: "C08",
  group: "C",
  title: { zh: "分资金平衡", en: "Balance by fund" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["appropriation"],
  explain: {
    zh: "按资金性质：本年收入加年初结转等于本年支出加年末结转；决算政府性基金表每一行：年初结转加本年收入等于本年支出加年末结转。",
    en: "By fund, income plus carry-over in equals expenditure plus carry-over out.",
  },
  evaluate: balanceByFund,
};

function balanceByFund(model: CheckModel, run: Run): void {
  const views = model.views("appropriation");
  if (views.length === 0) run.needs(model.whyMissing("appropriation"));
  for (const view of views) {
    const all = sections(view).filter((s) => !s.confused);
    const income = all.find((s) => s.side === "income");
    const out = all.find((s) => s.side === "expenditure" && (s.basis === null || s.basis === "functional"));
    if (!income || !out || !out.current) {
      run.skip(REASONS["no-current-spending"]);
      continue;
    }
    for (const fund of ["general", "fund", "capital"] as const) {
      const spent = model.figure(view, out.current, fund);
      const items = income.items.filter((r) => fundOf(r) === fund);
      if (!spent || items.length !== 1) continue;
      const got = model.figure(view, items[0], "total") ?? model.figure(view, items[0], fund);
      const kept = income.carryInItems.filter((r) => fundOf(r) === fund);
      const carried =
        kept.length === 1 ? (model.figure(view, kept[0], "total") ?? model.figure(view, kept[0], fund)) : null;
      const left = model.figure(view, out.carryOut, fund);
      // A carry-over that is printed without its funds cannot be told apart.
      const carryTotal = model.figure(view, income.carryIn, "total");
      if (kept.length === 0 && carryTotal && carryTotal.ticks !== 0) {
        run.needs(REASONS["carry-in-not-apart"]);
        continue;
      }
      run.sum(
        `分资金平衡：${items[0]!.item ?? fund}`,
        "Income + carry-over = expenditure + carried out, by fund",
        got,
        [spent, [1, left], [-1, carried]],
      );
    }
  }
  for (const id of ["fund", "capital", "general"] as const)
    for (const view of model.views(id)) {
      if (!(["carryIn", "current", "carryOut"] as const).every((c) => view.columns.has(c))) continue;
      for (const row of view.rows)
        run.sum(
          `年初结转+本年收入=本年支出+年末结转（${row.code ?? row.item ?? ""}）`,
          "Carry-over in + income = expenditure + carry-over out",
          model.figure(view, row, "total"),
          [
            model.figure(view, row, "carryIn"),
            model.figure(view, row, "current"),
            [-1, model.figure(view, row, "carryOut")],
          ],
        );
    }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(3)],
  breaks: [
    broken("一般公共预算收支不平", [["appropriation", "本年支出合计", "general", "505.60"]], {
      found: [
        {
          cells: [
            "财政拨款收支总表[收入·一、一般公共预算拨款].合计",
            "财政拨款收支总表[支出·本年支出合计].一般公共预算",
          ],
          difference: "0.09",
          severity: "error",
        },
      ],
      others: ["W06", "C07", "X10", "P03"],
    }),
    brokenMixed(
      "基金收支不平",
      [
        ["appropriation", "十一、城乡社区支出", "fund", "19.00"],
        ["appropriation", "本年支出合计", "fund", "19.00"],
      ],
      {
        found: [
          {
            cells: [
              "财政拨款收支总表[收入·二、政府性基金预算拨款].合计",
              "财政拨款收支总表[支出·本年支出合计].政府性基金预算",
              "财政拨款收支总表[收入·二、政府性基金预算拨款].合计",
            ],
            difference: "1",
            severity: "error",
          },
        ],
        others: ["W06", "C07", "X11", "P03"],
      },
    ),
  ],
});
