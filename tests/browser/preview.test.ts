import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  workbench.page.setDefaultTimeout(10_000);
  pane = await workbench.addin();
});

afterAll(() => workbench.close());

/** Rows of cells parted by bars. */
const table = (rows: readonly string[]): string =>
  `<table>${rows
    .map(
      (r) =>
        `<tr>${r
          .split("|")
          .map((c) => `<td>${c}</td>`)
          .join("")}</tr>`,
    )
    .join("")}</table>`;

/**
 * What an invented office publishes, with a slip of each kind that recognition cannot see through: a name over two lines, a title that
 * names no statement, a header that no word explains, a page without header behind a paragraph, one wrong digit (26.00 for 20.00).
 */
const DOCUMENT = `<html><body>
  <p>青石县文化广电和</p><p>旅游体育局</p><p>2026年部门预算公开</p>
  <p>部门收入总表</p><p>单位：万元</p>
  ${table(["科目编码|科目名称|合计|财政拨款收入|往来沉淀款", "|合计|50.00|48.75|1.25", "2070104|图书馆|50.00|48.75|1.25"])}
  <p>经费安排明细表</p><p>单位：万元</p>
  ${table(["科目编码|科目名称|合计|基本支出|项目支出", "|合计|50.00|30.00|20.00", "2070104|图书馆|32.00|12.00|26.00"])}
  <p>以下内容与上表没有关系，是另一件事情的说明，请读者留意。</p>
  ${table(["2070105|文化馆|18.00|18.00|0.00"])}
  <p>项目绩效目标表</p>${table(["项目名称|书刊购置|预算数|12.00", "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|册数|1200"])}
  <p>项目绩效目标表</p>${table(["项目名称|馆舍修缮", "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|面积|300"])}
  <p>政府性基金预算支出表</p><p>单位：万元</p>
  ${table(["科目编码|科目名称|合计|基本支出|项目支出", "||||"])}<p>注：本单位没有政府性基金预算，故此表为空。</p>
  </body></html>`;

/** A table without a word of who publishes it and for when. */
const NAMELESS = `<html><body><p>部门支出总表</p><p>单位：万元</p>
  ${table(["科目编码|科目名称|合计|基本支出|项目支出", "|合计|50.00|30.00|20.00", "2070104|图书馆|50.00|30.00|20.00"])}
  </body></html>`;

async function open(html: string, name: string): Promise<void> {
  await pane
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "text/html", buffer: Buffer.from(html) });
  await pane.getByTestId("disclosure-0").waitFor({ timeout: 60_000 });
}
const back = async (): Promise<void> => {
  await pane.getByTestId("back").click();
  await pane.getByTestId("start").waitFor();
};
const focused = (): Promise<string | null> =>
  pane.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? null);
const settled = (): Promise<void> =>
  pane.getByTestId("effect-0").locator(".fui-MessageBar").first().waitFor({ timeout: 60_000 });
/** The correction that is made is done when the list of corrections has it. */
const corrections = async (count: number): Promise<void> => {
  if (count === 0) await pane.getByTestId("corrections-0").waitFor({ state: "detached" });
  else await pane.getByTestId(`undo-0-${count - 1}`).waitFor({ state: "attached" });
  await settled();
};
const outcome = async (name: string): Promise<number> =>
  Number(await pane.getByTestId(`outcome-${name}`).textContent());
const tableNamed = (name: string) => pane.locator('[data-testid^="table-"]').filter({ hasText: name }).first();

