/**
 * `npm run build && npx tsx bench/pane.bench.ts [FILE…]`: how the pane behaves while it works, in the workbench. For each file (the
 * longest of the shared documents when none is given): time to the preview, tasks over 50 ms meanwhile, time to cancel; then a list of
 * hundreds of findings. What the first view loads is measured beside all that the pane loads.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { openWorkbench } from "../tests/browser/rig";
import { sharedPath } from "../tests/support/shared";
import { tell } from "./figures";

const LONG = ["corpus/cities/beijing-241.pdf", "corpus/cities/yantai-188.pdf"].map(sharedPath);
const files = process.argv.length > 2 ? process.argv.slice(2) : LONG.filter((file) => existsSync(file));

const { page, addin, close } = await openWorkbench();
const pane = await addin();
// tsx names functions by a helper that the page has not.
await pane.evaluate("globalThis.__name ??= (named) => named");

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const session = await page.context().newCDPSession(page);

/**
 * Does something and answers the tasks of the page's thread that took more than 50 ms of processor meanwhile, with the script that ran
 * longest in each. The pane and the grid beside it share that thread; what other processes take of the machine doesn't count.
 */
async function longTasks(work: () => Promise<unknown>): Promise<string[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => void events.push(...(value as TraceEvent[]));
  session.on("Tracing.dataCollected", collect);
  const traceConfig = { includedCategories: ["toplevel", "devtools.timeline"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  try {
    await work();
  } finally {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    session.off("Tracing.dataCollected", collect);
  }
  const threads = new Set(
    events.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map((e) => e.tid),
  );
  const on = events.filter((e) => e.ph === "X" && threads.has(e.tid));
  return on
    .filter((e) => e.name === "ThreadControllerImpl::RunTask" && (e.tdur ?? 0) > 50_000)
    .map((task) => {
      const calls = on.filter((e) => e.args.data?.url && e.ts >= task.ts && e.ts < task.ts + task.dur!);
      const longest = calls.sort((a, b) => b.dur! - a.dur!)[0];
      return `${Math.round(task.tdur! / 1000)} (${path.basename(longest?.args.data?.url ?? "the browser")})`;
    });
}

const shown = (tasks: readonly string[]): string => (tasks.length === 0 ? "none" : tasks.join(", "));

/** Milliseconds from a press to what it leads to, on the page's own clock. */
const between = (press: string, wait: string): Promise<number> =>
  pane.evaluate(
    ([button, then]) =>
      new Promise<number>((resolve) => {
        const at = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
        const start = performance.now();
        const look = (): void => {
          if (at(then)) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        at(button)!.click();
        look();
      }),
    [press, wait] as const,
  );

const loaded = await pane.evaluate(() =>
  performance.getEntriesByType("resource").map((e) => ({ name: new URL(e.name).pathname, at: e.startTime })),
);
const size = (name: string): number => {
  const file = path.join("dist", name);
  return existsSync(file) ? gzipSync(readFileSync(file), { level: 9 }).length : 0;
};
const scripts = loaded.filter(({ name }) => /\.(js|css)$/.test(name) && !name.includes("officejs"));
const first = scripts
  .filter(({ name }) => /\/app\.(js|css)$/.test(name))
  .reduce((sum, { name }) => sum + size(name), 0);
const all = scripts.reduce((sum, { name }) => sum + size(name), 0);
tell({
  part: "Start",
  what: "scripts and styles of the pane's first view, packed",
  unit: "KB",
  ours: [first / 1024],
  beside: { name: "all that it has loaded when idle", values: [all / 1024] },
});

for (const file of files) {
  const input = pane.getByTestId("file-input");
  let time = 0;
  const tasks = await longTasks(async () => {
    const start = performance.now();
    await input.setInputFiles(file);
    await pane.getByTestId("preview").waitFor({ timeout: 300_000 });
    time = performance.now() - start;
  });
  console.log(`${path.basename(file)}: preview after ${(time / 1000).toFixed(1)} s, tasks over 50 ms: ${shown(tasks)}`);
  await pane.getByTestId("back").click();
  await input.setInputFiles(file);
  await pane.getByTestId("cancel").waitFor();
  await page.waitForTimeout(700);
  console.log(`${path.basename(file)}: cancelled after ${(await between("cancel", "start")).toFixed(0)} ms`);
}

// Units whose every third amount is another one: each has some forty findings.
const sample = readFileSync(new URL("../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
const UNITS = 7;
const spoilt = (unit: number): { name: string; mimeType: string; buffer: Buffer } => {
  let count = 0;
  const text = sample
    .replaceAll("云溪县", `云溪${"一二三四五六七八九十"[unit]}县`)
    .replace(/\d+\.\d\d(?=\t|\n|$)/g, (amount) =>
      ++count % 3 === 0 ? (Number(amount) + 0.37 * (count + unit)).toFixed(2) : amount,
    );
  return { name: `${unit}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) };
};
await pane.getByTestId("file-input").setInputFiles(Array.from({ length: UNITS }, (_, unit) => spoilt(unit)));
await pane.getByTestId("write").waitFor({ timeout: 300_000 });
await pane.getByTestId("write").click();
await pane.getByTestId("result").waitFor({ timeout: 600_000 });
await pane.getByTestId("finding-count").waitFor({ timeout: 120_000 });
await page.waitForTimeout(1_000);
console.log(`findings: ${await pane.getByTestId("finding-count").innerText()}`);
await pane.getByTestId("tab-functions").click();
let time = 0;
const opening = await longTasks(async () => {
  time = await between("tab-findings", "finding-count");
  await page.waitForTimeout(500);
});
console.log(`list of findings shown after ${time.toFixed(0)} ms, tasks over 50 ms: ${shown(opening)}`);
const typing = await longTasks(async () => {
  await pane.getByTestId("finding-search").pressSequentially("合计", { delay: 30 });
  await page.waitForTimeout(500);
});
console.log(`tasks over 50 ms while searching: ${shown(typing)}`);
await close();
