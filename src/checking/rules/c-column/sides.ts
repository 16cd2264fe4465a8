import type { StandardRow, StandardTableId, ColumnKey } from "../../../disclosure";
import { type StatementSide, sections } from "../../document/outline";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Run } from "../../rule/run";

export const SIDE_COLUMNS: readonly ColumnKey[] = [
  "amount",
  "total",
  "general",
  "fund",
  "capital",
  "fiscal",
  "basic",
  "personnel",
  "public",
  "project",
  "prior",
];

export function eachSection(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  evaluate: (view: TableView, s: StatementSide, all: readonly StatementSide[]) => void,
): void {
  let found = false;
  for (const id of ids)
    for (const view of model.views(id)) {
      found = true;
      const all = sections(view);
      for (const s of all) if (!s.confused) evaluate(view, s, all);
    }
  if (!found) run.needs(model.whyMissing(...ids));
}

/** Columns that a row prints. */
function sideColumns(row: StandardRow): ColumnKey[] {
  return SIDE_COLUMNS.filter((c) => row.values[c] !== undefined);
}

export function col(model: CheckModel, view: TableView, rows: readonly StandardRow[], c: ColumnKey): (Figure | null)[] {
  return rows.map((r) => model.figure(view, r, c));
}

/** 本年…合计 = Σ top items, with the readings that the outline allows. */
export function currentTotal(
  model: CheckModel,
  run: Run,
  view: TableView,
  s: StatementSide,
  title: string,
  titleEn: string,
): void {
  const current = s.current;
  if (!current) return;
  for (const c of sideColumns(current)) {
    const total = model.figure(view, current, c);
    const top = col(model, view, s.items, c);
    // Without a printed figure below nothing was meant to add up in this column.
    if (top.every((f) => f === null)) continue;
    const loose = s.lower.filter((r) => r.level === 0 && !r.ofWhich);
    const readings = [top, [...top, ...col(model, view, loose, c)]];
    // Without numbers a list may print 类, 款 and 项 below each other: then the classes alone are the items.
    const classes = s.items.filter((r) => isClassItem(s.items, r));
    const nested = s.items[0]!.level === 0 && classes.length > 0 && classes.length < s.items.length;
    if (nested) readings.unshift(col(model, view, classes, c));
    const confidence = view.damaged || nested ? 0.5 : 1;
    run.sumAny(title, titleEn, total, readings, { confidence });
  }
}

/** An unnumbered item is a class where no earlier item of the same class stands. */
function isClassItem(items: readonly StandardRow[], row: StandardRow): boolean {
  return row.code?.length === 3 && items.find((r) => r.code === row.code) === row;
}

export function totalsOfSide(
  model: CheckModel,
  run: Run,
  view: TableView,
  s: StatementSide,
  title: string,
  titleEn: string,
  parts: readonly StandardRow[],
): void {
  const grand = s.grand;
  if (!grand) return;
  for (const c of sideColumns(grand)) {
    const total = model.figure(view, grand, c);
    const base = s.current ? [model.figure(view, s.current, c)] : col(model, view, s.items, c);
    if (base.every((f) => f === null)) continue;
    const rest = col(model, view, parts, c);
    const after = col(model, view, s.after, c);
    const readings = [
      [...base, ...rest, ...after],
      [...base, ...rest],
    ];
    // A carry-over that only its items print (the row itself blank or absent).
    const items = col(model, view, [...s.carryInItems, ...s.carryOutItems], c);
    if (items.some((f) => f && f.ticks !== 0)) readings.push([...base, ...items, ...after]);
    run.sumAny(title, titleEn, total, readings, { confidence: view.damaged || !s.current ? 0.6 : 1 });
  }
}

export const rowsOf = (...rows: (StandardRow | null)[]): StandardRow[] =>
  rows.filter((r): r is StandardRow => r !== null);

export function carryItems(
  model: CheckModel,
  run: Run,
  view: TableView,
  carry: StandardRow | null,
  items: readonly StandardRow[],
  title: string,
): void {
  if (!carry || items.length < 2) return;
  for (const c of sideColumns(carry)) {
    const parts = col(
      model,
      view,
      items.filter((r) => !r.ofWhich || items.every((i) => i.ofWhich)),
      c,
    );
    const blank = parts.every((f) => !f || f.blank);
    run.sum(title, "Carry-over = its items", model.figure(view, carry, c), parts, blank ? { severity: "warn" } : {});
  }
}
