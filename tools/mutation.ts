/**
 * Measured detection: makes every slip of the catalogue's operators (docs/rules.md) on clean documents and counts what the rules find, localise and
 * correct. Documents: the fictional budget of the examples, and those of `../shared` where that folder stands beside the repository.
 *
 *   npm run mutation [-- --limit N] [-- --only M1,M5] [-- --json]
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { nodePdfAssets } from "../src/application/node";
import { check } from "../src/checking";
import { evaluateRules } from "../src/checking/report/evaluate";
import { disclosureOf } from "../src/checking/catalogue/documents/builder";
import { BUDGET } from "../src/checking/catalogue/documents/budget";
import { coverage, emptyTally, measure, type Tally } from "../src/checking/mutation/measure";
import type { Operator } from "../src/checking/mutation/operators";
import { RULES } from "../src/checking/rules";
import type { Disclosure } from "../src/disclosure";
import { readDocument } from "../src/reading";
import { recognise } from "../src/recognition";

const SHARED = new URL("../../shared/", import.meta.url);
const CANDIDATES = [
  "samples/weixian-2024.txt",
  "samples/julu-2026.txt",
  "corpus/real/guangzhou-xinfang-2026.pdf",
  "corpus/real/changsha-gongan-2025.pdf",
  "corpus/real/shanghai-yibao-2026-unit.pdf",
  "corpus/real/fuzhou-yibao-2026.pdf",
];
const ALL: readonly Operator[] = [
  "M1",
  "M2",
  "M3",
  "M4",
  "M5",
  "M6",
  "M7",
  "M8",
  "M9",
  "M10",
  "M11",
  "M12",
  "M13",
  "M14",
  "M15",
  "M16",
  "M17",
  "M18",
];

async function documents(): Promise<[string, Disclosure][]> {
  const out: [string, Disclosure][] = [["示例预算", disclosureOf(BUDGET)]];
  for (const path of CANDIDATES) {
    const url = new URL(path, SHARED);
    if (!existsSync(url)) continue;
    const source = await readDocument(
      { name: basename(path), bytes: new Uint8Array(readFileSync(url)) },
      { pdf: nodePdfAssets() },
    );
    out.push([basename(path), recognise([source])]);
  }
  return out;
}

function option(name: string): string | null {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? "");
}

const share = (a: number, b: number) => (b === 0 ? "   –  " : `${((a / b) * 100).toFixed(1).padStart(5)}%`);

function print(name: string, t: Tally): void {
  console.log(
    `${name.padEnd(6)} ${String(t.sites).padStart(6)} ${share(t.detected, t.sites)}  ${String(t.tolerated).padStart(5)}  ${String(t.redundant).padStart(6)} ${share(t.top1, t.redundant)} ${share(t.top3, t.redundant)} ${share(t.corrected, t.redundant)}`,
  );
}

function add(into: Tally, t: Tally): void {
  for (const k of ["sites", "detected", "tolerated", "redundant", "top1", "top3", "corrected"] as const)
    into[k] += t[k];
  into.missed.push(...t.missed.slice(0, 5));
}

async function main(): Promise<void> {
  const limit = Number(option("limit") ?? 0) || undefined;
  const operators = (option("only")?.split(",") as Operator[] | undefined) ?? ALL;
  const totals: Record<string, Tally> = {};
  for (const [name, d] of await documents()) {
    const errors = check(d).findings.filter((f) => f.severity === "error");
    console.log(`\n${name}: ${errors.length} error(s) before mutation`);
    if (errors.length > 0) continue; // not a clean document
    const covered = coverage(evaluateRules(d, RULES).identities);
    const tallies = measure(d, operators, covered, limit ? { limit } : {});
    console.log("op      sites  found    toler.  ≥2 id.  top-1  top-3  corrected");
    for (const [op, t] of Object.entries(tallies)) {
      print(op, t);
      if (process.argv.includes("--missed")) for (const m of t.missed.slice(0, 12)) console.log(`         missed ${m}`);
      add((totals[op] ??= emptyTally()), t);
    }
  }
  console.log("\nAll clean documents");
  for (const [op, t] of Object.entries(totals)) print(op, t);
  const group = (ops: readonly string[]) =>
    Object.entries(totals)
      .filter(([k]) => ops.includes(k))
      .reduce((sum, [, t]) => (add(sum, t), sum), emptyTally());
  print("M1–10", group(ALL.slice(0, 10)));
  print("M11–18", group(ALL.slice(10)));
  if (process.argv.includes("--json")) console.log(JSON.stringify(totals));
}

await main();
