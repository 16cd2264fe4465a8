import type { MoneyScope, StandardRow } from "../../disclosure";
import type { Figure } from "../identity/figure";
import { totalFigure } from "./facts";
import { single, type CheckModel } from "./model";
import { cellsFor, threePublicCells } from "./text-facts";

/**
 * Cells of the tables that a sentence about a subject (docs/narrative-keys.md) copies, the first before the others: those that the rules
 * on sentences hold it against, so that what is written from them agrees with what is checked.
 */
export function toldFigures(model: CheckModel, key: string, scope: MoneyScope | null): readonly Figure[] {
  const found = cells(model, key, scope);
  const there = found.filter((f) => !f.blank);
  return there.length > 0 ? there : found;
}

function cells(model: CheckModel, key: string, scope: MoneyScope | null): Figure[] {
  if (key.startsWith("three-public."))
    return key.endsWith(".budget")
      ? threePublicCells(model, key.replace(/\.budget$/, ""), ["budgeted"])
      : threePublicCells(model, key, model.final ? ["settled", "total"] : ["total", "general"]);
  const list = (figure: Figure | null): Figure[] => (figure ? [figure] : []);
  const of = (id: "operating" | "procurement" | "basic" | "general", column: "total" | "public"): Figure[] => {
    const view = single(model, id);
    return view ? list(totalFigure(model, view, column)) : [];
  };
  switch (key) {
    case "operating":
      // In final accounts 机关运行经费 is no more than a part of 公用经费: only its own table says it.
      return [...of("operating", "total"), ...(model.final ? [] : of("basic", "public"))];
    case "procurement":
      return of("procurement", "total");
    case "assets.total": {
      const view = single(model, "assets");
      if (!view) return [];
      const named = view.rows.filter((r) => /资产总额|总额/.test(r.item ?? ""));
      return [
        ...list(totalFigure(model, view, "amount")),
        ...(named.length === 1 ? list(model.figure(view, named[0], "amount")) : []),
      ];
    }
  }
  return cellsFor(model, key, scope ?? undefined);
}

/** Last year's figure as the table of a cell prints it in the same row; null where it prints none. */
export function printedBefore(model: CheckModel, figure: Figure): Figure | null {
  const { ref } = figure;
  const view = ref ? model.tables.get(`${ref.table}#${ref.index}`) : undefined;
  if (!ref || !view) return null;
  const whole = (row: StandardRow): boolean =>
    (["total", "amount", "settled"] as const).some((c) => {
      const cell = row.values[c]?.cell;
      return cell?.row === ref.row && cell.column === ref.column;
    });
  return model.figure(view, view.rows.find(whole), "prior");
}
