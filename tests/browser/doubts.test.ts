import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./rig";
import { axeFaults } from "./axe-faults";

/** Drawn by `tools/scan-fixture.ts`: strokes and blots over some amounts, two of them in a table without a sum. */
const NAME = "示例县水文站2026-污损.jpg";
const PICTURE = readFileSync(new URL(`../fixtures/scans/${NAME}`, import.meta.url));

/** What the page prints, by the name of the row and the column, of the cells that are damaged. */
const PRINTED: Readonly<Record<string, string>> = {
  "应用研究 项目支出": "200.00",
  "行政事业单位养老支出 基本支出": "86.45",
  "机关事业单位基本养老保险缴费支出 合计": "57.63",
  "住房保障支出 基本支出": "43.22",
  "住房改革支出 合计": "43.22",
  "水文自动测报设备购置 金额": "86.40",
  "水质化验试剂 金额": "21.36",
};

let workbench: OpenWorkbench;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
});

afterAll(() => workbench.close());

const count = async (id: string): Promise<number> =>
  Number(/\d+/.exec((await pane.getByTestId(id).textContent()) ?? "")?.[0]);
const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);
/** What is asked: the name of the row and the column. */
const asked = async (): Promise<string> => {
  const where = (await pane.getByTestId("doubt-where").textContent())!;
  const [, row, column] = /^第 \d+ 行 (.+)，“(.+)”栏$/.exec(where)!;
  return `${row} ${column}`;
};
const progress = async (): Promise<string> => (await pane.getByTestId("doubts-progress").textContent())!.trim();
const focused = (): Promise<string | null> =>
  pane.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? null);
const selected = (): Promise<string> =>
  pane.evaluate(() => {
    const input = document.activeElement as HTMLInputElement;
    return input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0);
  });

