import {
  stripWhitespace,
  type MoneyScope,
  type NarrativeFigure,
  type NarrativeParagraph,
  type ColumnKey,
} from "../../disclosure";
import { codeFigures, expenditureSide, fundRow, incomeSide, totalFigure } from "./facts";
import { single, type CheckModel, type TableView } from "./model";
import type { Fund } from "./outline";
import { threePublicGroups, type ThreePublicItem } from "./three-public";
import type { Figure } from "../identity/figure";

/** A figure of the narrative with its place in the check. */
export interface TextFigure {
  readonly n: NarrativeFigure;
  readonly f: Figure;
  /** Number of the paragraph that holds it, or −1. */
  readonly paragraph: number;
}

const cache = new WeakMap<CheckModel, readonly TextFigure[]>();

/** Figures of the narrative with the paragraph that each stands in. */
export function textFigures(model: CheckModel): readonly TextFigure[] {
  let list = cache.get(model);
  if (!list) {
    const paragraphs = model.disclosure.paragraphs.map((p) => stripWhitespace(p.text));
    let from = 0;
    list = model.figures.map(([n, f]) => {
      const quote = stripWhitespace(n.quote);
      let at = paragraphs.findIndex((p, i) => i >= from && p.includes(quote));
      if (at < 0) at = paragraphs.findIndex((p) => p.includes(quote));
      if (at > from) from = at;
      return { n, f, paragraph: at };
    });
    cache.set(model, list);
  }
  return list;
}

/** The paragraph of a figure. */
export function paragraphOf(model: CheckModel, t: TextFigure): NarrativeParagraph | null {
  return model.disclosure.paragraphs[t.paragraph] ?? null;
}

/**
 * True where the sentence speaks of the disclosure's own year, or of no year. A year to come is a slip of the pen (N14 says so):
 * the figures under it are this year's.
 */
export function ofThisYear(model: CheckModel, n: NarrativeFigure): boolean {
  if (n.year === null || model.year === null) return true;
  const stated = Number(/20\d{2}/.exec(n.year)?.[0] ?? NaN);
  return !(stated < model.year);
}

/** Amounts of one key that speak of this year. */
export function amounts(model: CheckModel, key: string): TextFigure[] {
  return textFigures(model).filter((t) => t.n.key === key && t.n.kind === "amount" && ofThisYear(model, t.n));
}

const FUND_KEYS: Readonly<Record<string, Fund>> = {
  general: "general",
  fund: "fund",
  capital: "capital",
  fiscal: "fiscal",
  "fiscal-account": "fiscalAccount",
  "unit-funds": "unitFunds",
  business: "business",
  operating: "operating",
  superior: "superior",
  affiliated: "affiliated",
  other: "other",
};

const EXPENDITURE_COLUMNS: Readonly<Record<string, readonly ColumnKey[]>> = {
  basic: ["basic"],
  project: ["project"],
  personnel: ["personnel"],
  public: ["public"],
  operating: ["operating"],
  remitted: ["remitted"],
  aid: ["aid"],
  household: ["household"],
};

