import { describe, expect, it } from "vitest";
import { check, RULES, type CheckReport } from "../../../src/checking";
import { EXAMPLES } from "../../../src/checking/catalogue/examples";

const failing = (report: CheckReport, rule: string) =>
  report.findings.filter((f) => f.rule === rule && f.outcome === "fail");

describe("every rule, by its own examples", () => {
  for (const rule of RULES) {
    const { holds, breaks } = EXAMPLES[rule.id]!();
    describe(`${rule.id} ${rule.title}`, () => {
      for (const example of holds)
        it(`holds: ${example.title}`, () => {
          const { disclosure, context } = example.build();
          const report = check(disclosure, context);
          expect(failing(report, rule.id).map((f) => f.message)).toEqual([]);
          expect(report.findings.filter((f) => f.severity === "error").map((f) => f.message)).toEqual([]);
        });
      for (const example of breaks)
        it(`breaks: ${example.title}`, () => {
          const { disclosure, context } = example.build();
          const report = check(disclosure, context);
          const found = failing(report, rule.id);
          expect(found.length, `findings of ${rule.id}`).toBeGreaterThan(0);
          for (const f of found) {
            expect(f.message).not.toMatch(/\b[BF]\d\d\b/);
            expect(f.messageEn.length).toBeGreaterThan(5);
          }
        });
    });
  }
});

describe("the catalogue", () => {
  it("has its hundred rules, each with examples that hold and that break", () => {
    const groups = { W: 13, C: 12, H: 7, X: 18, N: 16, K: 12, L: 8, P: 7, Y: 7 };
    for (const [group, count] of Object.entries(groups))
      expect(RULES.filter((r) => r.group === group).map((r) => r.id)).toEqual(
        Array.from({ length: count }, (_, i) => `${group}${String(i + 1).padStart(2, "0")}`),
      );
    expect(Object.entries(EXAMPLES).filter(([, e]) => e().holds.length === 0 || e().breaks.length === 0)).toEqual([]);
    expect(Object.keys(EXAMPLES)).toEqual(RULES.map((r) => r.id));
  });

  it("is the guide's source", async () => {
    const { guide } = await import("../../../src/checking/catalogue/guide");
    const { readFileSync } = await import("node:fs");
    expect(readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8")).toBe(guide("zh"));
    expect(readFileSync(new URL("../../../docs/rules.en.md", import.meta.url), "utf8")).toBe(guide("en"));
  });
});