describe("what was recognised is put right before it is written", () => {
  beforeAll(() => open(DOCUMENT, "青石县2026.html"));

  test("a name that two lines break is chosen from those that the document prints", async () => {
    expect(await pane.getByTestId("unit-0").textContent()).not.toBe("青石县文化广电和旅游体育局");
    await pane.getByTestId("edit-facts-0").click();
    await workbench.screenshot("60-facts");
    await pane.getByTestId("candidates-0").getByText("青石县文化广电和旅游体育局").click();
    await corrections(1);
    expect(await pane.getByTestId("unit-0").textContent()).toBe("青石县文化广电和旅游体育局");
    await pane.getByTestId("edit-facts-0").click();
  });

  test("goal forms are one line with their names below; an empty table says why", async () => {
    const goals = pane.getByTestId("goal-forms");
    expect(await goals.textContent()).toContain("项目绩效目标表 2 张");
    expect(await pane.getByText("馆舍修缮").count()).toBe(0);
    await goals.click();
    expect(await pane.getByText("馆舍修缮").count()).toBe(1);
    expect(await tableNamed("本单位没有政府性基金预算").textContent()).toContain("未列数据");
  });

  test("by keys: a table is said to be another kind, and the checks follow at once", async () => {
    const before = await outcome("fail");
    await tableNamed("经费安排明细表").focus();
    await workbench.page.keyboard.press("Enter");
    await pane.getByTestId("table-view").waitFor();
    expect(await focused()).toBe("table-title");
    await pane.getByTestId("table-kind").focus();
    for (const key of ["Home", "ArrowDown", "ArrowDown"]) await workbench.page.keyboard.press(key);
    await pane.getByTestId("table-title").filter({ hasText: "支出总表" }).waitFor();
    await corrections(2);
    expect(await pane.getByTestId("table-title").textContent()).toBe("支出总表");
    expect(await pane.getByTestId("effect-0").textContent()).toMatch(/不符 \d+ → \d+/);
    await pane.getByTestId("table-back").focus();
    await workbench.page.keyboard.press("Enter");
    expect(await outcome("fail")).toBeGreaterThan(before);
    expect(await focused()).toMatch(/^table-\d+$/);
  });

  test("a page that lost its table is joined to it", async () => {
    const before = await outcome("fail");
    const rows = await pane.locator('[data-testid^="table-"]').filter({ hasText: /1 行/ }).count();
    expect(rows).toBeGreaterThan(0);
    await tableNamed("（无标题）").click();
    await pane.getByTestId("table-join").click();
    await corrections(3);
    expect(await pane.getByTestId("table-title").textContent()).toBe("支出总表");
    expect(await pane.locator('[data-cell="2/1"]').textContent()).toBe("文化馆");
    await pane.getByTestId("table-back").click();
    expect(await outcome("fail")).toBeLessThan(before);
  });

  test("a cell is read by a person, by keys; what is printed stays with it", async () => {
    const before = await outcome("fail");
    await tableNamed("支出总表").click();
    const cell = pane.locator('[data-cell="1/4"]');
    expect(await cell.getAttribute("data-mark")).toBe("error");
    await pane.locator('td[tabindex="0"]').focus();
    for (const key of ["ArrowDown", "End"]) await workbench.page.keyboard.press(key);
    await workbench.screenshot("61-table");
    await workbench.page.keyboard.press("Enter");
    expect(await focused()).toBe("cell-input");
    await workbench.page.keyboard.press("ControlOrMeta+A");
    await workbench.page.keyboard.type("20.00");
    await workbench.page.keyboard.press("Enter");
    await corrections(4);
    expect(await cell.textContent()).toBe("20.00");
    expect(await cell.getAttribute("aria-description")).toContain("人工改读，原文“26.00”");
    await workbench.screenshot("62-read-by-hand");
    await pane.getByTestId("table-back").click();
    expect(await outcome("fail")).toBeLessThan(before);
  });

  test("a column is bound to the standard column over it", async () => {
    await tableNamed("收入总表").click();
    expect(await pane.getByTestId("binding-4").inputValue()).toBe("");
    await pane.getByTestId("binding-4").selectOption({ label: "上年结转" });
    await corrections(5);
    expect(await pane.getByTestId("binding-4").locator("option:checked").textContent()).toBe("上年结转");
    await pane.getByTestId("table-back").click();
    expect(await pane.getByTestId("corrections-0").textContent()).toContain("“往来沉淀款”栏对应“上年结转”");
  });

  test("a field of a goal form's head is read by hand, and taken back", async () => {
    await tableNamed("书刊购置").click();
    await pane.getByTestId("form-head").locator("summary").click();
    const field = pane.getByTestId("field-0");
    await field.fill("图书购置");
    await workbench.screenshot("65-form-head");
    await field.press("Enter");
    await corrections(6);
    expect(await field.inputValue()).toBe("图书购置");
    expect(await pane.getByTestId("form-head").textContent()).toContain("人工改读，原文“书刊购置”");
    await pane.getByTestId("field-0-undo").click();
    await corrections(5);
    expect(await field.inputValue()).toBe("书刊购置");
    await pane.getByTestId("table-back").click();
  });

  test("one correction is undone, then all; what is written names what was read by hand", async () => {
    await workbench.screenshot("63-corrections");
    const name = (await pane.getByTestId("unit-0").textContent())!;
    await pane.getByTestId("undo-0-4").click();
    await pane.getByTestId("undo-0-4").waitFor({ state: "detached" });
    await settled();
    expect(await pane.getByTestId("unit-0").textContent()).toBe(name);
    await pane.getByTestId("write").click();
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    const used = (await workbench.control("usedRange", "支出总表"))!;
    const cells = (await workbench.control("getRange", "支出总表", `A1:Z${used.rows}`)).flat().map(String);
    expect(cells.filter((c) => c.includes("人工改读（原文 26.00）"))).toHaveLength(1);
    // The file is known again by what the workbook keeps, once that has been read.
    await pane.getByTestId("recheck").waitFor({ timeout: 60_000 });
    await pane.getByTestId("new-import").click();
    await open(DOCUMENT, "青石县2026.html");
    await pane.getByTestId("undo-0-3").waitFor();
    expect(await pane.getByTestId("unit-0").textContent()).toBe(name);
    await pane.getByTestId("undo-all-0").click();
    await corrections(0);
    expect(await pane.getByTestId("unit-0").textContent()).not.toBe(name);
    await pane.getByTestId("edit-facts-0").click();
    await pane.getByTestId("candidates-0").getByText("青石县文化广电和旅游体育局").click();
    await corrections(1);
    await pane.getByTestId("undo-all-0").click();
    await corrections(0);
    expect(await pane.getByTestId("unit-0").textContent()).not.toBe(name);
    await back();
  });
});

