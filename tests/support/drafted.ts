import { plainText, type Drafted } from "../../src/application";
import { check, type CheckContext, type Finding } from "../../src/checking";
import type { Disclosure } from "../../src/disclosure";
import { extractFigures, splitParagraphs } from "../../src/narrative";

/** The tables of a disclosure with another text, read by our own reader; without any where it is blank. */
export function withText(d: Disclosure, text: string): Disclosure {
  const lines = text.split("\n").map((line, i) => ({ text: line, source: { line: i + 1 } }));
  const paragraphs = splitParagraphs(lines);
  const { year, kind, unitName } = d;
  return { ...d, paragraphs, narrative: extractFigures(paragraphs, { year, kind, unitName }) };
}

const told = (d: Disclosure, context: CheckContext): Finding[] =>
  check(d, context).findings.filter((f) => f.rule.startsWith("N") && f.severity !== "info");

/** Findings of the rules on sentences that a draft draws and the tables alone do not. */
export function newFindings(d: Disclosure, drafted: Drafted, context: CheckContext = {}): Finding[] {
  const before = new Set(told(withText(d, ""), context).map((f) => f.message));
  return told(withText(d, plainText(drafted.document)), context).filter((f) => !before.has(f.message));
}
