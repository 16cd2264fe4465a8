import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import type { Picture } from "../../workbench/grid/picture";
import { axeFaults } from "./axe-faults";
import { differences, unquoted, withoutTime } from "./faults-pictures";
import { sameRequest, TRIES } from "./faults-bench";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
  await pane.getByTestId("use-sample").click();
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("result").waitFor({ timeout: 120_000 });
  await pane.getByTestId("tab-reports").click();
  await pane.getByTestId("template-list").waitFor({ timeout: 60_000 });
}, 240_000);

afterEach(async (context) => {
  if (context.task.result?.state === "fail") await workbench.screenshot(`failed-${context.task.id}`);
});

afterAll(() => workbench.close());

const sheetNames = async (): Promise<string[]> => (await workbench.control("sheets")).map((s) => s.name);

/** The rows of a sheet, as texts. */
async function rowsOf(sheet: string): Promise<string[][]> {
  const used = (await workbench.control("usedRange", sheet))!;
  const rows = await workbench.control("getRange", sheet, `A1:H${used.rows}`);
  return rows.map((row) => row.map(String));
}

/** The cell of a column in the row that holds a text, in A1. */
async function cellOf(sheet: string, text: string, label: string): Promise<string> {
  const rows = await rowsOf(sheet);
  const header = rows.findIndex((row) => row.includes(label));
  const row = rows.findIndex((cells, i) => i > header && cells.includes(text));
  return `${String.fromCharCode(65 + rows[header]!.indexOf(label))}${row + 1}`;
}

const told = (): Promise<string | null> => pane.getByTestId("report-told").textContent();

describe("a built-in template", () => {
  test("is put in as a sheet to be edited, and is a template of the workbook then", async () => {
    await pane.getByTestId("template-insert-composition").click();
    await expect.poll(told, { timeout: 60_000 }).toContain("科目构成表（模板）");
    await pane.getByTestId("template-科目构成表（模板）").waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("template-faults-科目构成表（模板）").count()).toBe(0);
    expect((await rowsOf("科目构成表（模板）"))[0]![0]).toBe("{{单位}}{{年度}}年支出构成表");
    await workbench.screenshot("70-template-inserted");
    expect(await axeFaults(pane)).toEqual([]);
  });

  test("is filled with formulas that follow the standard sheets", async () => {
    await pane.getByTestId("template-use-科目构成表（模板）").click();
    await pane.getByTestId("report-form").waitFor();
    expect(await axeFaults(pane)).toEqual([]);
    await pane.getByTestId("report-fill").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("已填写");
    const sheet = (await sheetNames()).find((n) => n.startsWith("科目构成表 "))!;
    await workbench.screenshot("71-report-filled");
    const total = await cellOf(sheet, "合计", "金额");
    const source = await cellOf("支出总表", "合计", "合计");
    const before = (await workbench.control("getRange", "支出总表", source))[0]![0];
    await expect
      .poll(async () => (await workbench.control("getRange", sheet, total))[0]![0], { timeout: 60_000 })
      .toBe(before);
    const [[formula]] = (await workbench.control("getFormulas", sheet, total)) as [[string]];
    expect(formula).toContain("AVERAGEIFS");

    await workbench.control("type", "支出总表", source, Number(before) + 100);
    await workbench.control("settled");
    await expect
      .poll(async () => (await workbench.control("getRange", sheet, total))[0]![0], { timeout: 60_000 })
      .toBeCloseTo(Number(before) + 100, 2);
  });

  test("is filled again in place: what was written beside it stays", async () => {
    const sheet = (await sheetNames()).find((n) => n.startsWith("科目构成表 "))!;
    await workbench.control("type", sheet, "G1", "已复核");
    const count = (await sheetNames()).length;
    await pane.getByTestId("report-refill-0").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("已填写");
    expect((await sheetNames()).length).toBe(count);
    expect((await workbench.control("getRange", sheet, "G1"))[0]![0]).toBe("已复核");
  });
});

