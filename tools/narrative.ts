/**
 * Prints the narrative figures of a text file: `npx tsx tools/narrative.ts FILE [year] [final]`.
 * For people who want to know what the grammar made of a document; PDFs go through `pdftotext -layout` first.
 */
import { readFileSync } from "node:fs";
import { extractFigures, splitParagraphs } from "../src/narrative";

const [file, year, kind] = process.argv.slice(2);
if (!file) throw new Error("npx tsx tools/narrative.ts FILE [year] [final]");
const lines = readFileSync(file, "utf8")
  .split(/\r?\n/)
  .map((text, i) => ({ text, source: { line: i + 1 } }));
const paragraphs = splitParagraphs(lines);
for (const f of extractFigures(paragraphs, { year: year ?? null, kind: kind === "final" ? "final" : "budget" })) {
  const direction = f.direction === null ? "" : { up: "↑", down: "↓", flat: "=" }[f.direction];
  console.log(
    [f.source.line, f.key, f.scope ?? "", `${direction}${f.value}${f.unit}`, f.year ?? "", f.label].join("\t"),
  );
}
