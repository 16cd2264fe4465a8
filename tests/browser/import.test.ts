import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnName } from "../../workbench/grid/addresses";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

/** The pane, as a person uses it: the built-in sample, the preview, the button. */
async function importSample(): Promise<void> {
  const pane = await workbench.addin();
  await pane.getByTestId("use-sample").click();
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("result").waitFor({ timeout: 90_000 });
  await workbench.control("settled");
}

/** Every cell of the sheet of checks that holds a formula of the function, with what it shows. */
async function formulasOf(name: string): Promise<{ address: string; formula: string; value: unknown }[]> {
  const used = (await workbench.control("usedRange", "核对"))!;
  const area = `A1:${columnName(used.columns - 1)}${used.rows}`;
  const [formulas, values] = [
    await workbench.control("getFormulas", "核对", area),
    await workbench.control("getRange", "核对", area),
  ];
  return formulas.flatMap((row, i) =>
    row.flatMap((formula, j) =>
      String(formula).includes(`${name}(`)
        ? [{ address: `${columnName(j)}${i + 1}`, formula: String(formula), value: values[i]![j] }]
        : [],
    ),
  );
}

const sheetNames = async (): Promise<string[]> => (await workbench.control("sheets")).map((sheet) => sheet.name);
const tableSizes = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await workbench.control("tables")).map((table) => [table.name, table.rows]));

describe("a disclosure, from the pane to live checks", () => {
  test("the sample becomes standard sheets, all of its checks hold", async () => {
    await importSample();
    expect(await sheetNames()).toEqual(
      expect.arrayContaining(["概览", "问题", "核对", "收支总表", "收入总表", "支出总表"]),
    );
    const checks = await formulasOf("BUDGET.CHECK");
    expect(checks.length).toBeGreaterThan(50);
    expect(new Set(checks.map((check) => check.value))).toEqual(new Set(["通过"]));
    const names = await formulasOf("FUNC.NAME");
    expect(names.length).toBeGreaterThan(0);
    for (const { value } of names) expect(value).not.toMatch(/^#/);
    await workbench.control("activate", "核对", "A4");
    await workbench.screenshot("10-import");
  });

  test("the sheets are set up for printing, and codes and names stay in sight", async () => {
    const read = await workbench.asAddin(async (context) => {
      const found = context.workbook.worksheets.load("items/name");
      await context.sync();
      const sheets = found.items.filter((s) => s.name === "支出总表" || s.name.startsWith("底稿"));
      const layouts = sheets.map((sheet) => {
        const layout = sheet.pageLayout.load("orientation,paperSize,zoom");
        const foot = sheet.pageLayout.headersFooters.defaultForAllPages.load("centerFooter,leftFooter");
        const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
        return { sheet, layout, foot, frozen };
      });
      await context.sync();
      return layouts.map(({ sheet, layout, foot, frozen }) => ({
        name: sheet.name.slice(0, 4),
        orientation: layout.orientation,
        paper: layout.paperSize,
        wide: layout.zoom.horizontalFitToPages,
        foot: foot.centerFooter,
        frozen: frozen.isNullObject ? null : frozen.address.split("!")[1],
      }));
    });
    expect(read.map(({ name, ...rest }) => ({ name: name.trim(), ...rest }))).toEqual([
      { name: "底稿 2", orientation: "Portrait", paper: "A4", wide: 1, foot: "第 &P 页，共 &N 页", frozen: null },
      { name: "支出总表", orientation: "Landscape", paper: "A4", wide: 1, foot: "第 &P 页，共 &N 页", frozen: "A1:B3" },
    ]);
    const breaks = await workbench.asAddin(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      const published = sheets.items.find((s) => s.name.startsWith("原表"))!;
      const count = published.horizontalPageBreaks.getCount();
      await context.sync();
      return count.value;
    });
    expect(breaks).toBeGreaterThan(5);
    await workbench.control("activate", "支出总表", "A4");
    await workbench.screenshot("12-statement");
    await workbench.control(
      "activate",
      (await sheetNames()).find((n) => n.startsWith("底稿"))!,
      "A1",
    );
    await workbench.screenshot("13-paper");
  });

  test("an edited amount turns the check beside it, and back", async () => {
    const [check] = await formulasOf("BUDGET.CHECK");
    const row = check!.address.replace(/^[A-Z]+/, "");
    const left = (await workbench.control("getFormulas", "核对", `C${row}:C${row}`))[0]![0];
    const [, sheet, pinned] = /=0,'([^']+)'!(\$[A-Z]+\$\d+)/.exec(String(left))!;
    const cell = pinned!.replaceAll("$", "");
    const before = (await workbench.control("getCell", sheet!, cell)).value as number;
    await workbench.control("setCell", sheet!, cell, before - 12);
    expect((await workbench.control("getCell", "核对", check!.address)).value).toBe("不符 -12.00");
    await workbench.screenshot("11-edited");
    await workbench.control("setCell", sheet!, cell, before);
    expect((await workbench.control("getCell", "核对", check!.address)).value).toBe("通过");
  });

  test("a second import of the same disclosure replaces, and doubles nothing", async () => {
    const before = {
      sheets: await sheetNames(),
      tables: await tableSizes(),
      checks: (await formulasOf("BUDGET.CHECK")).length,
    };
    await (await workbench.addin()).getByTestId("new-import").click();
    await importSample();
    expect({
      sheets: await sheetNames(),
      tables: await tableSizes(),
      checks: (await formulasOf("BUDGET.CHECK")).length,
    }).toEqual(before);
    const [first] = await formulasOf("BUDGET.CHECK");
    expect(first!.value).toBe("通过");
    await workbench.screenshot("12-imported-again");
  });

  test("nothing left the machine and nothing erred", () => {
    expect(workbench.outside).toEqual([]);
    expect(workbench.errors).toEqual([]);
  });
});
