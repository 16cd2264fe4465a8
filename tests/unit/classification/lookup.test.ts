import { describe, expect, it } from "vitest";
import {
  children,
  codeKind,
  codeLevel,
  compareName,
  findByName,
  functionalClassByName,
  history,
  lookup,
  mapsTo,
  parseProjectCode,
  path,
  procurementName,
  region,
  rejoinCode,
  splitCodeAndName,
  toDepartmentEconomic,
  toGovernmentEconomic,
} from "../../../src/classification";

describe("lookup", () => {
  it("knows the code of every budget year by its name of that year", () => {
    expect(lookup("functional", "2101202").entry?.name).toBe("财政对城乡居民基本医疗保险基金的补助");
    expect(lookup("functional", "210", { year: 2018 }).entry?.name).toBe("医疗卫生与计划生育支出");
    expect(lookup("functional", "210", { year: 2019 }).entry?.name).toBe("卫生健康支出");
    expect(lookup("functional", "210", { date: "2018-03-01" }).entry?.name).toBe("医疗卫生与计划生育支出");
  });
  it("tells former, future and unknown codes apart", () => {
    const abolished = lookup("functional", "2080504", { year: 2024 });
    expect(abolished).toMatchObject({ status: "former", entry: null });
    expect(abolished.nearest?.code).toBe("2080504");
    expect(lookup("functional", "224", { year: 2017 }).status).toBe("future");
    expect(lookup("functional", "2999999").status).toBe("unknown-code");
  });
  it("cuts a local economic sub-code to its 款", () => {
    const l = lookup("economic-department", "3021101");
    expect(l).toMatchObject({ code: "30211", status: "valid", localSubCode: true });
    expect(compareName("economic-department", "3021101", "市内差旅", { year: 2026 }).verdict).toBe("local");
  });
  it("walks the tree", () => {
    expect(path("functional", "2101202", { year: 2024 }).map((e) => e.code)).toEqual(["210", "21012", "2101202"]);
    expect(children("functional", "21012", { year: 2024 }).map((e) => e.code)).toContain("2101202");
    expect(children("functional", null, { year: 2024 }).map((e) => e.code)).toContain("201");
    expect(history("functional", "210").map((e) => e.name)).toEqual(
      expect.arrayContaining(["医疗卫生与计划生育支出", "卫生健康支出"]),
    );
  });
  it("gives the catalogue of the year", () => {
    expect(procurementName("A02010105", "2013")?.name).toBe("便携式计算机");
    expect(procurementName("A02010105", "2022")?.name).toBe("台式计算机");
    expect(lookup("procurement", "A02010105", { year: 2021 }).entry?.name).toBe("便携式计算机");
  });
});

describe("names", () => {
  const when = { year: 2024 };
  it.each([
    ["2080505", "机关事业单位基本养老保险缴费支出", "exact"],
    ["2080505", "机关事业单位基本 养老保险\n缴费支出", "exact"],
    ["2080505", "机关事业单位基本养老", "truncated"],
    ["210", "医疗卫生与计划生育支出", "former"],
    ["210", "卫生健康", "variant"],
    ["2010102", "一般行政管理事务（人大）", "variant"],
    ["2080505", "机关事业单位职业年金缴费支出", "different"],
    ["2080505", "购买专用设备", "different"],
    ["2999999", "什么", "unknown-code"],
    ["208", "", "blank"],
  ])("%s %s is %s", (code, name, verdict) => {
    expect(compareName("functional", code, name, when).verdict).toBe(verdict);
  });
  it("names the codes to which a name belongs", () => {
    expect(compareName("functional", "2080505", "机关事业单位职业年金缴费支出", when).otherCodes).toContain("2080506");
  });
  it.each([
    ["八、社会保障和就业支出", "208"],
    ["一、一般公共服务", "201"],
    ["十、医疗卫生与计划生育支出", "210"],
    ["（二十一）粮油物资储备支出", "222"],
    ["十五、资源勘探工业信息等支出", "215"],
    ["十五、资源勘探信息等支出", "215"],
    ["三十、抗疫特别国债安排的支出", "234"],
    ["二十五、其他支出", "229"],
    ["本年支出合计", null],
    ["基本支出", null],
    ["一、一般公共预算拨款收入", null],
  ])("%s is class %s", (item, code) => {
    expect(functionalClassByName(item, when)).toBe(code);
  });
  it("ranks the candidates of a name", () => {
    expect(findByName("functional", "财政对城乡居民基本医疗保险基金的补助")[0]).toMatchObject({
      match: "exact",
      entry: { code: "2101202" },
    });
    expect(findByName("functional", "医疗卫生与计划生育支出", when)[0]).toMatchObject({
      match: "former",
      entry: { code: "210" },
    });
    expect(findByName("functional", "财政对城乡居民基本医疗保险")[0]).toMatchObject({
      match: "truncated",
      entry: { code: "2101202" },
    });
    expect(findByName("functional", "财政对城乡居民医疗保险基金补助")[0]?.match).toBe("fuzzy");
    expect(findByName("functional", "  ")).toEqual([]);
  });
});

