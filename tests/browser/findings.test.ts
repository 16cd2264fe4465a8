import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { misprintedPage } from "../support/written-pdf";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  pane = await workbench.addin();
});

afterAll(() => workbench.close());

const FILE = {
  name: "示例县水文站2026.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(misprintedPage()),
};

/** The number of the finding that has a suggestion. */
async function wrong(): Promise<string> {
  const accept = pane.locator('[data-testid^="accept-"]').first();
  await accept.waitFor({ timeout: 60_000 });
  return (await accept.getAttribute("data-testid"))!.replace("accept-", "");
}

const count = async (status: string): Promise<number> =>
  Number(await pane.getByTestId(`outcome-${status}`).first().textContent());

/** The pane has looked at what the workbook says now. */
async function followed(check: () => Promise<boolean>): Promise<void> {
  await expect.poll(check, { timeout: 60_000, interval: 300 }).toBe(true);
}

/** The cell of a column in the row of a code, in A1. */
async function cellOf(code: string, label: string): Promise<string> {
  const used = (await workbench.control("usedRange", "支出总表"))!;
  const rows = await workbench.control("getRange", "支出总表", `A1:T${used.rows}`);
  const header = rows.findIndex((row) => row.includes(label));
  const row = rows.findIndex((cells) => cells.map(String).includes(code));
  return `${String.fromCharCode(65 + rows[header]!.indexOf(label))}${row + 1}`;
}

describe("from a finding to its source and back", () => {
  let id = "";

  test("a wrong digit is found, named with its figures, and rehearsed", async () => {
    await pane.getByTestId("file-input").setInputFiles(FILE);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    id = await wrong();
    await pane.getByTestId(`finding-${id}-show`).click();
    await pane.getByTestId(`rehearsal-${id}`).waitFor({ timeout: 30_000 });
    const card = pane.getByTestId(`finding-${id}`);
    expect(await card.textContent()).toContain("行政运行（2130301）");
    expect(await card.locator("table").textContent()).toContain("差额");
    expect(await pane.getByTestId(`rehearsal-${id}`).textContent()).toMatch(/不符 \d+ → 0/);
    await workbench.screenshot("50-finding");
  });

  test("the page is shown with the figure marked, and what was recognised beside it", async () => {
    await pane.getByTestId(`source-${id}`).click();
    await pane.getByTestId("source-marked").waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("source-page").textContent()).toBe("第 1 页");
    // The picture holds ink, and the mark lies on the sheet.
    const ink = await pane.getByTestId("source-picture").evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i]! < 128) dark++;
      return dark;
    });
    expect(ink).toBeGreaterThan(100);
    const inside = await pane.getByTestId("source-marked").evaluate((mark) => {
      const [m, s] = [mark.getBoundingClientRect(), mark.parentElement!.getBoundingClientRect()];
      return m.width > 5 && m.left >= s.left && m.right <= s.right && m.top >= s.top && m.bottom <= s.bottom;
    });
    expect(inside).toBe(true);
    await pane.getByTestId("source-recognised").click();
    await pane.getByTestId("source-box").first().waitFor({ timeout: 30_000 });
    await workbench.screenshot("51-source");
    await pane.getByTestId("source").press("Escape");
    expect(await pane.getByTestId("source").count()).toBe(0);
  });

  test("a selected cell tells what of the document stands in it", async () => {
    await pane.getByTestId("tab-findings").click();
    await workbench.control("activate", "支出总表", await cellOf("2130313", "项目支出"));
    await pane.getByTestId("selected-cell").filter({ hasText: "水文测报（2130313）" }).waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("selected-cell").textContent()).toContain("212.20");
  });

  test("taken up by its key, all follows; taken back, it is open again", async () => {
    const fail = await count("fail");
    await pane.getByTestId(`finding-${id}-show`).focus();
    await pane.getByTestId(`finding-${id}-show`).press("a");
    await pane.getByTestId(`take-back-${id}`).waitFor({ timeout: 60_000 });
    await followed(async () => (await count("fail")) < fail);
    await pane.getByTestId("edits").waitFor({ timeout: 30_000 });
    await workbench.screenshot("52-taken");
    await pane.getByTestId(`take-back-${id}`).click();
    await pane.getByTestId(`accept-${id}`).waitFor({ timeout: 60_000 });
    await followed(async () => (await count("fail")) === fail);
    expect(await pane.getByTestId("edits").count()).toBe(0);
  });

  test("waived with a reason, who and when: the sheet says it, and the list", async () => {
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("who").fill("李会计");
    await pane.getByTestId("tab-findings").click();
    await pane.getByTestId(`finding-${id}-show`).focus();
    await pane.getByTestId(`finding-${id}-show`).press("d");
    await pane.getByTestId(`decision-word-${id}`).selectOption("不处理");
    await pane.getByTestId(`decision-remark-${id}`).fill("原件如此");
    await pane.getByTestId(`decision-save-${id}`).click();
    await pane.getByTestId(`decision-${id}`).filter({ hasText: "李会计" }).waitFor({ timeout: 60_000 });
    const cells = (await workbench.control("getRange", "问题", "A1:Z20")).flat().map(String);
    expect(cells).toEqual(expect.arrayContaining(["不处理", "原件如此", "李会计"]));
    await pane.getByTestId("filter-state").selectOption("open");
    await followed(async () => (await pane.getByTestId(`finding-${id}`).count()) === 0);
    await pane.getByTestId("filter-state").selectOption("");
    await pane.getByTestId(`finding-${id}`).waitFor();
  });
});

