import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

const HEAD = (title: string): string[] => [title, "", "136 云溪县档案馆", "", "预算年度：2026", "", "单位：万元", ""];
const COLUMNS = ["序号\t功能分类科目\t\t合计\t基本支出\t项目支出", "\t科目编码\t科目名称\t\t\t", "栏次\t1\t2\t3\t4\t5"];
const rows = (project: (code: string) => string, total: (code: string) => string): string[] =>
  [
    ["", "合计", "286.40"],
    ["201", "一般公共服务支出", "253.72"],
    ["20126", "档案事务", "253.72"],
    ["2012601", "行政运行", "253.72"],
    ["2012604", "档案馆", ""],
    ["208", "社会保障和就业支出", "32.68"],
    ["20805", "行政事业单位养老支出", "32.68"],
    ["2080505", "机关事业单位基本养老保险缴费支出", "32.68"],
  ].map(([code, name, basic], i) => [i + 1, code, name, total(code!), basic, project(code!)].join("\t"));

/** Two tables of a unit with money of its own in a project: basic expenditure alone is the same in both. */
function text(): string {
  const inProject = ["", "201", "20126", "2012604"];
  const table = (amount: number): string[] => {
    const basic: Readonly<Record<string, number>> = { "": 286.4, "201": 253.72, "20126": 253.72, "2012604": 0 };
    return rows(
      (code) => (inProject.includes(code) ? amount.toFixed(2) : ""),
      (code) =>
        inProject.includes(code) ? (basic[code]! + amount).toFixed(2) : code.startsWith("208") ? "32.68" : "253.72",
    );
  };
  return [
    "云溪县档案馆2026年部门预算公开",
    "",
    ...HEAD("部门预算支出总表"),
    ...COLUMNS,
    ...table(136.2),
    "",
    ...HEAD("部门预算一般公共预算财政拨款支出表"),
    ...COLUMNS,
    ...table(126.2),
    "",
  ].join("\n");
}

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
  await pane
    .getByTestId("file-input")
    .setInputFiles({ name: "云溪县档案馆2026.txt", mimeType: "text/plain", buffer: Buffer.from(text()) });
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("result").waitFor({ timeout: 120_000 });
  await pane.getByTestId("tab-rules").click();
}, 240_000);

afterAll(() => workbench.close());

const BASIC = "支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出";
const candidate = () => pane.locator('[data-testid^="candidate-0-"]').filter({ hasText: BASIC });
const cells = async (sheet: string, a1: string) => (await workbench.control("getRange", sheet, a1)).flat().map(String);

describe("equations that no rule covers", () => {
  test("are offered when asked for, each with where it held, and are no finding", async () => {
    const failing = async () => {
      await pane.getByTestId("tab-findings").click();
      const count = await pane.getByTestId("outcome-fail").first().textContent();
      await pane.getByTestId("tab-rules").click();
      return count;
    };
    const before = await failing();
    await pane.getByTestId("candidates-find").click();
    await candidate().waitFor({ timeout: 60_000 });
    expect(await candidate().textContent()).toMatch(/\d+ 处成立/);
    await candidate().locator("summary").click();
    expect(await candidate().locator("details").textContent()).toMatch(/2026 2080505：32\.68/);
    await workbench.screenshot("66-candidates");
    expect(await failing()).toBe(before);
  });

  test("dismissed, one is kept as not wanted and offered no more; taken back, it is offered again", async () => {
    await pane.getByTestId("candidates-find").click();
    await candidate().locator('[data-testid^="candidate-dismiss-"]').click({ timeout: 60_000 });
    await expect.poll(() => candidate().count(), { timeout: 60_000 }).toBe(0);
    expect(await cells("核对设置", "A4:C4")).toEqual(["不采用", "", BASIC]);
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("setting-undo-0").click();
    await expect.poll(() => cells("核对设置", "C4"), { timeout: 60_000 }).toEqual([""]);
    await pane.getByTestId("tab-rules").click();
    await pane.getByTestId("candidates-find").click();
    await candidate().waitFor({ timeout: 60_000 });
  });

  test("taken up, it is a rule that answers", async () => {
    await candidate().locator('[data-testid^="candidate-take-"]').focus();
    await candidate().locator('[data-testid^="candidate-take-"]').press("Enter");
    await pane.locator('[data-testid="rule-answer-U02"][data-outcome="pass"]').waitFor({ timeout: 60_000 });
    await expect.poll(() => candidate().count(), { timeout: 60_000 }).toBe(0);
    await expect
      .poll(() => cells("自定义规则", "A5:G5"), { timeout: 30_000 })
      .toEqual(["", BASIC, "错误", "", "是", "已核对：通过 7 处", "云溪县档案馆"]);
  });
});

test("nothing went wrong on the way", () => {
  expect(workbench.errors).toEqual([]);
  expect(workbench.outside).toEqual([]);
});
