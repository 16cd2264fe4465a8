import { describe, expect, it } from "vitest";
import { RULES, type CheckReport } from "../../../src/checking";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { saying } from "../../../src/checking/catalogue/documents/variants";
import { halfDigit, type Figure } from "../../../src/checking/identity/figure";
import { band, copyTolerance, sentenceTolerance, sumTolerance } from "../../../src/checking/identity/tolerance";
import { evaluateRules, report } from "../../../src/checking/report/evaluate";

const figure = (wan: number, decimals = 2): Figure => ({
  key: `${wan}:${decimals}`,
  ticks: Math.round(wan * 1e8),
  half: wan === 0 ? 0 : halfDigit(decimals, "万元"),
  blank: false,
  ref: null,
  label: "",
  printed: String(wan),
  confidence: "printed",
  decimals,
  unit: "万元",
  source: undefined,
});

describe("tolerances", () => {
  it("T0: copies of one precision are alike, else both half digits", () => {
    expect(copyTolerance(figure(1), figure(2))).toBe(0);
    expect(copyTolerance(figure(1, 1), figure(2, 2))).toBe(0.055e8);
    expect(copyTolerance(figure(0), figure(2))).toBe(0);
    expect(copyTolerance(figure(2), figure(0))).toBe(0);
  });

  it("TN: a sentence of fewer digits may be cut off instead of rounded", () => {
    expect(sentenceTolerance(figure(505.6, 1), figure(505.69))).toBe(0.105e8);
    expect(sentenceTolerance(figure(505.69), figure(505.69))).toBe(0);
    expect(sentenceTolerance(figure(505.691, 3), figure(505.69))).toBe(0.0055e8);
    expect(sentenceTolerance(figure(505, 0), figure(0))).toBe(0);
  });

  it("TS: half a digit of the total and of every part that is not 0", () => {
    expect(sumTolerance(figure(3), [figure(1), figure(2), figure(0)])).toBe(0.015e8);
    expect(sumTolerance(figure(0), [figure(1)])).toBe(0.005e8);
  });

  it("TS: beyond four figures errors cancel out, one unit of the last digit per √n figures", () => {
    const ofParts = (count: number) =>
      sumTolerance(
        figure(count),
        Array.from({ length: count }, () => figure(1)),
      );
    expect([1, 2, 3, 4, 8, 15, 99].map(ofParts)).toEqual([0.01e8, 0.015e8, 0.02e8, 0.02e8, 0.03e8, 0.04e8, 0.1e8]);
    expect(ofParts(500)).toBeLessThan(0.23e8);
    // One coarse figure among fine ones: the worst case is the smaller.
    expect(sumTolerance(figure(3, 0), [figure(1), figure(2)])).toBe(0.51e8);
    expect(sumTolerance(figure(0), [figure(0)])).toBe(0);
  });

  it("a band has its edges", () => {
    expect([0, 1, -1, 2, -2].map((d) => band("sum", d, 1))).toEqual(["pass", "rounded", "rounded", "fail", "fail"]);
    expect([0, -9, 1, 2].map((d) => band("at-most", d, 1))).toEqual(["pass", "pass", "rounded", "fail"]);
    expect([0, 1, 2].map((d) => band("equal", d, 0))).toEqual(["pass", "fail", "fail"]);
  });
});

describe("a sentence that copies a table with fewer digits", () => {
  const rule = RULES.find((r) => r.id === "N01")!;
  const said = (value: string): CheckReport =>
    report(
      evaluateRules(
        disclosureOf(saying([{ key: "income.total", label: "预算收入", value, quote: `预算收入${value}万元` }])),
        [rule],
      ),
    );

  it.each([
    ["505.69", "pass"],
    ["505.7", "rounded"],
    ["505.6", "rounded"],
    ["506", "rounded"],
    ["505", "rounded"],
    ["505.5", "fail"],
    ["505.8", "fail"],
    ["507", "fail"],
    ["504", "fail"],
    ["505.68", "fail"],
  ])("%s against 505.69 is %s", (value, status) => {
    const { counts } = said(value).results[0]!;
    expect(counts[status as "pass" | "rounded" | "fail"]).toBeGreaterThan(status === "pass" ? 1 : 0);
    if (status !== "fail") expect(counts.fail).toBe(0);
  });
});
