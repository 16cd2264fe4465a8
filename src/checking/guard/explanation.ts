import { carryOvers } from "../document/facts";
import type { CheckModel, TableView } from "../document/model";
import { figuresOf } from "../diagnosis/graph";
import { money } from "../identity/figure";
import { difference, statusOf, toleranceOf, type Identity } from "../identity/identity";
import type { Suggestion } from "../types";
import { DOUBTS, type Doubt } from "./doubt";
import { amounts, sameRow, tableKey, tablesOf } from "./structure";

/** A gap of fewer digits than this is met by chance: a slip of one digit leaves a gap of one. */
const TELLING_DIGITS = 3;
/** A suggestion that mends as many equations is better evidence than any coincidence. */
const STRONG = 2;

/**
 * Differences that the document itself explains: an amount that it prints and that the rule did not use, the carry-over, parts counted
 * twice, one gap in several tables. They are told as warnings with their explanation.
 */
export function explainDifferences(
  model: CheckModel,
  identities: readonly Identity[],
  doubts: ReadonlyMap<Identity, Doubt>,
  suggestions: ReadonlyMap<Identity, Suggestion>,
): Map<Identity, Doubt> {
  const out = new Map<Identity, Doubt>();
  const open = identities.filter((i) => statusOf(i) === "fail" && !doubts.has(i));
  if (open.length === 0) return out;
  const views = new Map(
    model.disclosure.standard.flatMap((t) => {
      const view = model.views(t.id).find((v) => v.index === t.index);
      return view ? [[`${t.id}#${t.index}`, view] as const] : [];
    }),
  );
  const carries = carryOvers(model);
  const gaps = sharedShortfalls(open, views);
  for (const identity of open) {
    const doubt =
      gaps.get(identity) ??
      blankTotal(identity) ??
      ((suggestions.get(identity)?.explains ?? 0) >= STRONG
        ? null
        : (multiple(identity) ?? carried(identity, carries) ?? printedElsewhere(model, identity, views)));
    if (doubt) out.set(identity, doubt);
  }
  return out;
}

/** Sums over the rows of one table that fall short by the same amount in several tables. */
function sharedShortfalls(open: readonly Identity[], views: ReadonlyMap<string, TableView>): Map<Identity, Doubt> {
  const out = new Map<Identity, Doubt>();
  const short = open.filter(
    (i) => i.kind === "sum" && tablesOf(i).length === 1 && !sameRow(figuresOf(i)) && difference(i) > 0,
  );
  for (const identity of short) {
    if (!telling(difference(identity))) continue;
    const twins = short.filter((other) => amounts(identity, difference(other)));
    const tables = [...new Set(twins.flatMap(tablesOf))];
    if (tables.length < 2) continue;
    const doubt = DOUBTS.withheld(tables.map((t) => views.get(t)?.label ?? t));
    // What follows from the same gap across tables is the same thing.
    for (const other of open) if (!out.has(other) && amounts(other, difference(identity))) out.set(other, doubt);
  }
  return out;
}

function blankTotal(identity: Identity): Doubt | null {
  const figures = figuresOf(identity);
  const blank = identity.total.blank
    ? identity.total
    : identity.kind === "equal" && figures[1]?.blank
      ? figures[1]
      : null;
  return blank ? DOUBTS.blank(blank.label) : null;
}

/** Parts that add up to two or three times the total, or to the total in another unit of money. */
function multiple(identity: Identity): Doubt | null {
  if (identity.kind === "product" || identity.total.ticks === 0) return null;
  const sum = identity.total.ticks - difference(identity);
  const tolerance = toleranceOf(identity);
  for (const times of [2, 3])
    if (Math.abs(sum - times * identity.total.ticks) <= tolerance * times) return DOUBTS.multiple(String(times));
  for (const [times, name] of [
    [1e4, "一万"],
    [1e-4, "万分之一"],
  ] as const)
    if (sum !== 0 && Math.abs(sum / identity.total.ticks / times - 1) < 1e-6) return DOUBTS.multiple(name);
  return null;
}

function carried(identity: Identity, carries: readonly number[]): Doubt | null {
  const found = carries.find((c) => amounts(identity, c));
  return found === undefined ? null : DOUBTS.carryOver(money(Math.abs(found)));
}

/** The difference printed in the same row, the same column or the total rows of the tables that the identity compares. */
function printedElsewhere(model: CheckModel, identity: Identity, views: ReadonlyMap<string, TableView>): Doubt | null {
  if (!telling(difference(identity))) return null;
  const used = new Set(figuresOf(identity).map((f) => f.key));
  const figures = figuresOf(identity).filter((f) => f.ref !== null);
  const inRow = sameRow(figures);
  const across = tablesOf(identity).length > 1;
  const rows = new Set(figures.map((f) => `${tableKey(f)}:${f.ref!.row}`));
  const columns = new Set(figures.map((f) => `${tableKey(f)}:${f.ref!.column}`));
  for (const key of tablesOf(identity)) {
    const view = views.get(key);
    if (!view) continue;
    for (const row of view.rows)
      for (const column of Object.keys(row.values)) {
        const figure = model.figure(view, row, column);
        if (!figure?.ref || figure.ticks === 0 || used.has(figure.key) || !amounts(identity, figure.ticks)) continue;
        const near = inRow
          ? rows.has(`${key}:${figure.ref.row}`)
          : columns.has(`${key}:${figure.ref.column}`) || (across && row.role === "total");
        // A row of codes is a part of what its code says: only rows without one (结转, 其中, 小计) stand outside of the sum.
        if (near && (inRow || across || row.code === null)) return DOUBTS.elsewhere(figure.label, money(figure.ticks));
      }
  }
  return null;
}

/** True where a gap has so many digits that meeting it is no chance. */
function telling(ticks: number): boolean {
  return String(Math.abs(Math.round(ticks))).replace(/0+$/, "").length >= TELLING_DIGITS;
}
