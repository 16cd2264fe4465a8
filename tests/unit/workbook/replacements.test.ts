import { describe, expect, test } from "vitest";
import { identityOf, planWorkbook, replacements } from "../../../src/workbook";
import { fixtureDisclosure, fixtureImport, fixtureOptions } from "./fixture";
import { written } from "./written";

const source = fixtureImport().source;

describe("what an import would replace", () => {
  const plan = planWorkbook([fixtureImport()], fixtureOptions());
  const existing = written(plan);

  test("nothing in an empty workbook, and nothing of another unit, year or version", () => {
    expect(replacements({ sheets: [], tables: [] }, [fixtureImport()])).toEqual([]);
    const other = { ...fixtureImport(), disclosure: fixtureDisclosure({ unitName: "云溪县图书馆" }) };
    const later = { ...fixtureImport(), disclosure: fixtureDisclosure({ year: "2027" }) };
    expect(replacements(existing, [other, later, { ...fixtureImport(), version: "调整" }])).toEqual([]);
  });

  test("the same file is told from another one of the same identity", () => {
    const [same] = replacements(existing, [fixtureImport()]);
    expect(same).toMatchObject({ item: 0, same: true, file: source.file, sha256: source.sha256, remarked: 0 });
    const changed = { ...fixtureImport(), source: { ...source, file: "改后.pdf", sha256: "0".repeat(64) } };
    expect(replacements(existing, [changed])[0]).toMatchObject({ same: false, file: source.file, rows: same!.rows });
  });

  test("rows and those with the user's words are counted", () => {
    const table = existing.tables.find((t) => t.header.includes("处理"))!;
    const at = table.header.indexOf("处理");
    const remarked = {
      ...existing,
      tables: existing.tables.map((t) =>
        t === table
          ? { ...t, rows: t.rows.map((row, i) => (i === 0 ? row.map((v, j) => (j === at ? "已核实" : v)) : row)) }
          : t,
      ),
    };
    const [found] = replacements(remarked, [fixtureImport()]);
    expect(found!.remarked).toBe(1);
    const all = existing.tables
      .filter((t) => t.header.includes("公开单位") && t.header.includes("版本"))
      .reduce((n, t) => n + t.rows.filter((row) => row[t.header.indexOf("公开单位")] === "云溪县档案馆").length, 0);
    expect(found!.rows).toBe(all);
    expect(found!.rows).toBeGreaterThan(5);
  });

  test("final accounts don't replace the budget of the year", () => {
    const final = { ...fixtureImport(), disclosure: fixtureDisclosure({ kind: "final" }) };
    expect(replacements(existing, [final])).toEqual([]);
  });
});

describe("documents that name nobody", () => {
  test.each(["部门", "单位", "本部门", null, " "])("%j of two files are two, of one file one", (unitName) => {
    const of = (sha256: string) => ({
      ...fixtureImport(),
      disclosure: fixtureDisclosure({ unitName, unitCode: null }),
      source: { ...source, sha256 },
    });
    const [a, b] = [of("a".repeat(64)), of("b".repeat(64))];
    expect(identityOf(a).unit).not.toBe(identityOf(b).unit);
    expect(identityOf(a)).toEqual(identityOf(of("a".repeat(64))));
  });

  test("a name that only begins so is a name", () => {
    const disclosure = fixtureDisclosure({ unitName: "部门志编纂办公室" });
    expect(identityOf({ ...fixtureImport(), disclosure }).unit).toBe("部门志编纂办公室");
  });
});
