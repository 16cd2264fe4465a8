import { DisclosureError, type Recovered, type WriteProgress } from "../../application";
import type { WorkbookPlan } from "../../workbook";
import { readBefore } from "./before";
import { describeCharts } from "./charts";
import { isUnderWay, markJournal, removeJournal, writeJournal } from "./journal";
import { setPage } from "./page-setup";
import { recover, requireNoOther } from "./recover";
import { RowLayout } from "./row-layout";
import { PlanWriter } from "./writer";

/** Runs a batch of work against Excel. */
export type Runner = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** Hooks of a plan's execution. */
export interface ExecuteOptions {
  readonly onProgress?: WriteProgress;
  readonly signal?: AbortSignal;
}

/**
 * Carries a plan out, all of it or nothing (decision 017): what is changed is copied inside the workbook first, everything is
 * written with nothing taken out, and the last request takes rows out and says so. Whatever breaks off before is undone.
 * Answers the sheets whose page setup Excel refused (a machine without a printer): they are written all the same.
 */
export async function execute(
  run: Runner,
  plan: WorkbookPlan,
  { onProgress = () => undefined, signal }: ExecuteOptions,
): Promise<readonly string[]> {
  const beforeRequest = (): void => {
    if (signal?.aborted) throw new DisclosureError("cancelled");
  };
  beforeRequest();
  // What an earlier run left behind is no state to build on.
  await run(async (context) => {
    await requireNoOther(context);
    await recover(context);
  });
  let committed = false;
  try {
    await run(async (context) => {
      const layouts = new Map(plan.sheets.map((s) => [s.name, new RowLayout(s.mode === "update" ? s.rowEdits : [])]));
      const before = await readBefore(context, plan, layouts);
      await writeJournal(context, before);
      const writer = new PlanWriter(context, plan, before, layouts, { onProgress, beforeRequest });
      await writer.write();
      beforeRequest();
      markJournal(context, "forward");
      writer.queueDeletes();
      await context.sync();
      committed = true;
      await removeJournal(context);
    });
  } catch (error) {
    const way = await takeBack(run, error);
    // Where no journal is left of a committed plan, it broke off when all was done.
    if (way === "undone" || !(committed || way === "completed")) throw error;
  }
  onProgress(plan.sheets.length + 1, plan.sheets.length + 1);
  // What charts show stands below them too: no reason to say that anything failed.
  if (plan.sheets.some(({ charts }) => charts.length > 0))
    await run((context) => describeCharts(context, plan)).catch(() => undefined);
  return setPages(run, plan);
}

/** Restores; where that fails too, the error says so: the user must know. */
async function takeBack(run: Runner, cause: unknown): Promise<Recovered> {
  let way: Recovered = "nothing";
  const bringBack = () =>
    run(async (context) => {
      // A colleague who began at the same moment was first: nothing of ours is there.
      if (!(await isUnderWay(context))) await recover(context, (w) => (way = w));
    });
  try {
    // A request that failed for reasons of its own succeeds the second time; going on from any point is safe.
    await bringBack().catch(bringBack);
  } catch (restoring) {
    const detail = [cause, restoring].map((e) => (e instanceof Error ? e.message : String(e))).join("; ");
    throw new DisclosureError("rollback-failed", { detail }, { cause });
  }
  return way;
}

/** Page setup of the sheets that are new or wholly ours; it needs a printer on some machines, which is no reason to lose the import. */
async function setPages(run: Runner, plan: WorkbookPlan): Promise<string[]> {
  const sheets = plan.sheets.filter((s) => s.mode !== "update");
  const queue = (of: typeof sheets) =>
    run(async (context) => {
      for (const sheet of of) setPage(context.workbook.worksheets.getItem(sheet.name), sheet);
      await context.sync();
    });
  try {
    await queue(sheets);
    return [];
  } catch {
    const refused: string[] = [];
    for (const sheet of sheets) await queue([sheet]).catch(() => refused.push(sheet.name));
    return refused;
  }
}
