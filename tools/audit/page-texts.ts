import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pageTexts } from "../../tests/support/printed-amounts";

/**
 * The text of each page by a reader that is not ours: poppler where it is installed, else the text layer as pdf.js
 * gives it, before any geometry of this program.
 */
export async function independentPageTexts(path: string): Promise<readonly string[]> {
  const poppler = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (poppler.error === undefined && poppler.status === 0) return poppler.stdout.split("\f");
  return [...(await pageTexts(new Uint8Array(readFileSync(path)))).values()];
}
