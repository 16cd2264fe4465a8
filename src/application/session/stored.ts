import type { CheckContext, CheckReport } from "../../checking";
import type { Disclosure, StoredCorrections } from "../../disclosure";
import { identityKey, identityOf, type DisclosureIdentity, type PlanSource } from "../../workbook";
import type { Imported } from "../import-disclosures";
import { pack, unpack } from "./pack";

/** Changes with the shape of what is stored: an older workbook is imported again. */
const FORMAT = 1;

/** Whose figures another document's rules look at: by identity without the version. */
export interface StoredContext {
  readonly prior: string | null;
  readonly budget: string | null;
  readonly units: readonly string[];
}

/** A disclosure as it was imported, kept in the workbook: what the document prints, without the document. */
export interface StoredDisclosure {
  readonly disclosure: Disclosure;
  readonly source: PlanSource;
  /** The files behind it, for showing a place in them. */
  readonly documents: readonly { readonly file: string; readonly sha256: string; readonly kind: string }[];
  readonly fromWorkbook: boolean;
  /** What a person corrected before it was written; null where nothing. */
  readonly corrections: StoredCorrections | null;
  readonly context: StoredContext;
}

/** The identity of a disclosure whatever its version. */
export function documentKey(disclosure: Disclosure, source: PlanSource): string {
  const identity = identityOf({ disclosure, source });
  return identityKey({ ...identity, version: "" }, true);
}

/** Of a disclosure that is not checked yet. */
export const NO_REPORT: CheckReport = {
  results: [],
  counts: { pass: 0, rounded: 0, fail: 0, "not-applicable": 0, "not-evaluable": 0 },
  equations: [],
  claims: [],
  codes: [],
  findings: [],
};

/** The identity that its sheets carry. */
export function identityFromKey(key: string): DisclosureIdentity | null {
  try {
    const parts: unknown = JSON.parse(key);
    if (!Array.isArray(parts) || parts.length !== 5 || !parts.every((p) => typeof p === "string")) return null;
    const [year, unit, level, kind, version] = parts as [string, string, string, string, string];
    return { year, unit, level, kind, version };
  } catch {
    return null;
  }
}

/** Packs an import for the workbook. */
export function packStored(
  imported: Pick<Imported, "disclosure" | "source" | "context" | "fromWorkbook"> &
    Partial<Pick<Imported, "documents" | "corrections">>,
): string[] {
  const { prior, budget, units } = imported.context ?? {};
  const key = (d: Disclosure): string => documentKey(d, imported.source);
  const stored: StoredDisclosure & { readonly format: number } = {
    format: FORMAT,
    disclosure: imported.disclosure,
    source: imported.source,
    documents: (imported.documents ?? []).map(({ file, sha256, kind }) => ({ file, sha256, kind })),
    fromWorkbook: imported.fromWorkbook ?? false,
    corrections: imported.corrections ?? null,
    context: {
      prior: prior ? key(prior) : null,
      budget: budget ? key(budget) : null,
      units: (units ?? []).map(key),
    },
  };
  return pack(stored);
}

/** What was packed; null where it can't be used: cut, changed, or of another version of this program. */
export function unpackStored(parts: readonly string[]): StoredDisclosure | null {
  const value = unpack(parts) as (StoredDisclosure & { readonly format: number }) | undefined;
  const usable =
    value?.format === FORMAT && Array.isArray(value.disclosure?.tables) && Array.isArray(value.disclosure.standard);
  return usable ? value : null;
}

/** What the rules look at beside a disclosure, among those that the workbook holds. */
export function contextOf(
  stored: StoredDisclosure,
  others: ReadonlyMap<string, Disclosure>,
): Pick<CheckContext, "prior" | "budget" | "units"> {
  const { prior, budget, units } = stored.context;
  const of = (key: string | null): Disclosure | undefined => (key === null ? undefined : others.get(key));
  const found = units.flatMap((key) => of(key) ?? []);
  return {
    ...(of(prior) ? { prior: of(prior)! } : {}),
    ...(of(budget) ? { budget: of(budget)! } : {}),
    ...(found.length > 0 ? { units: found } : {}),
  };
}
