import { describe, expect, it } from "vitest";
import { readCsv } from "../../../tools/classification-csv";
import { compileRegions } from "../../../tools/classification-regions";
import { region, regionsNamed, regionStanding } from "../../../src/classification";

const CHANGES = readCsv(new URL("../../../data/classification/region-changes.csv", import.meta.url));

describe("the changes of divisions", () => {
  it("are compiled one by one: a division stands in the year of the change, not beyond it", () => {
    expect(compileRegions(CHANGES).problems).toEqual([]);
    for (const { code, name, change, year } of CHANGES) {
      const at = (y: number): string | null => {
        const found = region(code!, { year: y });
        return found?.status === "valid" ? found.entry.name : null;
      };
      const y = Number(year);
      if (change === "ended") {
        expect(
          [at(y - 1), at(y + 1)].map((n) => n === name),
          `${code} ${name}`,
        ).toEqual([true, false]);
      } else if (change === "begun") {
        expect(
          [at(y - 1), at(y)].map((n) => n === name),
          `${code} ${name}`,
        ).toEqual([false, true]);
      } else if (change === "listed") expect(at(y), code).toBe(name);
      else expect([at(2015), at(y + 1)], code).toEqual([name, null]);
    }
  });
  it("are refused where they are no changes", () => {
    const row = { code: "130101", name: "甲", change: "ended", year: "2017", source: "x" };
    const problems = (...rows: Partial<typeof row>[]): string =>
      compileRegions(rows.map((r) => ({ ...row, ...r }))).problems.join("\n");
    expect(problems({})).toBe("");
    expect(problems({ code: "1301" })).toContain("six digits");
    expect(problems({ change: "moved" })).toContain("a change is");
    expect(problems({ year: "17" })).toContain("four digits");
    expect(problems({ source: "" })).toContain("name and source");
    expect(problems({}, {})).toContain("twice");
    expect(problems({ code: "130102" }, {})).toContain("out of order");
  });
});

describe("a division", () => {
  it("whose boundary lies between two lists is in doubt in those years", () => {
    expect([2013, 2014, 2015].map((year) => region("130182", { year })!.status)).toEqual([
      "valid",
      "unsourced",
      "former",
    ]);
    expect(region("130529", { year: 2001 })!.status).toBe("unsourced");
    expect(region("130529", { year: 2027 })!.status).toBe("unsourced");
  });
  it("that is gone stands under the names of its time", () => {
    expect(region("371202")!.fullName).toBe("山东省莱芜市莱城区");
    expect(region("371202", { year: 2024 })).toMatchObject({ status: "former", fullName: "山东省莱芜市莱城区" });
  });
  it("is found by its name, alone or under the ones above it", () => {
    const codes = (name: string): string[] => regionsNamed(name).map((e) => e.code);
    expect(codes("巨鹿县")).toEqual(["130529"]);
    for (const name of ["河北省邢台市巨鹿县", "邢台市巨鹿县", "河北省巨鹿县", "河北省 / 邢台市 / 巨鹿县"])
      expect(codes(name), name).toEqual(["130529"]);
    expect(codes("山西省巨鹿县")).toEqual([]);
    expect(codes("鼓楼区").length).toBeGreaterThan(3);
    expect(codes("市辖区")).toEqual([]);
    expect(codes("县".repeat(32_767))).toEqual([]);
  });
  it("stands today where nothing ended it", () => {
    expect(regionsNamed("海门区").map((e) => regionStanding(e, null))).toEqual(["valid"]);
    expect(regionsNamed("海门市").map((e) => regionStanding(e, null))).toEqual(["former"]);
  });
});
