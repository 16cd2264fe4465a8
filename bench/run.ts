/**
 * `npm run build && npm run bench [PART…]`: all benches, one after the other, and docs/performance.md from what they told. Parts that are named are run
 * alone, and no page is written. Takes about half an hour.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, platform, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { ratios, spread, type Figure } from "./figures";

const PARTS: readonly (readonly [name: string, ...arguments_: string[]])[] = [
  ["reading"],
  ["reading", "--browser"],
  ["stages"],
  ["functions"],
  ["startup"],
  ["pane"],
  ["workbook"],
  ["export", "300"],
  ["overview"],
  ["thousand", "--processes", ""],
];
const PAGE = fileURLToPath(new URL("../docs/performance.md", import.meta.url));

const folder = mkdtempSync(path.join(tmpdir(), "budget-bench-"));
const file = path.join(folder, "figures.jsonl");
const wanted = process.argv.slice(2);
try {
  for (const [name, ...arguments_] of PARTS.filter(([part]) => wanted.length === 0 || wanted.includes(part))) {
    console.log(`── ${name} ${arguments_.join(" ")}`);
    const program = fileURLToPath(new URL(`./${name}.bench.ts`, import.meta.url));
    const { status } = spawnSync(process.execPath, ["--import", "tsx", program, ...arguments_], {
      stdio: "inherit",
      env: { ...process.env, BENCH_FIGURES: file },
    });
    if (status !== 0) throw new Error(`${name} ended with ${status}; docs/performance.md is left as it was`);
  }
  const figures = (existsSync(file) ? readFileSync(file, "utf8") : "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Figure);
  if (wanted.length === 0) writeFileSync(PAGE, await format(page(figures), { parser: "markdown", printWidth: 180 }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function page(figures: readonly Figure[]): string {
  const parts = [...new Set(figures.map((f) => f.part))];
  const machine = `${availableParallelism()} processors (${cpus()[0]!.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Node ${process.versions.node}`;
  return `# Performance

Written by \`npm run bench\` (\`bench/run.ts\`) from one run; not to be edited. ${new Date().toISOString().slice(0, 10)}, ${machine}.

Ours and what it is held against are measured in turn, in the same run. Medians, from least to most in brackets; the ratio is that of each round. Ratios carry over to another machine,
times and sizes of memory don't. A power says how a figure grows with the number: 1 is twice as much for twice as many.

${parts
  .map((part) =>
    table(
      part,
      figures.filter((f) => f.part === part),
    ),
  )
  .join("\n\n")}
`;
}

function table(part: string, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, ours, beside } = figure;
    const own = unit === "power" ? spread(ours) : `${spread(ours)} ${unit}`;
    return beside
      ? `| ${what} | ${own} | ${beside.name}: ${spread(beside.values)} ${unit} | ${spread(ratios(figure)!)} |`
      : `| ${what} | ${own} | | |`;
  });
  return [`## ${part}`, "", "| | ours | beside | ours ÷ theirs |", "|---|---|---|---|", ...rows].join("\n");
}
