import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Download, Frame } from "playwright-core";
import type { OpenWorkbench } from "./rig";

/** The file that a button of the pane saves, once the pane has said so. */
export async function savedFile(
  { page }: Pick<OpenWorkbench, "page">,
  pane: Frame,
  { button, state }: { readonly button: string; readonly state: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = (await Promise.all([
    page.waitForEvent("download", { timeout: 90_000 }),
    pane.getByTestId(button).press("Enter"),
  ])) as [Download, void];
  const name = download.suggestedFilename();
  await expect.poll(() => pane.getByTestId(state).textContent(), { timeout: 30_000 }).toContain(name);
  return { name, bytes: new Uint8Array(readFileSync(await download.path())) };
}
