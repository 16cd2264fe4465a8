/**
 * How well documents are read: `npm run accuracy [-- part-of-a-name]`. Where there is an oracle, the cells of every
 * table against it; for every document the mandatory tables, the arithmetic of the rules, and whether each amount on a
 * page with tables is kept. Needs the shared test documents beside the repository.
 */
import { check } from "../src/checking";
import type { Disclosure, StandardTableId } from "../src/disclosure";
import { compareDisclosure, goldOf, type TableAccuracy } from "../tests/support/gold";
import { coverage, pageFigures } from "../tests/support/printed-amounts";
import { FORMATS, REAL, recogniseShared, SAMPLES } from "../tests/support/recognised";
import { hasShared, sharedBytes } from "../tests/support/shared";

const MANDATORY: readonly StandardTableId[] = [
  "balance",
  "income",
  "expenditure",
  "appropriation",
  "general",
  "basic",
  "fund",
  "three-public",
];

const share = (right: number, all: number): string =>
  all === 0 ? "–" : `${((right / all) * 100).toFixed(right === all ? 0 : 2)} %`;
const total = (
  list: readonly TableAccuracy[],
  key: "cells" | "right" | "numbers" | "numbersRight" | "invented",
): number => list.reduce((n, a) => n + a[key], 0);

function againstOracle(slug: string, d: Disclosure): void {
  const tables = compareDisclosure(goldOf(slug), d);
  console.log(
    `  oracle: cells ${total(tables, "right")}/${total(tables, "cells")} (${share(total(tables, "right"), total(tables, "cells"))}), numbers ${total(tables, "numbersRight")}/${total(tables, "numbers")} (${share(total(tables, "numbersRight"), total(tables, "numbers"))}), invented ${total(tables, "invented")}`,
  );
  for (const t of tables) {
    console.log(
      `    ${`${t.id}#${t.index}`.padEnd(20)} cells ${t.right}/${t.cells}  numbers ${t.numbersRight}/${t.numbers}${t.invented > 0 ? `  invented ${t.invented}` : ""}`,
    );
    for (const difference of t.differences) console.log(`      ${difference}`);
  }
}

async function measure(paths: readonly string[], slug?: string): Promise<void> {
  const d = await recogniseShared(...paths);
  console.log(
    `\n${paths.map((p) => p.split("/").pop()).join(" + ")}: ${d.unitName ?? "?"} ${d.year ?? "?"} ${d.kind} ${d.level} ${d.moneyUnit ?? "?"}`,
  );
  if (slug) againstOracle(slug, d);
  const found = (id: StandardTableId): Disclosure["tables"][number] | undefined => d.tables.find((t) => t.id === id);
  const mandatory = d.kind === "final" ? [...MANDATORY, "capital" as const] : MANDATORY;
  const there = mandatory.filter((id) => ["filled", "empty"].includes(found(id)?.state ?? ""));
  const missing = mandatory.filter((id) => !there.includes(id)).map((id) => `${id} ${found(id)?.state ?? "not found"}`);
  console.log(
    `  (a) mandatory tables ${there.length}/${mandatory.length}${missing.length > 0 ? `: ${missing.join(", ")}` : ""}; ${d.tables.length} tables, ${d.tables.filter((t) => t.id === "other").length} of them extra`,
  );
  const report = check(d, { withoutDiagnosis: true });
  const arithmetic = (status: string): number => report.equations.filter((e) => e.status === status).length;
  const arithmeticRules = report.results.filter((r) => /^[WCHX]/.test(r.rule));
  const notEvaluable = arithmeticRules.filter((r) => r.status === "not-evaluable").length;
  console.log(
    `  (b) arithmetic: pass ${arithmetic("pass")}, rounded ${arithmetic("rounded")}, fail ${arithmetic("fail")}; rules not evaluable ${notEvaluable} of ${arithmeticRules.length}`,
  );
  for (const e of report.equations.filter((q) => q.status === "fail"))
    console.log(`      ${e.rule} ${e.title}: ${e.difference.toFixed()}`);
  for (const path of paths.filter((p) => p.endsWith(".pdf"))) {
    const c = coverage(d, await pageFigures(sharedBytes(path)));
    console.log(
      `  (c) amounts on pages with tables ${c.printed}: in tables ${c.inTables}, in the text ${c.inText}, reported as left out ${c.reported}, lost ${c.lost.length}`,
    );
    if (c.lost.length > 0) console.log(`      ${c.lost.slice(0, 40).join("  ")}`);
  }
  const issues = d.issues.map(
    (i) =>
      `${i.code}${i.table === null ? "" : ` ${i.table}`}${i.values["amounts"] === undefined ? "" : ` ${i.values["amounts"]}`}`,
  );
  if (issues.length > 0) console.log(`  issues: ${issues.join("; ").slice(0, 600)}`);
}

if (!hasShared) {
  console.log("The shared test documents are not beside this repository: nothing to measure.");
} else {
  const wanted = process.argv[2] ?? "";
  const jobs: [readonly string[], string?][] = [
    ...FORMATS.map(([slug, path]): [string[], string] => [[path], slug]),
    ...SAMPLES.map((path): [string[]] => [[path]]),
    ...REAL.map((paths): [readonly string[]] => [paths]),
  ];
  for (const [paths, slug] of jobs) {
    if (paths.some((p) => p.includes(wanted))) await measure(paths, slug);
  }
}