describe("what people do in the sheets is followed", () => {
  test("an edit by hand, undone again", async () => {
    const [fail, cell] = [await count("fail"), await cellOf("2130313", "项目支出")];
    await workbench.control("type", "支出总表", cell, 999);
    await followed(async () => (await count("fail")) > fail);
    await pane.getByTestId("edits").filter({ hasText: "1 处" }).waitFor({ timeout: 30_000 });
    await workbench.control("undo");
    await followed(async () => (await count("fail")) === fail);
    expect(await pane.getByTestId("edits").count()).toBe(0);
  });

  test("a row that is put in, and taken out", async () => {
    const pass = await count("pass");
    const row = Number(/\d+/.exec(await cellOf("2130313", "项目支出"))![0]);
    await workbench.asAddin(
      new Function(
        "context",
        `context.workbook.worksheets.getItem("支出总表").getRange("${row}:${row}").insert("Down"); return context.sync();`,
      ) as (context: Excel.RequestContext) => Promise<void>,
    );
    await pane.getByTestId("recheck").click();
    await followed(async () => (await pane.getByTestId("recheck").count()) === 1);
    expect(await count("pass")).toBe(pass);
    expect(await pane.getByTestId("edits").count()).toBe(0);
  });

  test("the list is there when the pane is opened again, decisions too; what was kept of the file is asked for", async () => {
    await workbench.page.click("#reload-addin");
    await workbench.page.waitForTimeout(1_000);
    pane = await workbench.addin();
    await pane.getByTestId("tab-findings").click({ timeout: 60_000 });
    const id = await wrong();
    expect(await pane.getByTestId(`decision-${id}`).textContent()).toContain("原件如此");
    await pane.getByTestId(`finding-${id}-show`).click();
    await pane.getByTestId(`source-${id}`).click();
    await pane.getByTestId("source-ask").waitFor({ timeout: 30_000 });
    await pane
      .getByTestId("source-file")
      .setInputFiles({ ...FILE, buffer: Buffer.concat([FILE.buffer, Buffer.from("\n")]) });
    await pane.getByTestId("source-other").waitFor({ timeout: 30_000 });
    await pane.getByTestId("source-close").click();
    await pane.getByTestId(`source-${id}`).click();
    await pane.getByTestId("source-file").setInputFiles(FILE);
    await pane.getByTestId("source-marked").waitFor({ timeout: 30_000 });
    expect(await pane.getByTestId("source-other").count()).toBe(0);
    await pane.getByTestId("source-close").click();
  });

  test("all five counts open their lists, with reasons where nothing could be checked", async () => {
    for (const status of ["pass", "not-evaluable", "not-applicable"]) {
      await pane.getByTestId(`tile-${status}`).click();
      await pane.getByTestId(`rules-${status}`).waitFor();
    }
    expect(await pane.getByTestId("rules-not-applicable").textContent()).toContain("原因");
    await workbench.screenshot("53-reasons");
  });

  test("a second import says what of the user's it would replace, and keeps it", async () => {
    const cell = await cellOf("2130313", "项目支出");
    await workbench.control("type", "支出总表", cell, 321);
    await pane.getByTestId("edits").waitFor({ timeout: 60_000 });
    await pane.getByTestId("tab-import").click();
    await pane.getByTestId("file-input").setInputFiles(FILE);
    const card = pane.getByTestId("replaced-edits-0");
    await card.filter({ hasText: "您改为 321.00" }).waitFor({ timeout: 60_000 });
    expect(await pane.getByTestId("replaced-rows").textContent()).toMatch(/将替换 \d+ 行/);
    await workbench.screenshot("54-replaces");
    await pane.getByTestId("write").click();
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    const now = await cellOf("2130313", "项目支出");
    expect((await workbench.control("getCell", "支出总表", now)).value).toBe(321);
    await pane.getByTestId("edits").waitFor({ timeout: 60_000 });
    await pane.getByTestId("new-import").click();
    await pane.getByTestId("file-input").setInputFiles(FILE);
    await pane.getByTestId("keep-document-0").click({ timeout: 60_000 });
    await pane.getByTestId("write").click();
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    expect((await workbench.control("getCell", "支出总表", await cellOf("2130313", "项目支出"))).value).toBe(212.2);
  });

  test("another version takes over what was decided, and says from which", async () => {
    await pane.getByTestId("new-import").click();
    await pane.getByTestId("file-input").setInputFiles(FILE);
    await pane.getByTestId("version-input").fill("修订", { timeout: 60_000 });
    await pane.getByTestId("write").click();
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    const rows = (await workbench.control("getRange", "问题", "A1:Z60")).map((row) => row.map(String));
    const own = rows.filter((row) => row.includes("修订") && row.includes("不处理"));
    expect(own).toHaveLength(1);
    expect(own[0]).toEqual(expect.arrayContaining(["沿用“公开”的处理：原件如此", "李会计"]));
  });

  test("nothing left this machine, nothing failed", () => {
    expect(workbench.outside).toEqual([]);
    expect(workbench.errors).toEqual([]);
  });
});