describe("cells of a scan that were read without certainty", () => {
  let open = 0;

  beforeAll(async () => {
    await pane
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: NAME, mimeType: "image/jpeg", buffer: PICTURE });
    await pane.getByTestId("doubts-0").waitFor({ timeout: 120_000 });
  }, 180_000);

  test("are counted, and marked in the table by more than a colour", async () => {
    open = await count("doubts-count-0");
    expect(open).toBeGreaterThanOrEqual(2);
    await workbench.screenshot("47-doubts-preview");
    await pane.locator('[data-testid^="table-"]').filter({ hasText: "政府采购预算表" }).first().click();
    await pane.getByTestId("next-doubtful").click();
    expect(await focused()).toBeNull();
    const cell = pane.locator('[data-mark="doubtful"]').first();
    expect(await cell.getAttribute("aria-description")).toMatch(/识读存疑，.*%/);
    expect(await cell.evaluate((td) => getComputedStyle(td, "::before").content)).toContain("?");
    expect(await pane.getByTestId("doubt-legend").textContent()).toContain("2 格");
    await workbench.screenshot("48-doubts-table");
    await pane.getByTestId("table-back").click();
  });

  test("what the sums corrected is shown beside its picture, taken back by one click, and taken again", async () => {
    const list = pane.getByTestId("automatic-0").locator("li");
    const corrected = await list.count();
    expect(await list.filter({ hasText: "“43.22”" }).count()).toBe(1);
    await pane.getByTestId("doubts-automatic-0").click();
    await pane.getByTestId("doubt-picture").waitFor();
    const value = PRINTED[await asked()]!;
    expect(await pane.getByTestId("doubt-read").textContent()).toContain(`已自动改为“${value}”`);
    expect(await pane.getByTestId("doubt-input").inputValue()).toBe(value);
    await workbench.screenshot("48b-doubts-automatic");
    await press("Escape");
    await pane.getByTestId("undo-automatic-0-0").click();
    await pane.locator(`[data-testid="doubts-count-0"]:has-text("${open + 1} 个单元格识读存疑")`).waitFor();
    expect(await list.count()).toBe(corrected - 1);
    await pane.getByTestId("undo-0-0").click();
    await pane.locator(`[data-testid="doubts-count-0"]:has-text("${open} 个单元格识读存疑")`).waitFor();
    expect(await list.count()).toBe(corrected);
  });

  test("are gone through by keys alone, each with its picture: wrong entries are told, the last is undone", async () => {
    await pane.getByTestId("doubts-start-0").focus();
    await press("Enter");
    await pane.getByTestId("doubt-picture").waitFor();
    expect(await focused()).toBe("doubt-input");
    expect(await progress()).toBe(`1 / ${open}`);
    expect(await selected()).toBe(await pane.getByTestId("doubt-input").inputValue());
    await workbench.screenshot("49-doubts");
    expect(await axeFaults(pane)).toEqual([]);
    await workbench.page.keyboard.type("八十六");
    await press("Enter");
    expect(await pane.getByTestId("doubts").textContent()).toContain("“八十六”不是金额");
    expect(await progress()).toBe(`1 / ${open}`);
    for (let n = 1; n <= open; n++) {
      const value = PRINTED[await asked()];
      expect(value).toBeDefined();
      if ((await pane.getByTestId("doubt-take").count()) > 0) {
        expect(await pane.getByTestId("doubt-proposal").textContent()).toContain(`按勾稽关系应为“${value}”`);
        await press("Control+Enter");
      } else {
        await press("ControlOrMeta+A");
        await workbench.page.keyboard.type(value!);
        await press("Enter");
      }
      // The next picture was cut before: it is there with the next question.
      if (n < open) await pane.locator(`[data-testid="doubts-progress"]:has-text("${n + 1} /")`).waitFor();
    }
    await pane.getByTestId("doubts-done").waitFor();
    expect(await pane.getByTestId("doubts-counts").textContent()).toContain(`改正 ${open} 个`);
    await pane.getByTestId("effect-0").locator(".fui-MessageBar").waitFor({ timeout: 60_000 });
    await workbench.screenshot("50-doubts-done");
    await pane.getByTestId("doubt-undo").click();
    await pane.getByTestId("doubt-picture").waitFor();
    expect(await asked()).toBe("水质化验试剂 金额");
    await press("ArrowUp");
    expect(await asked()).toBe("水文自动测报设备购置 金额");
    expect(await pane.getByTestId("doubt-input").inputValue()).toBe("86.40");
    await press("Enter");
    await press("ArrowDown");
    await pane.getByTestId("doubts-done").waitFor();
    expect(await pane.getByTestId("doubts-counts").textContent()).toContain("留着 1 个");
    await press("Escape");
    await pane.getByTestId("doubts-0").waitFor();
    await pane.locator('[data-testid="doubts-count-0"]:has-text("1 个单元格识读存疑")').waitFor();
  }, 60_000);

  test("lose their mark in the table; one is undone and asked again", async () => {
    await pane.locator('[data-testid^="table-"]').filter({ hasText: "政府采购预算表" }).first().click();
    expect(await pane.locator('[data-cell="0/3"]').getAttribute("data-mark")).toBe("corrected");
    expect(await pane.locator('[data-cell="0/3"]').textContent()).toBe("86.40");
    expect(await pane.locator('[data-cell="3/3"]').getAttribute("data-mark")).toBe("doubtful");
    await pane.getByTestId("table-back").click();
    const steps = pane.getByTestId("corrections-0").locator("li");
    const at = await steps.filter({ hasText: "86.40" }).evaluate((li) => [...li.parentElement!.children].indexOf(li));
    await pane.getByTestId(`undo-0-${at}`).click();
    await pane.locator('[data-testid="doubts-count-0"]:has-text("2 个单元格识读存疑")').waitFor();
    await pane.getByTestId("doubts-start-0").click();
    await pane.getByTestId("doubt-picture").waitFor();
    expect(await asked()).toBe("水文自动测报设备购置 金额");
    await workbench.page.keyboard.type("86.40");
    await press("Enter");
    await pane.getByTestId("doubt-leave").click();
    await pane.getByTestId("doubts-done").waitFor();
    await press("Escape");
    await pane.locator('[data-testid="doubts-count-0"]:has-text("1 个单元格识读存疑")').waitFor();
  }, 60_000);

  test("a pane that closes loses nothing: the same file has the corrections", async () => {
    await pane.getByTestId("back").click();
    await pane.getByTestId("start").waitFor();
    await pane
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: NAME, mimeType: "image/jpeg", buffer: PICTURE });
    await pane.locator('[data-testid="doubts-count-0"]:has-text("1 个单元格识读存疑")').waitFor({ timeout: 120_000 });
    expect(await pane.getByTestId("corrections-0").textContent()).toContain("86.40");
  }, 150_000);

  test("are written as they were corrected; what stays open is marked on the sheets", async () => {
    await pane.getByTestId("write").click();
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    const used = (await workbench.control("usedRange", "支出总表"))!;
    const cells = (await workbench.control("getRange", "支出总表", `A1:J${used.rows}`)).flat();
    for (const value of [729.87, 57.63, 43.22, 86.45]) expect(cells).toContain(value);
    const bought = (await workbench.control("usedRange", "政府采购预算表"))!;
    const rows = await workbench.control("getRange", "政府采购预算表", `A1:Z${bought.rows}`);
    const of = (name: string) => rows.find((row) => row.includes(name))!;
    expect(of("水文自动测报设备购置")).toContain(86.4);
    expect(of("水文自动测报设备购置").join("|")).toContain("人工改读");
    expect(of("水质化验试剂").join("|")).toContain("识读存疑");
    await workbench.screenshot("51-doubts-sheets");
    expect(workbench.outside).toEqual([]);
    expect(workbench.errors).toEqual([]);
  }, 120_000);
});

test("in a narrow pane, in English and in the dark the screen needs no scrolling sideways", async () => {
  const narrow = await openWorkbench({ width: 1280, height: 760 }, { colorScheme: "dark" });
  try {
    const frame = await narrow.addin();
    await narrow.page.evaluate(() => {
      document.querySelector<HTMLElement>("#addin")!.style.width = "320px";
    });
    await frame.getByTestId("tab-settings").click();
    await frame.getByTestId("language-en-US").click();
    await frame.getByTestId("tab-import").click();
    await frame
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: NAME, mimeType: "image/jpeg", buffer: PICTURE });
    await frame.getByTestId("doubts-start-0").click({ timeout: 120_000 });
    await frame.getByTestId("doubt-picture").waitFor();
    await narrow.screenshot("52-doubts-narrow");
    const over = await frame.evaluate(() => {
      const view = document.querySelector<HTMLElement>("[data-testid=doubts]")!;
      return view.scrollWidth - view.clientWidth;
    });
    expect(over).toBeLessThanOrEqual(0);
    const edges = async (id: string) => (await frame.getByTestId(id).boundingBox())!;
    const [where, picture, read] = [
      await edges("doubt-where"),
      await edges("doubt-picture"),
      await edges("doubt-read"),
    ];
    expect(picture.y).toBeGreaterThanOrEqual(where.y + where.height);
    expect(read.y).toBeGreaterThanOrEqual(picture.y + picture.height);
    expect(narrow.errors).toEqual([]);
  } finally {
    await narrow.close();
  }
}, 240_000);
