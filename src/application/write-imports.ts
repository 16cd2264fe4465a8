import type { WorkbookPlan } from "../workbook";
import type { WorkbookHost } from "./ports";

/** Steps of writing, for the screen. */
export type WriteStep = "read" | "plan" | "write";

/**
 * Writes imports into the open workbook: what is there is read, the plan is made against it, the host carries it out,
 * all or nothing. Answers the plan, which says where each finding stands.
 */
export async function writeImports(
  host: WorkbookHost,
  plan: (existing: Awaited<ReturnType<WorkbookHost["read"]>>) => WorkbookPlan | Promise<WorkbookPlan>,
  onStep: (step: WriteStep, done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<WorkbookPlan> {
  onStep("read", 0, 1);
  const existing = await host.read();
  onStep("plan", 0, 1);
  const planned = await plan(existing);
  onStep("write", 0, planned.sheets.length);
  await host.write(planned, (done, total) => onStep("write", done, total), signal);
  return planned;
}
