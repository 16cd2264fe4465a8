import { describe, expect, test } from "vitest";
import { type Disclosure, type FieldReading, type PublishedCell } from "../../../src/disclosure";
import { planWorkbook, type PlanCell, type SheetPlan } from "../../../src/workbook";
import { countReadings, doubtfulReadings, readingLegend } from "../../../src/workbook/doubtful-readings";
import { fixtureDisclosure, fixtureImport, fixtureOptions } from "./fixture";

/** The expenditure table with something said of the reading of some cells, by row and column. */
function read(marks: Readonly<Record<string, Partial<PublishedCell>>>): Disclosure {
  const d = fixtureDisclosure();
  const tables = d.tables.map((t) =>
    t.id === "expenditure"
      ? { ...t, pages: [3], rows: t.rows.map((row, r) => row.map((c, i) => ({ ...c, ...marks[`${r}/${i}`] }))) }
      : t,
  );
  return { ...d, tables };
}

const DOUBTED = read({
  "2/4": { recognised: 0.5 },
  "2/5": { recognised: 0.6 },
  "3/3": { recognised: 0.4, corrected: { printed: "80.60" } },
  "4/3": { recognised: 0.4, confirmed: {} },
  "1/3": { recognised: 0.4, corrected: { printed: "120.5", by: "identities", grounds: [] } },
  "0/3": { recognised: 0.99 },
});

const planOf = (d: Disclosure): readonly SheetPlan[] => planWorkbook([fixtureImport(d)], fixtureOptions()).sheets;
const cellsOf = (sheet: SheetPlan | undefined): PlanCell[] =>
  (sheet?.blocks ?? []).flatMap((b) => b.cells.flatMap((row) => row.flatMap((c) => c ?? [])));
const styled = (sheet: SheetPlan | undefined, style: PlanCell["style"]) =>
  cellsOf(sheet)
    .filter((c) => c.style === style)
    .map((c) => c.value);

describe("cells that were read without certainty", () => {
  test("have a look of their own on the standard sheet and on 原表, corrected ones another, confirmed ones none", () => {
    const sheets = planOf(DOUBTED);
    for (const sheet of [sheets.find((s) => s.name === "支出总表"), sheets.find((s) => s.role === "published")]) {
      expect(styled(sheet, "doubtful")).toEqual([80.5, 40]);
      expect(styled(sheet, "reread")).toEqual([120.5, 80.5]);
    }
  });

  test("are told in words: below their table, in the source of the row, in the legend, on the working paper", () => {
    const sheets = planOf(DOUBTED);
    const words = (role: SheetPlan["role"]) => cellsOf(sheets.find((s) => s.role === role)).map((c) => String(c.value));
    expect(words("published")).toContain(
      "识读存疑：第 3 行“基本支出”读作“80.50”、“项目支出”读作“40.00”，请对照原件第 3 页",
    );
    expect(words("published").some((w) => w.includes("紫底虚线框") && w.includes("蓝底"))).toBe(true);
    const standard = words("standard");
    expect(standard.filter((w) => w.endsWith("；识读存疑（基本支出、项目支出）"))).toHaveLength(1);
    expect(standard.some((w) => w.startsWith("金额单位：万元") && w.includes("紫底虚线框"))).toBe(true);
    expect(words("paper")).toContain(
      "图像识读：2 个单元格识读存疑（各表中以紫底虚线框标出），须对照原件；人工核对 2 个；按勾稽关系、科目表等自动改读或核实 1 个。",
    );
    expect(countReadings(DOUBTED)).toEqual({ open: 2, byPerson: 2, automatic: 1 });
  });

  test("change no value, formula or row", () => {
    const bare = (d: Disclosure) =>
      planOf(d)
        .filter((s) => s.role === "checks" || s.name === "支出总表")
        .map((s) => cellsOf(s).map(({ value, formula }) => (typeof value === "string" ? formula : [value, formula])));
    expect(bare(read({ "2/4": { recognised: 0.5 } }))).toEqual(bare(fixtureDisclosure()));
  });

  test("a document that was not read from pictures says nothing of it", () => {
    const d = fixtureDisclosure();
    expect(readingLegend(d)).toBeNull();
    expect(doubtfulReadings(d, d.tables[0]!)).toEqual([]);
    expect(planOf(d).flatMap((s) => [...styled(s, "doubtful"), ...styled(s, "reread")])).toEqual([]);
  });

  test("fields of a form are marked one by one", () => {
    const readings: Readonly<Record<string, FieldReading>> = {
      项目名称: { confidence: 0.98 },
      预算数: { confidence: 0.4 },
      实施单位: { confidence: 0.5 },
    };
    const form = {
      ...fixtureDisclosure().tables[0]!,
      id: "goal" as const,
      index: 1,
      title: "项目绩效目标表",
      rows: [],
      fields: { 项目名称: "书刊购置", 预算数: "12.00", 实施单位: "图书馆" },
      fieldsRecognised: 0.4,
      fieldReadings: readings,
      confirmedFields: ["实施单位"],
    };
    const d = { ...fixtureDisclosure(), tables: [form] };
    expect(doubtfulReadings(d, form)).toEqual([expect.stringContaining("“预算数”读作“12.00”")]);
    expect(
      styled(
        planOf(d).find((s) => s.role === "published"),
        "doubtful",
      ),
    ).toEqual([12]);
    expect(countReadings(d)).toEqual({ open: 1, byPerson: 1, automatic: 0 });
  });
});
