import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RULES, type CheckReport } from "../../../src/checking";
import { EXAMPLES, examplesOf } from "../../../src/checking/catalogue/examples";
import { guide } from "../../../src/checking/catalogue/guide";
import { evaluateRules, report } from "../../../src/checking/report/evaluate";
import type { Example } from "../../../src/checking/rule/example";
import type { Rule } from "../../../src/checking/rule/rule";

/** What a rule says of a document when it is asked alone; what the others say is `rules-together.test.ts`. */
function ask(rule: Rule, example: Example): CheckReport {
  const { disclosure, context } = example.build();
  return report(evaluateRules(disclosure, rule.secondPass ? RULES : [rule], context));
}

describe("every rule, by its own examples", () => {
  for (const rule of RULES) {
    const { holds, breaks } = examplesOf(rule.id);
    describe(`${rule.id} ${rule.title.zh}`, () => {
      for (const example of holds)
        it(`holds: ${example.title}`, () => {
          const { pass, rounded, fail } = ask(rule, example).results.find((r) => r.rule === rule.id)!.counts;
          expect({ pass, rounded, fail }).toEqual({
            pass: example.passes,
            rounded: example.rounded ?? 0,
            fail: 0,
          });
          expect(example.passes, "an example that evaluates nothing shows nothing").toBeGreaterThan(0);
        });
      for (const example of breaks)
        it(`breaks: ${example.title}`, () => {
          const own = ask(rule, example).findings.filter((f) => f.rule === rule.id && f.outcome === "fail");
          expect(
            own.map((f) => ({
              cells: f.cells.map((c) => c.label),
              difference: f.difference?.toFixed() ?? null,
              severity: f.severity,
            })),
          ).toEqual(example.expect.found);
          expect(own.length).toBeGreaterThan(0);
          for (const f of own) {
            expect(f.message).not.toMatch(/\b[BF]\d\d\b|\{\w+\}/);
            // Labels and quotes of the document keep their language, the sentence does not.
            const sentence = f.messageEn.replace(/《[^》]*》|“[^”]*”/g, "");
            expect(sentence).not.toMatch(/\p{Script=Han}|\{\w+\}/u);
            expect(sentence.length).toBeGreaterThan(5);
          }
        });
    });
  }
});

describe("the catalogue", () => {
  it("has all its rules, each with examples that hold and that break", () => {
    const groups = { W: 14, C: 14, H: 7, X: 18, N: 16, K: 12, L: 8, P: 7, Y: 7 };
    for (const [group, count] of Object.entries(groups))
      expect(RULES.filter((r) => r.group === group).map((r) => r.id)).toEqual(
        Array.from({ length: count }, (_, i) => `${group}${String(i + 1).padStart(2, "0")}`),
      );
    expect(Object.entries(EXAMPLES).filter(([, e]) => e().holds.length === 0 || e().breaks.length === 0)).toEqual([]);
    expect(Object.keys(EXAMPLES)).toEqual(RULES.map((r) => r.id));
  });

  it("accuses nobody by a law whose text was not at hand", () => {
    const unread = RULES.filter((r) => r.basis.kind === "law" && !r.basis.sources.some((s) => s.verified));
    expect(unread.filter((r) => r.severity === "error").map((r) => r.id)).toEqual([]);
    expect(RULES.filter((r) => r.basis.sources.length === 0).map((r) => r.id)).toEqual([]);
  });

  it("is the guide's source", () => {
    expect(readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8")).toBe(guide("zh"));
    expect(readFileSync(new URL("../../../docs/rules.en.md", import.meta.url), "utf8")).toBe(guide("en"));
  });
});
