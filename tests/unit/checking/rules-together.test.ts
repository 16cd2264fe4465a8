import { describe, expect, it } from "vitest";
import { check, RULES, type CheckReport } from "../../../src/checking";
import { examplesOf } from "../../../src/checking/catalogue/examples";
import { evaluateRules, report } from "../../../src/checking/report/evaluate";
import type { Example } from "../../../src/checking/rule/example";

/** Rules that find fault with a document, in the order of the catalogue. */
function faulting(example: Example): string[] {
  const { disclosure, context } = example.build();
  const { findings } = check(disclosure, { ...context, withoutDiagnosis: true });
  // What follows from another rule's cause stands under it, and is found all the same.
  const ids = new Set(findings.filter((f) => f.outcome === "fail").flatMap((f) => f.cause?.rules ?? [f.rule]));
  return RULES.map((r) => r.id).filter((id) => ids.has(id));
}

describe("what the other rules say of an example", () => {
  for (const rule of RULES) {
    const { holds, breaks } = examplesOf(rule.id);
    for (const example of holds)
      it(`${rule.id} holds: ${example.title}`, () => expect(faulting(example)).toEqual(example.others ?? []));
    for (const example of breaks)
      it(`${rule.id} breaks: ${example.title}`, () =>
        expect(faulting(example).filter((id) => id !== rule.id)).toEqual(example.expect.others));
  }
});

describe("the order of the rules", () => {
  it("changes nothing", () => {
    const { disclosure } = examplesOf("C09").breaks[0]!.build();
    const said = (r: CheckReport) => r.findings.map((f) => `${f.rule} ${f.message}`).sort();
    const forward = report(evaluateRules(disclosure, RULES));
    const backward = report(evaluateRules(disclosure, [...RULES].reverse()));
    expect(said(backward)).toEqual(said(forward));
  });
});
