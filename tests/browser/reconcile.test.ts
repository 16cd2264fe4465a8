import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fileURLToPath } from "node:url";
import type { Frame } from "playwright-core";
import { axeFaults } from "./axe-faults";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

const LEDGER = [
  ["科目编码", "科目名称", "金额（元）"],
  ["2070408", "出版发行", 55100],
  ["2080505", "养老保险", 101234.56],
  ["", "办公费（含 邮电）", 12345],
  ["", "培训费", 31700],
];
const PLAN = [
  ["编码", "名称", "金额（万元）"],
  ["2070605", "出版发行", 5.51],
  ["2080505", "养老保险", 10.12],
  ["", "办公费(含邮电)", 1.23],
  ["", "会议费", 3.17],
];

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
  await workbench.asAddin(
    async (context, sheets) => {
      for (const [name, values] of sheets) {
        const range = context.workbook.worksheets.add(name).getRange("B3:D7");
        // Codes are texts, and numbers show what was typed.
        range.getColumn(0).numberFormat = values.map(() => ["@"]);
        range.values = values as unknown[][];
      }
      await context.sync();
    },
    [
      ["明细账", LEDGER],
      ["计划", PLAN],
    ] as const,
  );
  await pane.getByTestId("tab-reports").click();
  await pane.getByTestId("reconcile").waitFor({ timeout: 60_000 });
}, 240_000);

afterEach(async (context) => {
  if (context.task.result?.state === "fail") await workbench.screenshot(`failed-${context.task.id}`);
});

afterAll(() => workbench.close());

const told = (): Promise<string | null> => pane.getByTestId("reconcile-told").textContent();

async function take(side: "left" | "right", sheet: string, cells: string): Promise<void> {
  await workbench.control("activate", sheet, cells);
  await pane.getByTestId(`reconcile-${side}-selection`).click();
  await expect
    .poll(() => pane.getByTestId(`reconcile-${side}-side`).textContent(), { timeout: 30_000 })
    .toContain(`${sheet}!`);
}

/** Verdict by left and right item, as the sheet has them. */
async function verdicts(sheet: string): Promise<Record<string, string>> {
  await workbench.control("settled");
  const rows = await workbench.control("getRange", sheet, "A6:C20");
  return Object.fromEntries(
    rows.filter((row) => row[0] !== "" && row[0] !== null).map((row) => [`${row[1]}|${row[2]}`, String(row[0])]),
  );
}

const EXPECTED = {
  "培训费|": "仅左方",
  "|会议费": "仅右方",
  "办公费（含 邮电）|办公费(含邮电)": "舍入",
  "2080505 养老保险|2080505 养老保险": "舍入",
  "2070408 出版发行|2070605 出版发行": "相符",
};

describe("two ranges of the user's", () => {
  test("are taken from the selection, with their columns and units, and held against each other before anything is written", async () => {
    await take("left", "明细账", "B3:D7");
    await take("right", "计划", "B3:D7");
    expect(await pane.getByTestId("reconcile-left-unit").inputValue()).toBe("元");
    expect(await pane.getByTestId("reconcile-right-unit").inputValue()).toBe("万元");
    await pane.getByTestId("reconcile-lines").waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("reconcile-counts").textContent()).toContain("2 行需要查看");
    expect(await pane.getByTestId("reconcile-line-0").getAttribute("data-verdict")).toBe("left-only");
    expect(await axeFaults(pane)).toEqual([]);
    await workbench.screenshot("80-reconcile");
    await pane.getByTestId("reconcile-show-0").press("Enter");
    await expect
      .poll(
        async () =>
          workbench.asAddin(async (context) => {
            const range = context.workbook.getSelectedRange();
            range.load("address");
            await context.sync();
            return range.address;
          }),
        { timeout: 30_000 },
      )
      .toContain("D7");
  });

  test("become a sheet whose verdicts follow the cells, and outlive a sort", async () => {
    await pane.getByTestId("reconcile-write").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("对账 明细账-计划");
    const sheet = "对账 明细账-计划";
    await expect.poll(() => verdicts(sheet), { timeout: 60_000 }).toEqual(EXPECTED);
    await workbench.screenshot("81-reconciled");
    await workbench.control("type", "计划", "D4", 6.5);
    await expect
      .poll(() => verdicts(sheet), { timeout: 60_000 })
      .toEqual({ ...EXPECTED, "2070408 出版发行|2070605 出版发行": "不符" });
    await workbench.control("type", "计划", "D4", 5.51);
    // What a sort does to the cells.
    await workbench.asAddin(
      async (context, ...values) => {
        context.workbook.worksheets.getItem("明细账").getRange("B4:D7").values = values as unknown[][];
        await context.sync();
      },
      ...LEDGER.slice(1).reverse(),
    );
    await expect.poll(() => verdicts(sheet), { timeout: 60_000 }).toEqual(EXPECTED);
    const notes = await workbench.control("getRange", sheet, "A2:A2");
    expect(String(notes[0]![0])).toBe("不符 0　仅左方 1　仅右方 1　无法核对 0　舍入 2　相符 1");
  });

  test("are held against each other again in place: a note beside a row stays", async () => {
    const sheet = "对账 明细账-计划";
    await workbench.control("type", sheet, "K6", "已核实");
    await pane.getByTestId("reconciliation-refill-0").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("已写成");
    expect(await verdicts(sheet)).toEqual(EXPECTED);
    expect((await workbench.control("getRange", sheet, "K6:K6"))[0]![0]).toBe("已核实");
  });
});

