import { cellKey, parseAmount, type CellRef, type Disclosure } from "../../disclosure";
import { check } from "../check";
import { trivial, type Identity } from "../identity/identity";
import type { CheckReport, Finding, Suggestion } from "../types";
import { mutants, type Mutant, type Operator } from "./operators";

/** Counts of one operator. */
export interface Tally {
  sites: number;
  detected: number;
  /**
   * Changes that leave every identity of the cells closed, exactly (two rows of one parent exchanged) or within its tolerance: no
   * arithmetic can see them.
   */
  tolerated: number;
  /** Sites whose cell lies in at least two identities, and how many of them were localised and corrected. */
  redundant: number;
  top1: number;
  top3: number;
  corrected: number;
  /** Sites that were missed, in words (the first ones). */
  missed: string[];
}

export const emptyTally = (): Tally => ({
  sites: 0,
  detected: 0,
  tolerated: 0,
  redundant: 0,
  top1: 0,
  top3: 0,
  corrected: 0,
  missed: [],
});

/** Number of identities that say something about a cell, by cell key. */
export function coverage(identities: readonly Identity[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const i of identities) {
    if (trivial(i)) continue;
    for (const key of new Set([i.total, ...i.parts.map((p) => p.figure)].map((f) => f.key)))
      out.set(key, (out.get(key) ?? 0) + 1);
  }
  return out;
}

const sign = (f: Finding) => `${f.rule}|${f.severity}|${f.message}`;

/** New findings (error or warn, failing) of a mutant against the report of the clean document. */
function news(base: ReadonlySet<string>, report: CheckReport): Finding[] {
  return report.findings.filter((f) => f.severity !== "info" && f.outcome === "fail" && !base.has(sign(f)));
}

/** Runs operators on a document and counts what the rules find. `every` thins the sites out evenly. */
export function measure(
  d: Disclosure,
  operators: readonly Operator[],
  covered: ReadonlyMap<string, number>,
  options: { readonly every?: number; readonly limit?: number } = {},
): Record<string, Tally> {
  const before = check(d);
  const base = new Set(before.findings.map(sign));
  const out: Record<string, Tally> = {};
  for (const operator of operators) {
    const tally = emptyTally();
    let list = mutants(d, operator).filter(
      (m) => m.cells.length === 0 || m.cells.some((c) => (covered.get(cellKey(c.cell)) ?? 0) > 0),
    );
    const step = Math.max(options.every ?? 1, options.limit ? Math.ceil(list.length / options.limit) : 1);
    list = list.filter((_, i) => i % step === 0);
    for (const m of list) one(m, base, covered, tally);
    out[operator] = tally;
  }
  return out;
}

function one(m: Mutant, base: ReadonlySet<string>, covered: ReadonlyMap<string, number>, tally: Tally): void {
  const after = check(m.build());
  const found = news(base, after);
  if (found.length === 0 && m.cells.length > 0 && isTolerated(m, after)) {
    tally.tolerated++;
    return;
  }
  tally.sites++;
  if (found.length > 0) tally.detected++;
  else if (tally.missed.length < 30) tally.missed.push(m.site);
  if (m.cells.length === 0 || !m.cells.every((c) => (covered.get(cellKey(c.cell)) ?? 0) >= 2)) return;
  tally.redundant++;
  const best = found
    .map((f) => f.suggestion)
    .filter((s) => s !== null)
    .sort((a, b) => b.explains - a.explains)[0];
  if (!best) return;
  const named = cellsOf(best);
  const several = found.flatMap((f) => (f.suggestion ? cellsOf(f.suggestion) : []));
  const wanted = m.cells.filter((c) => c.original !== c.text);
  const hit = (list: readonly { readonly cell: CellRef; readonly value: string }[]) =>
    (m.cells.length > 2 ? wanted.slice(0, 2) : wanted).every((w) => list.some((n) => same(n.cell, w.cell)));
  const pool = m.cells.length === 1 ? named : [...named, ...several];
  if (hit(pool)) {
    tally.top1++;
    tally.top3++;
    if (wanted.every((w) => pool.some((n) => same(n.cell, w.cell) && equalText(n.value, w.original))))
      tally.corrected++;
  } else if (hit([...pool, ...best.alternatives.slice(0, 2)])) tally.top3++;
}

function cellsOf(s: Suggestion): { cell: CellRef; value: string }[] {
  if (s.changes && s.changes.length > 1) return s.changes.map((c) => ({ cell: c.cell, value: c.value }));
  return [{ cell: s.cell, value: s.value }];
}

const same = (a: CellRef, b: CellRef) => cellKey(a) === cellKey(b);

function equalText(a: string | null, b: string | null): boolean {
  const x = parseAmount(a);
  const y = parseAmount(b);
  const n = (p: typeof x) => (p.kind === "amount" ? p.value.toNumber() : 0);
  return Math.abs(n(x) - n(y)) < 1e-9;
}

/** True where every identity of the rewritten cells still closes, if only within its tolerance. */
function isTolerated(m: Mutant, after: CheckReport): boolean {
  const keys = new Set(m.cells.map((c) => cellKey(c.cell)));
  const own = after.equations.filter((e) => [e.total, ...e.parts].some((t) => keys.has(cellKey(t.cell))));
  // Two rows of one parent exchanged leave every sum as it was: arithmetic cannot see it.
  const exchanged = m.operator === "M5" || m.operator === "M6";
  return (
    own.length > 0 && own.every((e) => e.status !== "fail") && (exchanged || own.some((e) => e.status === "rounded"))
  );
}