describe("charts of a report", () => {
  interface Chart {
    readonly name: string;
    readonly alternative: string;
    readonly place: { readonly top: number };
    readonly series: readonly { readonly name: string; readonly values: unknown; readonly categories: unknown }[];
    readonly settings: Readonly<Record<string, unknown>>;
  }
  const report = async (): Promise<string> => (await sheetNames()).find((n) => n.startsWith("科目构成表 "))!;
  const charts = async (): Promise<Chart[]> => {
    const name = await report();
    return (await workbench.control("picture")).sheets.find((s) => s.name === name)!.charts as Chart[];
  };
  /** A workbook but for the numbers of charts: each filling makes new ones. */
  const unnumbered = (picture: Picture): Picture =>
    JSON.parse(JSON.stringify(unquoted(withoutTime(picture))).replace(/预决算公开图 \d+/g, "图")) as Picture;
  /** Nothing is under way: no journal, and nothing that the add-in asks. */
  const quiet = async (): Promise<void> => {
    await expect
      .poll(async () => (await sheetNames()).some((n) => n.startsWith("_budget-disclosure")), { timeout: 60_000 })
      .toBe(false);
    await workbench.page.evaluate(async () => {
      for (let seen = -1; seen !== window.workbench.calls.length;) {
        seen = window.workbench.calls.length;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    });
    await workbench.control("settled");
  };
  const refill = async (): Promise<void> => {
    await pane.getByTestId("report-refill-0").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("已填写");
    await quiet();
  };

  test("follow their table and say what they show; filled again none is doubled, and the user's own stays", async () => {
    const sheet = await report();
    await workbench.control("activate", sheet, "A1");
    const before = await charts();
    expect(before.length).toBeGreaterThan(0);
    for (const chart of before) {
      expect(chart.alternative).toMatch(/^条形图：.*“科目名称”.*单位：万元。$/);
      // The same stands in the cell below the chart, and nothing else of the row.
      const [row] = await workbench.control("getRange", sheet, `A${chart.place.top + 1}:D${chart.place.top + 1}`);
      expect(row).toEqual([chart.alternative, "", "", ""]);
      expect(String(chart.settings["title.Text"])).toContain("（单位：万元）");
      expect(chart.series[0]).toMatchObject({ name: "金额", values: { left: 2, right: 2 }, categories: { left: 1 } });
    }
    await expect.poll(() => workbench.page.locator("[data-chart]").count(), { timeout: 30_000 }).toBe(before.length);
    expect(await workbench.page.locator("[data-chart]").first().getAttribute("aria-label")).toBe(
      before[0]!.alternative,
    );
    await workbench.screenshot("74-report-charts");

    await workbench.asAddin(async (context, name) => {
      const own = context.workbook.worksheets.getItem(name);
      own.charts.add("ColumnClustered", own.getRange("C5:C6"), "Columns").name = "我的图";
      await context.sync();
    }, sheet);
    await refill();
    expect((await workbench.page.evaluate(() => window.workbench.calls)).flatMap(({ error }) => error ?? [])).toEqual(
      [],
    );
    const after = await charts();
    expect(after.filter(({ name }) => name === "我的图")).toHaveLength(1);
    expect(after).toHaveLength(before.length + 1);
    // Others than before: the old ones went when the new ones were there.
    expect(after.map(({ name }) => name).filter((name) => before.some((b) => b.name === name))).toEqual([]);
  });

  test("are there as before where a filling breaks off", { timeout: 300_000 }, async () => {
    await workbench.control("failAt", null);
    await refill();
    const batches = await workbench.control("batches");
    const clean = unnumbered(await workbench.control("picture"));
    // The journal, what is written, and the commit: what follows in turn.
    const journal = batches.findIndex(({ text }) => text.includes('Add("_budget-disclosure")')) + 1;
    expect(journal).toBeGreaterThan(0);
    let back = 0;
    const broken = async (batch: number): Promise<Picture> => {
      for (let i = 0; i < TRIES; i++) {
        const was = unquoted(withoutTime(await workbench.control("picture")));
        await workbench.control("failAt", { batch, place: "end", kind: "refuse" });
        await pane.getByTestId("report-refill-0").click();
        await expect.poll(() => workbench.control("faultWaits"), { timeout: 60_000 }).toBe(false);
        await quiet();
        // Something that the pane asks meanwhile may come before, and the fault hits it: then it is tried again.
        if (sameRequest((await workbench.control("batches"))[batch - 1], batches[batch - 1])) return was;
      }
      throw new Error(`request ${batch} never came as in the clean run`);
    };
    for (const batch of [journal, journal + 1, journal + 2]) {
      const was = await broken(batch);
      const is = await workbench.control("picture");
      const isBack = differences(was, unquoted(withoutTime(is))).length === 0;
      back += Number(isBack);
      // What was final already may be as a filling makes it.
      if (!isBack) expect(differences(clean, unnumbered(is)), `request ${batch - journal}`).toEqual([]);
    }
    expect(back).toBe(2);
  });
});

test("after another import the reports are offered to be filled again", async () => {
  const sheet = (await sheetNames()).find((n) => n.startsWith("科目构成表 "))!;
  const total = await cellOf(sheet, "合计", "金额");
  await workbench.control("type", sheet, total, "=0");
  await pane.getByTestId("tab-import").click();
  await pane.getByTestId("new-import").click();
  await pane.getByTestId("use-sample").click();
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("refill-all").click({ timeout: 120_000 });
  await expect.poll(() => pane.getByTestId("refill-offer").innerText(), { timeout: 120_000 }).toContain("已更新 1 张");
  expect(await pane.getByTestId("refill-all").count()).toBe(0);
  const [[formula]] = (await workbench.control("getFormulas", sheet, total)) as [[string]];
  expect(formula).toContain("AVERAGEIFS");
  expect(await axeFaults(pane)).toEqual([]);
  await pane.getByTestId("tab-reports").click();
  await pane.getByTestId("template-list").waitFor({ timeout: 60_000 });
}, 240_000);

describe("fields", () => {
  test("of a selected cell of a statement, tried, and written into a sheet of the user's", async () => {
    await workbench.control("activate", "支出总表", await cellOf("支出总表", "合计", "基本支出"));
    await pane.getByTestId("field-take").click();
    await expect
      .poll(() => pane.getByTestId("field-text").inputValue(), { timeout: 30_000 })
      .toBe("{{支出总表[合计].基本支出}}");
    await expect
      .poll(() => pane.getByTestId("field-shown").textContent(), { timeout: 30_000 })
      .toContain("随标准表变动");
    await pane.getByTestId("field-put").click();
    await pane.getByTestId("field-bench").getByTestId("error-message").waitFor({ timeout: 30_000 });
    expect(await axeFaults(pane)).toEqual([]);

    await workbench.asAddin(async (context) => {
      const sheet = context.workbook.worksheets.add("我的模板");
      sheet.getRange("A1").values = [["基本支出合计："]];
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("A2").values = [["{{支出总裱[合计].合计}}"]];
      sheet.activate();
      sheet.getRange("A1").select();
      await context.sync();
    });
    await pane.getByTestId("field-put").click();
    await expect
      .poll(async () => (await rowsOf("我的模板"))[0]![0], { timeout: 30_000 })
      .toBe("基本支出合计：{{支出总表[合计].基本支出}}");
  });

  test("with a mistake are told while they are written, with the nearest right name", async () => {
    await pane.getByTestId("field-text").fill("{{支出总表[合计].基本支岀}}");
    await expect
      .poll(() => pane.getByTestId("field-bench").textContent(), { timeout: 30_000 })
      .toMatch(/没有“基本支岀”，最接近的是：基本支出/);
    expect(await pane.getByTestId("field-put").isDisabled()).toBe(true);
    await workbench.screenshot("72-field-mistake");
  });

  test("a template of the user's tells its mistakes, and its cells do when it is filled", async () => {
    await pane.getByTestId("reports-refresh").click();
    await pane.getByTestId("template-faults-我的模板").waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("template-faults-我的模板").textContent()).toContain("支出总表");
    await pane.getByTestId("template-use-我的模板").click();
    await pane.getByTestId("report-fill").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("已填写");
    const sheet = (await sheetNames()).find((n) => n.startsWith("我的模板 "))!;
    const rows = await rowsOf(sheet);
    expect(rows[1]![0]).toContain("写错");
    await expect
      .poll(async () => (await rowsOf(sheet))[0]![0], { timeout: 60_000 })
      .toMatch(/^基本支出合计：\d+\.\d\d$/);
    const bold = await workbench.asAddin(async (context, name) => {
      const { font } = context.workbook.worksheets.getItem(name).getRange("A1").format;
      font.load("bold");
      await context.sync();
      return font.bold;
    }, sheet);
    expect(bold).toBe(true);
    await workbench.screenshot("73-own-template");
  });
});

test("a report is taken out by a second click, and nothing of it left the machine", async () => {
  const before = (await sheetNames()).length;
  await pane.getByTestId("report-remove-0").click();
  expect((await sheetNames()).length).toBe(before);
  await pane.getByTestId("report-remove-0").click();
  await expect.poll(async () => (await sheetNames()).length, { timeout: 30_000 }).toBe(before - 1);
  expect(workbench.outside).toEqual([]);
  expect(workbench.errors).toEqual([]);
});
