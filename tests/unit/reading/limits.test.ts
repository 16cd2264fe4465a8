import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../../src/reading";

it("docs/limits.md shows every bound as it is", () => {
  const shown = readFileSync(new URL("../../../docs/limits.md", import.meta.url), "utf8");
  const rows = [...shown.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, name, value]) => [name, Number(value)]);
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_LIMITS);
});
