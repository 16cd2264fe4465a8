import * as XLSX from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { nodePdfAssets } from "../../src/application/node";
import { readInput } from "../../src/application";
import { misprintedPage } from "../support/written-pdf";
import { axeFaults } from "./axe-faults";
import { openWorkbench, type OpenWorkbench } from "./rig";
import { savedFile } from "./saved-file";

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

const saved = (format: string): ReturnType<typeof savedFile> =>
  savedFile(workbench, pane, { button: `report-${format}`, state: "report-state" });

describe("a check report is saved from the list of findings", () => {
  let message = "";

  test("a finding is decided, and the way to the report opens by the keyboard", async () => {
    await pane.getByTestId("file-input").setInputFiles(FILE);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    const accept = pane.locator('[data-testid^="accept-"]').first();
    await accept.waitFor({ timeout: 60_000 });
    const id = (await accept.getAttribute("data-testid"))!.replace("accept-", "");
    await pane.getByTestId(`finding-${id}-show`).click();
    await pane.getByTestId(`decide-${id}`).click();
    await pane.getByTestId(`decision-word-${id}`).selectOption("已确认");
    await pane.getByTestId(`decision-remark-${id}`).fill("已请单位核对原件");
    await pane.getByTestId(`decision-save-${id}`).click();
    await pane.getByTestId(`decision-${id}`).waitFor({ timeout: 60_000 });
    message = (await pane.getByTestId(`finding-${id}`).locator("table").first().textContent())!;
    expect(message).toContain("差额");
    const summary = pane.getByTestId("report").locator("summary");
    await summary.focus();
    await summary.press("Enter");
    await pane.getByTestId("report-docx").waitFor();
    expect(await axeFaults(pane, "[data-testid=report]")).toEqual([]);
    await workbench.screenshot("80-report");
  });

  test("as a Word file, with the page drawn round the misprint and the decision beside it", async () => {
    const { name, bytes } = await saved("docx");
    expect(name).toMatch(/^2026年.*检查报告\.docx$/);
    const read = await readInput({ type: "file", name, bytes }, { pdf: nodePdfAssets() });
    const text = read.blocks
      .map((b) => (b.type === "paragraph" ? b.text : b.cells.map((c) => c.text).join("\n")))
      .join("\n");
    expect(text).toContain("似应为“600.20”");
    expect(text).toContain("处理意见：“已确认”，已请单位核对原件");
    // The pane has fonts: nothing is left blank, and no excerpt has to stand in.
    expect(text).toContain("红框处为");
    expect(text).not.toContain("图上空白");
    expect(text).not.toContain("没有附图");
  });

  test("as a page, whose picture holds a red frame", async () => {
    const { name, bytes } = await saved("html");
    expect(name).toMatch(/检查报告\.html$/);
    const html = new TextDecoder().decode(bytes);
    expect(html).toContain("似应为“600.20”");
    const reds = await workbench.page.evaluate(
      async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext("2d")!;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        let [red, ink] = [0, 0];
        for (let i = 0; i < data.length; i += 4) {
          if (data[i]! > 180 && data[i + 1]! < 60) red++;
          if (data[i]! < 90 && data[i + 1]! < 90) ink++;
        }
        return [red, ink];
      },
      /data:image\/png;base64,[^"]+/.exec(html)![0],
    );
    expect(reds[0]).toBeGreaterThan(200);
    expect(reds[1]).toBeGreaterThan(200);
  });

  test("as a workbook in which every verdict is recalculated", async () => {
    const { name, bytes } = await saved("xlsx");
    expect(name).toMatch(/检查报告\.xlsx$/);
    const workbook = XLSX.read(bytes, { cellFormula: true });
    expect(workbook.SheetNames).toEqual(["总览", "问题", "逐项核对", "规则结果"]);
    const verdicts = Object.values(workbook.Sheets["逐项核对"]!).filter((c) =>
      /^IF\(ISERROR/.test((c as XLSX.CellObject).f ?? ""),
    );
    expect(verdicts.length).toBeGreaterThan(5);
  });

  test("nothing went wrong on the way, and nothing left this machine", () => {
    expect([workbench.errors, workbench.outside]).toEqual([[], []]);
  });
});
