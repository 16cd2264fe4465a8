/**
 * `npx tsx bench/reading.bench.ts [FILE.pdf …]`: pages a second. For each PDF, in one run on one opened file: pdf.js alone (text and
 * operators of each page, all that reading needs of it), our own work on top, and the whole of `readDocument` with the start of its
 * thread and the opening of the file. Beside them,
 * where they are installed, poppler's `pdftotext -layout` and pdf-parse's text (`npm install --no-save pdf-parse`; in processes of their own, since two versions
 * of pdf.js clash; their start-up is taken off by a run on a one-page file). Ratios carry over to another machine, times don't.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DEFAULT_LIMITS, readDocument } from "../src/reading";
import { guardStreams } from "../src/reading/pdf/guard";
import { nodePdfAssets } from "../src/reading/pdf/node-assets";
import { OpenPdf } from "../src/reading/pdf/open";
import { readPage } from "../src/reading/pdf/page";

const RUNS = 3;
/** Own work over pdf.js's. */
const OWN_SHARE_GOAL = 0.15;

interface Figures {
  pages: number;
  pdfjs: number;
  own: number;
  whole: number;
  pdftotext: number | null;
  pdfParse: number | null;
}

async function best(work: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < RUNS; i++) least = Math.min(least, await work());
  return least;
}

/** pdf.js's time and ours, page by page, without overlap. */
async function shares(bytes: Uint8Array): Promise<{ pages: number; pdfjs: number; own: number }> {
  const pdf = await OpenPdf.open(bytes, nodePdfAssets(), DEFAULT_LIMITS);
  let pdfjs = 0;
  let mark = performance.now();
  guardStreams(bytes, DEFAULT_LIMITS);
  let own = performance.now() - mark;
  for (let number = 1; number <= pdf.pages; number++) {
    mark = performance.now();
    const raw = await pdf.page(number);
    const loaded = performance.now();
    readPage(raw, pdf.library.OPS, DEFAULT_LIMITS);
    pdfjs += loaded - mark;
    own += performance.now() - loaded;
  }
  pdf.close();
  return { pages: pdf.pages, pdfjs, own };
}

async function whole(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  await readDocument({ name: "bench.pdf", bytes }, { pdf: nodePdfAssets() });
  return performance.now() - start;
}

function timed(command: string, args: string[]): number | null {
  const start = performance.now();
  const { error, status } = spawnSync(command, args, {
    stdio: "ignore",
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  return error || status !== 0 ? null : performance.now() - start;
}

const PDF_PARSE = `import { PDFParse } from "pdf-parse"; import { readFileSync } from "node:fs";
const data = new Uint8Array(readFileSync(process.argv[1])); await new PDFParse({ data }).getText(); process.exit(0);`;

/** Time of a command for a file, less its time for a page without content. */
function external(command: string, args: (file: string) => string[], file: string, blank: string): number | null {
  const run = (target: string): number | null => {
    const times = Array.from({ length: RUNS }, () => timed(command, args(target)));
    return times.some((t) => t === null) ? null : Math.min(...(times as number[]));
  };
  const full = run(file);
  const start = run(blank);
  return full === null || start === null ? null : Math.max(1, full - start);
}

const BLANK =
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

const perSecond = (pages: number, milliseconds: number | null): string =>
  milliseconds === null ? "–" : ((pages * 1000) / milliseconds).toFixed(0);

const shared = fileURLToPath(new URL("../../shared/corpus/real/", import.meta.url));
const given = process.argv.slice(2);
const files =
  given.length > 0
    ? given
    : existsSync(shared)
      ? readdirSync(shared)
          .filter((f) => f.endsWith(".pdf"))
          .map((f) => path.join(shared, f))
      : [];
if (files.length === 0) console.log("no PDF given, and no corpus beside the repository");

const folder = mkdtempSync(path.join(tmpdir(), "reading-bench-"));
const blank = path.join(folder, "blank.pdf");
writeFileSync(blank, BLANK);
const total: Figures = { pages: 0, pdfjs: 0, own: 0, whole: 0, pdftotext: 0, pdfParse: 0 };
console.log(
  "file | pages | pages/s: pdf.js text+operators, readDocument, pdftotext, pdf-parse | own share on top of pdf.js",
);
for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  let pair = await shares(bytes);
  for (let i = 1; i < RUNS; i++) {
    const again = await shares(bytes);
    pair = { pages: pair.pages, pdfjs: Math.min(pair.pdfjs, again.pdfjs), own: Math.min(pair.own, again.own) };
  }
  const figures: Figures = {
    ...pair,
    whole: await best(() => whole(bytes)),
    pdftotext: external("pdftotext", (f) => ["-layout", f, path.join(folder, "out.txt")], file, blank),
    pdfParse: external(process.execPath, (f) => ["--input-type=module", "-e", PDF_PARSE, f], file, blank),
  };
  for (const key of ["pages", "pdfjs", "own", "whole"] as const) total[key] += figures[key];
  for (const key of ["pdftotext", "pdfParse"] as const)
    total[key] = total[key] === null || figures[key] === null ? null : total[key]! + figures[key]!;
  print(path.basename(file), figures);
}
rmSync(folder, { recursive: true });
if (files.length > 0) {
  print("all", total);
  const ratio = (other: number | null): string =>
    other === null ? "not installed" : `${(other / total.whole).toFixed(2)} × our time`;
  console.log(
    `pdftotext: ${ratio(total.pdftotext)}; pdf-parse: ${ratio(total.pdfParse)}; pdf.js text+operators: ${ratio(total.pdfjs)}`,
  );
  const share = total.own / total.pdfjs;
  console.log(
    `own share ${(100 * share).toFixed(1)} % (goal: at most ${100 * OWN_SHARE_GOAL} %): ${share <= OWN_SHARE_GOAL ? "held" : "missed"}`,
  );
}

function print(name: string, f: Figures): void {
  const rates = [f.pdfjs, f.whole, f.pdftotext, f.pdfParse].map((t) => perSecond(f.pages, t)).join(", ");
  console.log(`${name} | ${f.pages} | ${rates} | ${((100 * f.own) / f.pdfjs).toFixed(1)} %`);
}
