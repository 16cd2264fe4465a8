/**
 * One wrong digit at a time, planted before recognition: is it told, is the right cell named first, and its right value?
 *
 *   npm run planted -- [--places 200] [--seed 1] [--only PART-OF-A-NAME] [--json OUT]
 *
 * Documents: those of `../shared/corpus` (every format with grids) that draw no error as they are. A digit of a grid cell of
 * the document *as read* is replaced; the document is then recognised and checked as a user's would be. `npm run mutation`
 * changes the recognised disclosure instead and knows more kinds of slips.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check, type CheckReport } from "../src/checking";
import { coverage } from "../src/checking/mutation/measure";
import { evaluateRules } from "../src/checking/report/evaluate";
import { RULES } from "../src/checking/rules";
import { cellKey, type CellRef, type Disclosure } from "../src/disclosure";
import type { FileKind, SourceDocument } from "../src/reading";
import { recognise } from "../src/recognition";
import { readCached } from "../tests/support/read";
import { hasShared, sharedPath } from "../tests/support/shared";
import { outcomeOf, placeWords, type Outcome } from "./planted/outcome";
import { gridPlaces, targetOf, withText, type GridPlace } from "./planted/places";
import { generator, otherDigit, pick } from "./planted/random";

/** A clean document, ready for slips. */
interface Clean {
  readonly source: SourceDocument;
  readonly disclosure: Disclosure;
  readonly report: CheckReport;
  readonly places: GridPlace[];
  readonly covered: (cell: CellRef) => number;
}

/** One slip and what came of it. */
interface Slip extends Outcome {
  readonly file: string;
  readonly kind: FileKind;
  readonly table: string;
  readonly place: string;
  readonly printed: string;
  readonly planted: string;
}

const FOLDERS = ["corpus", "corpus/real", "corpus/cities"];
const FORMAT = /\.(pdf|html|docx|doc|xlsx)$/;

async function cleanDocuments(only: string): Promise<Clean[]> {
  const out: Clean[] = [];
  for (const folder of FOLDERS)
    for (const name of readdirSync(sharedPath(folder)).sort()) {
      if (!FORMAT.test(name) || !name.includes(only)) continue;
      const source = await readCached(sharedPath(`${folder}/${name}`));
      const disclosure = recognise([source]);
      const report = check(disclosure);
      if (report.findings.some((f) => f.severity === "error")) continue;
      const places = gridPlaces(source, disclosure);
      if (places.length === 0) continue;
      const counts = coverage(evaluateRules(disclosure, RULES).identities);
      out.push({ source, disclosure, report, places, covered: (cell) => counts.get(cellKey(cell)) ?? 0 });
    }
  return out;
}

/** Plants one digit; null where the cell turns out to be no amount (a code or a count that looks like one). */
function plant(document: Clean, random: () => number): Slip | null {
  const place = document.places.splice(Math.floor(random() * document.places.length), 1)[0]!;
  const planted = otherDigit(place.text, random);
  const after = recognise([withText(document.source, place, planted)]);
  const target = targetOf(document.disclosure, after, planted);
  if (target === "elsewhere") return null;
  const about = { file: document.source.file, kind: document.source.kind, printed: place.text, planted };
  const report = check(after);
  if (target === "restructured") {
    const told = report.findings.some((f) => f.severity === "error") ? ("error" as const) : null;
    const reason = told ? null : "the tables came out otherwise";
    return { ...about, table: "?", place: "?", told, cellFirst: false, valueFirst: false, reason, said: [] };
  }
  return {
    ...about,
    ...outcomeOf(document.report, report, target, planted, place.text, document.covered),
    table: target.type === "cell" ? target.cell.table : `${target.table.id} (form)`,
    place: placeWords(after, target),
  };
}

const share = (n: number, all: number): string => `${((100 * n) / Math.max(1, all)).toFixed(1).padStart(5)} %`;

function printTable(title: string, slips: readonly Slip[], key: (s: Slip) => string): void {
  console.log(`\n${title.padEnd(24)} places   told  as error  right cell  right value`);
  const groups = [...new Set(slips.map(key))].sort();
  for (const group of [...groups, "all"]) {
    const own = group === "all" ? slips : slips.filter((s) => key(s) === group);
    const of = (holds: (s: Slip) => boolean) => share(own.filter(holds).length, own.length);
    console.log(
      `${group.padEnd(24)} ${String(own.length).padStart(6)} ${of((s) => s.told !== null)} ${of((s) => s.told === "error").padStart(9)} ${of((s) => s.cellFirst).padStart(11)} ${of((s) => s.valueFirst).padStart(12)}`,
    );
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      places: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      json: { type: "string" },
    },
  });
  if (!hasShared) {
    console.log("The shared test documents are not beside this repository: nothing to plant in.");
    return;
  }
  const random = generator(Number(values.seed));
  const documents = await cleanDocuments(values.only);
  const all = documents.length;
  const slips: Slip[] = [];
  while (slips.length < Number(values.places) && documents.length > 0) {
    const document = pick(documents, random);
    const slip = plant(document, random);
    if (slip) slips.push(slip);
    if (document.places.length === 0) documents.splice(documents.indexOf(document), 1);
  }
  console.log(`${slips.length} digits in ${all} clean documents, seed ${values.seed}`);
  printTable("by kind of document", slips, (s) => s.kind);
  printTable("by table", slips, (s) => s.table);
  const list = (title: string, of: readonly Slip[]) => {
    if (of.length > 0) console.log(`\n${title}`);
    for (const s of of)
      console.log(`  ${s.file} ${s.place}: ${s.printed} → ${s.planted}${s.reason ? ` — ${s.reason}` : ""}`);
  };
  const reasons = slips.flatMap((s) => (s.reason ? [s.reason.replace(/ *[(;].*/, "")] : []));
  console.log(
    `\nWhy not: ${[...new Set(reasons)].map((r) => `${r} ${reasons.filter((x) => x === r).length}`).join(", ")}`,
  );
  list(
    "Not told",
    slips.filter((s) => s.told === null),
  );
  list(
    "Told, another cell first or none",
    slips.filter((s) => s.told !== null && !s.cellFirst),
  );
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(slips, null, 1)}\n`);
}

await main();
