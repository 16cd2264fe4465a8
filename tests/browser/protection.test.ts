import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./rig";

const SAMPLE = readFileSync(new URL("../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
/** The sample with two digits of one total in each other's place. */
const WRONG = SAMPLE.replace(
  "4\t2012601\t行政运行\t212.32\t212.32\t\t\t\t",
  "4\t2012601\t行政运行\t221.32\t212.32\t\t\t\t",
);

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

const sheetNames = async (): Promise<string[]> => (await workbench.control("sheets")).map((sheet) => sheet.name);
const column = async (sheet: string, area: string) =>
  (await workbench.control("getRange", sheet, area)).map((row) => row[0]);

describe("the user's own rules, coverage and corrections in the workbook", () => {
  test("the button makes a table with an explained example; a row in it is checked with the next import", async () => {
    const pane = await workbench.addin();
    await pane.getByTestId("user-rules").click();
    await expect.poll(sheetNames, { timeout: 30_000 }).toContain("自定义规则");
    await workbench.control("settled");
    await workbench.screenshot("30-own-rules");
    await workbench.control("setCell", "自定义规则", "A5", "只有基本支出");
    await workbench.control("setCell", "自定义规则", "B5", "支出总表[合计].合计 = 支出总表[合计].基本支出");
    await workbench.control("setCell", "自定义规则", "B6", "支出总表[合计].没有这列 = 支出总表[合计].合计");
    await pane.getByTestId("paste-text").fill(WRONG);
    await pane.getByTestId("paste-import").click();
    await pane.getByTestId("rule-remark-1").waitFor({ timeout: 60_000 });
    expect(await pane.getByTestId("rule-remark-1").textContent()).toContain("不符 1 处");
    expect(await pane.getByTestId("rule-remark-2").textContent()).toContain("没有这列");
    await pane.getByTestId("coverage").click();
    await workbench.screenshot("31-preview");
    await pane.getByTestId("write").click();
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    expect((await column("自定义规则", "F4:F6"))[1]).toContain("不符 1 处");
    expect(JSON.stringify(await workbench.control("getRange", "问题", "A1:I40"))).toContain("只有基本支出");
    expect(await sheetNames()).toContain("覆盖 2026 云溪县档案馆");
    await workbench.control("activate", "覆盖 2026 云溪县档案馆", "A1");
    await workbench.screenshot("32-coverage");
  });

  test("a suggestion is taken up in one go, the finding marked, and taken back", async () => {
    const pane = await workbench.addin();
    const accept = pane.locator('[data-testid^="accept-"]').first();
    const id = (await accept.getAttribute("data-testid"))!.replace("accept-", "");
    const all = async () =>
      JSON.stringify([
        await workbench.control("getRange", "问题", "A1:S40"),
        await workbench.control("getRange", "支出总表", "A1:Z30"),
      ]);
    const before = await all();
    // One cause is one finding: what follows from it stands under it, and is done with it.
    await pane.getByTestId(`finding-${id}-show`).click();
    expect(await pane.getByTestId(`finding-${id}-consequences`).locator("summary").textContent()).toContain("同一原因");
    await accept.click();
    await pane.getByTestId(`take-back-${id}`).waitFor({ timeout: 30_000 });
    expect((await all()).match(/已更正/g)).toHaveLength(1);
    await workbench.screenshot("33-accepted");
    await pane.getByTestId(`take-back-${id}`).click();
    await pane.getByTestId(`accept-${id}`).waitFor({ timeout: 30_000 });
    expect(await all()).toBe(before);
  });

  test("a native formula of the function browser gives the figure", async () => {
    const pane = await workbench.addin();
    await workbench.control("activate", "自定义规则", "H4");
    await pane.getByTestId("tab-functions").click();
    await pane.getByTestId("insert-native-BUDGET.VALUE").click();
    await pane.getByTestId("function-inserted").filter({ hasText: "H4" }).waitFor({ timeout: 30_000 });
    await workbench.control("settled");
    const cell = await workbench.control("getCell", "自定义规则", "H4");
    expect(typeof cell.value).toBe("number");
    expect(cell.formula).toContain("[合计]");
    expect(cell.value).toBeGreaterThan(0);
    await workbench.screenshot("34-native");
  });

  test("nothing that stands in a cell goes without being asked", async () => {
    const pane = await workbench.addin();
    await workbench.control("setCell", "自定义规则", "K6", "我的数");
    await workbench.control("activate", "自定义规则", "J5");
    await pane.getByTestId("insert-BUDGET.COMPARE").click();
    await pane.getByTestId("occupied-BUDGET.COMPARE").filter({ hasText: "1 个单元格" }).waitFor({ timeout: 30_000 });
    await workbench.screenshot("34-occupied");
    await pane.getByTestId("keep-BUDGET.COMPARE").click();
    expect((await workbench.control("getCell", "自定义规则", "J5")).formula ?? "").toBe("");
    expect((await workbench.control("getCell", "自定义规则", "K6")).value).toBe("我的数");
    await pane.getByTestId("insert-BUDGET.COMPARE").click();
    await pane.getByTestId("overwrite-BUDGET.COMPARE").click();
    await pane.getByTestId("function-inserted").filter({ hasText: "J5" }).waitFor({ timeout: 30_000 });
    await workbench.control("settled");
    expect(await workbench.control("getRange", "自定义规则", "J5:K6")).toEqual([
      ["编码", "项目"],
      ["", "合计"],
    ]);
  });

  test("formulas under the names of a file are written again under their own, the check sheet's calls are not the user's", async () => {
    const pane = await workbench.addin();
    await workbench.control("setCell", "自定义规则", "H12", "=_xldudf_BUDGET_DIFF(3,1)");
    await pane.getByTestId("refresh-all").click();
    await pane.getByTestId("refresh-all").filter({ hasText: "已重写" }).waitFor({ timeout: 60_000 });
    await workbench.control("settled");
    const cell = await workbench.control("getCell", "自定义规则", "H12");
    expect(cell).toMatchObject({ formula: "=BUDGET.DIFF(3,1)", value: 2 });
    // The check sheet calls BUDGET.CHECK far more than fifty times.
    expect(await pane.getByTestId("native-note-BUDGET.CHECK").textContent()).not.toContain("单格调用");
  });

  test("an import of the open sheet leads back to the cells that it was read from, and corrects them too", async () => {
    const pane = await workbench.addin();
    const rows = WRONG.split(/\r?\n/).map((line) => line.split("\t"));
    const width = Math.max(...rows.map((r) => r.length));
    const values = JSON.stringify(rows.map((r) => Array.from({ length: width }, (_, i) => r[i] ?? "")));
    await pane.evaluate(`Excel.run(async (context) => {
      const values = ${values};
      const sheet = context.workbook.worksheets.add("自编表");
      const range = sheet.getRangeByIndexes(0, 0, values.length, values[0].length);
      range.numberFormat = values.map((r) => r.map(() => "@"));
      range.values = values;
      sheet.activate();
      await context.sync();
    })`);
    await pane.getByTestId("tab-import").click();
    await pane.getByTestId("new-import").click();
    await pane.getByTestId("from-sheet").click();
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    await pane.getByTestId("finding-0-show").click();
    await expect
      .poll(async () => (await workbench.control("sheets")).find((s) => s.active)?.name, { timeout: 30_000 })
      .toBe("自编表");
    expect(await pane.locator('[data-testid^="changes-"]').first().textContent()).toContain("自编表!");
    await workbench.screenshot("35-original");
  });

  test("nothing left the machine and nothing erred", () => {
    expect(workbench.outside).toEqual([]);
    expect(workbench.errors).toEqual([]);
  });
});
