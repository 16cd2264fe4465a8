import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
});

afterAll(() => workbench.close());

/** What has the focus: its test id, or the words of a heading. */
const focused = (): Promise<string> =>
  pane.evaluate(() => {
    const active = document.activeElement as HTMLElement | null;
    return active?.dataset.testid ?? (active?.hasAttribute("data-stage-heading") ? active.textContent : "");
  });

/** Walks by Tab from where the focus is to a control. */
async function tabTo(id: string, most = 40): Promise<void> {
  for (let i = 0; i < most; i++) {
    if ((await focused()) === id) return;
    await workbench.page.keyboard.press("Tab");
  }
  throw new Error(`${id} is not within ${most} steps of Tab; the focus is at ${await focused()}`);
}

const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);

/** Files as a person lets them go over a place of the pane; answers whether the browser was kept from opening them. */
const drop = (on: string, name: string, text: string): Promise<boolean> =>
  pane.evaluate(
    ([id, file, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content!], file!, { type: "text/plain" }));
      const init = { bubbles: true, cancelable: true, dataTransfer: data };
      const target = document.querySelector(`[data-testid="${id}"]`)!;
      target.dispatchEvent(new DragEvent("dragover", init));
      return !target.dispatchEvent(new DragEvent("drop", init));
    },
    [on, name, text] as const,
  );

describe("failures leave what was entered", () => {
  test("a pasted text that is no disclosure stays, and so does the relation; the error stands above", async () => {
    await pane.getByTestId("relation").selectOption("units");
    await pane.getByTestId("paste-text").fill("今天天气很好");
    await pane.getByTestId("paste-import").click();
    await pane.getByTestId("error-message").waitFor({ timeout: 60_000 });
    expect(await pane.getByTestId("paste-text").inputValue()).toBe("今天天气很好");
    expect(await pane.getByTestId("relation").inputValue()).toBe("units");
    expect(await pane.getByTestId("write").count()).toBe(0);
    await pane.getByTestId("relation").selectOption("apart");
  });

  test("several errors with long names lie one below the other, none beyond the edge", async () => {
    const name = `${"A_very_long_file_name_without_any_space_".repeat(4)}.txt`;
    await pane
      .getByTestId("file-input")
      .setInputFiles(
        [1, 2, 3].map((i) => ({ name: `${i}${name}`, mimeType: "text/plain", buffer: Buffer.from(`无 ${i}`) })),
      );
    await expect.poll(() => pane.getByTestId("error-message").count(), { timeout: 60_000 }).toBe(3);
    const boxes = await pane.getByTestId("error-message").evaluateAll((bars) =>
      bars.map((bar) => {
        const { top, bottom, right } = bar.getBoundingClientRect();
        const inner = Math.max(...[...bar.querySelectorAll("*")].map((e) => e.getBoundingClientRect().bottom));
        return { top, bottom, right, inner, over: bar.scrollWidth - bar.clientWidth };
      }),
    );
    for (const [i, box] of boxes.entries()) {
      expect(box.over).toBeLessThanOrEqual(1);
      expect(box.inner).toBeLessThanOrEqual(box.bottom + 1);
      if (i > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[i - 1]!.bottom);
    }
    await workbench.screenshot("60-failures");
  });

  test("an error of a function is shown in its tab, and the import knows nothing of it", async () => {
    await pane.getByTestId("error-message").first().getByRole("button").click();
    await pane.getByTestId("tab-functions").click();
    await pane.getByTestId("insert-native-BUDGET.VALUE").click();
    await pane.getByTestId("function-BUDGET.VALUE").getByTestId("error-message").waitFor({ timeout: 30_000 });
    await pane.getByTestId("tab-import").click();
    expect(await pane.getByTestId("error-message").count()).toBe(0);
  });
});

describe("a file that is let go anywhere", () => {
  test("is taken, never opened in place of the pane", async () => {
    expect(await drop("paste-text", "a.txt", "没有数字")).toBe(true);
    await pane.getByTestId("error-message").waitFor({ timeout: 60_000 });
    await pane.getByTestId("tab-settings").click();
    expect(await drop("settings", "b.txt", "也没有数字")).toBe(true);
    await pane.getByTestId("start").waitFor({ timeout: 60_000 });
    await pane.getByTestId("error-message").filter({ hasText: "b.txt" }).waitFor({ timeout: 60_000 });
  });
});

