import { describe, expect, it } from "vitest";
import { check, RULES, type CheckReport } from "../../../src/checking";

const failing = (report: CheckReport, rule: string) => report.findings.filter((f) => f.rule === rule && f.outcome === "fail");

describe("every rule, by its own examples", () => {
  for (const rule of RULES) {
    describe(`${rule.id} ${rule.title}`, () => {
      for (const example of rule.holds)
        it(`holds: ${example.title}`, () => {
          const { disclosure, context } = example.build();
          const report = check(disclosure, context);
          expect(failing(report, rule.id).map((f) => f.message)).toEqual([]);
          expect(report.findings.filter((f) => f.severity === "error").map((f) => f.message)).toEqual([]);
        });
      for (const example of rule.breaks)
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
