import type { Imported } from "../../src/application";
import { check } from "../../src/checking";
import { disclosureOf, type ExampleDocument } from "../../src/checking/catalogue/documents/builder";

/** An example document as if it had been imported from `NAME.pdf`. */
export function importedExample(doc: ExampleDocument, name: string): Imported {
  const disclosure = disclosureOf(doc);
  return {
    disclosure,
    report: check(disclosure),
    source: { file: `${name}.pdf`, sha256: name.padEnd(64, "0"), kind: "pdf", pages: 1 },
    context: {},
    fromWorkbook: false,
    documents: [],
  } as unknown as Imported;
}
