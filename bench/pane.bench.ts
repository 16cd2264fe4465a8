/**
 * `npm run build && npx tsx bench/pane.bench.ts [FILE…]`: how the pane behaves while it works, in the workbench. For each file (the
 * longest of the shared documents when none is given): time to the preview, tasks of the page's thread over 50 ms meanwhile, time to
 * cancel; then a list of hundreds of findings. What the first view loads is measured beside all that the pane loads.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Frame } from "playwright-core";
import { openWorkbench } from "../tests/browser/rig";
import { sharedPath } from "../tests/support/shared";

const LONG = ["corpus/cities/beijing-241.pdf", "corpus/cities/yantai-188.pdf"].map(sharedPath);
const files = process.argv.length > 2 ? process.argv.slice(2) : LONG.filter((file) => existsSync(file));

const { page, addin, close } = await openWorkbench();
const pane = await addin();
// tsx names functions by a helper that the page has not.
await pane.evaluate("globalThis.__name ??= (named) => named");

/** Tasks over 50 ms of the page's thread since the last call. */
async function longTasks(frame: Frame): Promise<number[]> {
  return frame.evaluate(() => {
    const holder = window as unknown as { long?: number[] };
    if (!holder.long) {
      holder.long = [];
      new PerformanceObserver((list) =>
        holder.long!.push(...list.getEntries().map((e) => Math.round(e.duration))),
      ).observe({
        entryTypes: ["longtask"],
      });
    }
    return holder.long.splice(0);
  });
}

const shown = (tasks: readonly number[]): string => (tasks.length === 0 ? "none" : tasks.join(", "));

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
console.log(
  `first view: ${(first / 1024).toFixed(0)} KB gz, ${((100 * first) / all).toFixed(0)} % of the ${(all / 1024).toFixed(0)} KB that the pane has loaded when idle`,
);

await longTasks(pane);
for (const file of files) {
  const input = pane.getByTestId("file-input");
  await longTasks(pane);
  const start = performance.now();
  await input.setInputFiles(file);
  await pane.getByTestId("preview").waitFor({ timeout: 300_000 });
  const time = performance.now() - start;
  const tasks = await longTasks(pane);
  console.log(`${path.basename(file)}: preview after ${(time / 1000).toFixed(1)} s, tasks over 50 ms: ${shown(tasks)}`);
  await pane.getByTestId("back").click();
  await input.setInputFiles(file);
  await pane.getByTestId("cancel").waitFor();
  await page.waitForTimeout(2_000);
  console.log(`${path.basename(file)}: cancelled after ${(await between("cancel", "start")).toFixed(0)} ms`);
}

// A document in which every third amount is another one.
const sample = readFileSync(new URL("../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
let count = 0;
const wrong = sample.replace(/\d+\.\d\d(?=\t|\n|$)/g, (amount) =>
  ++count % 3 === 0 ? (Number(amount) + 0.37 * count).toFixed(2) : amount,
);
await longTasks(pane);
await pane.getByTestId("paste-text").fill(wrong);
await pane.getByTestId("paste-import").click();
await pane.getByTestId("write").waitFor({ timeout: 120_000 });
await longTasks(pane);
await pane.getByTestId("write").click();
await pane.getByTestId("result").waitFor({ timeout: 300_000 });
await pane.getByTestId("finding-count").waitFor({ timeout: 120_000 });
await page.waitForTimeout(1_000);
console.log(`findings: ${await pane.getByTestId("finding-count").innerText()}`);
await longTasks(pane);
await pane.getByTestId("tab-functions").click();
await longTasks(pane);
console.log(`list of findings shown after ${(await between("tab-findings", "finding-count")).toFixed(0)} ms`);
await page.waitForTimeout(500);
console.log(`tasks over 50 ms for it: ${shown(await longTasks(pane))}`);
await pane.getByTestId("finding-search").pressSequentially("合计", { delay: 30 });
await page.waitForTimeout(500);
console.log(`tasks over 50 ms while searching: ${shown(await longTasks(pane))}`);
await close();
