/**
 * What an .xlsx of 1, 30 and 300 disclosures costs the command line, from the moment that they are checked: seconds, memory, and by what
 * power of their number the time grows. Each size has a process of its own; a second list plans the workbook whole, side by side.
 *
 *   npx tsx bench/export.bench.ts [MOST]
 *
 * The disclosures are the fictional documents of the examples under names of their own.
 */
import { spawnSync } from "node:child_process";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { NewWorkbook, planImports } from "../src/application";
import { check } from "../src/checking";
import { BUDGET } from "../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../src/checking/catalogue/documents/builder";
import { FINAL } from "../src/checking/catalogue/documents/final";
import { MIXED } from "../src/checking/catalogue/documents/mixed";
import { FileShelf } from "../src/cli/file-shelf";
import { writeWhole } from "../src/cli/output";
import { fromText, toText } from "../src/application/decimal-json";
import { bookChunks, xlsxChunks } from "../src/hosts/xlsx";
import { power, tell } from "./figures";

const SIZES = [1, 30, 300, 1000];
const WAYS = ["in pieces", "whole"] as const;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly file: number;
}

type Item = Parameters<NewWorkbook["add"]>[0];

/** One after the other, none of which shares an object with another: as reading makes them. */
function* imports(count: number): Iterable<Item> {
  const texts = [BUDGET, MIXED, FINAL].map((doc) => {
    const disclosure = disclosureOf(doc);
    return toText({ disclosure, report: check(disclosure) });
  });
  for (let n = 0; n < count; n++) {
    const { disclosure, report } = fromText(texts[n % texts.length]!) as Pick<Item, "disclosure" | "report">;
    const source = { file: `${n}.pdf`, sha256: n.toString(16).padStart(64, "0"), kind: "pdf", pages: 12 };
    yield { disclosure: { ...disclosure, unitName: `云溪县第${n}测绘队` }, report, source, context: {} };
  }
}

/** In a process of its own. */
async function measure(way: (typeof WAYS)[number], count: number): Promise<void> {
  const output = path.join(tmpdir(), `export-bench-${process.pid}.xlsx`);
  const from = performance.now();
  if (way === "in pieces") {
    const shelf = new FileShelf(`${output}.part`, output);
    const workbook = new NewWorkbook(shelf, { sheetUnit: "万元" });
    for (const item of imports(count)) workbook.add(item);
    await writeWhole(output, bookChunks(workbook.plan(), shelf), { overwrite: true });
    shelf.close();
  } else
    await writeWhole(output, xlsxChunks(planImports([...imports(count)], { mode: "native" })), { overwrite: true });
  const seconds = (performance.now() - from) / 1000;
  const measured: Measured = {
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    file: statSync(output).size / 1e6,
  };
  rmSync(output);
  writeFileSync(1, JSON.stringify(measured));
}

function inChild(way: string, count: number): Measured {
  const program = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, ["--import", "tsx", program, "--one", way, String(count)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`${way}, ${count}: ended with ${child.status ?? child.signal}`);
  return JSON.parse(child.stdout) as Measured;
}

function main(most: number): void {
  const sizes = SIZES.filter((n) => n <= most);
  const measured = sizes.map((count) => WAYS.map((way) => inChild(way, count)));
  for (const [i, count] of sizes.entries()) {
    const [pieces, whole] = measured[i]!;
    const part = "Writing .xlsx";
    const what = `${count} disclosures (${pieces!.file.toFixed(1)} MB), in pieces`;
    const beside = (key: keyof Measured) => ({ name: "planned whole", values: [whole![key]] });
    tell({ part, what, unit: "s", ours: [pieces!.seconds], beside: beside("seconds") });
    tell({ part, what: `${what}: peak memory`, unit: "MB", ours: [pieces!.megabytes], beside: beside("megabytes") });
  }
  const grown = (key: keyof Measured): number => power(sizes.map((count, i) => [count, measured[i]![0]![key]]));
  const range = `from ${sizes[0]} to ${sizes.at(-1)} disclosures`;
  if (sizes.length > 1)
    for (const [key, what] of [
      ["seconds", "time"],
      ["megabytes", "memory"],
    ] as const)
      tell({
        part: "Growth",
        what: `writing .xlsx ${range}: ${what}`,
        unit: "power",
        ours: [grown(key)],
        beside: null,
      });
}

const [flag, way, count] = process.argv.slice(2);
if (flag === "--one") await measure(way as (typeof WAYS)[number], Number(count));
else main(Number(flag ?? 300));