describe("another document of that layout", () => {
  test("is offered what was put right before; it is taken up by one click, and never a cell", async () => {
    const next = DOCUMENT.replaceAll("2026", "2027").replaceAll("50.00", "51.00").replaceAll("48.75", "49.75");
    await open(next, "青石县2027.html");
    const offer = pane.getByTestId("offer-0");
    await offer.waitFor();
    expect(await offer.textContent()).toContain("2026");
    const before = await outcome("fail");
    await workbench.screenshot("66-offer");
    await pane.getByTestId("offer-take-0").focus();
    await workbench.page.keyboard.press("Enter");
    await corrections(3);
    expect(await offer.count()).toBe(0);
    expect(await tableNamed("支出总表").count()).toBe(1);
    const said = await pane.getByTestId("corrections-0").textContent();
    expect(said).toContain("认作“支出总表”");
    expect(said).not.toContain("26.00");
    expect(await outcome("fail")).toBeGreaterThan(before);
    await back();
  });
});

describe("a disclosure without a name and a year", () => {
  test("is not written before both are answered; the way there is one key", async () => {
    await open(NAMELESS, "无名.html");
    expect(await pane.getByTestId("unit-0").textContent()).toBe("单位未识别");
    expect(await focused()).toBe("fact-unit-0");
    expect(await pane.getByTestId("write").isDisabled()).toBe(true);
    expect(await pane.getByTestId("missing-0-unitName").textContent()).toContain("请先填写单位名称");
    await workbench.screenshot("64-missing");
    await workbench.page.keyboard.type("青石县图书馆");
    await workbench.page.keyboard.press("Enter");
    await corrections(1);
    expect(await pane.getByTestId("write").isDisabled()).toBe(true);
    await pane.getByTestId("fill-0-year").focus();
    await workbench.page.keyboard.press("Enter");
    expect(await focused()).toBe("fact-year-0");
    await workbench.page.keyboard.type("二〇二六");
    await workbench.page.keyboard.press("Enter");
    expect(await pane.getByTestId("facts-0").textContent()).toContain("四位数字");
    await workbench.page.keyboard.press("ControlOrMeta+A");
    await workbench.page.keyboard.type("2026");
    await workbench.page.keyboard.press("Enter");
    await corrections(2);
    expect(await pane.getByTestId("write").isDisabled()).toBe(false);
    expect(workbench.errors).toEqual([]);
  });
});
