import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build";
import { commandOf, runNode } from "./project";

/**
 * `npm test`: type check, lint, build, unit and corpus tests, browser tests. The last line sums everything up; type check
 * (whole and core), lint and build count as a test each. `--only unit|corpus|browser` runs one suite alone.
 */
const SUITES = ["unit", "corpus", "browser"] as const;
type Suite = (typeof SUITES)[number];

const wished = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
const only = SUITES.find((suite) => suite === wished);
if (wished !== undefined && only === undefined) {
  console.error(`--only ${SUITES.join("|")}`);
  process.exit(1);
}
const total = { passed: 0, failed: 0, skipped: 0 };
const scratch = mkdtempSync(path.join(tmpdir(), "budget-disclosure-test-"));

const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const result = await work();
  console.log(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
};

const count = (name: string, ok: boolean): void => {
  total[ok ? "passed" : "failed"]++;
  console.log(`${ok ? "✓" : "✗"} ${name}`);
};

/** Checks that do not depend on one another share the two cores. */
const checks = async () => {
  const jobs = {
    "type check": [commandOf("typescript", "tsc"), "-p", "tsconfig.json"],
    "type check of the core, without DOM and Office": [commandOf("typescript", "tsc"), "-p", "tsconfig.core.json"],
    lint: [commandOf("eslint"), "."],
    format: [commandOf("prettier"), "--check", "."],
  };
  const results = await Promise.all(
    Object.entries(jobs).map(async ([name, args]) => ({ name, ...(await runNode(args, { quiet: true })) })),
  );
  for (const { name, code, output } of results) {
    if (output.trim()) console.log(output.trim());
    count(name, code === 0);
  }
};

/** What vitest writes of a run. */
interface Figures {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Runs suites of vitest and adds their figures; a file that could not even be loaded counts as a failure. */
const suites = async (...names: readonly Suite[]): Promise<void> => {
  const name = names.join(" and ");
  const report = path.join(scratch, `${names.join("-")}.json`);
  const { code } = await runNode([
    commandOf("vitest"),
    "run",
    // Vitest leaves a core to itself: of two, that is half. Tests in a browser watch the clock, and stay one after the other.
    ...(names.includes("browser") ? [] : [`--maxWorkers=${Math.min(4, availableParallelism())}`]),
    ...names.flatMap((suite) => ["--project", suite]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  let figures: Figures;
  try {
    figures = JSON.parse(readFileSync(report, "utf8")) as Figures;
  } catch {
    return count(`${name} tests wrote no report`, false);
  }
  const unloaded = figures.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  total.passed += figures.numPassedTests;
  total.failed += figures.numFailedTests + unloaded.length;
  total.skipped += figures.numPendingTests + figures.numTodoTests;
  // An error outside of any test (an unhandled rejection) fails the run too.
  if (code !== 0 && figures.numFailedTests + unloaded.length === 0)
    count(`${name} tests ended with code ${code}`, false);
};

try {
  if (!only) await timed("type check and lint", checks);
  let built = true;
  if (!only || only === "browser") built = await timed("build", () => build());
  if (!only || !built) count("build", built);
  if (!only) await timed("unit and corpus tests", () => suites("unit", "corpus"));
  else if (only !== "browser") await timed(`${only} tests`, () => suites(only));
  if (built && (!only || only === "browser")) await timed("browser tests", () => suites("browser"));
} catch (error) {
  console.error(error);
  total.failed++;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
