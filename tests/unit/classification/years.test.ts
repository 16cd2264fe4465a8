import { describe, expect, it } from "vitest";
import {
  children,
  compareName,
  findTyped,
  history,
  lookup,
  mapsTo,
  standing,
  successors,
  toDepartmentEconomic,
  toGovernmentEconomic,
  unsourcedChildren,
} from "../../../src/classification";

describe("a year without a source", () => {
  const unsourced = (code: string, year: number): boolean => lookup("functional", code, { year }).unsourced;

  it("lies before the first source of a name whose first year is not known", () => {
    expect(lookup("functional", "2080505", { year: 2018 })).toMatchObject({ status: "valid", unsourced: false });
    expect(lookup("functional", "2080505", { year: 2014 })).toMatchObject({ entry: null, unsourced: true });
    // The table of 2009 is whole: what it lacks was not in force.
    expect(lookup("functional", "2080505", { year: 2009 })).toMatchObject({ status: "future", unsourced: false });
    expect(unsourced("2080505", 2008)).toBe(true);
  });
  it("lies between two names that were put at their last and first sighting", () => {
    expect([2022, 2023, 2025, 2026].map((y) => unsourced("2100410", y))).toEqual([false, true, true, false]);
    expect(unsourced("2080504", 2020)).toBe(false);
  });
  it("lies after the tables, and between the archive and the table of today", () => {
    expect([2026, 2027].map((y) => unsourced("210", y))).toEqual([false, true]);
    expect([2009, 2012, 2018].map((y) => unsourced("206", y))).toEqual([false, true, false]);
    expect([2009, 2012, 2018].map((y) => unsourced("218", y))).toEqual([false, true, false]);
  });
  it("makes neither of a code's names a former one", () => {
    expect(compareName("functional", "2100410", "突发公共卫生事件应急处置", { year: 2024 }).verdict).toBe("variant");
    expect(compareName("functional", "2100410", "突发公共卫生事件应急处置", { year: 2022 }).verdict).toBe("former");
  });
  it("leaves a list of children incomplete", () => {
    expect(unsourcedChildren("functional", "21012", { year: 2024 })).toEqual([]);
    expect(unsourcedChildren("functional", "208", { year: 2012 })).toContain("20819");
    expect(children("functional", "208", { year: 2012 }).map((e) => e.code)).not.toContain("20819");
  });
  it("is never a year in which the name stood in a document", () => {
    for (const e of history("functional", "20805")) {
      expect(standing(e, e.attested)).toBe("valid");
      expect(e.since === null || e.since <= e.attested).toBe(true);
    }
  });
});

describe("what became of a code", () => {
  const became = (code: string, from?: number, to?: number): string[] | null => {
    const found = successors("functional", code, { year: from ?? null }, { year: to ?? null });
    return found && [...found.entries.map((e) => e.code), ...found.lost.map((e) => `lost ${e.code}`)];
  };
  it("follows moves, renames and chains, and stops at the year wanted", () => {
    expect(became("2089901")).toEqual(["2089999"]);
    expect(became("2089901", 2019, 2020)).toEqual(["2089901"]);
    expect(became("210", 2009)).toEqual(["210"]);
    expect(became("2011506", 2018, 2019)).toEqual(["2013806"]);
    expect(became("2011506", 2018)).toEqual(["lost 2013806"]);
    expect(became("2080504")).toEqual(["lost 2080504"]);
    expect(became("2999999")).toBeNull();
  });
  it("tells two uses of one code apart", () => {
    const of = (year: number) => successors("economic-department", "30311", { year })!.entries.map((e) => e.code);
    expect(of(2017)).toEqual(["30113"]);
    expect(of(2020)).toEqual(["30311"]);
  });
});

describe("names as people type them", () => {
  const best = (text: string, year: number | null = 2024): string | null => {
    const found = findTyped("functional", text, { year })[0];
    return found ? `${found.entry.code} ${found.match}` : null;
  };
  it.each([
    ["行政单位医疗", "2101101 exact"],
    ["行政单位医疗（项）", "2101101 variant"],
    ["卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）", "2101101 variant"],
    ["人大事务—行政运行", "2010101 variant"],
    ["医疗卫生与计划生育支出（类）行政单位医疗（项）", "2101101 former"],
    ["医疗卫生与计划生育支出", "210 former"],
    ["财政对城乡居民基本医疗保险", "2101202 truncated"],
    ["行政单位医疗（类）", null],
    ["住房保障支出（类）行政单位医疗（项）", null],
  ])("%s is %s", (text, expected) => {
    const found = best(text);
    if (expected === null) expect(found === null || found.endsWith("fuzzy")).toBe(true);
    else expect(found).toBe(expected);
  });
  it("answers a cell full of text at once", () => {
    for (const piece of ["支出", "行政运行", "类款项", "人大事务-", "（项）", " "]) {
      const before = performance.now();
      expect(findTyped("functional", piece.repeat(20_000).slice(0, 32_767))).toEqual([]);
      expect(performance.now() - before).toBeLessThan(100);
    }
  });
});

describe("both economic classifications", () => {
  it("lead a 类 to 类 and a 款 to 款", () => {
    expect(toGovernmentEconomic("301")).toEqual(["501", "505"]);
    expect(toGovernmentEconomic("310", { year: 2024 })).toEqual(["503", "506"]);
    expect(toDepartmentEconomic("505")).toEqual(["301", "302"]);
    expect(toGovernmentEconomic("30101")).toEqual(["50101", "50501"]);
    expect(toGovernmentEconomic("301", { year: 2017 })).toEqual([]);
    expect(mapsTo("301", "50501")).toBe(true);
    expect(mapsTo("30101", "502")).toBe(false);
  });
});
