import { figures, rowTitle } from "../../rule/columns";
import type { TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import { closes } from "../../identity/tolerance";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, titled } from "../../../words";

export const W14: Rule = {
  id: "W14",
  group: "W",
  title: { zh: "增减额", en: "Change on last year" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["general", "three-public"],
  explain: {
    zh: "表中同时印有上年数、本年数和增减额的，本年数等于上年数加增减额。多数行不是这样计算的表，含义不明，不作核对。",
    en: "Where a table prints last year's figure, this year's and the change, this year's is last year's plus the change. A table most rows of which are not computed so is not held against it.",
  },
  evaluate: (model, run) => {
    const views = [...model.tables.values()].filter(printsChange);
    if (views.length === 0) return run.skip(REASONS["no-change-columns"]);
    for (const view of views) {
      const rows = view.rows
        .map((row) => ({ row, figures: figures(model, view, row, ["total", "prior", "change"]) }))
        .filter(({ figures }) => figures.some((f) => f && f.ticks !== 0));
      // A change of nothing is one in percent as well, and one either way: it says nothing of what the column prints.
      const telling = rows.filter(({ figures: [, , change] }) => change && change.ticks !== 0);
      const open = telling.filter(({ figures }) => !adds(figures));
      const closed = telling.length - open.length;
      if (open.length > closed || printsNoSign(telling, open)) {
        run.needs(REASONS["change-of-other-kind"], { table: titled(view.label) });
        continue;
      }
      for (const { row, figures } of rows) {
        const [total, prior, change] = figures;
        if (change?.blank && closed < FILLED) continue;
        run.sum(`本年数=上年数+增减额${rowTitle(row)}`, "This year = last year + change", total!, [prior!, change!]);
      }
    }
  },
};

/** Changes that close before a blank one counts as none: some forms print the change of the total alone. */
const FILLED = 3;

type Printed = readonly (Figure | null)[];

/** True where decreases are printed without their sign, as all the rows that do not add up show and none contradicts. */
function printsNoSign(telling: readonly { figures: Printed }[], open: readonly { figures: Printed }[]): boolean {
  const turned = ({ figures: [total, prior, change] }: { figures: Printed }) =>
    adds([total ?? null, prior ?? null, change ? { ...change, ticks: -change.ticks } : null]);
  return open.length > 0 && open.every(turned) && telling.every(({ figures: [, , change] }) => change!.ticks > 0);
}

const printsChange = (view: TableView): boolean =>
  (["total", "prior", "change"] as const).every((c) => view.columns.has(c));

function adds([total, prior, change]: Printed): boolean {
  return !total || !prior || !change || closes(total, [prior, change]);
}

const threePublic = (...rows: readonly string[]) =>
  withTable(BUDGET, "three-public", table("three-public", "item prior total change", rows));

const compared = (change: string) =>
  threePublic(
    "合计|12.10|10.10|-2.00",
    "因公出国（境）费|||",
    `公务用车购置及运行费|9.00|8.00|${change}`,
    "公务用车购置费|||",
    "公务用车运行维护费|9.00|8.00|-1.00",
    "公务接待费|3.10|2.10|-1.00",
  );

export const examples = (): RuleExamples => ({
  holds: [
    holding("各行增减额与两年之差相符", compared("-1.00"), 4),
    holding(
      "只印合计的增减额",
      threePublic(
        "合计|12.10|10.10|-2.00",
        "因公出国（境）费|||",
        "公务用车购置及运行费|8.00|8.00|0.00",
        "公务用车购置费|||",
        "公务用车运行维护费|8.00|8.00|0.00",
        "公务接待费|4.10|2.10|",
      ),
      3,
    ),
  ],
  breaks: [
    breaking("一行的增减额不符", compared("-1.90"), {
      found: [
        {
          cells: [
            "“三公”经费支出表[公务用车购置及运行费].合计",
            "“三公”经费支出表[公务用车购置及运行费].上年数",
            "“三公”经费支出表[公务用车购置及运行费].增减额",
          ],
          difference: "0.9",
          severity: "error",
        },
      ],
      others: ["P03"],
    }),
  ],
});
