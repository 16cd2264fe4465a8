import { expect, test } from "vitest";
import type { TermSummary } from "../../../src/application";
import { findingWords, money, sumOf } from "../../../src/taskpane/model/finding-words";
import { translator } from "../../../src/taskpane/locales";

const term = (value: string | null, coefficient = 1): TermSummary => ({
  coefficient,
  label: "支出总表[210].合计",
  words: {
    zh: { table: "支出总表", item: "卫生健康支出", code: "210", column: "合计" },
    en: { table: "Expenditure", item: "卫生健康支出", code: "210", column: "合计" },
  },
  cell: null,
  value,
  printed: value,
  source: undefined,
});

test("sums are exact, of signed amounts and of parts that are taken off", () => {
  expect(sumOf([term("0.1"), term("0.2")])).toBe("0.3");
  expect(sumOf([term("10.05"), term("3.1", -1)])).toBe("6.95");
  expect(sumOf([term("-3"), term("0.5", -1)])).toBe("-3.5");
  expect(sumOf([])).toBe("0");
});

test("amounts have commas and two decimals at least", () => {
  expect(money("1234567.8")).toBe("1,234,567.80");
  expect(money("-999")).toBe("−999.00");
  expect(money("0.123456")).toBe("0.123456");
});

test("an equation in an accountant's words, in both languages; what is none as its rule says it", () => {
  const terms = {
    kind: "sum" as const,
    total: term("12.30"),
    parts: [term("10"), term("3.2"), term(null)],
    difference: "-0.9",
    tolerance: "0.01",
  };
  const finding = { terms, message: "原话", messageEn: "its words" };
  expect(findingWords(finding, "zh-CN", translator("zh-CN"))).toBe(
    "支出总表“卫生健康支出（210）”的合计为 12.30，2 项之和为 13.20，相差 0.90 万元",
  );
  expect(findingWords(finding, "en-US", translator("en-US"))).toContain("the sum of 2 parts is 13.20");
  expect(findingWords({ ...finding, terms: { ...terms, kind: "product" } }, "zh-CN", translator("zh-CN"))).toBe("原话");
  expect(findingWords({ ...finding, terms: null }, "en-US", translator("en-US"))).toBe("its words");
});
