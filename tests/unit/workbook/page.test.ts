import { unzipSync, strFromU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../../src/hosts/xlsx";
import { Decimal } from "../../../src/disclosure";
import { planWorkbook, type PlanImport, type SheetPlan, type WorkbookPlan } from "../../../src/workbook";
import { numberWidth, textWidth } from "../../../src/workbook/cells";
import { pageOf } from "../../../src/workbook/page";
import { fixtureImport, fixtureOptions } from "./fixture";

const sheetOf = (plan: WorkbookPlan, name: string): SheetPlan => plan.sheets.find((s) => s.name === name)!;

/** The fixture with this amount as each total. */
function withAmount(amount: string, file = "云溪.pdf"): PlanImport {
  const item = fixtureImport();
  const [table] = item.disclosure.standard;
  const rows = table!.rows.map((row) => {
    const total = row.values["total"]!;
    const decimals = amount.split(".")[1]?.length ?? 0;
    const value = { value: new Decimal(amount), decimals, unit: "万元" as const, printed: amount };
    return { ...row, values: { ...row.values, total: { ...total, amount: value } } };
  });
  const published = item.disclosure.tables[0]!;
  const printed = published.rows.map((row) => row.map((c, i) => (i === 3 ? { ...c, text: amount } : c)));
  return {
    ...item,
    source: { ...item.source, file },
    disclosure: {
      ...item.disclosure,
      tables: [{ ...published, rows: printed }, ...item.disclosure.tables.slice(1)],
      standard: [{ ...table!, rows }],
    },
  };
}

describe("columns are as wide as their numbers", () => {
  test.each(["1234567.123456", "-98765432.12", "436749.895134"])("%s", (amount) => {
    const plan = planWorkbook([withAmount(amount)], fixtureOptions());
    for (const sheet of plan.sheets)
      for (const block of sheet.blocks)
        for (const row of block.cells)
          row.forEach((cell, i) => {
            const width = sheet.widths.find((w) => w.column === block.column + i)?.width ?? 9;
            expect(width, `${sheet.name} ${i} ${cell?.value}`).toBeGreaterThanOrEqual(numberWidth(cell));
          });
  });

  test("told by the format", () => {
    const shown = (value: number, format: string): number => Math.floor(numberWidth({ value, format }));
    expect(shown(1234567.123456, "#,##0.00????")).toBe("1,234,567.123456".length + 1);
    expect(shown(-12.5, "0.00")).toBe("-12.50".length + 1);
    expect(numberWidth({ value: "1,234,567.123456", format: "@" })).toBe(0);
  });
});

describe("the foot of a page", () => {
  const long = `${"2026年部门预算公开表格及说明".repeat(12)}（定稿）&.pdf`;

  test("leaves room for the page number, whatever files and units are called, and stays within 255 signs", () => {
    const plan = planWorkbook([withAmount("1.00", long)], fixtureOptions());
    for (const { page } of plan.sheets) {
      const room = page.orientation === "portrait" ? 36 : 58;
      for (const line of page.foot.left.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(room);
    }
    const paper = plan.sheets.find((s) => s.role === "paper")!;
    expect(paper.page.foot.left).toMatch(/^2026 云溪县档案馆 预算\n2026年.*….*&\.pdf$/);
    const files = unzipSync(writeXlsx(plan));
    for (const [name, bytes] of Object.entries(files)) {
      const foot = /<oddFooter>([^<]*)</.exec(name.includes("worksheets/sheet") ? strFromU8(bytes) : "")?.[1];
      if (foot === undefined) continue;
      expect(foot.replaceAll("&amp;", "&").length).toBeLessThanOrEqual(255);
      expect(foot).toMatch(/&amp;&amp;\.pdf&amp;C第 &amp;P 页/);
    }
  });

  test("does not cut a sign in two", () => {
    const foot = { left: "𠮷".repeat(60), right: "" };
    const page = pageOf({ columns: 1, widths: [], titleRows: 0, titleColumns: 0, breaks: [], foot, cut: false });
    expect(page.foot.left).toMatch(/^(?:𠮷)+…(?:𠮷)+$/u);
  });
});

describe("tables are not cut where they can stand whole on a page", () => {
  const page = (heights: readonly number[], width = 120) =>
    pageOf({
      columns: 1,
      widths: [{ column: 0, width }],
      titleRows: 2,
      titleColumns: 0,
      breaks: [],
      sections: { titles: 30, heights },
      foot: { left: "", right: "" },
      cut: false,
    });

  test.each([
    ["all of them are whole at full size", [300, 474], null],
    ["one has a few rows too many", [300, 560], 85],
    ["one can't be whole at any legible size, another can", [2000, 530], 90],
    ["none can be whole", [2000, 1500], null],
    ["one fits as small as can be read", [690], 70],
  ] as const)("%s", (_name, heights, scale) => {
    expect(page([...heights])).toMatchObject({ orientation: "landscape", scale });
  });

  test("what is as small as can be read already, or takes several pages side by side, stays as it is", () => {
    expect(page([560], 138 / 0.72).scale).toBeNull();
    expect(page([560], 400).scale).toBeNull();
  });

  test("the sheet as published is printed so, in the file too", () => {
    const item = fixtureImport();
    const [table] = item.disclosure.tables;
    const rows = Array.from({ length: 50 }, () => table!.rows[0]!);
    const plan = planWorkbook(
      [{ ...item, disclosure: { ...item.disclosure, tables: [{ ...table!, rows }] } }],
      fixtureOptions(),
    );
    const published = sheetOf(plan, "原表 2026 云溪县档案馆");
    expect(published.page.scale).toBeLessThan(100);
    expect(published.page.scale).toBeGreaterThanOrEqual(70);
    const xml = Object.entries(unzipSync(writeXlsx(plan))).map(([, bytes]) => strFromU8(bytes));
    const own = xml.filter((text) => text.includes(`scale="${published.page.scale}"`));
    expect(own).toHaveLength(1);
    expect(own[0]).not.toContain("fitToPage");
  });
});

describe("rows and columns of a sheet", () => {
  test("no row is higher than Excel has them", () => {
    const item = fixtureImport();
    const report = {
      ...item.report,
      findings: item.report.findings.map((f) => ({ ...f, message: "很长的说明".repeat(2000) })),
    };
    const plan = planWorkbook([{ ...item, report }], fixtureOptions());
    const heights = plan.sheets.flatMap((s) => s.heights.map((h) => h.points));
    expect(Math.max(...heights)).toBe(409);
  });

  test("headers that wrap, and titles in large letters, have rows that show them whole", () => {
    const item = fixtureImport();
    const [table] = item.disclosure.tables;
    const long = "国有资本经营预算财政拨款支出合计".repeat(4);
    const columns = table!.columns.map((c, i) => (i === 3 ? long : c));
    const disclosure = { ...item.disclosure, tables: [{ ...table!, columns }] };
    const plan = planWorkbook([{ ...item, disclosure }], fixtureOptions());
    const heightOf = (sheet: SheetPlan, text: string): number | undefined => {
      const block = sheet.blocks.find((b) => b.cells.some((row) => row.some((c) => c?.value === text)))!;
      const row = block.row + block.cells.findIndex((cells) => cells.some((c) => c?.value === text));
      return sheet.heights.find((h) => h.row === row)?.points;
    };
    const printed = sheetOf(plan, "原表 2026 云溪县档案馆");
    // Four lines in a cell of two rows (other columns have a header above theirs).
    expect(heightOf(printed, long)).toBe(30);
    expect(heightOf(sheetOf(plan, "支出总表"), "支出总表")).toBe(21);
    expect(heightOf(sheetOf(plan, "支出总表"), "科目编码")).toBe(31);
    const again = sheetOf(plan, "支出总表");
    expect(new Set(again.heights.map((h) => h.row)).size).toBe(again.heights.length);
  });

  test("what stays in sight leaves room for the amounts", () => {
    const item = fixtureImport();
    const [table] = item.disclosure.standard;
    const rows = table!.rows.map((row) => ({ ...row, item: "很长的科目名称".repeat(5) }));
    const named = { ...item, disclosure: { ...item.disclosure, standard: [{ ...table!, rows }] } };
    const sheet = sheetOf(planWorkbook([named], fixtureOptions()), "支出总表");
    const frozen = sheet.widths.filter((w) => w.column < sheet.freezeColumns).reduce((sum, w) => sum + w.width, 0);
    expect(frozen).toBeLessThanOrEqual(64);
  });

  test("rows of several disclosures say first whose they are, and only then", () => {
    const names = (...items: PlanImport[]): unknown[] => {
      const { tables, blocks } = sheetOf(planWorkbook(items, fixtureOptions()), "支出总表");
      const row = tables[0]!.range.row;
      const block = blocks.find((b) => b.row <= row && row < b.row + b.cells.length)!;
      return block.cells[row - block.row]!.slice(0, 3).map((c) => c?.value);
    };
    expect(names(fixtureImport())).toEqual(["科目编码", "科目名称", "合计"]);
    expect(names(fixtureImport(), fixtureImport({ unitName: "云溪县图书馆" }))[0]).toBe("公开单位");
    expect(names(fixtureImport(), fixtureImport({ year: "2025" }))[0]).toBe("年度");
    expect(names(fixtureImport(), fixtureImport({ kind: "final" }))).toEqual(["科目编码", "科目名称", "合计"]);
  });
});
