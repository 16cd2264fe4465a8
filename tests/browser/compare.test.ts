import * as XLSX from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { FIRST, smallText } from "./faults-fixture";
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

const paste = async (text: string): Promise<void> => {
  await pane.getByTestId("paste-text").fill(text);
  await pane.getByTestId("paste-import").click();
  await pane.getByTestId("preview").waitFor({ timeout: 60_000 });
};

const saved = (format: string): ReturnType<typeof savedFile> =>
  savedFile(workbench, pane, { button: `compare-0-${format}`, state: "compare-0-state" });

describe("a document is compared with the version that the workbook holds", () => {
  test("where the workbook holds none, nothing is offered", async () => {
    await paste(smallText(FIRST));
    expect(await pane.getByTestId("compare-0").count()).toBe(0);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
  });

  test("the version published again is compared by the keyboard, without a fault of axe", async () => {
    await pane.getByTestId("new-import").click();
    const [code, name, basic, project] = FIRST.rows.at(-1)!;
    await paste(smallText({ ...FIRST, rows: [...FIRST.rows.slice(0, -1), [code, name, basic + 1_234, project]] }));
    const summary = pane.getByTestId("compare-0").locator("summary");
    await summary.focus();
    await summary.press("Enter");
    await pane.getByTestId("compare-with-0").waitFor();
    expect(await pane.getByTestId("compare-with-0").locator("option").allTextContents()).toEqual([
      expect.stringContaining("2026 公开"),
    ]);
    expect(await axeFaults(pane, "[data-testid=compare-0]")).toEqual([]);
    await workbench.screenshot("64-compare-versions");
  });

  test("a page, a Word file and a workbook say what changed", async () => {
    const page = await saved("html");
    expect(page.name).toBe("2026年云湾县测绘院部门预算公开前后版本对比.html");
    const text = new TextDecoder().decode(page.bytes);
    expect(text).toContain("+12.34");
    expect(text).toContain(FIRST.rows.at(-1)![0]);
    const word = await saved("docx");
    expect(String.fromCharCode(...word.bytes.slice(0, 2))).toBe("PK");
    const book = XLSX.read((await saved("xlsx")).bytes, { cellFormula: true });
    expect(book.SheetNames).toEqual(["版本对比", "表格差异", "文字差异", "问题变化", "核对变化"]);
    const cells = book.Sheets["表格差异"]!;
    const change = Object.entries(cells).filter(
      ([at, cell]) => at.startsWith("I") && (cell as XLSX.CellObject).f !== undefined,
    );
    expect(change.length).toBeGreaterThan(0);
    expect(change.every(([, cell]) => (cell as XLSX.CellObject).v === 12.34)).toBe(true);
  });
});
