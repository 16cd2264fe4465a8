/**
 * `npx tsx bench/reading.bench.ts [FILE.pdf …]`: our reading of PDFs against others, side by side in one run. Each round reads the
 * files by all of them, one after the other, each in a process of its own:
 *
 * - `readDocument`, the whole of it: text, lines, tables, merged cells;
 * - pdf.js as it was run before (a thread of its own; text and operators of each page, the next page asked for ahead): what reading needed
 *   of it, nothing of our own work on top;
 * - poppler's `pdftotext -layout`, where it is installed: text alone;
 * - text and tables by pdf-parse, and by pdfplumber where Python has it: of fewer files, for they take long.
 *
 * `--browser` reads them in Chromium, by pdf.js and by us, both in a Worker.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { sharedPath } from "../tests/support/shared";
import { tell, type Side } from "./figures";
import { inBrowser } from "./reading/browser";

const ROUNDS = 3;
/** Of the files for those that take long, and of the many of `cities`. */
const FEW = 3;
const EACH = 6;

/** What a process says of its work: pages read, milliseconds, of the processor too, and peak memory. */
interface Work {
  readonly pages: number;
  readonly milliseconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

const here = (name: string): string => fileURLToPath(new URL(`./reading/${name}`, import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** All run as they ship: others as their packages come, our reading bundled. */
async function bundled(name: string): Promise<string> {
  const folder = path.join(root, "node_modules/.cache");
  mkdirSync(folder, { recursive: true });
  const program = path.join(folder, `bench-${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [here(`${name}.ts`)],
    outfile: program,
    bundle: true,
    packages: name === "by-us" ? "bundle" : "external",
    platform: "node",
    format: "esm",
    target: "node20",
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  process.on("exit", () => rmSync(program, { force: true }));
  return program;
}

function work(command: string, program: string, files: readonly string[]): Work {
  const { stdout, status, stderr } = spawnSync(command, [program, ...files], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${program}: ${stderr.slice(-1000)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Work;
}

/** Text of the files by poppler; it tells nothing of itself but how long it took. */
function pdftotext(files: readonly string[]): number | null {
  const start = performance.now();
  for (const file of files) {
    const { error, status } = spawnSync("pdftotext", ["-layout", file, "-"], { stdio: "ignore" });
    if (error || status !== 0) return null;
  }
  return performance.now() - start;
}

const hasPdfplumber = spawnSync("python3", ["-c", "import pdfplumber"], { stdio: "ignore" }).status === 0;

const pdfsOf = (folder: string): string[] => {
  const at = sharedPath(`corpus/${folder}`);
  return existsSync(at)
    ? readdirSync(at)
        .filter((f) => f.endsWith(".pdf"))
        .sort()
        .map((f) => path.join(at, f))
    : [];
};
const given = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const files = given.length > 0 ? given : [...pdfsOf("real"), ...pdfsOf("cities").filter((_file, i) => i % EACH === 0)];
if (files.length === 0) {
  console.log("no PDF given, and no corpus beside the repository");
  process.exit(0);
}

if (process.argv.includes("--browser")) {
  const named = files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
  const rounds = await inBrowser(named, ROUNDS);
  tell({
    part: "Reading PDFs in Chromium",
    what: `${files.length} files, ${rounds[0]!.pages} pages, each in a Worker`,
    unit: "s",
    ours: rounds.map((r) => r.ours / 1000),
    beside: { name: "pdf.js (text and operators)", values: rounds.map((r) => r.pdfjs / 1000) },
  });
} else {
  const [ours, byPdfJs, byPdfParse] = [
    await bundled("by-us"),
    await bundled("by-pdf-js"),
    await bundled("by-pdf-parse"),
  ];
  const few = files.slice(0, FEW);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: work(process.execPath, ours, files),
    "pdf.js (text and operators)": work(process.execPath, byPdfJs, files),
    pdftotext: pdftotext(files),
    few: work(process.execPath, ours, few),
    "pdf-parse (text and tables)": work(process.execPath, byPdfParse, few),
    "pdfplumber (text and tables)": hasPdfplumber ? work("python3", here("by-pdfplumber.py"), few) : null,
  }));
  type Round = (typeof rounds)[number];
  const side = (name: keyof Round, key: keyof Work, by = 1): Side => ({
    name,
    values: rounds.map((r) => (r[name] as Work)[key] / by),
  });
  const part = "Reading PDFs in Node";
  const what = (of: readonly string[], name: "ours" | "few"): string =>
    `${of.length} files, ${rounds[0]![name].pages} pages`;
  const compare = (own: "ours" | "few", of: readonly string[], other: keyof Round): void => {
    for (const [name, key, unit, by] of [
      ["clock", "milliseconds", "s", 1000],
      ["processor", "processor", "s", 1000],
      ["peak memory", "megabytes", "MB", 1],
    ] as const)
      tell({
        part,
        what: `${what(of, own)}, ${name}`,
        unit,
        ours: side(own, key, by).values,
        beside: side(other, key, by),
      });
  };
  compare("ours", files, "pdf.js (text and operators)");
  const texts = rounds.map((r) => r.pdftotext).filter((t) => t !== null);
  if (texts.length === ROUNDS)
    tell({
      part,
      what: `${what(files, "ours")}, clock`,
      unit: "s",
      ours: side("ours", "milliseconds", 1000).values,
      beside: { name: "pdftotext -layout (text alone)", values: texts.map((t) => t / 1000) },
    });
  compare("few", few, "pdf-parse (text and tables)");
  if (hasPdfplumber) compare("few", few, "pdfplumber (text and tables)");
}