describe("codes as printed", () => {
  it("joins what a column broke", () => {
    expect(rejoinCode("2089\n999")).toBe("2089999");
    expect(rejoinCode("２１０１５０ 1")).toBe("2101501");
    expect(rejoinCode(["208", "05", "05"])).toBe("2080505");
    expect(rejoinCode(["208", "20805", "2080505"])).toBe("2080505");
    expect(rejoinCode(2101202)).toBe("2101202");
    expect(rejoinCode("合计")).toBeNull();
    expect(splitCodeAndName("2101501-行政运行")).toEqual({ code: "2101501", name: "行政运行" });
    expect(splitCodeAndName("[2080501]行政单位离退休")).toEqual({ code: "2080501", name: "行政单位离退休" });
    expect(splitCodeAndName("2024年预算")).toBeNull();
  });
  it("tells kind and level", () => {
    expect(["201", "20101", "2010101"].map(codeLevel)).toEqual([1, 2, 3]);
    expect(
      ["2010101", "30101", "50101", "A02010105", "10101", "130529", "13052926P000055104828", "400"].map(codeKind),
    ).toEqual([
      "functional",
      "economic-department",
      "economic-government",
      "procurement",
      "revenue",
      "region",
      "project",
      null,
    ]);
  });
});

describe("economic mapping", () => {
  it("gives both sides", () => {
    expect(toGovernmentEconomic("30101")).toEqual(["50101", "50501"]);
    expect(toDepartmentEconomic("50102")).toContain("30108");
    expect(mapsTo("30101", "50101")).toBe(true);
    expect(mapsTo("30101", "502")).toBe(false);
  });
});

describe("regions and projects", () => {
  it("resolves a county, also in nine digits, and one that is gone", () => {
    expect(region("130529")?.fullName).toBe("河北省邢台市巨鹿县");
    expect(region("130529000")?.entry.name).toBe("巨鹿县");
    expect(region("110103", { year: 2008 })).toMatchObject({ status: "valid", entry: { name: "崇文区" } });
    expect(region("110103", { year: 2024 })?.status).toBe("former");
    expect(region("999999")).toBeNull();
  });
  it("reads a project code no further than it is sure", () => {
    expect(parseProjectCode("13052926P000055104828")).toMatchObject({
      regionCode: "130529",
      year: 2026,
      shape: "serial",
      letter: "P",
      serial: "00005510482",
      check: "8",
    });
    expect(parseProjectCode("13082221AZZZVMX8GOT2C")).toMatchObject({
      regionCode: "130822",
      year: 2021,
      shape: "random",
      letter: null,
    });
    expect(parseProjectCode("13053324P00Z268148200")).toMatchObject({
      year: 2024,
      shape: "serial",
      serial: "00Z26814820",
      check: "0",
    });
    expect(parseProjectCode("130529")).toBeNull();
  });
});
