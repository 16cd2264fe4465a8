import { check, type CheckContext, type CheckReport, type Finding } from "../checking";
import { isAutomatic, type Corrections } from "../disclosure";
import { layoutOf } from "../recognition";
import type { ImportResult, Imported } from "./import-disclosures";
import { relate, type Relation } from "./relations";
import { recogniseAndSettle } from "./settle-doubts";
import { findingSummaries, type FindingSummary } from "./summary";

/** What a change of corrections did to the results of one disclosure. */
export interface CorrectionEffect {
  readonly before: CheckReport["counts"];
  readonly after: CheckReport["counts"];
  /** Findings that vanished, and those that are new. */
  readonly gone: readonly FindingSummary[];
  readonly come: readonly FindingSummary[];
}

/**
 * An import recognised and checked again with these corrections and no others of a person; what the sums settle is found anew. What it was
 * compared with stays.
 */
export function correctImport(imported: Imported, corrections: Corrections): Imported {
  const own = corrections.filter((s) => !isAutomatic(s));
  const settled = recogniseAndSettle(imported.documents, own, imported.context);
  const report = check(settled.disclosure, imported.context);
  const kept = storedWith(imported, own, settled.disclosure);
  return { ...imported, ...settled, report, corrections: kept, offer: null };
}

/** The corrections as they are to be kept with the disclosure; null where there are none. */
function storedWith(
  imported: Imported,
  corrections: Corrections,
  disclosure: Imported["disclosure"],
): Imported["corrections"] {
  if (corrections.length === 0) return null;
  const { unitName, year } = disclosure;
  return {
    sha256: imported.source.sha256,
    layout: imported.layout ?? layoutOf(disclosure),
    about: { unitName, year, file: imported.source.file },
    corrections,
  };
}

/**
 * Corrects one of several imports. Where they are something to each other, all are checked again: what one says may decide what another
 * is compared with.
 */
export function correctOne(
  results: readonly ImportResult[],
  at: number,
  corrections: Corrections,
  relation: Relation,
  context: CheckContext = {},
): { readonly results: ImportResult[]; readonly effect: CorrectionEffect | null } {
  const before = results[at];
  if (!before?.ok) return { results: [...results], effect: null };
  const related = relation !== "apart" && relation !== "together";
  const one = { ...before, value: correctImport({ ...before.value, context }, corrections) };
  const alone = results.map((r, i) => {
    if (i === at) return one;
    return r.ok && related ? { ...r, value: { ...r.value, context, report: check(r.value.disclosure, context) } } : r;
  });
  const after = related ? relate(alone, relation, context) : alone;
  const now = after[at]!;
  return { results: after, effect: now.ok ? effectOf(before.value, now.value) : null };
}

/** What changed from one report to the next. */
export function effectOf(
  before: Pick<Imported, "disclosure" | "report">,
  after: Pick<Imported, "disclosure" | "report">,
): CorrectionEffect {
  const list = (from: typeof before, without: typeof before): FindingSummary[] => {
    const known = new Map<string, number>();
    const summaries = findingSummaries(from);
    for (const f of without.report.findings) known.set(keyOf(f), (known.get(keyOf(f)) ?? 0) + 1);
    return from.report.findings.flatMap((f, i) => {
      const n = known.get(keyOf(f)) ?? 0;
      known.set(keyOf(f), n - 1);
      return n > 0 ? [] : [summaries[i]!];
    });
  };
  return {
    before: before.report.counts,
    after: after.report.counts,
    gone: list(before, after),
    come: list(after, before),
  };
}

/** A finding is the same while its rule finds the same fault with the same cells. */
const keyOf = (f: Finding): string => [f.rule, ...f.cells.map((c) => c.label), f.message].join("\n");
