/**
 * What adding one disclosure to a workbook of 1, 30 and 300 costs: what is read, planned and written, side by side, as ratios.
 *
 *   npx tsx bench/workbook.bench.ts [MOST]
 *
 * The disclosures are the fictional budget of the examples under names of their own. What Excel itself takes is not in it: the
 * writer works against a double that counts requests and bytes.
 */
import { planImports } from "../src/application";
import { check } from "../src/checking";
import { BUDGET } from "../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../src/checking/catalogue/documents/builder";
import type { Before } from "../src/hosts/excel/journal";
import { RowLayout } from "../src/hosts/excel/row-layout";
import { PlanWriter } from "../src/hosts/excel/writer";
import { xlsxChunks } from "../src/hosts/xlsx";
import type { ExistingWorkbook, SheetPlan, WorkbookPlan } from "../src/workbook";
import { written } from "../tests/unit/workbook/written";

const SIZES = [1, 30, 300];
/** Cells of one answer, as the reader of the Excel host asks for them. */
const CELLS_PER_LOAD = 60_000;

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

const cellsOf = (existing: ExistingWorkbook): number =>
  existing.tables.reduce((sum, t) => sum + t.rows.length * t.header.length, 0) +
  existing.sheets.reduce((sum, s) => sum + (s.cells ?? []).reduce((n, row) => n + row.length, 0), 0);

const cellsWritten = (sheets: readonly SheetPlan[]): Record<string, number> => {
  const cells: Record<string, number> = {};
  for (const { role, blocks } of sheets)
    for (const { cells: rows } of blocks) cells[role] = (cells[role] ?? 0) + rows.reduce((n, row) => n + row.length, 0);
  return cells;
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

async function main(): Promise<void> {
  const most = Number(process.argv[2] ?? 300);
  let first: Record<string, number> | undefined;
  for (const size of SIZES.filter((n) => n <= most)) {
    const items = Array.from({ length: size }, (_, i) => imported(i));
    const before = planImports(items, { mode: "addin" });
    const existing = written(before);
    const read = cellsOf(existing);
    const from = performance.now();
    const plan = planImports([imported(size)], { mode: "addin", existing });
    const planning = performance.now() - from;
    const { requests, bytes } = await write(plan);
    const at = performance.now();
    let file = 0;
    for (const chunk of xlsxChunks(before)) file += chunk.length;
    const writing = performance.now() - at;
    const now = {
      "cells read": read,
      "requests to read": Math.ceil(read / CELLS_PER_LOAD),
      "planning ms": planning,
      "requests to write": requests,
      "bytes to write": bytes,
      "file ms a disclosure": writing / size,
    };
    first ??= now;
    const lines = Object.entries(now).map(
      ([name, value]) => `  ${name} ${value.toFixed(0)} (× ${(value / first![name]!).toFixed(1)})`,
    );
    console.log(`one more beside ${size}: sheets ${plan.sheets.length}, file of the ${size} ${megabytes(file)}`);
    console.log(`${lines.join("\n")}\n  cells written ${JSON.stringify(cellsWritten(plan.sheets))}`);
  }
  console.log(`most memory ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
}

await main();
