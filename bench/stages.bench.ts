/**
 * `npx tsx bench/stages.bench.ts [FILE…]`: what each stage takes of a document, beside reading it: recognition, all rules, the diagnosis of a fault,
 * planning the workbook, writing it. Without files: two PDFs beside the repository, in rounds.
 *
 * Then the same disclosure read from each format in which it is at hand, beside its PDF.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { planImports } from "../src/application";
import { nodePdfAssets } from "../src/application/node";
import { check } from "../src/checking";
import { mutants } from "../src/checking/mutation/operators";
import { xlsxChunks } from "../src/hosts/xlsx";
import { readDocument, type SourceDocument } from "../src/reading";
import { recognise } from "../src/recognition";
import { sharedPath } from "../tests/support/shared";
import { inTurn, tell } from "./figures";

const ROUNDS = 7;
const DOCUMENTS = ["corpus/julu-2026.pdf", "corpus/real/yantai-yibao-2026.pdf"];
const FORMATS = ["julu-2026", "xinglong-2021"].map((name) => `corpus/${name}`);
const ENDINGS = [".docx", ".doc", ".html", ".xlsx"];

const read = (file: string): Promise<SourceDocument> =>
  readDocument({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) }, { pdf: nodePdfAssets() });

async function stages(file: string): Promise<void> {
  const source = await read(file);
  const disclosure = recognise([source]);
  const report = check(disclosure);
  const faulty = mutants(disclosure, "M1")[3]!.build();
  const input = {
    disclosure,
    report,
    source: { file: basename(file), sha256: "0".repeat(64), kind: "pdf" as const, pages: source.pages },
  };
  const plan = planImports([input], { mode: "native" });
  const write = (): void => {
    let bytes = 0;
    for (const chunk of xlsxChunks(plan)) bytes += chunk.length;
    if (bytes === 0) throw new Error("nothing was written");
  };
  const works = {
    recognition: () => recognise([source]),
    "all rules": () => check(disclosure, { withoutDiagnosis: true }),
    "all rules and the diagnosis of one fault": () => check(faulty),
    "planning a workbook": () => planImports([input], { mode: "native" }),
    "writing the .xlsx": write,
  };
  const [reading, ...times] = await inTurn(ROUNDS, [() => read(file), ...Object.values(works)]);
  const beside = { name: `reading its ${source.pages} pages`, values: reading! };
  Object.keys(works).forEach((what, i) =>
    tell({ part: "Stages", what: `${basename(file)}: ${what}`, unit: "ms", ours: times[i]!, beside }),
  );
}

async function formats(name: string): Promise<void> {
  const files = [".pdf", ...ENDINGS].map((ending) => sharedPath(name + ending)).filter((file) => existsSync(file));
  const [pdf, ...times] = await inTurn(
    ROUNDS,
    files.map((file) => () => read(file)),
  );
  files.slice(1).forEach((file, i) =>
    tell({
      part: "Formats",
      what: `${basename(name)} from ${extname(file)}`,
      unit: "ms",
      ours: times[i]!,
      beside: { name: "from .pdf", values: pdf! },
    }),
  );
}

const given = process.argv.slice(2);
for (const file of given.length > 0 ? given : DOCUMENTS.map(sharedPath).filter((f) => existsSync(f)))
  await stages(file);
if (given.length === 0) for (const name of FORMATS) if (existsSync(sharedPath(`${name}.pdf`))) await formats(name);
