/**
 * `npx tsx bench/functions.bench.ts`: our own time for 5,000 single calls, for spills of 100,000 rows, for 500 units of 50,000 rows and
 * for a million cells, each beside a yardstick
 * computed in the same process on the same data: what Excel's native function does at its plainest (XLOOKUP and SUMIFS as
 * a linear scan with ===, SUM in binary floats). The ratio carries over to another machine, the milliseconds don't. Then the
 * sizes of the functions bundle, with and without the code tables.
 */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { lookup } from "../src/classification";
import type { Argument, Cell } from "../src/functions/arguments";
import { IMPLEMENTATIONS } from "../src/functions/implementations";
import { inTurn, tell } from "./figures";

const call = (id: string, ...args: Argument[]): unknown => IMPLEMENTATIONS.get(id)!(...args);

const ROUNDS = 3;

async function report(what: string, ours: () => void, yardstick: string, theirs: () => void): Promise<void> {
  const [mine, native] = await inTurn(ROUNDS, [ours, theirs]);
  tell({ part: "Functions", what, unit: "ms", ours: mine!, beside: { name: yardstick, values: native! } });
}

const HEADER = [
  "年度",
  "公开单位",
  "层级",
  "版本",
  "单位编码",
  "单位名称",
  "行次",
  "科目编码",
  "科目名称",
  "合计",
  "基本支出",
  "项目支出",
  "来源",
];

/** A standard sheet: `years` disclosures of `codes` rows each. */
function sheet(years: number, codes: number): Cell[][] {
  const rows: Cell[][] = [HEADER];
  for (let y = 0; y < years; y++) {
    for (let i = 0; i < codes; i++) {
      rows.push([
        String(2024 + y),
        "示例局",
        "部门",
        "",
        "001",
        "示例局",
        i + 1,
        String(2_010_000 + i),
        `科目${i}`,
        i / 100,
        i / 200,
        i / 200,
        `第${i}页`,
      ]);
    }
  }
  return rows;
}

const SINGLE = 5_000;
const SPILL = 100_000;
const small = sheet(3, 100);
const CODE = HEADER.indexOf("科目编码");
const YEAR = HEADER.indexOf("年度");
const TOTAL = HEADER.indexOf("合计");

const sumifs = (table: readonly Cell[][], code: string, year: string): number => {
  let sum = 0;
  for (const row of table) if (row[CODE] === code && row[YEAR] === year) sum += row[TOTAL] as number;
  return sum;
};
const codes = Array.from({ length: SINGLE }, (_, i) => String(2_010_000 + (i % 100)));
// A host hands every call its own copy of the range; making the copy is the host's time, not counted here.
const copies = Array.from({ length: 50 }, () => small.map((row) => [...row]));

await report(
  `5,000 × BUDGET.VALUE on a table of ${small.length} rows`,
  () => codes.forEach((c, i) => call("BUDGET.VALUE", copies[i % 50]!, c, null, "示例局", 2025, null)),
  "SUMIFS scan",
  () => codes.forEach((c, i) => sumifs(copies[i % 50]!, c, "2025")),
);

const parts = Array.from({ length: 10 }, (_, i) => [i + 0.01]);
const sum = (range: readonly number[][]): number => range.reduce((a, row) => a + row[0]!, 0);
await report(
  "5,000 × BUDGET.CHECK of 10 parts",
  () => codes.forEach(() => call("BUDGET.CHECK", 45.1, parts, null)),
  "SUM, ROUND, ABS",
  () => codes.forEach(() => Math.abs(Math.round((45.1 - sum(parts)) * 1e6) / 1e6) <= 0.055),
);

lookup("functional", "201");
const table = [...Array(2082).keys()].map((i) => [String(2_000_000 + i), `名称${i}`] as const);
await report(
  "5,000 × FUNC.NAME",
  () => codes.forEach(() => call("FUNC.NAME", [["2101202"]], 2024)),
  "XLOOKUP scan over 2,082 codes",
  () => codes.forEach((_, i) => table.find(([c]) => c === String(2_000_000 + (i % 2082)))?.[1]),
);

