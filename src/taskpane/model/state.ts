import type { CorrectionEffect, ImportProgress, RuleRemark, WriteNotes, WriteStep } from "../../application";
import type { ErrorData, ImportItem } from "../worker/protocol";

/** What the pane shows in its import tab. One value, changed only by {@link reduce}. */
export type PaneState =
  | {
      readonly stage: "start";
      readonly error: ErrorData | null;
      /** Inputs of the last import, where none of them could be read. */
      readonly failed: readonly FailedInput[];
    }
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
      readonly notes: WriteNotes;
      readonly error: ErrorData | null;
    };

/** What could not be read, and why. */
export interface FailedInput {
  readonly inputs: readonly string[];
  readonly error: ErrorData;
}

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
  | { readonly type: "written"; readonly notes: WriteNotes }
  | { readonly type: "failed"; readonly error: ErrorData }
  /** Something beside the way to the sheets failed: it is told, and the way goes on. */
  | { readonly type: "told"; readonly error: ErrorData }
  | { readonly type: "dismissed" }
  | { readonly type: "reset" };

/** The pane as it opens. */
export const INITIAL_STATE: PaneState = { stage: "start", error: null, failed: [] };

/** The state after an event; an event that does not belong to the stage changes nothing. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "started":
      return { stage: "working", names: event.names, progress: null };
    case "progress":
      return state.stage === "working" ? { ...state, progress: event.progress } : state;
    case "imported":
      return state.stage === "working" ? imported(event) : state;
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
      return state.stage === "writing"
        ? { stage: "result", items: state.items, notes: event.notes, error: null }
        : state;
    case "failed":
      return failed(state, event.error);
    case "told":
      return "error" in state ? { ...state, error: event.error } : state;
    case "dismissed":
      if (state.stage === "start") return INITIAL_STATE;
      return "error" in state ? { ...state, error: null } : state;
    case "reset":
      return INITIAL_STATE;
  }
}

/** Where nothing could be read there is nothing to preview: the user is back where they can try again. */
function imported({ items, remarks }: Extract<PaneEvent, { type: "imported" }>): PaneState {
  const failed = items.flatMap((item) => (item.ok ? [] : [{ inputs: item.inputs, error: item.error }]));
  return failed.length === items.length
    ? { stage: "start", error: null, failed }
    : { stage: "preview", items, remarks, error: null };
}

/** A failure leads back to where the user can try again; a cancel is no failure. */
function failed(state: PaneState, error: ErrorData): PaneState {
  const shown = error.code === "cancelled" ? null : error;
  switch (state.stage) {
    case "working":
    case "start":
      return { stage: "start", error: shown, failed: [] };
    case "writing":
      return { stage: "preview", items: state.items, remarks: state.remarks, error: shown };
    case "preview":
      return { ...state, correcting: null, error: shown };
    default:
      return { ...state, error: shown };
  }
}