describe("a range against a statement of a disclosure in the workbook", () => {
  test("follows the statement by the numbers of its rows; a person's cell that differs is told in it", async () => {
    await pane.getByTestId("tab-import").click();
    await pane.getByTestId("use-sample").click();
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 120_000 });
    await pane.getByTestId("tab-reports").click();
    const listed = pane.getByTestId("reconcile-right-listed");
    await listed.waitFor({ timeout: 60_000 });
    const statement = await listed
      .locator("option", { hasText: /支出总表$/ })
      .first()
      .getAttribute("value");
    await listed.selectOption(statement!);
    const header = (await workbench.control("getRange", "支出总表", "A3:Z3"))[0]!.map(String);
    const rows = await workbench.control("getRange", "支出总表", "A4:Z9");
    const [code, name, total] = ["科目编码", "科目名称", "合计"].map((label) => header.indexOf(label)) as [
      number,
      number,
      number,
    ];
    const copied = rows
      .filter((row) => String(row[code] ?? "") !== "")
      .slice(0, 3)
      .map((row) => [String(row[code]), row[name]!, Number(row[total])]);
    await workbench.asAddin(
      async (context, values) => {
        const range = context.workbook.worksheets.add("手工账").getRange("A1:C4");
        range.getColumn(0).numberFormat = values.map(() => ["@"]);
        range.values = values as unknown[][];
        await context.sync();
      },
      [["编码", "名称", "金额（万元）"], ...copied],
    );
    await take("left", "手工账", "A1:C4");
    await expect
      .poll(() => pane.getByTestId("reconcile-counts").textContent(), { timeout: 30_000 })
      .toMatch(/；3 行相符/);
    await pane.getByTestId("reconcile-write").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("对账 手工账-支出总表");
    const sheet = "对账 手工账-支出总表";
    const key = `${copied[0]![0]} ${copied[0]![1]}|${copied[0]![0]} ${copied[0]![1]}`;
    expect((await verdicts(sheet))[key]).toBe("相符");
    await workbench.control("type", "手工账", "C2", Number(copied[0]![2]) + 7);
    await expect.poll(async () => (await verdicts(sheet))[key], { timeout: 60_000 }).toBe("不符");
    await workbench.screenshot("82-reconcile-statement");
    expect(await axeFaults(pane)).toEqual([]);
  });

  test("a file is read by our own readers, and its tables are offered: its amounts stand as values with their places", async () => {
    await pane
      .getByTestId("reconcile-left-file-input")
      .setInputFiles(fileURLToPath(new URL("../../data/sample/yunxi-2026.txt", import.meta.url)));
    const tables = pane.getByTestId("reconcile-left-file-table");
    await tables.waitFor({ timeout: 60_000 });
    const wanted = await tables
      .locator("option", { hasText: /支出总表$/ })
      .first()
      .getAttribute("value");
    await tables.selectOption(wanted!);
    await expect.poll(() => pane.getByTestId("reconcile-counts").textContent(), { timeout: 30_000 }).toBe("没有差异。");
    await pane.getByTestId("reconcile-write").click();
    await expect.poll(told, { timeout: 120_000 }).toContain("对账 支出总表-支出总表");
    const sheet = "对账 支出总表-支出总表";
    expect(new Set(Object.values(await verdicts(sheet)))).toEqual(new Set(["相符"]));
    const [[left, right]] = (await workbench.control("getFormulas", sheet, "D6:E6")) as [[string, string]];
    expect(String(left)).not.toContain("=");
    expect(right).toContain("AVERAGEIFS");
    // It takes the file again: the workbook does not hold it.
    const list = pane.getByTestId("reconciliation-list");
    expect(await list.locator("li", { hasText: sheet }).locator("button").nth(1).isDisabled()).toBe(true);
  });

  test("a sheet is taken out by a second click, and nothing of it left the machine", async () => {
    const count = async (): Promise<number> => (await workbench.control("sheets")).length;
    const before = await count();
    await pane.getByTestId("reconciliation-remove-0").click();
    await pane.getByTestId("reconciliation-remove-0").click();
    await expect.poll(count, { timeout: 30_000 }).toBe(before - 1);
    expect(workbench.outside).toEqual([]);
    expect(workbench.errors).toEqual([]);
  });
});
