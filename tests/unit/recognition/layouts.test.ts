import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { recognise } from "../../../src/recognition";
import { outcomeOf } from "../../../tools/planted/outcome";
import { targetOf, withText } from "../../../tools/planted/places";
import { parseDrawn } from "../../support/drawn-pages";
import { parseLayout, summary, type Layout } from "../../support/layouts";

const FIXTURES = new URL("../../fixtures/", import.meta.url);

/** The smallest cuts of layouts that real documents have; what each shows is said in its first lines. */
const CUTS = [...cutsOf("layouts", parseLayout), ...cutsOf("pages", parseDrawn)];

function cutsOf(folder: string, parse: (file: string, text: string) => Layout): [string, Layout][] {
  const root = new URL(`${folder}/`, FIXTURES);
  return readdirSync(root).map((f) => [`${folder}/${f}`, parse(f, readFileSync(new URL(f, root), "utf8"))]);
}

/** A cut is not the whole set, and its text is not the whole text. */
const OF_WHOLE_DOCUMENTS = new Set(["K01"]);

describe.each(CUTS)("%s", (_, { document, slips, read, grids }) => {
  const disclosure = recognise([document]);
  const report = check(disclosure);

  it("is read as it stands", () => {
    const out = [...(grids === undefined ? [] : [grids]), ...summary(disclosure).split("\n")];
    expect(out).toEqual(read.split("\n"));
  });

  it("draws no error and no warning", () => {
    const told = report.findings.filter((f) => f.severity !== "info" && !OF_WHOLE_DOCUMENTS.has(f.rule));
    expect(told.map((f) => `${f.severity} ${f.rule} ${f.message}`)).toEqual([]);
  });

  it.each(slips)("tells $planted, where $text stood, that cell and that value first", (slip) => {
    const after = recognise([withText(document, slip, slip.planted)]);
    const target = targetOf(disclosure, after, slip.planted);
    if (typeof target === "string") throw new Error(target);
    const outcome = outcomeOf(report, check(after), target, slip.planted, slip.text, () => 1);
    expect({ ...outcome, told: outcome.told !== null }).toMatchObject({
      told: true,
      cellFirst: true,
      valueFirst: true,
    });
  });
});
