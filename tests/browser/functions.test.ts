import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FUNCTIONS, formulaOf } from "../../src/functions/specification";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

type Shown = string | number | boolean | null | undefined;

const columnName = (index: number): string =>
  (index < 26 ? "" : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
const blank = (rows: readonly (readonly Shown[])[]): Shown[][] => rows.map((row) => row.map((v) => v ?? ""));

/** Enters formulas on a sheet, a new one if need be, in one round trip of the add-in. */
const enter = async (sheet: string, cells: readonly (readonly [string, string])[]): Promise<void> => {
  const addin = await workbench.addin();
  await addin.evaluate(
    ([name, list]) =>
      Excel.run(async (context) => {
        const found = context.workbook.worksheets.getItemOrNullObject(name);
        await context.sync();
        const target = found.isNullObject ? context.workbook.worksheets.add(name) : found;
        for (const [address, formula] of list) target.getRange(address).formulas = [[formula]];
        await context.sync();
      }),
    [sheet, cells] as const,
  );
  await workbench.control("settled");
};

describe("every function, computed by the real custom-functions runtime in cells", () => {
  test("the examples of the guide give what the guide says", async () => {
    const examples = FUNCTIONS.flatMap((f) =>
      f.examples.map((e) => ({ id: f.id, formula: formulaOf(f.id, e), result: e.result })),
    );
    const shapes = examples.map((e) => (Array.isArray(e.result) ? (e.result as Shown[][]) : [[e.result as Shown]]));
    // One below the other, with room for what spills.
    const rows: number[] = [];
    shapes.reduce((at, shape) => (rows.push(at), at + shape.length + 1), 1);
    await enter(
      "示例",
      examples.map((e, i) => [`A${rows[i]}`, e.formula]),
    );
    const wrong: unknown[] = [];
    for (const [i, e] of examples.entries()) {
      const shape = shapes[i]!;
      const address = `A${rows[i]}:${columnName(shape[0]!.length - 1)}${rows[i]! + shape.length - 1}`;
      const shown = blank(await workbench.control("getRange", "示例", address));
      if (JSON.stringify(shown) !== JSON.stringify(shape)) wrong.push({ formula: e.formula, shown, expected: shape });
      if (shape.length === 1 && String(shape[0]![0]).startsWith("#")) {
        const message = (await workbench.control("getCell", "示例", `A${rows[i]}`)).message;
        if (!message || message.length < 5) wrong.push({ formula: e.formula, message });
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("a template as an accountant makes it", () => {
  const ITEMS = ["合计", "208", "20805", "2080505", "210", "卫生健康支出"];

  /** Year in B1 and unit in B2; five single figures with a check, a block that one call fills, names, and both years compared. */
  beforeAll(async () => {
    await workbench.asAddin(async (context) => {
      const data = context.workbook.worksheets.add("支出数据");
      const header = ["年度", "公开单位", "层级", "版本", "科目编码", "科目名称", "合计", "基本支出", "项目支出"];
      const body = (year: string, unit: string, k: number) => [
        [year, unit, "部门", "", "", "合计", 30 * k, 20 * k, 10 * k],
        [year, unit, "部门", "", "208", "社会保障和就业支出", 20 * k, 20 * k, null],
        [year, unit, "部门", "", "20805", "行政事业单位养老支出", 20 * k, 20 * k, null],
        [year, unit, "部门", "", "2080505", "机关事业单位基本养老保险缴费支出", 20 * k, 20 * k, null],
        [year, unit, "部门", "", "210", "卫生健康支出", 10 * k, null, 10 * k],
      ];
      const rows = [header, ...body("2023", "甲局", 1), ...body("2024", "甲局", 1.1), ...body("2024", "乙局", 7)];
      const range = data.getRange(`A1:I${rows.length}`);
      range.numberFormat = rows.map(() => header.map((_, c) => (c < 6 ? "@" : "#,##0.00")));
      range.values = rows;
      data.tables.add(`A1:I${rows.length}`, true).name = "支出总表";
      const sheet = context.workbook.worksheets.add("模板");
      sheet.getRange("A1:B2").values = [
        ["年度", 2024],
        ["单位", "甲局"],
      ];
      await context.sync();
    });
    const figures = ITEMS.flatMap((item, i) => [
      [`A${4 + i}`, `'${item}`] as const,
      [`B${4 + i}`, `=BUDGET.VALUE(支出总表[#All],A${4 + i},,$B$2,$B$1)`] as const,
      [`C${4 + i}`, `=BUDGET.VALUE(支出总表[#All],A${4 + i},"基本支出",$B$2,$B$1)`] as const,
    ]);
    await enter("模板", [
      ...figures,
      ["D4", "=BUDGET.CHECK(B4,B5:B5,0)"],
      ["D5", "=BUDGET.CHECK(B4,C4:C4)"],
      ["D6", "=BUDGET.DIFF(B4,B5)"],
      ["D7", "=FUNC.NAME(A7,$B$1)"],
      ["A12", '=BUDGET.VALUE(支出总表[#All],A4:A9,"合计",$B$2,$B$1,"元")'],
      ["F1", "=BUDGET.TABLE(支出总表[#All],$B$2,$B$1)"],
      ["F10", '=BUDGET.COMPARE(支出总表[#All],2023,2024,"甲局")'],
    ]);
  });

  const column = async (address: string): Promise<Shown[]> =>
    blank(await workbench.control("getRange", "模板", address)).flat();

  test("every figure is that of the year and the unit in the two cells", async () => {
    expect(await column("B4:B9")).toEqual([33, 22, 22, 22, 11, 11]);
    expect(await column("C4:C9")).toEqual([22, 22, 22, 22, "", ""]);
    expect(await column("D4:D7")).toEqual(["不符 11.00", "不符 11.00", 11, "机关事业单位基本养老保险缴费支出"]);
    expect(await column("A12:A17")).toEqual([330000, 220000, 220000, 220000, 110000, 110000]);
    expect(blank(await workbench.control("getRange", "模板", "F1:J2"))).toEqual([
      ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      ["", "合计", 33, 22, 11],
    ]);
    expect(blank(await workbench.control("getRange", "模板", "F10:K11"))).toEqual([
      ["编码", "项目", "2023年", "2024年", "增减额", "增减%"],
      ["", "合计", 30, 33, 3, 10],
    ]);
    await workbench.control("activate", "模板", "B1");
    await workbench.screenshot("10-template");
  });

  test("another year, another unit: all follow", async () => {
    await workbench.control("setCell", "模板", "B1", 2023);
    await workbench.control("settled");
    expect(await column("B4:B9")).toEqual([30, 20, 20, 20, 10, 10]);
    expect(await column("A12:A17")).toEqual([300000, 200000, 200000, 200000, 100000, 100000]);
    await workbench.control("setCell", "模板", "B1", 2024);
    await workbench.control("setCell", "模板", "B2", "乙局");
    await workbench.control("settled");
    expect(await column("B4:B9")).toEqual([210, 140, 140, 140, 70, 70]);
    await workbench.control("setCell", "模板", "B2", "甲局");
    await workbench.control("settled");
    expect(await column("B4:B9")).toEqual([33, 22, 22, 22, 11, 11]);
  });

  test("an edit of the sheet shows in what depends on it, single and spilled", async () => {
    // The row 合计 of 甲局 2024 is the seventh of the sheet.
    await workbench.control("setCell", "支出数据", "G7", 40);
    await workbench.control("settled");
    expect((await column("B4:B4"))[0]).toBe(40);
    expect((await column("A12:A12"))[0]).toBe(400000);
    expect(blank(await workbench.control("getRange", "模板", "F11:K11"))).toEqual([["", "合计", 30, 40, 10, 33.33]]);
  });

  test("a year that is not there says so", async () => {
    await workbench.control("setCell", "模板", "B1", 2031);
    await workbench.control("settled");
    const cell = await workbench.control("getCell", "模板", "B4");
    expect(cell.value).toBe("#N/A");
    expect(cell.message).toContain("2031");
  });

  test("saved, reopened, still right", async () => {
    await workbench.control("setCell", "模板", "B1", 2024);
    await workbench.control("settled");
    const before = await workbench.control("getRange", "模板", "A1:K17");
    const saved = await workbench.control("save");
    const loaded = workbench.page.waitForEvent("load");
    await workbench.control("open", saved);
    await loaded;
    await workbench.page.evaluate(() => window.workbench.ready);
    await workbench.control("settled");
    expect(blank(await workbench.control("getRange", "模板", "A1:K17"))).toEqual(blank(before));
    await workbench.control("setCell", "模板", "B1", 2023);
    await workbench.control("settled");
    expect((await column("B4:B9")).slice(1)).toEqual([20, 20, 20, 10, 10]);
    await workbench.screenshot("11-template-reopened");
  });
});