/** Cells that a sentence may be a copy of; the first that agrees is its original. Empty where no table can answer. */
export function cellsFor(model: CheckModel, key: string, scope: MoneyScope | undefined): Figure[] {
  const out: (Figure | null)[] = [];
  const balance = single(model, "balance");
  const income = single(model, "income");
  const expenditure = single(model, "expenditure");
  const appropriation = single(model, "appropriation");
  const general = single(model, "general");
  const basic = single(model, "basic");
  const bIn = balance ? incomeSide(balance) : null;
  const bOut = balance ? expenditureSide(balance) : null;
  const aIn = appropriation ? incomeSide(appropriation) : null;
  const aOut = appropriation ? expenditureSide(appropriation) : null;
  const b = (row: Parameters<CheckModel["figure"]>[1]) => (balance ? model.figure(balance, row, "amount") : null);
  const a = (row: Parameters<CheckModel["figure"]>[1], column: ColumnKey = "total") =>
    appropriation ? model.figure(appropriation, row, column) : null;
  const total = (view: TableView | null, column: ColumnKey) => (view ? totalFigure(model, view, column) : null);
  const [head, detail = ""] = key.split(/\.(.*)/s) as [string, string?];
  const fund = scope === "general" || scope === "fund" || scope === "capital" ? scope : null;
  if ((key === "income.total" || key === "balance.total") && !scope)
    out.push(b(bIn?.grand), b(bIn?.current), total(income, "total"), total(income, "current"));
  if ((key === "expenditure.total" || key === "balance.total") && !scope)
    out.push(b(bOut?.grand), b(bOut?.current), total(expenditure, "total"));
  if (/^(?:income|expenditure|balance)\.(?:total|fiscal)$/.test(key) && (scope === "fiscal" || detail === "fiscal"))
    out.push(
      a(head === "expenditure" ? aOut?.grand : aIn?.grand),
      a(head === "expenditure" ? aOut?.current : aIn?.current),
      total(income, "fiscal"),
      b(bIn ? fundRow(bIn, "fiscal") : null),
    );
  const named = head === "income" || head === "balance" ? FUND_KEYS[detail] : undefined;
  if (named && named !== "fiscal") {
    out.push(b(bIn ? fundRow(bIn, named) : null), total(income, named), a(aIn ? fundRow(aIn, named) : null));
    if (head === "balance" && (named === "general" || named === "fund" || named === "capital"))
      out.push(a(aOut?.current, named), a(aOut?.grand, named));
  }
  if (head === "expenditure") {
    const table = { general, fund: single(model, "fund"), capital: single(model, "capital") };
    const spentBy =
      detail === "general" || detail === "fund" || detail === "capital" ? detail : detail === "total" ? fund : null;
    if (spentBy) out.push(total(table[spentBy], "total"), a(aOut?.current, spentBy), a(aOut?.grand, spentBy));
    for (const c of EXPENDITURE_COLUMNS[detail] ?? []) {
      if (fund) out.push(total(table[fund], c));
      else if (scope === "fiscal")
        // 财政拨款基本支出 is less than 基本支出 where there is other money: the tables of the appropriation print it.
        out.push(...model.views("general").map((view) => total(view, c)));
      else out.push(total(expenditure, c), total(general, c));
      // 人员经费 and 公用经费 are columns of the basic table; 基本支出 is its total.
      out.push(
        ...(scope === "fiscal" ? model.views("basic") : [basic]).map((view) =>
          total(view, c === "basic" ? "total" : c),
        ),
      );
      if (c === "household") out.push(...(basic ? codeFigures(model, basic, "303", "total") : []));
    }
    if (/^2\d{2}(?:\d{2}){0,2}$/.test(detail)) {
      const rows = bOut?.items.filter((r) => r.code === detail) ?? [];
      const aRows = aOut?.items.filter((r) => r.code === detail) ?? [];
      if (fund)
        out.push(
          ...(table[fund] ? codeFigures(model, table[fund], detail, "total") : []),
          ...aRows.map((r) => a(r, fund)),
          ...aRows.map((r) => a(r)),
        );
      else if (scope === "fiscal")
        out.push(...aRows.map((r) => a(r)), ...(general ? codeFigures(model, general, detail, "total") : []));
      else {
        out.push(
          ...(expenditure ? codeFigures(model, expenditure, detail, "total") : []),
          ...rows.map((r) => b(r)),
          ...aRows.map((r) => a(r)),
        );
        if (general) out.push(...codeFigures(model, general, detail, "total"));
      }
    }
    if (/^3\d{2}(?:\d{2})?$/.test(detail)) {
      // The basic table answers only where there are no projects: an economic class also holds project expenditure.
      const economic = single(model, "economic");
      if (economic) out.push(...codeFigures(model, economic, detail, "total"));
      const project = total(general, "project") ?? total(expenditure, "project");
      if (basic && project && project.ticks === 0) out.push(...codeFigures(model, basic, detail, "total"));
    }
  }
  return out.filter((f): f is Figure => f !== null);
}

const ITEMS: Readonly<Record<string, ThreePublicItem>> = {
  total: "subtotal",
  overseas: "travel",
  car: "cars",
  "car-purchase": "carsBought",
  "car-running": "carsRunning",
  reception: "reception",
};

/** Keys of what a “三公” table lists. */
export const THREE_PUBLIC_KEYS: readonly string[] = Object.keys(ITEMS).map((item) => `three-public.${item}`);

/** Cells of the “三公” table for a key `three-public.reception`; `column` picks the budgeted or settled figure. */
export function threePublicCells(model: CheckModel, key: string, columns: readonly ColumnKey[]): Figure[] {
  const item = ITEMS[key.replace(/^three-public\./, "")];
  const view = single(model, "three-public");
  if (!item || !view) return [];
  const groups = threePublicGroups(view);
  if (groups.length !== 1) return [];
  const group = groups[0]!;
  const rows = item === "subtotal" ? [group.get("subtotal"), group.get("total")] : [group.get(item)];
  return columns.flatMap((c) => rows.map((r) => model.figure(view, r, c))).filter((f): f is Figure => f !== null);
}

/** n where `a = b × 10^n` exactly and n is a slip between units of money (元, 万元, 亿元); else 0. */
export function unitSlip(a: Figure, b: Figure): number {
  if (a.ticks === 0 || b.ticks === 0) return 0;
  const r = a.ticks / b.ticks;
  for (const n of [4, 8, -4, -8]) {
    const expected = b.ticks * 10 ** n;
    if (Math.abs(a.ticks - expected) <= Math.max(a.half, b.half * 10 ** n) && Math.sign(r) > 0) return n;
  }
  return 0;
}
