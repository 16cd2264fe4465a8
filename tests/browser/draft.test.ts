import { readFileSync } from "node:fs";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Download, Frame } from "playwright-core";
import { openWorkbench, type OpenWorkbench } from "./rig";

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

async function saved(format: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = (await Promise.all([
    workbench.page.waitForEvent("download", { timeout: 90_000 }),
    pane.getByTestId(`draft-${format}-0`).press("Enter"),
  ])) as [Download, void];
  const name = download.suggestedFilename();
  await expect.poll(() => pane.getByTestId("draft-state").textContent(), { timeout: 30_000 }).toContain(name);
  return { name, bytes: new Uint8Array(readFileSync(await download.path())) };
}

describe("a draft of the text is saved from the list of findings", () => {
  test("as text and as Word, with the year before that stands in the workbook", async () => {
    await pane.getByTestId("file-input").setInputFiles([file("2026.txt", sample), file("2025.txt", before)]);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    const summary = pane.getByTestId("draft").locator("summary");
    await summary.focus();
    await summary.press("Enter");
    await pane.getByTestId("draft-txt-0").waitFor();
    await pane.evaluate(axe.source);
    const faults = await pane.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
        { include: [["[data-testid=draft]"]] },
        { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } },
      );
      return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 140)}`));
    });
    expect(faults).toEqual([]);
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
