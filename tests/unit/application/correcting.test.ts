import { expect, test } from "vitest";
import { correctOne, importDisclosures, relate, type ImportResult } from "../../../src/application";
import { htmlTable } from "../recognition/fixture";

const page = (year: string, total: string): string =>
  `<html><body><p>青石县图书馆${year}年单位预算</p><p>单位支出总表</p><p>单位：万元</p>${htmlTable([
    "科目编码|科目名称|合计|基本支出|项目支出",
    `|合计|${total}|${total}|0.00`,
    `2070104|图书馆|${total}|${total}|0.00`,
  ])}</body></html>`;

const contextOf = (result: ImportResult | undefined) => (result?.ok ? (result.value.context ?? {}) : null);

test("what one import says decides what another is compared with: all that are related are checked again", async () => {
  const read = await importDisclosures([
    { type: "html", name: "本年.html", html: page("2026", "50.00") },
    { type: "html", name: "上年.html", html: page("2026", "40.00") },
  ]);
  const results = relate(read, "prior");
  expect(contextOf(results[0])).toEqual({});
  const corrected = correctOne(results, 1, [{ type: "fact", fact: "year", value: "2025" }], "prior");
  const [now, before] = corrected.results;
  expect(before?.ok && before.value.disclosure.year).toBe("2025");
  expect(contextOf(now)).toEqual({ prior: before?.ok && before.value.disclosure });
  const undone = correctOne(corrected.results, 1, [], "prior");
  expect(contextOf(undone.results[0])).toEqual({});
  expect(undone.effect!.after).toEqual(relate(read, "prior").flatMap((r) => (r.ok ? [r.value.report.counts] : []))[1]);
});

test("an import that failed has nothing to be corrected", () => {
  const failed = [{ ok: false, inputs: ["甲"], error: null }] as unknown as ImportResult[];
  expect(correctOne(failed, 0, [], "apart")).toEqual({ results: failed, effect: null });
});