const large = sheet(1, SPILL);
const items = Array.from({ length: SPILL }, (_, i) => [String(2_010_000 + i)]);
const index = new Map<Cell, number>();
await report(
  "BUDGET.VALUE spilling 100,000 items of a table of 100,000 rows",
  () => call("BUDGET.VALUE", large, items, null, "示例局", 2024, null),
  "XLOOKUP by an index",
  () => {
    index.clear();
    large.forEach((row, i) => index.set(row[CODE], i));
    items.map(([c]) => [large[index.get(c)!]![TOTAL]]);
  },
);

const UNITS = 500;
const units = Array.from({ length: UNITS }, (_, u) => [`单位${u}`]);
const many: Cell[][] = [HEADER];
for (const [unit] of units)
  for (const [i, row] of sheet(1, 100).slice(1).entries())
    many.push(row.map((cell, c) => (c === 1 || c === 5 ? unit! : c === 6 ? i + 1 : cell)));
const UNIT = HEADER.indexOf("公开单位");
await report(
  `BUDGET.VALUE of ${UNITS} units in one call, ${many.length - 1} rows`,
  () => call("BUDGET.VALUE", many, "2010007", null, units, 2024, null, null),
  "SUMIFS scan, a cell a unit",
  () =>
    units.map(([unit]) =>
      many.reduce((s, r) => (r[CODE] === "2010007" && r[UNIT] === unit ? s + (r[TOTAL] as number) : s), 0),
    ),
);

const MILLION = 1_000_000;
const numbers = Array.from({ length: MILLION }, (_, i) => [((i * 7919) % 1_000_003) / 100]);
const words = numbers.map(([n]) => [`${n!.toFixed(2)}万元`]);
const whole = sum(numbers);
await report(
  "BUDGET.CHECK of 1,000,000 cells",
  () => call("BUDGET.CHECK", whole, numbers, null),
  "SUM, ROUND, ABS",
  () => Math.abs(Math.round((whole - sum(numbers)) * 1e6) / 1e6) <= 10,
);
await report(
  "BUDGET.DIFF of 1,000,000 cells",
  () => call("BUDGET.DIFF", whole, numbers),
  "SUM",
  () => whole - sum(numbers),
);
await report(
  "BUDGET.AMOUNT of 1,000,000 texts, in 元",
  () => call("BUDGET.AMOUNT", words, "元"),
  "SUBSTITUTE, VALUE, ROUND",
  () => words.map(([w]) => [Math.round(Number(w!.replace("万元", "")) * 1e6) / 100]),
);

const totals = Array.from({ length: SPILL }, (_, i) => [i + 0.3]);
const pairs = Array.from({ length: SPILL }, (_, i) => [i + 0.1, 0.2]);
await report(
  "BUDGET.CHECKROWS over 100,000 rows",
  () => call("BUDGET.CHECKROWS", totals, pairs, null),
  "the same in binary floats, as text",
  () =>
    totals.map(([t], i) => {
      const d = Math.round((t! - pairs[i]![0]! - pairs[i]![1]!) * 1e6) / 1e6;
      return [d === 0 ? "通过" : `不符 ${d.toFixed(2)}`];
    }),
);

const names = Array.from({ length: SPILL }, () => ["2101202"]);
const byCode = new Map(table);
await report(
  "FUNC.NAME spilling 100,000 codes",
  () => call("FUNC.NAME", names, 2024),
  "a Map",
  () => names.map(([c]) => [byCode.get(c!) ?? ""]),
);

/** Bundles the functions as the build does; `without` leaves the generated code tables out. */
async function size(without: boolean): Promise<number> {
  const empty: Plugin = {
    name: "no-tables",
    setup(b) {
      b.onLoad({ filter: /classification[\\/]generated[\\/]/ }, async ({ path }) => {
        const { readFile } = await import("node:fs/promises");
        const text = await readFile(path, "utf8");
        return { contents: text.replace(/(export const \w+ =)\s*"[^\n]*";/g, '$1 "";'), loader: "ts" };
      });
    },
  };
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("../src/functions/plain.ts", import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    format: "iife",
    plugins: without ? [empty] : [],
  });
  return gzipSync(bundle.outputFiles[0]!.contents, { level: 9 }).length;
}

const [bare, full] = [await size(true), await size(false)];
const KILOBYTE = 1024;
tell({
  part: "Functions",
  what: "bundle, packed, without and with the code tables",
  unit: "KB",
  ours: [bare / KILOBYTE],
  beside: { name: "with them", values: [full / KILOBYTE] },
});
if (bare > 60 * KILOBYTE) process.exitCode = 1;
