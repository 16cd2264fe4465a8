import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expenditurePage, say, writtenPdf } from "../support/written-pdf";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

/** 支出总表 of a fictional unit, with figures in white that nobody sees. */
const PDF = writtenPdf([
  {
    content:
      expenditurePage([
        ["", "合计", "812.40", "600.20", "212.20"],
        ["213", "农林水支出", "812.40", "600.20", "212.20"],
        ["21303", "水利", "812.40", "600.20", "212.20"],
        ["2130301", "行政运行", "600.20", "600.20", ""],
        ["2130313", "水文测报", "212.20", "", "212.20"],
      ]) + `q 1 1 1 rg ${say(413, 647, "777.77")}Q\n`,
  },
]);

describe("a PDF in the pane", () => {
  test("is read by PDFium in a Worker of its own and becomes a standard sheet; what nobody sees is said", async () => {
    const pane = await workbench.addin();
    await pane
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "示例县水文站2026.pdf", mimeType: "application/pdf", buffer: Buffer.from(PDF) });
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    const names = (await workbench.control("sheets")).map((sheet) => sheet.name);
    expect(names).toContain("支出总表");
    const used = (await workbench.control("usedRange", "支出总表"))!;
    const cells = (await workbench.control("getRange", "支出总表", `A1:J${used.rows}`)).flat();
    expect(cells).toContain(812.4);
    expect(cells).toContain("水文测报");
    expect(cells).not.toContain(777.77);
    await workbench.screenshot("40-pdf");
    const issues = (await workbench.control("getRange", "问题", "A1:L40")).flat().map(String);
    expect(issues.some((text) => text.includes("与底色相同"))).toBe(true);
  });

  test("one that is cut is refused in words, and the next one is read", async () => {
    const pane = await workbench.addin();
    await pane.getByTestId("new-import").click();
    const upload = async (name: string, bytes: Uint8Array): Promise<void> =>
      pane
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(bytes) });
    await upload("半个.pdf", PDF.slice(0, 900));
    await pane.getByText("文件不完整").first().waitFor({ timeout: 60_000 });
    await workbench.screenshot("41-pdf-refused");
    await upload("示例县水文站2026.pdf", PDF);
    await pane.getByTestId("write").waitFor({ timeout: 60_000 });
  });
});
