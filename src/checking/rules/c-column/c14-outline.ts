import type { StandardRow } from "../../../disclosure";
import { sections, type StatementSide } from "../../document/outline";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import { closes } from "../../identity/tolerance";
import { rowTitle } from "../../rule/columns";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { col, SIDE_COLUMNS } from "./sides";
import { REASONS, titled } from "../../../words";

export const C14: Rule = {
  id: "C14",
  group: "C",
  title: { zh: "收支表分级项目", en: "Items of a statement and what is below them" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["balance", "appropriation"],
  explain: {
    zh: "收支总表、财政拨款收支总表按“一、”“（一）”“1、”分级编列的，上级项目等于其下一级各项目之和（“其中”不计）；只有多数项目如此相加的表才作核对，收入、支出各自判断。",
    en: "Where a statement numbers its items by levels, an item equals those one level below it (of-which rows apart); held only against a statement most of whose items add up, each side by itself.",
  },
  evaluate: (model, run) => {
    const views = (["balance", "appropriation"] as const).flatMap((id) => model.views(id));
    if (views.length === 0) return run.needs(model.whyMissing("balance", "appropriation"));
    let levels = false;
    for (const view of views) levels = outline(model, run, view) || levels;
    if (!levels) run.skip(REASONS["no-outline"]);
  },
};

/** An item with the items one level below it. */
interface Branch {
  readonly head: StandardRow;
  readonly children: readonly StandardRow[];
}

/** Branches of one section, by its numbering; an item over a single other one is no sum. */
function branches(section: StatementSide, rows: readonly StandardRow[]): Branch[] {
  const items = rows.filter((r) => section.items.includes(r) || section.lower.includes(r));
  return items.flatMap((head, i) => {
    if (head.level === 0 || head.ofWhich) return [];
    const end = items.findIndex((r, k) => k > i && r.level > 0 && r.level <= head.level);
    const below = items.slice(i + 1, end < 0 ? items.length : end).filter((r) => r.level > head.level && !r.ofWhich);
    const next = Math.min(...below.map((r) => r.level));
    const children = below.filter((r) => r.level === next);
    return children.length > 1 ? [{ head, children }] : [];
  });
}

function outline(model: CheckModel, run: Run, view: TableView): boolean {
  const all = sections(view).filter((s) => !s.confused);
  const sides = (["income", "expenditure"] as const).map((side) =>
    all.filter((s) => s.side === side).flatMap((s) => printedSums(model, view, branches(s, view.rows))),
  );
  const printed = sides.flat();
  // Items below another one are its parts in this form, or they are some of them: the form itself says which, each side by itself.
  const open = (sums: readonly PrintedSum[]) => sums.filter(({ total, parts }) => !closes(total, parts)).length;
  const additive = open(printed) * 3 <= printed.length ? sides.filter((sums) => open(sums) * 2 <= sums.length) : [];
  if (additive.length < sides.length) run.needs(REASONS["outline-not-additive"], { table: titled(view.label) });
  for (const { head, total, parts } of additive.flat())
    run.sum(`上级项目=下级项目之和${rowTitle(head)}`, "Item = the items below it", total, parts, {
      confidence: view.damaged ? 0.5 : 1,
    });
  return printed.length > 0;
}

interface PrintedSum {
  readonly head: StandardRow;
  readonly total: Figure;
  readonly parts: readonly (Figure | null)[];
}

/** Sums of a side in every column that prints the item and something below it. */
function printedSums(model: CheckModel, view: TableView, all: readonly Branch[]): PrintedSum[] {
  return SIDE_COLUMNS.filter((c) => view.columns.has(c)).flatMap((c) =>
    all.flatMap(({ head, children }) => {
      const total = model.figure(view, head, c);
      const parts = col(model, view, children, c);
      return total && !total.blank && parts.some((p) => p && !p.blank) ? [{ head, total, parts }] : [];
    }),
  );
}

/** A statement whose items are numbered by levels. */
const inLevels = (other: string) =>
  withTable(
    BUDGET,
    "balance",
    table("balance", "side item amount", [
      "收入|一、部门预算|505.69",
      "|（一）财政拨款|505.69",
      "|1、一般公共预算拨款|500.00",
      `|2、政府性基金拨款|${other}`,
      "|（二）事业收入|",
      "|本年收入合计|505.69",
      "|收入总计|505.69",
      "支出|一、部门预算|505.69",
      "|1、社会保障和就业支出|60.63",
      "|2、卫生健康支出|404.82",
      "|3、住房保障支出|40.24",
      "|本年支出合计|505.69",
      "|支出总计|505.69",
    ]),
  );

export const examples = (): RuleExamples => ({
  // The fund of this statement stands neither in the appropriation nor in a table of its own.
  holds: [{ ...holding("逐级相加的收支总表", inLevels("5.69"), 3), others: ["X06", "K04"] }],
  breaks: [
    breaking("下级项目与上级项目不符", inLevels("5.99"), {
      found: [
        {
          cells: [
            "收支总表[收入·（一）财政拨款].预算数",
            "收支总表[收入·1、一般公共预算拨款].预算数",
            "收支总表[收入·2、政府性基金拨款].预算数",
          ],
          difference: "-0.3",
          severity: "warn",
        },
      ],
      others: ["X06", "K04", "P03"],
    }),
  ],
});
