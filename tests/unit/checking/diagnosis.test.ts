import { describe, expect, it } from "vitest";
import { certificate, check, type Suggestion } from "../../../src/checking";
import type { StandardTableId } from "../../../src/disclosure";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";

type Edit = readonly [StandardTableId, string, string, string];

function best(...changes: Edit[]): Suggestion {
  const report = check(disclosureOf(edit(BUDGET, ...changes)));
  return report.findings
    .map((f) => f.suggestion)
    .filter((s) => s !== null)
    .sort((a, b) => b.explains - a.explains)[0]!;
}

describe("the one wrong cell", () => {
  it.each([
    ["错一位数字", ["expenditure", "2101501", "basic", "257.72"], "251.72"],
    ["数字颠倒", ["basic", "30101", "total", "119.83"], "118.93"],
    ["小数点移位", ["general", "2101504", "project", "3.128"], "31.28"],
    ["正负号", ["expenditure", "2101502", "total", "-101.35"], "101.35"],
    ["漏填", ["income", "2101501", "total", ""], "251.72"],
    ["漏一位数字", ["appropriation", "九、卫生健康支出", "general", "40.82"], "404.82"],
  ] as [string, Edit, string][])("%s", (slip, change, value) => {
    const s = best(change);
    expect(s.slip).toBe(slip);
    expect(Number(s.value)).toBe(Number(value));
    expect(s.explains).toBeGreaterThanOrEqual(2);
  });

  it("finds a figure that stands in the neighbouring column", () => {
    const s = best(["expenditure", "2080501", "basic", ""], ["expenditure", "2080501", "project", "12.36"]);
    expect(s.slip).toMatch(/^填错列：12.36 应在 支出总表\[2080501\]\.基本支出/);
    expect(s.changes).toHaveLength(2);
  });

  describe("a total that leaves out the class 221, whose 40.24 stand in its lines", () => {
    const short: Edit[] = [
      ["general", "合计", "total", "465.45"],
      ["general", "合计", "basic", "332.82"],
    ];
    const suggested = (d: Parameters<typeof disclosureOf>[0]) =>
      check(disclosureOf(d)).findings.flatMap((f) =>
        [f, ...(f.consequences ?? [])].some((x) => x.rule === "C09") ? [f.suggestion?.value ?? null] : [],
      );

    it("is not called a wrong number by its own sums alone", () => {
      const values = suggested(edit({ ...BUDGET, tables: BUDGET.tables.filter((t) => t.id === "general") }, ...short));
      expect(values.length).toBeGreaterThan(0);
      expect(values.every((v) => v === null)).toBe(true);
    });

    it("is where other tables print the right one", () => {
      expect(suggested(edit(BUDGET, ...short))).toEqual(["373.06"]);
    });
  });

  it("leaves a clean document alone", () => {
    expect(check(disclosureOf(BUDGET)).findings.filter((f) => f.suggestion !== null)).toEqual([]);
  });

  it("certifies how well a document's redundancy protects it", () => {
    const c = certificate(disclosureOf(BUDGET), { sitesPerOperator: 6 });
    expect(c.cells).toBe(c.uncovered + c.once + c.redundant);
    expect(c.redundant / c.cells).toBeGreaterThan(0.9);
    expect(c.measured.detected).toBe(c.measured.sites);
    expect(c.measured.localised / c.measured.redundantSites).toBeGreaterThanOrEqual(0.9);
    expect(JSON.parse(JSON.stringify(c))).toEqual(c);
  });
});
