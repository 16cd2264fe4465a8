import type { StandardRow, ColumnKey } from "../../disclosure";
import { classCodes, codeBlocks, leafCodes } from "./codes";
import { single, totalRow, type CheckModel, type TableView } from "./model";
import { fundOf, sections, type Fund, type StatementSide } from "./outline";
import type { Figure } from "../identity/figure";

/** Income side of a two-sided statement that is understood. */
export function incomeSide(view: TableView): StatementSide | null {
  return sections(view).find((s) => s.side === "income" && !s.confused) ?? null;
}

/** Expenditure side by function (or the only one). */
export function expenditureSide(view: TableView): StatementSide | null {
  const all = sections(view).filter((s) => s.side === "expenditure" && !s.confused);
  return all.find((s) => s.basis === "functional") ?? all.find((s) => s.basis === null) ?? null;
}

/** The one row of the current year that names a source of funds. */
export function fundRow(section: StatementSide, fund: Fund): StandardRow | null {
  const rows = [...section.items, ...section.lower].filter((r) => fundOf(r) === fund);
  const top = rows.filter((r) => section.items.includes(r));
  const list = top.length > 0 ? top : rows;
  return list.length === 1 ? list[0]! : null;
}

/** Value column of a two-sided statement. */
export function sideColumn(view: TableView): "amount" | "total" {
  return view.id === "balance" ? "amount" : "total";
}

/** Figures of fiscal appropriation income on an income side: its own row, or its funds. */
export function fiscalIncome(model: CheckModel, view: TableView, section: StatementSide): Figure[] {
  const column = sideColumn(view);
  const own = section.items.find((r) => fundOf(r) === "fiscal");
  const rows = own ? [own] : section.items.filter((r) => ["general", "fund", "capital"].includes(fundOf(r) ?? ""));
  return rows.map((r) => model.figure(view, r, column)).filter((f): f is Figure => f !== null);
}

/** Figures of one code in a column, over all units. */
export function codeFigures(model: CheckModel, view: TableView, code: string, column: ColumnKey): Figure[] {
  return codeBlocks(view)
    .flatMap((b) => b.byCode.get(code) ?? [])
    .map((r) => model.figure(view, r, column))
    .filter((f): f is Figure => f !== null);
}

/** Figures that make up a class: its own rows, else the leaves under it. */
export function classFigures(
  model: CheckModel,
  view: TableView,
  code: string,
  column: ColumnKey,
): { figures: Figure[]; printed: boolean } {
  const own = codeFigures(model, view, code, column);
  if (own.length > 0) return { figures: own, printed: true };
  const leaves = codeBlocks(view).flatMap((b) =>
    leafCodes(b)
      .filter((c) => c.startsWith(code))
      .flatMap((c) => b.byCode.get(c)!),
  );
  return {
    figures: leaves.map((r) => model.figure(view, r, column)).filter((f): f is Figure => f !== null),
    printed: false,
  };
}

/** All codes of a table, over its units. */
export function allCodes(view: TableView): Set<string> {
  return new Set(codeBlocks(view).flatMap((b) => [...b.byCode.keys()]));
}

/** All 类 codes of a table: printed, or as prefixes of what is printed. */
export function allClasses(view: TableView): Set<string> {
  const printed = codeBlocks(view).flatMap(classCodes);
  return new Set([...printed, ...[...allCodes(view)].map((c) => c.slice(0, 3))]);
}

/** Figure of the total row. */
export function totalFigure(model: CheckModel, view: TableView, column: ColumnKey): Figure | null {
  return model.figure(view, totalRow(view), column);
}

/** Amounts of carry-over that any statement prints, in ticks, without 0. */
export function carryOvers(model: CheckModel): number[] {
  const out = new Set<number>();
  const add = (f: Figure | null) => {
    if (f && f.ticks !== 0) out.add(f.ticks);
  };
  for (const id of ["balance", "appropriation"] as const)
    for (const view of model.views(id))
      for (const s of sections(view))
        for (const row of [s.carryIn, s.carryOut, ...s.carryInItems, ...s.carryOutItems])
          for (const c of ["amount", "total", "general", "fund", "capital"] as const) add(model.figure(view, row, c));
  for (const id of ["income", "expenditure", "general", "fund", "capital"] as const)
    for (const view of model.views(id))
      for (const c of ["carryIn", "carryOut"] as const) add(totalFigure(model, view, c));
  return [...out];
}

/** True where a difference is nothing but the carry-over (one table 当年拨款, the other 含结转). */
export function explainedByCarryOver(carries: readonly number[], difference: number, tolerance: number): boolean {
  return difference !== 0 && carries.some((c) => Math.abs(Math.abs(difference) - c) <= tolerance);
}

/** True where all income is fiscal appropriation of the year, without any carry-over; null where nothing tells. */
export function allFiscal(model: CheckModel): boolean | null {
  if (carryOvers(model).length > 0) return false;
  const balance = single(model, "balance");
  const income = balance ? incomeSide(balance) : null;
  if (balance && income?.grand) {
    const grand = model.figure(balance, income.grand, "amount");
    const fiscal = fiscalIncome(model, balance, income).reduce((s, f) => s + f.ticks, 0);
    const others = income.items.filter((r) => !["general", "fund", "capital", "fiscal"].includes(fundOf(r) ?? ""));
    const foreign =
      others.some((r) => (model.figure(balance, r, "amount")?.ticks ?? 0) !== 0) ||
      income.after.some((r) => (model.figure(balance, r, "amount")?.ticks ?? 0) !== 0);
    if (grand && fiscal !== 0) return !foreign && Math.abs(grand.ticks - fiscal) <= grand.half * 4;
  }
  const table = single(model, "income");
  if (table) {
    const total = totalFigure(model, table, "total");
    const fiscal = totalFigure(model, table, "fiscal");
    if (total && fiscal) return total.ticks === fiscal.ticks;
  }
  return null;
}
