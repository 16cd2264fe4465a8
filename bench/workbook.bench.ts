/**
 * What adding one disclosure to a workbook of 1, 30 and 300 costs, and checking one of them again: what is read, planned and written, side by
 * side, as ratios. Of the 300 one was imported by itself, so that it can be checked again.
 *
 *   npx tsx bench/workbook.bench.ts [MOST]
 *
 * The disclosures are the fictional budget of the examples under names of their own. What Excel itself takes is not in it: reader and
 * writer work against doubles that count cells, requests and bytes.
 */
import { planImports, WorkbookSession } from "../src/application";
import { check } from "../src/checking";
import { BUDGET } from "../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../src/checking/catalogue/documents/builder";
import { readContents } from "../src/hosts/excel/contents";
import type { Before } from "../src/hosts/excel/journal";
import { readWorkbook } from "../src/hosts/excel/reader";
import { RowLayout } from "../src/hosts/excel/row-layout";
import { PlanWriter } from "../src/hosts/excel/writer";
import { xlsxChunks } from "../src/hosts/xlsx";
import type { SheetPlan, WorkbookPlan } from "../src/workbook";
import { MemoryWorkbook } from "../tests/support/memory-workbook";
import { readingDouble } from "../tests/support/reading-double";
import { tell } from "./figures";

const SIZES = [1, 30, 300];
const template = disclosureOf(BUDGET);

function imported(n: number): Parameters<typeof planImports>[0][number] {
  const disclosure = { ...template, unitName: `云溪县第${n}测绘队`, unitCode: String(100_000 + n) };
  const sha256 = n.toString(16).padStart(64, "0");
  return { disclosure, report: check(disclosure), source: { file: `${n}.pdf`, sha256, kind: "pdf", pages: 12 } };
}

/** A double of office.js's objects: takes everything, counts what would travel. */
function counting(): { context: Excel.RequestContext; requests: () => number; bytes: () => number } {
  let requests = 0;
  let bytes = 0;
  const sized = (value: unknown): void => void (bytes += JSON.stringify(value)?.length ?? 0);
  const member: object = new Proxy(() => undefined, {
    get: (_target, name) => (name === "then" ? undefined : member),
    set: (_target, name, value) => {
      sized([name, value]);
      return true;
    },
    apply: (_target, _self, args) => {
      sized(args.filter((a) => typeof a !== "function"));
      return member;
    },
  });
  const context = { workbook: member, sync: () => Promise.resolve(void requests++) };
  return { context: context as unknown as Excel.RequestContext, requests: () => requests, bytes: () => bytes };
}

const NOTHING: Before = {
  sheets: [],
  created: [],
  names: [],
  active: { sheet: "", row: 0, column: 0 },
  show: { sheet: "", row: 0, column: 0 },
};

async function write(plan: WorkbookPlan): Promise<{ requests: number; bytes: number }> {
  const { context, requests, bytes } = counting();
  const layouts = new Map(plan.sheets.map((s) => [s.name, new RowLayout(s.mode === "update" ? s.rowEdits : [])]));
  const names = plan.names.map(({ name }) => ({ name, formula: "=A1" }));
  const hooks = { onProgress: () => undefined, beforeRequest: () => undefined };
  await new PlanWriter(context, plan, { ...NOTHING, names }, layouts, hooks).write();
  return { requests: requests(), bytes: bytes() };
}

const cellsWritten = (sheets: readonly SheetPlan[]): Record<string, number> => {
  const cells: Record<string, number> = {};
  for (const { role, blocks } of sheets)
    for (const { cells: rows } of blocks) cells[role] = (cells[role] ?? 0) + rows.reduce((n, row) => n + row.length, 0);
  return cells;
};

const sumOf = (cells: Record<string, number>): number => Object.values(cells).reduce((sum, n) => sum + n, 0);

/** What a check after an edit costs, and writing the sheets of the disclosure anew by it. */
async function checkAgain(workbook: MemoryWorkbook): Promise<Record<string, number>> {
  const reading = readingDouble(workbook);
  const contents = await readContents(reading.context);
  const session = new WorkbookSession();
  session.check(contents, []);
  const from = performance.now();
  const { disclosures } = session.check(contents, []);
  const checking = performance.now() - from;
  const { key, identity } = disclosures.at(-1)!;
  const existing = await readWorkbook(readingDouble(workbook).context, new Set([identity.unit]));
  const plan = session.replan([key], existing);
  const { requests, bytes } = await write(plan);
  return {
    "check again: cells read": reading.cells(),
    "check again: requests": reading.requests(),
    "check again: ms": checking,
    "write anew: cells written": sumOf(cellsWritten(plan.sheets)),
    "write anew: requests": requests,
    "write anew: bytes": bytes,
  };
}

/** What a user waits for. */
const TOLD = [
  ["cells read", ""],
  ["cells written", ""],
  ["planning ms", "ms"],
  ["check again: ms", "ms"],
] as const;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

async function main(): Promise<void> {
  const most = Number(process.argv[2] ?? 300);
  let first: Record<string, number> | undefined;
  for (const size of SIZES.filter((n) => n <= most)) {
    const workbook = new MemoryWorkbook();
    const last = imported(size - 1);
    const before = planImports([...Array.from({ length: size - 1 }, (_, i) => imported(i)), last], { mode: "addin" });
    workbook.write(before);
    if (size > 1) workbook.write(planImports([last], { mode: "addin", existing: workbook.existing() }));
    const one = imported(size);
    const reading = readingDouble(workbook);
    const existing = await readWorkbook(reading.context, new Set([one.disclosure.unitName!]));
    const from = performance.now();
    const plan = planImports([one], { mode: "addin", existing });
    const planning = performance.now() - from;
    const { requests, bytes } = await write(plan);
    const again = await checkAgain(workbook);
    const at = performance.now();
    let file = 0;
    for (const chunk of xlsxChunks(before)) file += chunk.length;
    const writing = performance.now() - at;
    const now = {
      "cells read": reading.cells(),
      "requests to read": reading.requests(),
      "planning ms": planning,
      "requests to write": requests,
      "bytes to write": bytes,
      "cells written": sumOf(cellsWritten(plan.sheets)),
      ...again,
      "file ms a disclosure": writing / size,
    };
    first ??= now;
    if (size > 1)
      for (const [name, unit] of TOLD)
        tell({
          part: "A workbook with many disclosures",
          what: `one more beside ${size}: ${name}`,
          unit,
          ours: [(now as Record<string, number>)[name]!],
          beside: { name: "beside one", values: [first[name]!] },
        });
    const lines = Object.entries(now).map(
      ([name, value]) => `  ${name} ${value.toFixed(0)} (× ${(value / first![name]!).toFixed(1)})`,
    );
    console.log(`one more beside ${size}: sheets ${plan.sheets.length}, file of the ${size} ${megabytes(file)}`);
    console.log(`${lines.join("\n")}\n  cells written ${JSON.stringify(cellsWritten(plan.sheets))}`);
  }
  console.log(`most memory ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
}

await main();
