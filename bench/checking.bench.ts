/**
 * All rules, and the diagnosis of one fault, on a disclosure, as a ratio to the time of reading its text:
 *
 *   npx tsx bench/checking.bench.ts [FILE…]
 *
 * Without files: the fictional budget of the examples, and a 31-page document of `../shared` where that folder stands beside the repository.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { nodePdfAssets } from "../src/application/node";
import { check } from "../src/checking";
import { disclosureOf } from "../src/checking/catalogue/documents/builder";
import { BUDGET } from "../src/checking/catalogue/documents/budget";
import { mutants } from "../src/checking/mutation/operators";
import type { Disclosure } from "../src/disclosure";
import { readDocument } from "../src/reading";
import { recognise } from "../src/recognition";

const RUNS = 20;

function median(run: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const from = performance.now();
    run();
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[RUNS >> 1]!;
}

function report(name: string, d: Disclosure, reading: number | null): void {
  const rules = median(() => check(d, { withoutDiagnosis: true }));
  const faulty = mutants(d, "M1")[3]!.build();
  const diagnosis = median(() => check(faulty));
  const ratio = reading === null ? "" : `, reading ${reading.toFixed(0)} ms, ratio ${(diagnosis / reading).toFixed(3)}`;
  console.log(
    `${name}: all rules ${rules.toFixed(1)} ms, with a fault and its diagnosis ${diagnosis.toFixed(1)} ms${ratio}`,
  );
}

async function main(): Promise<void> {
  report("示例预算", disclosureOf(BUDGET), null);
  const sample = new URL("../../shared/corpus/julu-2026.pdf", import.meta.url);
  const files = process.argv.slice(2);
  if (files.length === 0 && existsSync(sample)) files.push(fileURLToPath(sample));
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    const from = performance.now();
    const source = await readDocument({ name: basename(file), bytes }, { pdf: nodePdfAssets() });
    const reading = performance.now() - from;
    report(basename(file), recognise([source]), reading);
  }
}

await main();
