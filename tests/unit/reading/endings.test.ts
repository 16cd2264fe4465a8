import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importDisclosures } from "../../../src/application";
import { FILE_ENDINGS } from "../../../src/reading";

const SAMPLE = fileURLToPath(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url));
const offered = Object.values(FILE_ENDINGS).flat();
const bytes = (text: string) => new TextEncoder().encode(text);

test("every ending is offered once", () => {
  expect(new Set(offered).size).toBe(offered.length);
  for (const ending of offered) expect(ending).toMatch(/^\.[a-z]+$/);
});

// The pane once offered .csv and .mht, which end in `nothing-recognised`.
test.each([
  ["text", "sample.txt", () => readFileSync(SAMPLE, "utf8")],
  ["a comma-separated file", "sample.csv", () => readFileSync(SAMPLE, "utf8").replace(/\t/g, ",").replace(/ /g, "")],
  [
    "a web archive",
    "sample.mht",
    () => {
      const page = `<html><body><table><tr><td>收入总表</td></tr></table></body></html>`;
      const encoded = Buffer.from(page).toString("base64");
      return `MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`;
    },
  ],
])("%s is offered only if its tables are read", async (_what, name, text) => {
  const [result] = await importDisclosures([{ type: "file", name, bytes: bytes(text()) }]);
  const tables = result!.ok ? result!.value.disclosure.tables.filter((t) => t.state === "filled").length : 0;
  expect(tables > 0).toBe(offered.includes(name.slice(name.lastIndexOf("."))));
});
