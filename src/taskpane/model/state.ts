import type { CorrectionEffect, ImportProgress, RuleRemark, WriteStep } from "../../application";
import type { ErrorData, ImportItem } from "../worker/protocol";

/** What the pane shows in its import tab. One value, changed only by {@link reduce}. */
export type PaneState =
  | { readonly stage: "start"; readonly error: ErrorData | null }
  | { readonly stage: "working"; readonly names: readonly string[]; readonly progress: ImportProgress | null }
  | {
      readonly stage: "preview";
      readonly items: readonly ImportItem[];
      readonly remarks: readonly RuleRemark[];
      readonly error: ErrorData | null;
      /** What the last correction did, and to which import; null while one is at work. */
      readonly effect?: { readonly item: number; readonly changed: CorrectionEffect | null } | null;
      /** The import that is being recognised again. */
      readonly correcting?: number | null;
    }
  | {
      readonly stage: "writing";
      readonly items: readonly ImportItem[];
      readonly remarks: readonly RuleRemark[];
      readonly step: WriteStep;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly stage: "result";
      readonly items: readonly ImportItem[];
      readonly error: ErrorData | null;
    };

/** What can happen. */
export type PaneEvent =
  | { readonly type: "started"; readonly names: readonly string[] }
  | { readonly type: "progress"; readonly progress: ImportProgress }
  | { readonly type: "imported"; readonly items: readonly ImportItem[]; readonly remarks: readonly RuleRemark[] }
  | { readonly type: "correcting"; readonly item: number }
  | {
      readonly type: "corrected";
      readonly item: number;
      readonly items: readonly ImportItem[];
      readonly remarks: readonly RuleRemark[];
      readonly effect: CorrectionEffect | null;
    }
  | { readonly type: "writing"; readonly step: WriteStep; readonly done: number; readonly total: number }
  | { readonly type: "written" }
  | { readonly type: "failed"; readonly error: ErrorData }
  | { readonly type: "dismissed" }
  | { readonly type: "reset" };

/** The pane as it opens. */
export const INITIAL_STATE: PaneState = { stage: "start", error: null };

/** The state after an event; an event that does not belong to the stage changes nothing. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "started":
      return { stage: "working", names: event.names, progress: null };
    case "progress":
      return state.stage === "working" ? { ...state, progress: event.progress } : state;
    case "imported":
      return state.stage === "working"
        ? { stage: "preview", items: event.items, remarks: event.remarks, error: null }
        : state;
    case "correcting":
      return state.stage === "preview" ? { ...state, correcting: event.item, effect: null, error: null } : state;
    case "corrected":
      return state.stage === "preview"
        ? {
            ...state,
            items: event.items,
            remarks: event.remarks,
            correcting: null,
            effect: { item: event.item, changed: event.effect },
          }
        : state;
    case "writing":
      return state.stage === "preview" || state.stage === "writing"
        ? {
            stage: "writing",
            items: state.items,
            remarks: state.remarks,
            step: event.step,
            done: event.done,
            total: event.total,
          }
        : state;
    case "written":
      return state.stage === "writing" ? { stage: "result", items: state.items, error: null } : state;
    case "failed":
      return failed(state, event.error);
    case "dismissed":
      return "error" in state ? { ...state, error: null } : state;
    case "reset":
      return INITIAL_STATE;
  }
}

/** A failure leads back to where the user can try again; a cancel is no failure. */
function failed(state: PaneState, error: ErrorData): PaneState {
  const shown = error.code === "cancelled" ? null : error;
  switch (state.stage) {
    case "working":
    case "start":
      return { stage: "start", error: shown };
    case "writing":
      return { stage: "preview", items: state.items, remarks: state.remarks, error: shown };
    case "preview":
      return { ...state, correcting: null, error: shown };
    default:
      return { ...state, error: shown };
  }
}
