import { DisclosureError } from "../disclosure";
import type { WorkbookPlan } from "../workbook";
import type { WorkbookHost } from "./ports";

/** Steps of writing, for the screen. */
export type WriteStep = "read" | "plan" | "write";

/** What a person should know of a write that succeeded. */
export interface WriteNotes {
  /** Sheets of theirs that bear names of ours: left alone, ours are called otherwise. */
  readonly beside: WorkbookPlan["beside"];
  /** Sheets whose page setup the host refused. */
  readonly unprinted: readonly string[];
}

/**
 * Writes imports of these units into the open workbook: what is there of them is read, the plan is made against it, the host carries it out,
 * all or nothing. Answers what is to be told.
 */
export async function writeImports(
  host: WorkbookHost,
  units: readonly string[],
  plan: (existing: Awaited<ReturnType<WorkbookHost["read"]>>) => WorkbookPlan | Promise<WorkbookPlan>,
  onStep: (step: WriteStep, done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<WriteNotes> {
  onStep("read", 0, 1);
  const existing = await unlessAborted(host.read({ units }), signal);
  onStep("plan", 0, 1);
  const planned = await unlessAborted(plan(existing), signal);
  onStep("write", 0, planned.sheets.length);
  const unprinted = await host.write(planned, (done, total) => onStep("write", done, total), signal);
  return { beside: planned.beside, unprinted };
}

/** Work that changes nothing, waited for no longer once the user gives up. */
export function unlessAborted<T>(work: T | Promise<T>, signal?: AbortSignal): Promise<T> {
  const cancelled = new Promise<never>((_resolve, reject) => {
    const cancel = (): void => reject(new DisclosureError("cancelled"));
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
  });
  return Promise.race([cancelled, work]);
}
