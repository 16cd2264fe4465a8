import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TABLES, VIEWS } from "../../../src/hosts/postgres/schema";

const page = readFileSync(new URL("../../../docs/scale.md", import.meta.url), "utf8");

test("docs/scale.md tells of the tables and views that the database has, and of no others", () => {
  const told = [...page.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, name, what]) => [name, what]);
  expect(told).toEqual([...TABLES, ...VIEWS].map(({ name, en }) => [name, en]));
});
