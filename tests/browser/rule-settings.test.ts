import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
}, 240_000);

afterAll(() => workbench.close());

const count = async (status: string): Promise<number> => {
  await pane.getByTestId("tab-findings").click();
  return Number(await pane.getByTestId(`outcome-${status}`).first().textContent());
};

/** The rows of 核对设置 that say something. */
const settings = async (): Promise<string[][]> => {
  if (!(await workbench.control("sheets")).some((s) => s.name === "核对设置")) return [];
  const rows = await workbench.control("getRange", "核对设置", "A4:E8");
  return rows.map((row) => row.map(String)).filter((row) => row.some((cell) => cell !== ""));
};

describe("rules that are switched off", () => {
  let passed = 0;

  test("need a reason, are kept in the workbook and leave the count of what passed", async () => {
    passed = await count("pass");
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("off-rule").selectOption("C01");
    expect(await pane.getByTestId("off-apply").isDisabled()).toBe(true);
    await pane.getByTestId("off-reason").fill("本单位另有规定");
    await pane.getByTestId("off-scope").selectOption("2026 云溪县档案馆");
    await pane.getByTestId("off-apply").click();
    await pane.getByTestId("setting-0").waitFor({ timeout: 60_000 });
    expect(await pane.getByTestId("setting-0").textContent()).toContain(
      "停用 C01：本单位另有规定（2026 云溪县档案馆）",
    );
    expect(await settings()).toEqual([["停用", "C01", "", "本单位另有规定", "2026 云溪县档案馆"]]);
    await workbench.screenshot("64-rule-settings");
    expect(await count("pass")).toBeLessThan(passed);
    expect(await pane.getByTestId("switched-off").first().textContent()).toContain("停用 1 条规则");
    await pane.getByTestId("switched-off").first().locator("summary").click();
    expect(await pane.getByTestId("switched-off").first().textContent()).toContain("本单位另有规定");
    await workbench.screenshot("65-switched-off");
  });

  test("sheets that are written anew tell it", async () => {
    await pane.getByTestId("tab-import").click();
    await pane.getByTestId("new-import").click();
    await pane.getByTestId("use-sample").click();
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 120_000 });
    const text = async (sheet: string, a1: string) =>
      (await workbench.control("getRange", sheet, a1)).flat().map(String).join("\n");
    expect(await text("概览", "A1:AD8")).toContain("停用 1 条规则");
    expect(await text("规则结果", "A1:Z140")).toContain("停用：本单位另有规定");
    const paper = (await workbench.control("sheets")).find((s) => s.name.startsWith("底稿"))!;
    expect(await text(paper.name, "A1:E60")).toContain("使用者停用了 1 条规则");
    expect((await settings()).length).toBe(1);
  });

  test("a tolerance is kept beside it; a mistake in one is named", async () => {
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("tolerance-text").fill("1元");
    await pane.getByTestId("tolerance-text").press("Enter");
    await pane.getByTestId("setting-1").waitFor({ timeout: 60_000 });
    expect(await settings()).toHaveLength(2);
    await pane.getByTestId("tolerance-text").fill("百分之一");
    await pane.getByTestId("tolerance-text").press("Enter");
    await pane.getByTestId("setting-2").waitFor({ timeout: 60_000 });
    expect(await pane.getByTestId("setting-2").textContent()).toContain("应为不小于 0 的金额");
  });

  test("taken back by keys, the rule is checked again", async () => {
    await pane.getByTestId("setting-undo-0").focus();
    await pane.getByTestId("setting-undo-0").press("Enter");
    await expect.poll(async () => (await settings()).map((r) => r[0]), { timeout: 60_000 }).not.toContain("停用");
    await expect.poll(() => count("pass"), { timeout: 60_000, interval: 500 }).toBe(passed);
    expect(await pane.getByTestId("switched-off").count()).toBe(0);
  });
});

test("nothing went wrong on the way", () => {
  expect(workbench.errors).toEqual([]);
  expect(workbench.outside).toEqual([]);
});
