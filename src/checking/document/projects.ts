import type { CellRef, StandardRow } from "../../disclosure";
import type { Figure } from "../identity/figure";
import { fieldFigure, goalName, goalProject } from "./fields";
import type { CheckModel } from "./model";

const BUDGET = /^(?:预算数|项目资金总额|资金总额|年度资金总额|年度预算)/;

/** A project as some table names it. */
export interface Project {
  readonly name: string;
  readonly amount: Figure | null;
  readonly where: string;
  /** Cell of the name, where the project is a row. */
  readonly place?: CellRef;
}

export function placeOf(row: StandardRow): { place?: CellRef } {
  const place = row.values["item"]?.cell;
  return place ? { place } : {};
}

/** Projects of the list (项目支出表). */
export function listedProjects(model: CheckModel): Project[] {
  return model.views("projects").flatMap((view) =>
    view.rows
      .filter((r) => r.role === "detail" && r.item && !r.ofWhich)
      .map((r) => ({
        name: r.item!,
        amount: model.figure(view, r, "total"),
        where: `${view.label}[${r.item!}]`,
        ...placeOf(r),
      })),
  );
}

/** Projects that have a goal form of their own. */
export function formProjects(model: CheckModel): Project[] {
  return model.views("goal").map((view) => ({
    name: goalProject(view) ?? "",
    amount: fieldFigure(model, view, "预算数", BUDGET),
    where: goalName(view),
  }));
}

/** Projects that have goals: one form each, or the summary's rows. */
export function goalProjects(model: CheckModel): Project[] {
  const forms = formProjects(model);
  const seen = new Set<string>();
  const rows = model.views("goals-summary").flatMap((view) => {
    // A project's code is long (region, year, number); short codes beside them are units, whose rows sum up.
    const long = view.rows.some((r) => (r.code?.length ?? 0) >= 12);
    return view.rows.flatMap((r) => {
      if (long && (r.code?.length ?? 0) < 12) return [];
      const total = model.figure(view, r, "total");
      const key = `${r.code ?? ""}|${r.item ?? ""}|${r.unitName ?? ""}`;
      if (r.role !== "detail" || !r.item || seen.has(key) || !total || total.blank) return [];
      seen.add(key);
      return [{ name: r.item, amount: total, where: `${view.label}[${r.item}]`, ...placeOf(r) }];
    });
  });
  return forms.length > 0 ? forms.filter((p) => p.name !== "" || p.amount) : withoutHead(rows);
}

/** Without a unit's row that sums up the projects below it. */
function withoutHead(rows: readonly Project[]): Project[] {
  const sum = rows.reduce((s, p) => s + (p.amount?.ticks ?? 0), 0);
  const head =
    rows.length > 2
      ? rows.find(
          (p) =>
            p.amount && p.amount.ticks !== 0 && Math.abs(sum - 2 * p.amount.ticks) <= p.amount.half * 2 * rows.length,
        )
      : undefined;
  return rows.filter((p) => p !== head);
}
