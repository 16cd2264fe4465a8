import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { readHtml } from "../../../src/reading";
import { recognise } from "../../../src/recognition";
import { outcomeOf, placeWords } from "../../../tools/planted/outcome";
import { gridPlaces, targetOf, withText } from "../../../tools/planted/places";
import { generator, otherDigit } from "../../../tools/planted/random";

const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td>${c}</td>`).join("")}</tr>`;
const HTML = `<h1>某市某局 2026 年部门预算</h1><h2>一般公共预算支出表</h2><p>单位：万元</p><table>${[
  row("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
  row("", "合计", "130.50", "100.25", "30.25"),
  row("208", "社会保障和就业支出", "130.50", "100.25", "30.25"),
  row("20805", "行政事业单位养老支出", "130.50", "100.25", "30.25"),
  row("2080501", "行政单位离退休", "90.00", "90.00", ""),
  row("2080502", "事业单位离退休", "40.50", "10.25", "30.25"),
].join("")}</table>`;

describe("planting a digit", () => {
  it("changes one digit to another, and never makes a number begin with 0", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 10 ** 9 }), (seed, n) => {
        const text = (n / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
        const planted = otherDigit(text, generator(seed));
        expect([...planted].filter((c, i) => c !== text[i])).toHaveLength(1);
        if (!text.startsWith("0")) expect(planted).toMatch(/^[1-9]/);
      }),
    );
  });

  it("repeats with its seed", () => {
    const [a, b, c] = [generator(7), generator(7), generator(8)];
    const five = (next: () => number) => [1, 2, 3, 4, 5].map(next);
    const first = five(a);
    expect(five(b)).toEqual(first);
    expect(five(c)).not.toEqual(first);
  });

  it("finds where the digit went, what was said of it, and leaves codes alone", async () => {
    const source = await readHtml(HTML, "a.html");
    const before = recognise([source]);
    const report = check(before);
    const places = gridPlaces(source, before);
    expect(places.map((p) => p.text)).not.toContain("2080501");
    const place = places.find((p) => p.text === "90.00")!;
    const after = recognise([withText(source, place, "80.00")]);
    const target = targetOf(before, after, "80.00");
    if (typeof target === "string") throw new Error(target);
    expect(placeWords(after, target)).toContain("2080501");
    const outcome = outcomeOf(report, check(after), target, "80.00", "90.00", () => 1);
    expect(outcome.told).not.toBeNull();
    expect(outcome.reason).toBeNull();
  });

  it("says why nothing was told", async () => {
    const source = await readHtml(HTML, "a.html");
    const before = recognise([source]);
    const place = gridPlaces(source, before).find((p) => p.text === "90.00")!;
    const after = recognise([withText(source, place, "80.00")]);
    const target = targetOf(before, after, "80.00");
    if (typeof target === "string") throw new Error(target);
    // Nothing is new where the report is held against itself.
    const report = check(after);
    expect(outcomeOf(report, report, target, "80.00", "90.00", () => 0).reason).toBe("under no equation");
    expect(outcomeOf(report, report, target, "80.00", "90.00", () => 2).reason).toMatch(/^its equations fail/);
  });
});
