import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { axeFaults } from "./axe-faults";
import { openWorkbench, type OpenWorkbench } from "./rig";

/** What axe does not look at: live regions that hold controls, ids that stand twice. */
function faultsOf(): string[] {
  const faults: string[] = [];
  if (document.querySelectorAll("[role=status] button, [role=status] input, [role=status] a").length > 0)
    faults.push("a live region holds controls");
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push(`id twice: ${id}`);
  return faults;
}

/** Elements that stick out at the right of what they stand in. */
function tooWide(): string[] {
  const edge = document.documentElement.clientWidth;
  return [...document.querySelectorAll("button,h1,h2,h3,input,select,textarea,p,span,a,article,section")]
    .filter(
      (e) =>
        e.checkVisibility({ visibilityProperty: true }) && !e.closest("[data-scrolls],pre,table,[data-tabster-dummy]"),
    )
    .filter((e) => e.textContent?.trim() !== "" || e.matches("input,select,textarea"))
    .filter((e) => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().right > edge + 1)
    .map(
      (e) =>
        `${e.tagName} ${e.textContent?.slice(0, 30)} ends at ${Math.round(e.getBoundingClientRect().right)} of ${edge}`,
    );
}

describe.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
] as const)("every view, %s", (theme, looks) => {
  let workbench: OpenWorkbench;
  let pane: Frame;

  beforeAll(async () => {
    workbench = await openWorkbench(undefined, looks);
    pane = await workbench.addin();
  });
  afterAll(() => workbench.close());

  const width = (pixels: number): Promise<void> =>
    workbench.page.evaluate((w) => {
      const box = document.getElementById("pane")!;
      box.style.flex = "none";
      box.style.width = box.style.minWidth = `${w}px`;
    }, pixels);

  async function look(name: string): Promise<void> {
    expect.soft([...(await axeFaults(pane)), ...(await pane.evaluate(faultsOf))], name).toEqual([]);
    for (const pixels of [320, 160]) {
      await width(pixels);
      await workbench.page.waitForTimeout(150);
      expect.soft(await pane.evaluate(tooWide), `${name} at ${pixels}`).toEqual([]);
    }
    await width(336);
  }

  test("the theme is the system's where Office does not tell", async () => {
    const scheme = await pane.evaluate(() => document.documentElement.style.colorScheme);
    expect(scheme).toBe(theme);
  });

  test("start, with an error", async () => {
    await look("start");
    await pane.getByTestId("paste-text").fill("没有数字");
    await pane.getByTestId("paste-import").click();
    await pane.getByTestId("error-message").waitFor({ timeout: 60_000 });
    await look("failed");
  });

  test("functions with a form, and settings", async () => {
    await pane.getByTestId("tab-functions").click();
    await pane.getByTestId("fill-BUDGET.CHECK").click();
    await look("functions");
    await pane.getByTestId("tab-settings").click();
    await look("settings");
    await pane.getByTestId("tab-import").click();
  });

  test("preview, result, findings, source", async () => {
    await pane.getByTestId("use-faulty-sample").click();
    await pane.getByTestId("write").waitFor({ timeout: 60_000 });
    await look("preview");
    await pane.getByTestId("write").click();
    await pane.getByTestId("next-findings").waitFor({ timeout: 120_000 });
    await look("result");
    await pane.getByTestId("next-findings").click();
    await workbench.page.keyboard.press("Enter");
    await look("finding");
    await pane.getByTestId("tab-findings").click();
    await pane.getByTestId("tile-not-evaluable").click();
    await look("findings");
  });

  test("rules: written, tried, from selected cells, with candidates; and their settings", async () => {
    await pane.getByTestId("tab-rules").click();
    await pane.getByTestId("rule-new").click();
    await pane.getByTestId("rule-text").fill("支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出");
    await pane.getByTestId("tried").waitFor({ timeout: 30_000 });
    await pane.getByTestId("rule-examples").locator("summary").click();
    await look("rule editor");
    await pane.getByTestId("rule-text").fill("支出总标[合计].合计 = 1");
    await pane.getByTestId("rule-correct").waitFor({ timeout: 30_000 });
    await look("rule with a mistake");
    await pane.getByTestId("rule-text").fill("支出总表[合计].合计 = 支出");
    await pane.getByTestId("rule-proposals").waitFor({ timeout: 30_000 });
    await look("proposals");
    await pane.getByTestId("rule-text").fill("支出总表[合计].合计 = 1元");
    await pane.getByTestId("tried").waitFor({ timeout: 30_000 });
    await pane.getByTestId("rule-save").click();
    await pane.getByTestId("rule-answer-U02").waitFor({ timeout: 60_000 });
    await look("rules");
    await workbench.control("activate", "支出总表", "C4:E4");
    await pane.getByTestId("rule-from-selection").click();
    await pane.getByTestId("selection-terms").waitFor({ timeout: 30_000 });
    await look("selected cells");
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("off-rule").selectOption("C01");
    await pane.getByTestId("off-reason").fill("本单位另有规定");
    await pane.getByTestId("off-apply").click();
    await pane.getByTestId("setting-0").waitFor({ timeout: 60_000 });
    await look("settings of rules");
  });

  test("reports: templates, the form, what was filled, fields with a mistake", async () => {
    await pane.getByTestId("tab-reports").click();
    await pane.getByTestId("template-list").waitFor({ timeout: 60_000 });
    await look("templates");
    await pane.getByTestId("template-use-year-comparison").click();
    await look("form of a report");
    await pane.getByTestId("report-fill").click();
    await pane.getByTestId("report-list").waitFor({ timeout: 120_000 });
    await pane.getByTestId("field-text").fill("{{支出总裱[合计].合计}}");
    await pane.getByTestId("field-examples").locator("summary").click();
    await look("reports");
  });
});
