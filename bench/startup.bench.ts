/**
 * `npm run build && npx tsx bench/startup.bench.ts`: what starting takes: the command line beside Node that does nothing, the program beside its source
 * run by tsx; and what is shipped, by size.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { inTurn, tell } from "./figures";

const ROUNDS = 9;
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const PROGRAM = path.join(dist, "cli/budget-disclosure.mjs");
const SAMPLE = fileURLToPath(new URL("../data/sample/yunxi-2026.txt", import.meta.url));
const KILOBYTE = 1024;
const folder = mkdtempSync(path.join(tmpdir(), "budget-start-"));

const node =
  (...arguments_: readonly string[]) =>
  (): void => {
    const { status, stderr } = spawnSync(process.execPath, arguments_, { encoding: "utf8" });
    if (status === null || status > 1) throw new Error(stderr);
  };

const starts = {
  "name 2101202": node(PROGRAM, "name", "2101202"),
  "check of a text": node(PROGRAM, "check", SAMPLE),
  "a workbook of a text": node(PROGRAM, "import", SAMPLE, "-o", path.join(folder, "a.xlsx"), "--overwrite"),
};
const [nothing, ...times] = await inTurn(ROUNDS, [node("-e", "0"), ...Object.values(starts)]);
rmSync(folder, { recursive: true, force: true });
Object.keys(starts).forEach((what, i) =>
  tell({
    part: "Start",
    what: `command line: ${what}`,
    unit: "ms",
    ours: times[i]!,
    beside: { name: "Node that does nothing", values: nothing! },
  }),
);

/** Bytes of files below a folder of `dist/`, as they are and packed. */
function sizes(folder: string, filter: RegExp): readonly [plain: number, packed: number] {
  let [plain, packed] = [0, 0];
  for (const name of readdirSync(path.join(dist, folder), { recursive: true, encoding: "utf8" })) {
    const file = path.join(dist, folder, name);
    if (!filter.test(name) || !statSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    plain += bytes.length;
    packed += gzipSync(bytes, { level: 9 }).length;
  }
  return [plain, packed];
}

for (const [what, folder, filter] of [
  ["add-in: scripts and styles, all", ".", /^(?!workbench|cli|ocr|officejs).*\.(?:js|css)$/],
  ["add-in: PDFium", ".", /^pdfium\.wasm$/],
  ["add-in: text recognition, fetched for the first scan", "ocr", /./],
  ["command line: scripts", "cli", /\.mjs$/],
  ["command line: PDFium and text recognition", "cli", /^pdfium\.wasm$|^ocr/],
] as const) {
  const [plain, packed] = sizes(folder, filter);
  tell({
    part: "Size",
    what,
    unit: "KB",
    ours: [packed / KILOBYTE],
    beside: { name: "not packed", values: [plain / KILOBYTE] },
  });
}
