/**
 * `npx tsx bench/reading.bench.ts [FILE.pdf …]`: our reading of PDFs against pdf.js, side by side in one run. Each round reads every
 * file by both, one after the other, each in a process of its own: pdf.js as it was run before (a thread of its own; text and operators of each page, the
 * next page asked for ahead – what reading needed of it, nothing of our own work on top), and `readDocument`, the whole of it. Ratios carry over to another machine, times don't.
 * `--browser` does the same in Chromium, both in a Worker. Beside them, where it is installed, poppler's `pdftotext -layout`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inBrowser } from "./reading/browser";

const ROUNDS = 3;
/** What was asked of the change from pdf.js to PDFium, by the clock. */
const NODE_GOAL = 5;
const BROWSER_GOAL = 4;

/** What a process says of its work: pages read, milliseconds and peak memory. */
interface Work {
  readonly pages: number;
  readonly milliseconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

const here = (name: string): string => fileURLToPath(new URL(`./reading/${name}`, import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** Both run as they ship: pdf.js as its package comes, our reading bundled. */
async function bundled(name: string): Promise<{ program: string; remove: () => void }> {
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
  return { program, remove: () => rmSync(program, { force: true }) };
}

function work(program: string, files: readonly string[]): Work {
  const { stdout, status, stderr } = spawnSync(process.execPath, [program, ...files], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Work;
}

function pdftotext(files: readonly string[]): number | null {
  const start = performance.now();
  for (const file of files) {
    const { error, status } = spawnSync("pdftotext", ["-layout", file, "-"], { stdio: "ignore" });
    if (error || status !== 0) return null;
  }
  return performance.now() - start;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const share = (of: readonly Work[], key: keyof Work): number => median(of.map((w) => w[key]));

const shared = (folder: string): string[] => {
  const at = fileURLToPath(new URL(`../../shared/corpus/${folder}/`, import.meta.url));
  return existsSync(at)
    ? readdirSync(at)
        .filter((f) => f.endsWith(".pdf"))
        .map((f) => path.join(at, f))
    : [];
};
const given = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const files = given.length > 0 ? given : [...shared("real"), ...shared("cities")];
if (files.length === 0) {
  console.log("no PDF given, and no corpus beside the repository");
  process.exit(0);
}

if (process.argv.includes("--browser")) {
  const rounds = await inBrowser(
    files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) })),
    ROUNDS,
  );
  const [pdfjs, ours] = [median(rounds.map((r) => r.pdfjs)), median(rounds.map((r) => r.ours))];
  const pages = rounds[0]!.pages;
  console.log(`${files.length} files, ${pages} pages, Chromium, each in a Worker, median of ${ROUNDS} rounds`);
  console.log(`pdf.js (text and operators): ${((1000 * pages) / pdfjs).toFixed(1)} pages/s`);
  console.log(`our reading, whole: ${((1000 * pages) / ours).toFixed(1)} pages/s`);
  const ratio = pdfjs / ours;
  console.log(`ratio ${ratio.toFixed(2)} × (goal ${BROWSER_GOAL}): ${ratio >= BROWSER_GOAL ? "held" : "missed"}`);
} else {
  const [pdfjs, ours] = [await bundled("by-pdf-js"), await bundled("by-us")];
  const before: Work[] = [];
  const now: Work[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      before.push(work(pdfjs.program, files));
      now.push(work(ours.program, files));
    }
  } finally {
    pdfjs.remove();
    ours.remove();
  }
  const poppler = pdftotext(files);
  console.log(
    `${files.length} files, ${now[0]!.pages} pages, Node ${process.versions.node}, median of ${ROUNDS} rounds`,
  );
  for (const [name, rounds] of [
    ["pdf.js (text and operators)", before],
    ["our reading, whole", now],
  ] as const)
    console.log(
      `${name}: ${((1000 * rounds[0]!.pages) / share(rounds, "milliseconds")).toFixed(1)} pages/s, processor ${(share(rounds, "processor") / 1000).toFixed(1)} s, peak ${share(rounds, "megabytes").toFixed(0)} MB`,
    );
  const ratio = (key: keyof Work): number => median(before.map((b, i) => b[key] / now[i]![key]));
  console.log(
    `ratios: clock ${ratio("milliseconds").toFixed(2)} ×, processor ${ratio("processor").toFixed(2)} ×, memory ${ratio("megabytes").toFixed(2)} ×`,
  );
  console.log(
    `clock, goal ${NODE_GOAL} ×: ${ratio("milliseconds") >= NODE_GOAL ? "held" : "missed"}; pdftotext: ${
      poppler === null ? "not installed" : `${(poppler / share(now, "milliseconds")).toFixed(2)} × our time`
    }`,
  );
}
