/**
 * Mutation score of the rules, the tolerance and the diagnosis in minutes instead of hours. Stryker instruments the sources; each mutant
 * is asked only the cases that reach it (`tests/support/rule-cases.ts`: what the tests hold), in one process, where Stryker would start a
 * test run for each.
 *
 *     npm run mutants [-- part of a file name] [-- --survivors]
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import type { Mutant } from "@stryker-mutator/api/core";
import type { Case } from "../tests/support/rule-cases";
import { IGNORERS } from "./mutants-ignored";

/** What Stryker's instrumented code reads and writes. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** What the issue asks a score of; `guard` and `report` are measured beside it. */
const MUTATED = ["rules", "identity/tolerance.ts", "diagnosis", "guard", "report/causes.ts"];
const CORE = ["rules", "identity", "diagnosis"];

const files = MUTATED.flatMap((part) => {
  const at = path.join("src/checking", part);
  return part.endsWith(".ts")
    ? [at]
    : readdirSync(at, { recursive: true, encoding: "utf8" })
        .filter((f) => f.endsWith(".ts") && f !== "index.ts")
        .map((f) => path.join(at, f));
}).sort();

const [part] = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const sandbox = path.resolve(".stryker-tmp/mutants");
const mutants = await instrument();
const stryker: Switch = { mutantCoverage: { static: {}, perTest: {} } };
(globalThis as { __stryker__?: Switch }).__stryker__ = stryker;
const { ruleCases } = (await import(
  pathToFileURL(path.join(sandbox, "tests/support/rule-cases.ts")).href
)) as typeof import("../tests/support/rule-cases");
const { diagnosisCases } = (await import(
  pathToFileURL(path.join(sandbox, "tests/support/diagnosis-cases.ts")).href
)) as typeof import("../tests/support/diagnosis-cases");

/** Writes the sources with all mutants in them into the sandbox. */
async function instrument(): Promise<Mutant[]> {
  rmSync(sandbox, { recursive: true, force: true });
  mkdirSync(sandbox, { recursive: true });
  for (const folder of ["src", "data", "tests/support"])
    cpSync(folder, path.join(sandbox, folder), { recursive: true });
  const quiet = () => undefined;
  const logger = { debug: quiet, info: quiet, warn: console.warn, error: console.error, isDebugEnabled: () => false };
  const instrumenter = new Instrumenter(logger as never);
  const result = await instrumenter.instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(name, "utf8") })),
    { excludedMutations: ["StringLiteral", "Regex"], plugins: null, ignorers: IGNORERS },
  );
  for (const { name, content } of result.files) writeFileSync(path.join(sandbox, name), content);
  return result.mutants.filter((m) => m.status !== "Ignored");
}

/** Cases that reach a mutant with what they say on the sources as they are, and how often one of them does at most. */
interface Reach {
  readonly cases: { readonly one: Case; readonly expected: string }[];
  hits: number;
}
const reach = new Map<string, Reach>();
const began = performance.now();
const cases = function* () {
  if (!part || !/^(?:diagnosis|guard|report)/.test(part)) yield* ruleCases();
  for (const one of diagnosisCases()) {
    one.say();
    yield one;
  }
};
for (const one of cases()) {
  stryker.currentTestId = one.id;
  const expected = one.say();
  stryker.currentTestId = undefined;
  for (const [mutant, hits] of Object.entries(stryker.mutantCoverage.perTest[one.id] ?? {})) {
    let known = reach.get(mutant);
    if (!known) reach.set(mutant, (known = { cases: [], hits: 0 }));
    known.cases.push({ one, expected });
    known.hits = Math.max(known.hits, hits);
  }
  delete stryker.mutantCoverage.perTest[one.id];
}
console.error(`${((performance.now() - began) / 1000).toFixed(0)} s for the cases`);

/** A mutant that loops for ever runs into the limit, and counts as found. */
function killed(mutant: string, by: Reach): boolean {
  return by.cases.some(({ one, expected }) => {
    stryker.activeMutant = mutant;
    stryker.hitCount = 0;
    stryker.hitLimit = by.hits * 20 + 1000;
    try {
      return one.say() !== expected;
    } catch {
      return true;
    } finally {
      stryker.activeMutant = undefined;
      stryker.hitCount = undefined;
    }
  });
}

const survivors = process.argv.includes("--survivors");
interface Score {
  killed: number;
  survived: number;
  unreached: number;
}
const empty = (): Score => ({ killed: 0, survived: 0, unreached: 0 });
const scores = new Map<string, Score>();
const add = (name: string, outcome: keyof Score) => {
  const score = scores.get(name) ?? empty();
  scores.set(name, score);
  score[outcome]++;
};
for (const m of mutants) {
  const file = path.relative("src/checking", m.fileName);
  if (part && !file.includes(part)) continue;
  const by = reach.get(m.id);
  // What only runs when the module loads (the rule's words) is no logic.
  if (!by && stryker.mutantCoverage.static[m.id]) continue;
  const outcome = !by ? "unreached" : killed(m.id, by) ? "killed" : "survived";
  add(file, outcome);
  const folders = file.split("/");
  add(`${folders.slice(0, folders[0] === "rules" && folders.length > 2 ? 2 : 1).join("/")}/`, outcome);
  if (CORE.includes(folders[0]!)) add("rules, tolerance and diagnosis", outcome);
  if (survivors && outcome !== "killed")
    console.log(
      `${file}:${m.location.start.line}:${m.location.start.column} ${outcome} ${m.mutatorName}: ${m.replacement?.replace(/\s+/g, " ").slice(0, 90)}`,
    );
}
const all = (s: Score) => s.killed + s.survived + s.unreached;
const rows = [...scores].sort(([, a], [, b]) => a.killed / all(a) - b.killed / all(b));
const line = ([name, s]: [string, Score]) =>
  `${((100 * s.killed) / all(s)).toFixed(1).padStart(5)} %  ${s.killed} of ${all(s)}, ${s.unreached} not reached  ${name}`;
for (const row of rows.filter(([name]) => name.endsWith(".ts"))) console.log(line(row));
console.log();
for (const row of rows.filter(([name]) => !name.endsWith(".ts"))) console.log(line(row));
