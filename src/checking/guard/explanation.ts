import { printedValues } from "../../disclosure";
import { carryOvers } from "../document/facts";
import type { CheckModel, TableView } from "../document/model";
import { figuresOf } from "../diagnosis/graph";
import { isTelling, money } from "../identity/figure";
import { difference, statusOf, toleranceOf, type Identity } from "../identity/identity";
import type { Suggestion } from "../types";
import { DOUBTS, type Doubt } from "./doubt";
import { amounts, sameRow, tableKey, tablesOf } from "./structure";
import { PIECES, said, type Said } from "../../words";

/** A telling slip of the pen that mends as many equations is better evidence than any coincidence. */
const STRONG = 2;
const UNTELLING: readonly (string | undefined)[] = ["blank", "other", undefined];

const isStrong = (s: Suggestion | undefined): boolean =>
  s !== undefined && s.explains >= STRONG && !UNTELLING.includes(s.slipCode);

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
  const views = model.tables;
  const carries = carryOvers(model);
  const gaps = shortfalls(model, identities, open, suggestions, views);
  for (const identity of open) {
    const doubt =
      gaps.get(identity) ??
      (isStrong(suggestions.get(identity))
        ? null
        : (blankTotal(identity) ??
          multiple(identity) ??
          carried(identity, carries) ??
          printedElsewhere(model, identity, views)));
    if (doubt) out.set(identity, doubt);
  }
  return out;
}

/**
 * Sums over the rows of a table that fall short of a total which other places confirm: rows are missing, and whether they are
 * withheld, left out or lost nothing here tells. One gap in several tables is withheld detail; a row of another table that is just the
 * gap is named.
 */
function shortfalls(
  model: CheckModel,
  identities: readonly Identity[],
  open: readonly Identity[],
  suggestions: ReadonlyMap<Identity, Suggestion>,
  views: ReadonlyMap<string, TableView>,
): Map<Identity, Doubt> {
  const out = new Map<Identity, Doubt>();
  const short = open.filter(
    (i) =>
      i.kind === "sum" &&
      tablesOf(i).length === 1 &&
      !sameRow(figuresOf(i)) &&
      difference(i) > 0 &&
      isTelling(difference(i)) &&
      !isStrong(suggestions.get(i)),
  );
  for (const identity of short) {
    if (out.has(identity)) continue;
    const gap = difference(identity);
    const [key] = tablesOf(identity);
    const label = views.get(key!)?.label ?? key!;
    const tables = [...new Set(short.filter((other) => amounts(identity, difference(other))).flatMap(tablesOf))];
    const missing = tables.length < 2 ? missingRow(model, identity, key!, views) : null;
    const doubt = missing
      ? DOUBTS.rowMissing(label, missing)
      : tables.length > 1
        ? DOUBTS.withheld(tables.map((t) => views.get(t)?.label ?? t))
        : confirmed(identity, identities)
          ? DOUBTS.rowsMissing(label)
          : null;
    // What follows from the same gap elsewhere is the same thing.
    if (!doubt) continue;
    for (const other of open) if (!out.has(other) && amounts(other, gap)) out.set(other, doubt);
  }
  const cut = new Map(
    [...out].flatMap(([i, doubt]) => (doubt.outcome === "explained" ? tablesOf(i) : []).map((t) => [t, i])),
  );
  for (const other of open)
    if (!out.has(other) && tablesOf(other).length > 1) {
      const table = tablesOf(other).find((t) => cut.has(t));
      if (table) out.set(other, DOUBTS.rowsMissing(views.get(table)?.label ?? table));
    }
  return out;
}

/** True where the total of a sum agrees with something outside of the sum's own rule. */
function confirmed(identity: Identity, identities: readonly Identity[]): boolean {
  return identities.some(
    (i) =>
      i.rule !== identity.rule &&
      statusOf(i) !== "fail" &&
      figuresOf(i).some((f) => f.key === identity.total.key) &&
      (tablesOf(i).length > 1 || i.parts.filter((p) => p.figure.ticks !== 0).length > 1),
  );
}

