import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
  await pane.getByTestId("use-sample").click();
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("result").waitFor({ timeout: 120_000 });
  await pane.getByTestId("tab-rules").click();
}, 240_000);

afterEach(async (context) => {
  if (context.task.result?.state === "fail") await workbench.screenshot(`failed-${context.task.id}`);
});

afterAll(() => workbench.close());

/** The cell of a column in the row that holds a text, in A1. */
async function cellOf(sheet: string, text: string, label: string): Promise<string> {
  const used = (await workbench.control("usedRange", sheet))!;
  const rows = await workbench.control("getRange", sheet, `A1:Z${used.rows}`);
  const header = rows.findIndex((row) => row.includes(label));
  const row = rows.findIndex((cells, i) => i > header && cells.map(String).includes(text));
  return `${String.fromCharCode(65 + rows[header]!.indexOf(label))}${row + 1}`;
}

const ruleRows = async (): Promise<string[][]> => {
  const rows = await workbench.control("getRange", "自定义规则", "A4:G12");
  return rows.map((row) => row.map(String)).filter((row) => row[1] !== "");
};

/** The editor has tried what stands in it. */
async function tried(status: string): Promise<void> {
  await pane.locator(`[data-testid="tried"][data-outcome="${status}"]`).first().waitFor({ timeout: 30_000 });
}

describe("a rule from selected cells", () => {
  test("a total and its parts become a rule in words, in names and in numbers", async () => {
    const total = await cellOf("支出总表", "合计", "合计");
    const basic = await cellOf("支出总表", "合计", "基本支出");
    const project = await cellOf("支出总表", "合计", "项目支出");
    await workbench.control("activate", "支出总表", `${total},${basic},${project}`);
    await pane.getByTestId("rule-from-selection").click();
    await tried("pass");
    expect(await pane.getByTestId("rule-text").inputValue()).toBe(
      "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出",
    );
    expect(await pane.getByTestId("rule-words").textContent()).toBe(
      "《支出总表》合计行的“合计”，等于《支出总表》合计行的“基本支出”，加上《支出总表》合计行的“项目支出”",
    );
    expect(await pane.getByTestId("tried").locator("table").textContent()).toMatch(/差额0\.00/);
    await workbench.screenshot("60-selected-rule");
  });

  test("another total is chosen, and the difference is told", async () => {
    await pane.getByTestId("selection-terms").getByRole("radio").nth(1).click();
    await tried("fail");
    expect(await pane.getByTestId("rule-text").inputValue()).toMatch(/^支出总表\[合计\]\.基本支出 = /);
    await pane.getByTestId("selection-terms").getByRole("radio").nth(0).click();
    await tried("pass");
  });

  test("a cell of another sheet is added to it", async () => {
    await workbench.control("activate", "收入总表", await cellOf("收入总表", "合计", "合计"));
    await pane.getByTestId("selection-more").click();
    await expect
      .poll(() => pane.getByTestId("rule-text").inputValue(), { timeout: 30_000 })
      .toContain("收入总表[合计]");
    await pane.getByTestId("selection-sign-3").selectOption("0");
    await expect
      .poll(() => pane.getByTestId("rule-text").inputValue(), { timeout: 30_000 })
      .toBe("支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出");
  });

  test("it is kept with the workbook, for the unit, and answers in the list", async () => {
    await tried("pass");
    await pane.getByTestId("rule-title").fill("合计等于基本加项目");
    await pane.getByTestId("rule-save").click();
    await pane.locator('[data-testid^="rule-answer-U"][data-outcome="pass"]').waitFor({ timeout: 60_000 });
    const own = async () => (await ruleRows()).find((row) => row[0] === "合计等于基本加项目");
    await expect
      .poll(own, { timeout: 30_000 })
      .toEqual([
        "合计等于基本加项目",
        "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出",
        "错误",
        "",
        "是",
        "已核对：通过 1 处",
        "云溪县档案馆",
      ]);
    await workbench.screenshot("61-rule-list");
  });

  test("a cell of words makes no rule, and that is said", async () => {
    await workbench.control("activate", "支出总表", "A1:A2");
    await pane.getByTestId("rule-from-selection").click();
    await pane.getByTestId("selection-left-out").waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("selection-left-out").textContent()).toContain("不是金额");
    await pane.getByTestId("rule-cancel").click();
  });
});

describe("writing a rule by keys", () => {
  test("names are proposed as one types, and taken by Tab and Enter", async () => {
    await pane.getByTestId("rule-new").focus();
    await pane.getByTestId("rule-new").press("Enter");
    const text = pane.getByTestId("rule-text");
    await text.focus();
    await text.pressSequentially("支出总");
    await pane.getByTestId("rule-proposals").waitFor({ timeout: 30_000 });
    await text.press("Tab");
    expect(await text.inputValue()).toBe("支出总表[");
    await text.pressSequentially("合");
    await text.press("Enter");
    expect(await text.inputValue()).toBe("支出总表[合计].");
    await text.pressSequentially("项目");
    await workbench.screenshot("62-proposals");
    await text.press("Tab");
    await text.pressSequentially("= 叙述");
    await text.press("Tab");
    await text.pressSequentially("项目支");
    await text.press("Tab");
    await text.pressSequentially("金");
    await text.press("Tab");
    expect((await text.inputValue()).trim()).toBe("支出总表[合计].项目支出 = 叙述数字[项目支出].金额");
    await tried("pass");
  });

  test("a misspelt name is told under the line, and mended by a click", async () => {
    const text = pane.getByTestId("rule-text");
    await text.fill("支出总标[合计].合计 = 收入总表[合计].合计");
    const mend = pane.getByTestId("rule-correct");
    await mend.waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("rule-editor").textContent()).toContain("没有名为“支出总标”的表");
    expect(await pane.getByTestId("rule-save").isDisabled()).toBe(true);
    await workbench.screenshot("63-mistake");
    await mend.click();
    await tried("pass");
    expect(await text.inputValue()).toBe("支出总表[合计].合计 = 收入总表[合计].合计");
  });

  test("an example is taken over, tried and saved", async () => {
    await pane.getByTestId("rule-examples").locator("summary").click();
    await pane.getByTestId("rule-example-1").click();
    await tried("pass");
    await pane.getByTestId("rule-save").click();
    await expect.poll(async () => (await ruleRows()).filter((r) => r[4] === "是").length, { timeout: 60_000 }).toBe(2);
  });

  test("a row that is not there is named, not passed over", async () => {
    await pane.getByTestId("rule-new").click();
    await pane.getByTestId("rule-text").fill("支出总表[9999999].合计 = 0");
    await tried("not-evaluable");
    expect(await pane.getByTestId("tried").textContent()).toContain("9999999");
    await pane.getByTestId("rule-text").press("Escape");
    expect(await pane.getByTestId("rule-editor").count()).toBe(0);
  });
});

test("nothing went wrong on the way", () => {
  expect(workbench.errors).toEqual([]);
  expect(workbench.outside).toEqual([]);
});
