import type { CellChange, Ledger, LedgerFinding, OutcomeStatus } from "../../application";
import type { ErrorData } from "../worker/protocol";

/** A suggestion that was taken up in this sitting: what stood there before, to take it back. */
export interface TakenUp {
  /** Key of the disclosure. */
  readonly key: string;
  readonly finding: LedgerFinding;
  readonly former: readonly CellChange[];
}

/** What the pane knows of the open workbook. */
export interface LedgerState {
  readonly status: "unknown" | "checking" | "ready";
  readonly ledger: Ledger | null;
  /** Counts as they stood when each disclosure was first seen, for saying what edits changed. */
  readonly first: Readonly<Record<string, Readonly<Record<OutcomeStatus, number>>>>;
  /** Numbers of findings in the order in which they were first seen: a list that is checked again keeps its places. */
  readonly ids: Readonly<Record<string, number>>;
  readonly taken: readonly TakenUp[];
  readonly error: ErrorData | null;
}

export type LedgerEvent =
  /** `afresh`: what is listed is of sheets that were written over. */
  | { readonly type: "checking"; readonly afresh: boolean }
  | { readonly type: "checked"; readonly ledger: Ledger; readonly afresh: boolean }
  | { readonly type: "taken"; readonly taken: TakenUp }
  | { readonly type: "taken-back"; readonly taken: TakenUp }
  | { readonly type: "failed"; readonly error: ErrorData | null }
  | { readonly type: "dismissed" };

export const INITIAL_LEDGER: LedgerState = {
  status: "unknown",
  ledger: null,
  first: {},
  ids: {},
  taken: [],
  error: null,
};

/** The number of a finding in the list. */
export const findingId = (key: string, finding: string): string => `${key}\n${finding}`;

export function reduceLedger(state: LedgerState, event: LedgerEvent): LedgerState {
  switch (event.type) {
    case "checking":
      return { ...(event.afresh ? INITIAL_LEDGER : state), status: "checking" };
    case "checked":
      return checked(event.afresh ? { ...INITIAL_LEDGER } : state, event.ledger);
    case "taken":
      return {
        ...state,
        taken: [...state.taken, event.taken],
        ledger: without(state.ledger, event.taken),
        error: null,
      };
    case "taken-back":
      return { ...state, taken: state.taken.filter((t) => t !== event.taken), error: null };
    case "failed":
      return { ...state, status: state.ledger ? "ready" : "unknown", error: event.error };
    case "dismissed":
      return { ...state, error: null };
  }
}

/** A finding whose suggestion was taken up leaves the list at once; the check that follows says what else does. */
function without(ledger: Ledger | null, { key, finding }: TakenUp): Ledger | null {
  if (!ledger) return null;
  return {
    ...ledger,
    disclosures: ledger.disclosures.map((d) =>
      d.key === key ? { ...d, findings: d.findings.filter((f) => f.key !== finding.key) } : d,
    ),
  };
}

function checked(state: LedgerState, ledger: Ledger): LedgerState {
  const ids = { ...state.ids };
  let next = Object.keys(ids).length;
  for (const d of ledger.disclosures)
    for (const f of d.findings) {
      const id = findingId(d.key, f.key);
      if (!(id in ids)) ids[id] = next++;
    }
  const first = { ...state.first };
  for (const d of ledger.disclosures) first[d.key] ??= d.outcomes;
  // A finding that is back was not mended after all: Excel's own undo took the correction back.
  const open = new Set(ledger.disclosures.flatMap((d) => d.findings.map((f) => findingId(d.key, f.key))));
  const taken = state.taken.filter((t) => !open.has(findingId(t.key, t.finding.key)));
  return { ...state, status: "ready", ledger, ids, first, taken };
}
