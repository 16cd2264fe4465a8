import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../src/reading";
import { pictureAsPdf } from "../../src/reading/picture";
import { openWorkbench, type OpenWorkbench } from "./rig";

/** Drawn by `tools/scan-fixture.ts`. */
const PICTURE = new Uint8Array(readFileSync(new URL("../fixtures/scans/示例县水文站2026.jpg", import.meta.url)));

let workbench: OpenWorkbench;
const fetched: string[] = [];

beforeAll(async () => {
  workbench = await openWorkbench();
  workbench.page.context().on("request", (request) => fetched.push(new URL(request.url()).pathname));
});

afterAll(() => workbench.close());

describe("a scan in the pane", () => {
  test("is read on this machine, in the Worker that reads: what it needs comes from the pane's own origin, when it is needed", async () => {
    const pane = await workbench.addin();
    const buffer = Buffer.from(pictureAsPdf(PICTURE, DEFAULT_LIMITS));
    expect(fetched.filter((path) => path.includes("/ocr/"))).toEqual([]);
    await pane
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "示例县水文站2026.pdf", mimeType: "application/pdf", buffer });
    await pane.getByText("正在本机识别文字").first().waitFor({ timeout: 60_000 });
    await workbench.screenshot("45-scan-progress");
    await pane.getByTestId("write").click({ timeout: 120_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
    const used = (await workbench.control("usedRange", "支出总表"))!;
    const cells = (await workbench.control("getRange", "支出总表", `A1:J${used.rows}`)).flat();
    for (const value of [729.87, 600.2, 57.63, "机关事业单位基本养老保险缴费支出"]) expect(cells).toContain(value);
    const issues = (await workbench.control("getRange", "问题", "A1:L40")).flat().map(String);
    expect(issues.some((text) => text.includes("图像识别"))).toBe(true);
    await workbench.screenshot("46-scan");
    expect(workbench.outside).toEqual([]);
    expect(workbench.errors).toEqual([]);
  }, 240_000);
});