/** A code of another table that this one lacks and whose amount is just the difference: its label and amount. */
function missingRow(
  model: CheckModel,
  identity: Identity,
  key: string,
  views: ReadonlyMap<string, TableView>,
): Said | null {
  const own = new Set(views.get(key)?.rows.map((r) => r.code));
  for (const [other, view] of views) {
    if (other === key) continue;
    const sums = new Map<string, { ticks: number; code: string }>();
    for (const row of view.rows) {
      if (row.code === null || own.has(row.code) || row.role !== "detail") continue;
      for (const [column] of printedValues(row)) {
        const figure = model.figure(view, row, column);
        if (!figure || figure.ticks === 0) continue;
        const at = `${row.code} ${column}`;
        sums.set(at, { ticks: (sums.get(at)?.ticks ?? 0) + figure.ticks, code: row.code });
      }
    }
    const named = (code: string, ticks: number) =>
      said(PIECES["row-of-table"], { table: view.label, code, amount: money(ticks) });
    for (const { ticks, code } of sums.values()) if (amounts(identity, ticks)) return named(code, ticks);
    // One code only that the tables do not share: the gap is its amount, or the part of it that this table's funds pay.
    const whole = [...sums].filter(([at, { ticks }]) => at.endsWith(" total") && ticks > difference(identity));
    const [only] = whole;
    if (view.id === "expenditure" && whole.length === 1)
      return said(PIECES["part-of"], { of: named(only![1].code, only![1].ticks) });
  }
  return null;
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
    [1e4, PIECES["ten-thousand"]],
    [1e-4, PIECES["ten-thousandth"]],
  ] as const)
    if (sum !== 0 && Math.abs(sum / identity.total.ticks / times - 1) < 1e-6) return DOUBTS.multiple(name);
  return null;
}

function carried(identity: Identity, carries: readonly number[]): Doubt | null {
  const digit = Math.max(...figuresOf(identity).map((f) => 2 * f.half));
  const found = carries.find((c) => amounts(identity, c, digit));
  return found === undefined ? null : DOUBTS.carryOver(money(Math.abs(found)));
}

/** The difference printed in the same row, the same column or the total rows of the tables that the identity compares. */
function printedElsewhere(model: CheckModel, identity: Identity, views: ReadonlyMap<string, TableView>): Doubt | null {
  if (!isTelling(difference(identity))) return null;
  const used = new Set(figuresOf(identity).map((f) => f.key));
  // An amount that the equation uses itself, printed once more beside it, is the same money and explains nothing.
  const ownAmounts = new Set(figuresOf(identity).map((f) => Math.abs(f.ticks)));
  const figures = figuresOf(identity).filter((f) => f.ref !== null);
  const inRow = sameRow(figures);
  const across = tablesOf(identity).length > 1;
  const rows = new Set(figures.map((f) => `${tableKey(f)}:${f.ref!.row}`));
  const columns = new Set(figures.map((f) => `${tableKey(f)}:${f.ref!.column}`));
  for (const key of tablesOf(identity)) {
    const view = views.get(key);
    if (!view) continue;
    for (const row of view.rows)
      for (const [column] of printedValues(row)) {
        const figure = model.figure(view, row, column);
        if (!figure?.ref || figure.ticks === 0 || used.has(figure.key) || !amounts(identity, figure.ticks)) continue;
        if (ownAmounts.has(Math.abs(figure.ticks))) continue;
        const near = inRow
          ? rows.has(`${key}:${figure.ref.row}`)
          : columns.has(`${key}:${figure.ref.column}`) || (across && row.role === "total");
        // A row of codes is a part of what its code says: only rows without one (结转, 其中, 小计) stand outside of the sum.
        if (near && (inRow || across || row.code === null)) return DOUBTS.elsewhere(figure.label, money(figure.ticks));
      }
  }
  return null;
}
