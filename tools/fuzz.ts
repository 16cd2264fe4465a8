/**
 * Mutates files of every format with their structure in mind, reads, recognises and checks each in a thread that can be ended, and tells crashes
 * (an error without a type, a dead thread or process), hangs, memory, amounts lost in silence and amounts made up.
 *
 *   npm run fuzz -- [--inputs 2000] [--seed 1] [--only pdf,package,mht …: parts of names, or how files are built] [--time SECONDS] [--own] [--out FOLDER]
 *
 * Seeds: files written by us, and small ones of `../shared` where that stands beside the repository (`--own`: ours alone). Each find is minimised and
 * written to the folder with how it was made. Inputs are tried in a process of their own, since some end even that. Exit status 1 when anything was found.
 */
import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FINDS, type Find } from "./fuzz/finds";
import type { Input } from "./fuzz/inputs";
import { added, describe, fuzz, inputNumber, nothingDone, type FuzzReport } from "./fuzz/run";
import { ownSeeds, sharedSeeds } from "./fuzz/seeds";

const TOLD_EVERY = 500;

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    time: { type: "string" },
    own: { type: "boolean", default: false },
    out: { type: "string" },
    /** Given to the process that tries. */
    first: { type: "string" },
  },
});
const seed = Number(values.seed);
const inputs = Number(values.inputs);

const seeds = [...(await ownSeeds()), ...(values.own ? [] : sharedSeeds())].filter(
  ({ name, build }) =>
    values.only === undefined || values.only.split(",").some((only) => name.includes(only) || build === only),
);
if (seeds.length === 0) throw new Error(`no seed is called ${values.only}`);

/** From the process that tries to the one that watches. */
type Told = { readonly at: number; readonly report: FuzzReport } | { readonly last: FuzzReport };

function tell(find: Find, input: Input): void {
  console.log(`${find.kind}: ${find.detail}\n  ${describe(input)}`);
  if (values.out === undefined) return;
  mkdirSync(values.out, { recursive: true });
  const name = `${find.kind}-${input.steps.map((s) => s.seed).join("-")}-${path.basename(input.seed.name)}`;
  writeFileSync(path.join(values.out, name), input.bytes);
  writeFileSync(path.join(values.out, `${name}.how.txt`), `--seed ${seed}\n${describe(input)}\n${find.detail}\n`);
}

async function tries(first: number): Promise<void> {
  const milliseconds = values.time === undefined ? undefined : 1000 * Number(values.time);
  const send = (told: Told) => process.send!(told);
  const onInput = (at: number, report: FuzzReport) => send({ at, report });
  send({ last: await fuzz({ seeds, seed, inputs, first, milliseconds, onFind: tell, onInput }) });
  process.disconnect();
  process.exit();
}

/** Tries until the process ends, by itself or because of an input. */
function watched(
  first: number,
  count: number,
  seconds: number | null,
): Promise<{ at: number; report: FuzzReport; ended: boolean }> {
  const args = [...process.argv.slice(2), "--first", String(first), "--inputs", String(count)];
  if (seconds !== null) args.push("--time", String(seconds));
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: ["--import", "tsx"] });
  let at = first;
  let report = nothingDone();
  let ended = false;
  let tried = false;
  child.on("message", (told: Told) => {
    if ("last" in told) [report, ended] = [told.last, true];
    else ({ at, report } = told);
    tried = true;
    if (at > 0 && at % TOLD_EVERY === 0 && !("last" in told)) console.log(`${at} inputs`);
  });
  return new Promise((resolve) =>
    child.on("close", () => {
      if (!tried) throw new Error("the process that tries did not start");
      resolve({ at, report, ended });
    }),
  );
}

if (values.first !== undefined) await tries(Number(values.first));
else {
  console.log(`${seeds.length} seeds`);
  const began = performance.now();
  const secondsLeft = () =>
    values.time === undefined ? null : Number(values.time) - (performance.now() - began) / 1000;
  let report = nothingDone();
  for (let next = 0; next < inputs && (secondsLeft() ?? 1) > 0;) {
    const part = await watched(next, inputs - next, secondsLeft());
    report = added(report, part.report);
    if (part.ended) break;
    // It ended the process: what came before it is counted, and itself.
    tell({ kind: "crash", detail: "the process died" }, inputNumber(part.at, { seeds, seed }));
    report = added(report, { ...nothingDone(), inputs: 1, finds: { ...nothingDone().finds, crash: 1 } });
    next = part.at + 1;
  }
  console.log(JSON.stringify(report, null, 2));
  process.exit(FINDS.some((kind) => report.finds[kind] > 0) ? 1 : 0);
}
