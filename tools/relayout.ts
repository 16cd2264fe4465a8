/**
 * The same document as another city would print it: pages broken elsewhere, columns in another order, other words for the same
 * thing. What an honest document may do must draw no error:
 *
 *   npm run relayout -- [FOLDER|FILES…] [--seed 1] [--only PART-OF-A-TRANSFORMATION] [--files REGEX] [--pairs 40] [--verbose] [--keep FOLDER]
 *
 * Takes documents (files, or read documents kept as `*.json`) and applies each transformation alone, then seeded pairs;
 * recognises and checks, and names the errors that the document as it is does not draw, and amounts that were lost in silence. `--keep` writes the documents that drew one.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { SourceDocument } from "../src/reading";
import { readCached } from "../tests/support/read";
import { sharedPath } from "../tests/support/shared";
import { generator, pick } from "./planted/random";
import { TRANSFORMATIONS, type Transformation } from "./relayout/transformations";
import { Subject } from "./relayout/trial";

const FILE = /\.(pdf|json)$/;

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => FILE.test(name))
    .sort()
    .map((name) => join(path, name));
}

const read = async (path: string): Promise<SourceDocument> =>
  path.endsWith(".json") ? (JSON.parse(readFileSync(path, "utf8")) as SourceDocument) : readCached(path);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    files: { type: "string", default: "" },
    pairs: { type: "string", default: "40" },
    verbose: { type: "boolean", default: false },
    keep: { type: "string" },
  },
});
const seed = Number(values.seed);
const paths = (positionals.length > 0 ? positionals : [sharedPath("corpus/cities")])
  .flatMap(filesOf)
  .filter((path) => new RegExp(values.files).test(basename(path)));
const alone = TRANSFORMATIONS.filter((t) => t.name.includes(values.only)).map((t): Transformation[] => [t]);
const random = generator(seed);
const group = (t: Transformation): string => t.name.split("/")[0]!;
const pairs = Array.from({ length: values.only === "" ? Number(values.pairs) : 0 }, (): Transformation[] => {
  const a = pick(TRANSFORMATIONS, random);
  const b = pick(
    TRANSFORMATIONS.filter((t) => group(t) !== group(a)),
    random,
  );
  return [a, b];
});

interface Sum {
  runs: number;
  errors: number;
  lost: number;
  /** Least share of amounts that still reach a standard column. */
  bound: number;
  readonly rules: Map<string, number>;
  readonly files: Set<string>;
}
const sums = new Map<string, Sum>();
for (const path of paths) {
  const subject = new Subject(await read(path));
  for (const list of [...alone, ...pairs]) {
    const name = list.map((t) => t.name).join(" + ");
    const trial = subject.try(list, seed);
    if (!trial) continue;
    const sum = sums.get(name) ?? { runs: 0, errors: 0, lost: 0, bound: 1, rules: new Map(), files: new Set() };
    sums.set(name, sum);
    sum.runs++;
    sum.errors += trial.errors.length;
    sum.lost += trial.lost.length;
    sum.bound = Math.min(sum.bound, trial.bound);
    if (trial.errors.length + trial.lost.length > 0) sum.files.add(basename(path).replace(/\..*/, ""));
    for (const f of trial.errors) sum.rules.set(f.rule, (sum.rules.get(f.rule) ?? 0) + 1);
    if (values.keep !== undefined && trial.errors.length + trial.lost.length > 0)
      writeFileSync(
        join(values.keep, `${name.replace(/[^\p{L}\p{N}+]+/gu, "_")}-${basename(path).replace(/\..*/, "")}.json`),
        JSON.stringify(subject.changed(list, seed)),
      );
    if (values.verbose) {
      for (const f of trial.errors.slice(0, 4))
        console.log(`${name} · ${basename(path)} · ${f.rule} ${f.message.slice(0, 220)}`);
      if (trial.lost.length > 0) console.log(`${name} · ${basename(path)} · lost ${trial.lost.slice(0, 8).join(" ")}`);
    }
  }
}
let [runs, errors, lost] = [0, 0, 0];
for (const [name, s] of [...sums].sort((a, b) => b[1].errors - a[1].errors || b[1].lost - a[1].lost)) {
  runs += s.runs;
  errors += s.errors;
  lost += s.lost;
  const rules = [...s.rules].sort((a, b) => b[1] - a[1]).map(([rule, n]) => `${rule}×${n}`);
  console.log(
    `${name.padEnd(30)} ${String(s.runs).padStart(3)} runs ${String(s.errors).padStart(4)} errors ${String(s.lost).padStart(3)} lost  bound ≥ ${(100 * s.bound).toFixed(0)} %  ${rules.join(" ")}  ${[...s.files].slice(0, 6).join(" ")}`,
  );
}
console.log(`${runs} runs, ${errors} new errors, ${lost} amounts lost in silence`);
if (errors + lost > 0) process.exitCode = 1;
