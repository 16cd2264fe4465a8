import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

/** What an add-in reads from an error of office.js. */
const failure = (code: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> =>
  workbench.asAddin(code).then(
    () => "no error",
    (error: Error) => /([A-Za-z]+Error|RichApi\.Error|Error): ([^\n]*)/.exec(error.message)?.[2] ?? error.message,
  );

describe("the page", () => {
  test("opens an empty workbook in Chinese with the add-in beside it", async () => {
    expect(await workbench.control("sheets")).toMatchObject([{ name: "Sheet1", visible: true, active: true }]);
    expect(
      await (
        await workbench.addin()
      ).evaluate(() => [Office.context.host, Office.context.platform, Office.context.displayLanguage].map(String)),
    ).toEqual(["Excel", "OfficeOnline", "zh-CN"]);
    await workbench.screenshot("01-open");
  });

  test("asks nothing of the network", () => expect(workbench.outside).toEqual([]));
});

describe("the object model, through the real office.js", () => {
  test("writes sheets, tables, formulas and formats, and reads them back calculated", async () => {
    const read = await workbench.asAddin(async (context) => {
      const sheet = context.workbook.worksheets.add("支出");
      const range = sheet.getRange("A1:C4");
      range.numberFormat = [
        ["@", "@", "@"],
        ["@", "@", "#,##0.00"],
        ["@", "@", "#,##0.00"],
        ["@", "@", "#,##0.00"],
      ];
      range.values = [
        ["科目编码", "科目名称", "金额"],
        ["2101202", "甲", 12.5],
        ["0201", "乙", "3"],
        ["合计", "", "=SUM(C2:C3)"],
      ];
      const table = sheet.tables.add("A1:C3", true);
      table.name = "支出表";
      sheet.getRange("E1:E2").formulas = [["=SUM(支出表[金额])"], ["=COUNTA(支出表[#All])"]];
      sheet.getRange("F2").formulas = [["=支出表[@金额]*2"]];
      sheet.freezePanes.freezeRows(1);
      sheet.activate();
      range.load("values,text,address");
      const formulas = sheet.getRange("E1:F2").load("values,formulas");
      table.columns.load("items/name");
      await context.sync();
      return {
        address: range.address,
        values: range.values,
        text: range.text,
        sums: formulas.values,
        formulas: formulas.formulas,
        columns: table.columns.items.map((column) => column.name),
      };
    });
    expect(read).toEqual({
      address: "支出!A1:C4",
      values: [
        ["科目编码", "科目名称", "金额"],
        ["2101202", "甲", 12.5],
        ["0201", "乙", 3],
        ["合计", "", 15.5],
      ],
      text: [
        ["科目编码", "科目名称", "金额"],
        ["2101202", "甲", "12.50"],
        ["0201", "乙", "3.00"],
        ["合计", "", "15.50"],
      ],
      sums: [
        [15.5, ""],
        [9, 25],
      ],
      formulas: [
        ["=SUM(支出表[金额])", ""],
        ["=COUNTA(支出表[#All])", "=支出表[@金额]*2"],
      ],
      columns: ["科目编码", "科目名称", "金额"],
    });
  });

  test("enters text as Excel does: a number in a General cell, text under @ and after an apostrophe", async () => {
    const values = await workbench.asAddin(async (context) => {
      const range = context.workbook.worksheets.getItem("支出").getRange("H1:L1");
      range.numberFormat = [["General", "@", "General", "General", "General"]];
      range.values = [["1,234.5", "007", "'=1+1", "12%", "2101"]];
      range.load("values,numberFormat");
      await context.sync();
      return [range.values[0], range.numberFormat[0]];
    });
    expect(values).toEqual([
      [1234.5, "007", "=1+1", 0.12, 2101],
      ["#,##0.00", "@", "General", "0%", "General"],
    ]);
  });

  test("null leaves a cell as it is and an empty string clears it", async () => {
    const values = await workbench.asAddin(async (context) => {
      const range = context.workbook.worksheets.getItem("支出").getRange("H2:J2");
      range.values = [[1, 2, 3]];
      range.values = [[null, "", 4]];
      range.load("values");
      await context.sync();
      return range.values[0];
    });
    expect(values).toEqual([1, "", 4]);
  });

  test("keeps a range across syncs, resizes a table, adds and finds names", async () => {
    const read = await workbench.asAddin(async (context) => {
      const sheet = context.workbook.worksheets.getItem("支出");
      const range = sheet.getRange("A4:C4");
      await context.sync();
      range.values = [["0301", "丙", 4]];
      const table = sheet.tables.getItem("支出表");
      table.resize("A1:C4");
      context.workbook.names.add("支出总额", sheet.getRange("C2:C4"));
      sheet.getRange("E3").formulas = [["=SUM(支出总额)"]];
      const body = table.getDataBodyRange().load("address");
      const sums = sheet.getRange("E1:E3").load("values");
      const missing = context.workbook.names.getItemOrNullObject("没有");
      await context.sync();
      return { body: body.address, sums: sums.values.flat(), missing: missing.isNullObject };
    });
    expect(read).toEqual({ body: "支出!A2:C4", sums: [19.5, 12, 19.5], missing: true });
  });

  test("tells the add-in of an edit and of a selection", async () => {
    await workbench.asAddin(async (context) => {
      const seen: string[] = [];
      (globalThis as { seen?: string[] }).seen = seen;
      const sheet = context.workbook.worksheets.getItem("支出");
      sheet.onChanged.add(async (event) => void seen.push(`changed ${event.address}`));
      sheet.onSelectionChanged.add(async (event) => void seen.push(`selected ${event.address}`));
      await context.sync();
    });
    await workbench.control("setCell", "支出", "J5", "x");
    await workbench.control("activate", "支出", "B3");
    await expect
      .poll(async () => (await workbench.addin()).evaluate(() => (globalThis as { seen?: string[] }).seen))
      .toEqual(["changed J5", "selected B3"]);
  });

  test("errs as Excel does", async () => {
    expect(
      await failure(async (context) => {
        context.workbook.worksheets.getItem("没有").getRange("A1").values = [[1]];
        await context.sync();
      }),
    ).toBe("The requested resource doesn't exist.");
    expect(
      await failure(async (context) => {
        context.workbook.worksheets.getItem("支出").getRange("A1:B1").values = [[1]];
        await context.sync();
      }),
    ).toContain("doesn't match the size or dimensions of the range");
    expect(
      await failure(async (context) => {
        context.workbook.worksheets.add("收/支");
        await context.sync();
      }),
    ).toBe("The argument is invalid or missing or has an incorrect format.");
    expect(
      await failure(async (context) => {
        context.workbook.worksheets.add("支出");
        await context.sync();
      }),
    ).toBe("A resource with the same name or identifier already exists.");
    expect(
      await failure(async (context) => context.workbook.worksheets.getItem("支出").getRange("A1").values),
    ).toContain("context.sync()");
  });

  test("says loudly, with its name, what it does not play", async () => {
    const message = await failure(async (context) => {
      const sheet = context.workbook.worksheets.getItem("支出");
      sheet.pivotTables.add("透视", sheet.getRange("A1:C3"), sheet.getRange("F1"));
      await context.sync();
    });
    expect(message).toBe("The workbench does not play Worksheet.PivotTables.");
    expect(await workbench.page.locator("#unplayed").innerText()).toContain("Worksheet.PivotTables");
    expect(workbench.errors.join()).toContain("Worksheet.PivotTables");
    await workbench.screenshot("02-unplayed");
  });
});

describe("custom functions, computed by the add-in's own runtime", () => {
  test("BUDGET.CHECK and FUNC.NAME compute in cells, and an edit turns the check", async () => {
    await workbench.control("setCell", "Sheet1", "A1", 10);
    await workbench.control("setCell", "Sheet1", "A2", 4);
    await workbench.control("setCell", "Sheet1", "A3", 6);
    await workbench.control("setCell", "Sheet1", "B1", "=BUDGET.CHECK(A1,A2:A3)");
    await workbench.control("setCell", "Sheet1", "B2", '=FUNC.NAME("2101202")');
    expect(await workbench.control("getRange", "Sheet1", "B1:B2")).toEqual([
      ["通过"],
      ["财政对城乡居民基本医疗保险基金的补助"],
    ]);
    await workbench.control("setCell", "Sheet1", "A2", 16);
    expect((await workbench.control("getCell", "Sheet1", "B1")).value).toBe("不符 -12.00");
    expect((await workbench.control("getCell", "Sheet1", "B1")).formula).toBe("=BUDGET.CHECK(A1,A2:A3)");
  });

  test("an unknown code is #N/A, and its message shows when the cell is chosen", async () => {
    await workbench.control("setCell", "Sheet1", "B3", '=FUNC.NAME("9999999")');
    const cell = await workbench.control("getCell", "Sheet1", "B3");
    expect(cell.value).toBe("#N/A");
    expect(cell.message).toContain("9999999");
    await workbench.control("activate", "Sheet1", "B3");
    await workbench.page.locator("#cell-message").waitFor({ state: "visible" });
    expect(await workbench.page.locator("#cell-message").innerText()).toContain("9999999");
    await workbench.screenshot("03-functions");
  });

  test("a result that depends on another function's result follows", async () => {
    await workbench.control("setCell", "Sheet1", "C1", '=LEFT(B1,2)&"/"&FUNC.NAME("201")');
    expect((await workbench.control("getCell", "Sheet1", "C1")).value).toBe("不符/一般公共服务支出");
    await workbench.control("setCell", "Sheet1", "A2", 4);
    expect((await workbench.control("getCell", "Sheet1", "C1")).value).toBe("通过/一般公共服务支出");
  });

  test("a thousand calls are a few round trips", async () => {
    await workbench.asAddin(async (context) => {
      const sheet = context.workbook.worksheets.add("很多");
      sheet.getRange("A1:A1000").formulas = Array.from({ length: 1000 }, (_, row) => [`=BUDGET.CHECK(${row},${row})`]);
      await context.sync();
    });
    await workbench.control("settled");
    const values = await workbench.control("getRange", "很多", "A1:A1000");
    expect(new Set(values.flat())).toEqual(new Set(["通过"]));
  });
});

describe("tables of several sheets", () => {
  test("rows deleted on one sheet move no table of another", async () => {
    const sizes = await workbench.asAddin(async (context) => {
      const body = Array.from({ length: 12 }, (_, i) => [i === 0 ? "列" : `值${i}`]);
      for (const name of ["甲页", "乙页"]) {
        const sheet = context.workbook.worksheets.add(name);
        sheet.getRange("A3:A14").values = body;
        sheet.tables.add("A3:A14", true).name = `${name}表`;
      }
      context.workbook.worksheets.getItem("乙页").activate();
      await context.sync();
      context.workbook.worksheets.getItem("甲页").getRange("6:10").delete("Up");
      await context.sync();
      const ranges = ["甲页表", "乙页表"].map((name) =>
        context.workbook.tables.getItem(name).getRange().load("address"),
      );
      await context.sync();
      return ranges.map((r) => r.address);
    });
    expect(sizes.map((a) => a.replace(/'/g, ""))).toEqual(["甲页!A3:A9", "乙页!A3:A14"]);
  });
});

test("the pane's first view needs less than 260 KB", async () => {
  const pane = await workbench.addin();
  const entry = await pane.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("script[src],link[rel=stylesheet]")].map(
      (e) => new URL("src" in e ? e.src : e.href).pathname,
    ),
  );
  const own = entry.filter((name) => !name.includes("officejs"));
  expect(own.some((name) => name.endsWith("/app.js"))).toBe(true);
  const packed = own.map((name) => gzipSync(readFileSync(new URL(`../../dist${name}`, import.meta.url))).length);
  expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(260 * 1024);
});
