import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
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

const sample = readFileSync(new URL("../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
/** The same fictional unit a year before, with another total. */
const before = sample.replaceAll("2026", "2025").replaceAll("\t412.60", "\t400.00");
const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

const saved = (format: string): ReturnType<typeof savedFile> =>
  savedFile(workbench, pane, { button: `draft-${format}-0`, state: "draft-state" });

describe("a draft of the text is saved from the list of findings", () => {
  test("as text and as Word, with the year before that stands in the workbook", async () => {
    await pane.getByTestId("file-input").setInputFiles([file("2026.txt", sample), file("2025.txt", before)]);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    const summary = pane.getByTestId("draft").locator("summary");
    await summary.focus();
    await summary.press("Enter");
    await pane.getByTestId("draft-txt-0").waitFor();
    expect(await axeFaults(pane, "[data-testid=draft]")).toEqual([]);
    const { name, bytes } = await saved("txt");
    expect(name).toBe("云溪县档案馆2026年部门预算情况说明.txt");
    expect(new TextDecoder().decode(bytes)).toContain(
      "2026年收入预算412.60万元，比上年增加12.60万元，增长3.15%，主要原因是〔请填写原因〕。",
    );
    const word = await saved("docx");
    expect(word.name).toBe("云溪县档案馆2026年部门预算情况说明.docx");
    expect(new TextDecoder().decode(word.bytes.subarray(0, 2))).toBe("PK");
  });
});
