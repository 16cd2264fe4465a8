/**
 * `npx tsx bench/overview.bench.ts [MOST]`: the overview of a batch of 100, 1,000 and 10,000 files, as a workbook and as a page: time, size, memory. Each
 * size has a process of its own.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { MemoryShelf, overviewBook, overviewDocument, recordOf, type BatchRecord } from "../src/application";
import { check } from "../src/checking";
import { BUDGET } from "../src/checking/catalogue/documents/budget";
import { disclosureOf, edit } from "../src/checking/catalogue/documents/builder";
import { FINAL } from "../src/checking/catalogue/documents/final";
import { writeHtml } from "../src/hosts/html";
import { bookChunks } from "../src/hosts/xlsx";
import { power, tell } from "./figures";

const SIZES = [100, 1_000, 10_000];
const MEGABYTE = 2 ** 20;
const OPTIONS = { language: "zh", madeAt: "2026-12-01 08:00", program: "0.0.0", filesAt: "../in/" } as const;

interface Measured {
  readonly book: number;
  readonly page: number;
  readonly bookSize: number;
  readonly pageSize: number;
  readonly megabytes: number;
}

/** Files of units, every third with an error. */
function records(count: number): BatchRecord[] {
  const docs = [BUDGET, edit(BUDGET, ["expenditure", "合计", "total", "9999.99"]), FINAL].map((d) => disclosureOf(d));
  const reports = docs.map((d) => check(d));
  return Array.from({ length: count }, (_, i) => {
    const disclosure = { ...docs[i % 3]!, unitName: `云溪县第${i + 1}测绘队` };
    const file = { path: `${Math.floor(i / 50)}/${i}.pdf`, sha256: i.toString(16).padStart(64, "0"), bytes: 1 };
    const source = { file: file.path, sha256: file.sha256, kind: "pdf" as const, pages: 12 };
    return recordOf(file, { disclosure, report: reports[i % 3]!, source });
  });
}

function measure(count: number): Measured {
  const all = records(count);
  const start = performance.now();
  let bookSize = 0;
  for (const chunk of bookChunks(overviewBook(all, OPTIONS), new MemoryShelf())) bookSize += chunk.length;
  const between = performance.now();
  const page = writeHtml(overviewDocument(all, OPTIONS));
  const end = performance.now();
  return {
    book: between - start,
    page: end - between,
    bookSize: bookSize / MEGABYTE,
    pageSize: page.length / MEGABYTE,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

const [flag, count] = process.argv.slice(2);
if (flag === "--one") console.log(JSON.stringify(measure(Number(count))));
else {
  const sizes = SIZES.filter((size) => size <= Number(flag ?? SIZES.at(-1)));
  const measured = sizes.map((size) => {
    const program = fileURLToPath(import.meta.url);
    const child = spawnSync(process.execPath, ["--import", "tsx", program, "--one", String(size)], {
      encoding: "utf8",
    });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Measured;
  });
  for (const [i, size] of sizes.entries()) {
    const { book, page, bookSize, pageSize, megabytes } = measured[i]!;
    const what = `overview of ${size} files`;
    const beside = { name: `page of ${pageSize.toFixed(1)} MB`, values: [page] };
    tell({
      part: "Overview",
      what: `${what}: workbook of ${bookSize.toFixed(1)} MB`,
      unit: "ms",
      ours: [book],
      beside,
    });
    tell({ part: "Overview", what: `${what}: peak memory`, unit: "MB", ours: [megabytes], beside: null });
  }
  const grown = (key: keyof Measured): number => power(sizes.map((size, i) => [size, measured[i]![key]]));
  for (const [key, name] of [
    ["book", "workbook"],
    ["page", "page"],
  ] as const)
    tell({
      part: "Growth",
      what: `overview from ${sizes[0]} to ${sizes.at(-1)} files: ${name}`,
      unit: "power",
      ours: [grown(key)],
      beside: null,
    });
}