describe("from the first look to the correction, by keys alone", () => {
  test("the sample with three errors is one of the first stops", async () => {
    await pane.getByTestId("tab-import").focus();
    await tabTo("use-faulty-sample", 12);
    await press("Enter");
    await pane.getByTestId("preview").waitFor({ timeout: 60_000 });
    await expect.poll(() => pane.getByTestId("announcer").textContent()).toBe("识别结果");
    expect(await pane.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  test("while something is previewed a file is not taken, and not opened either", async () => {
    expect(await drop("preview", "c.txt", "x")).toBe(true);
    expect(await pane.getByTestId("preview").count()).toBe(1);
  });

  test("the skip link leads past the list to the buttons; writing can be cancelled", async () => {
    await tabTo("skip", 80);
    await press("Enter");
    expect(await focused()).toBe("back");
    await tabTo("write", 3);
    await press("Enter");
    await pane.getByTestId("cancel-write").waitFor({ timeout: 30_000 });
    expect(await focused()).toMatch(/^正在/);
    await tabTo("cancel-write", 6);
    await press("Enter");
    await pane.getByTestId("preview").waitFor({ timeout: 60_000 });
    const names = (await workbench.control("sheets")).map((s) => s.name);
    expect(names).not.toContain("支出总表");
  });

  test("written, the heading has the focus; the next step leads to the first finding", async () => {
    await pane.getByTestId("write").focus();
    await press("Enter");
    await pane.getByTestId("next-findings").waitFor({ timeout: 120_000 });
    expect(await focused()).toBe("已写入工作簿");
    await tabTo("next-findings", 6);
    await press("Enter");
    expect(await focused()).toMatch(/^finding-\d+-show$/);
  });

  test("its suggestion is taken up and taken back", async () => {
    const accept = pane.locator('[data-testid^="accept-"]').first();
    await accept.waitFor({ timeout: 60_000 });
    const id = (await accept.getAttribute("data-testid"))!.replace("accept-", "");
    expect(await focused()).toBe(`finding-${id}-show`);
    const fail = Number(await pane.getByTestId("outcome-fail").textContent());
    await press("a");
    await pane.getByTestId(`take-back-${id}`).waitFor({ timeout: 60_000 });
    await expect
      .poll(async () => Number(await pane.getByTestId("outcome-fail").textContent()), { timeout: 60_000 })
      .toBeLessThan(fail);
  });

  test("the sheet of checks and the working paper are opened from the next steps", async () => {
    const active = async (): Promise<string> => (await workbench.control("sheets")).find((s) => s.active)!.name;
    await pane.getByTestId("next-paper").click();
    await expect.poll(active, { timeout: 30_000 }).toMatch(/^底稿/);
    await pane.getByTestId("next-checks").click();
    await expect.poll(active, { timeout: 30_000 }).toBe("核对");
  });
});

describe("a function filled in from the sheet", () => {
  test("三公 finds the function that fetches figures; ranges come from the selection", async () => {
    await workbench.asAddin(async (context) => {
      const sheet = context.workbook.worksheets.add("我的表");
      sheet.getRange("A1:A3").values = [[30], [10], [20]];
      sheet.activate();
      sheet.getRange("C1").select();
      await context.sync();
    });
    await pane.getByTestId("tab-functions").click();
    const search = pane.getByTestId("functions").getByRole("searchbox");
    await search.fill("三公");
    await pane.getByTestId("function-BUDGET.VALUE").waitFor();
    expect(await pane.getByTestId("function-FUNC.NAME").count()).toBe(0);
    await search.fill("BUDGET.CHECK");
    await pane.getByTestId("fill-BUDGET.CHECK").click();
    await expect.poll(() => pane.getByTestId("target-BUDGET.CHECK").textContent()).toContain("我的表!C1");
    await workbench.control("activate", "我的表", "A1");
    await pane.getByTestId("use-selection-BUDGET.CHECK-0").click();
    await workbench.asAddin(async (context) => {
      context.workbook.worksheets.getItem("我的表").getRange("A2:A3").select();
      await context.sync();
    });
    await pane.getByTestId("use-selection-BUDGET.CHECK-1").click();
    await expect.poll(() => pane.getByTestId("formula-BUDGET.CHECK").textContent()).toBe("=BUDGET.CHECK(A1,A2:A3)");
    await pane.getByTestId("insert-call-BUDGET.CHECK").click();
    await pane.getByTestId("function-inserted").filter({ hasText: "C1" }).waitFor({ timeout: 30_000 });
    await workbench.control("settled");
    expect((await workbench.control("getCell", "我的表", "C1")).value).toBe("通过");
  });

  test("our own formulas are not held against the user", async () => {
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("tab-functions").click();
    await pane.getByTestId("native-note-BUDGET.CHECK").waitFor();
    expect(await pane.getByTestId("native-note-BUDGET.CHECK").textContent()).not.toContain("建议");
  });
});

test("nothing went wrong unseen, and nothing left this machine", () => {
  expect(workbench.errors).toEqual([]);
  expect(workbench.outside).toEqual([]);
});
