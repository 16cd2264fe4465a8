import { describe, expect, test } from "vitest";
import {
  disclosureOf,
  edit,
  withColumn,
  type ExampleDocument,
} from "../../../src/checking/catalogue/documents/builder";
import { evaluateRules } from "../../../src/checking/report/evaluate";
import { RULES } from "../../../src/checking/rules";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { FINAL } from "../../../src/checking/catalogue/documents/final";
import { CheckModel } from "../../../src/checking/document/model";
import { sameUnit } from "../../../src/checking/document/same-unit";
import { textFigures } from "../../../src/checking/document/text-facts";
import { headerMeans, sentenceMeans } from "../../../src/checking/rules/y-years/meaning-of-prior";
import type { DisclosureKind } from "../../../src/disclosure";

const of = (kind: DisclosureKind, year: string): CheckModel =>
  new CheckModel(disclosureOf({ ...(kind === "final" ? FINAL : BUDGET), year }));

describe("what a document means by 上年", () => {
  test.each([
    ["上年数", "budget", "budget", true],
    ["上年数", "budget", "final", false],
    ["2023年预算数", "budget", "budget", true],
    ["2022年预算数", "budget", "budget", false],
    ["上年预算执行数", "budget", "budget", false],
    ["2023年执行数", "budget", "final", false],
    ["上年决算数", "budget", "final", true],
    ["上年决算数", "budget", "budget", false],
    ["上年数", "final", "final", true],
    ["上年决算数", "final", "final", true],
    ["上年年初预算", "final", "final", false],
  ] as const)("a column “%s” of a %s against a %s: %s", (header, kind, prior, means) => {
    expect(headerMeans(header, of(kind, "2024"), of(prior, "2023"))).toBe(means);
  });

  test.each([
    ["支出预算100万元，较上年增加20万元。", true],
    ["支出预算100万元，比2023年年初预算数增加20万元。", true],
    ["支出预算100万元，比2021年增加20万元。", false],
    ["支出预算100万元，比上年预算执行数增加20万元。", false],
    ["支出预算100万元，较2023年决算数增加20万元。", false],
    ["支出预算100万元，较上年调整预算数增加20万元。", false],
    ["支出预算100万元，按可比口径较上年增加20万元。", false],
    ["支出预算100万元，增加20万元。", true],
  ])("“%s” against last year's budget: %s", (text, means) => {
    const narrative = [{ key: "change.expenditure", kind: "change" as const, value: "20", unit: "万元", quote: text }];
    const model = new CheckModel(disclosureOf({ ...BUDGET, narrative, paragraphs: [text] }));
    expect(sentenceMeans(textFigures(model)[0]!, model, of("budget", "2023"))).toBe(means);
  });
});

describe("what another document can't answer is not held against it", () => {
  const YEARS = RULES.filter((r) => /^Y0[1-3]$/.test(r.id));
  const said = (quote: string, ...figures: readonly (readonly [key: string, value: string, kind?: "change"])[]) => ({
    narrative: figures.map(([key, value, kind]) => ({
      key,
      value,
      unit: "万元",
      quote,
      ...(kind ? { kind, direction: "down" as const } : {}),
    })),
    paragraphs: [quote],
  });
  const run = (now: Partial<ExampleDocument>, before: ExampleDocument) => {
    const { runs } = evaluateRules(disclosureOf({ ...BUDGET, ...now }), YEARS, {
      prior: disclosureOf({ ...before, year: "2023" }),
    });
    return Object.fromEntries(
      runs.map((r) => [r.rule.id, { passes: r.passes, told: r.statements.length, missing: [...r.missing.keys()] }]),
    );
  };

  test("“收支安排” with its change answers for income and expenditure alike", () => {
    const text = said(
      "收支安排505.69万元，较2023年预算减少10.00万元。",
      ["balance.total", "505.69"],
      ["change.total", "10.00", "change"],
    );
    expect(run(text, BUDGET)["Y01"]).toMatchObject({ passes: 0, told: 1 });
    const before = edit(
      BUDGET,
      ["balance", "支出总计", "amount", "515.69"],
      ["balance", "收入总计", "amount", "515.69"],
    );
    expect(run(text, before)["Y01"]).toMatchObject({ passes: 1, told: 0 });
  });

  test("10,000 times apart is the unit of money, and no figure is wrong", () => {
    const text = said(
      "支出预算505.69万元，较上年减少10.00万元。",
      ["expenditure.total", "505.69"],
      ["change.expenditure", "10.00", "change"],
    );
    const before = edit(
      BUDGET,
      ["balance", "支出总计", "amount", "5156900"],
      ["balance", "本年支出合计", "amount", "5156900"],
      ["expenditure", "合计", "total", "5156900"],
    );
    expect(run(text, before)["Y01"]).toMatchObject({ told: 0, missing: [expect.stringContaining("一万倍")] });
  });

  test("a document that says its figures are made comparable does so for its columns too", () => {
    const columns = withColumn(BUDGET, "general", "prior", (row) => row[2]);
    expect(run(columns, BUDGET)["Y01"]!.passes).toBeGreaterThan(5);
    const restated = { ...columns, paragraphs: ["本表上年数按可比口径计算。"] };
    expect(run(restated, BUDGET)["Y01"]).toMatchObject({
      passes: 0,
      told: 0,
      missing: [expect.stringContaining("口径")],
    });
  });
});

describe("whether two disclosures are of one unit", () => {
  const named = (unitName: string) => disclosureOf({ ...BUDGET, unitName });
  test.each([
    ["云湾县档案馆", "云湾县档案馆", true],
    ["云湾县档案馆", "云湾县档案馆（本级）", true],
    ["云湾县档案馆部门", "云湾县档案馆", true],
    ["云湾县档案馆", "档案馆", false],
    ["县财政监督中心", "云湾县财政监督中心", true],
    ["云湾县档案馆", "云湾县图书馆", false],
  ])("%s, %s: %s", (a, b, same) => {
    expect(sameUnit(named(a), named(b))).toBe(same);
    expect(sameUnit(named(b), named(a))).toBe(same);
  });

  test("a name that was not read tells nothing", () => {
    expect(sameUnit({ ...named("云湾县档案馆"), unitName: null }, named("云湾县档案馆"))).toBe(null);
  });
});
