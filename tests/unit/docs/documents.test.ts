import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { importDisclosures, toJson } from "../../../src/application";
import { RULES } from "../../../src/checking";
import { MAY_IMPORT } from "../../../eslint.config.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** Documents for those who carry on: what they name must be there. */
const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/json.md",
  ...readdirSync(path.join(ROOT, "docs/decisions")).map((name) => `docs/decisions/${name}`),
];

describe.each(DOCUMENTS)("%s", (document) => {
  const text = read(document).replace(/^```(?:ts|diff) [\s\S]*?^```$/gm, "");

  test("names files that are there", () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((m) =>
      path.join(path.dirname(document), m[1]!),
    );
    const files = [...text.matchAll(/`((?:src|tests|docs|tools|bench|workbench)\/[\w./-]+)`/g)].map((m) => m[1]!);
    for (const file of [...links, ...files]) expect(existsSync(path.join(ROOT, file)), file).toBe(true);
  });

  test("names scripts that are there", () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((m) => m[1]!);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });
});

test("the README says how many rules there are", () => {
  expect([...read("README.md").matchAll(/(\d+) (?:条规则|rules)/g)].map((m) => Number(m[1]))).toEqual([
    RULES.length,
    RULES.length,
  ]);
});

test("the architecture's table says who may import whom, as the lint rule does", () => {
  const rows = [...read("docs/architecture.md").matchAll(/^\| `src\/([\w/]+)` \|.*\| ([^|]+) \|$/gm)];
  const table = Object.fromEntries(rows.map(([, folder, allowed]) => [folder, allowed!.split(", ").sort()]));
  expect(Object.keys(table).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
    const said = table[folder]!.join();
    if (said !== "all above") expect(said, folder).toBe(allowed.length > 0 ? [...allowed].sort().join() : "–");
  }
});

test("the contract of --json names every key that is printed, and no key of a table that is not", async () => {
  const contract = read("docs/json.md");
  const words = new Set([...contract.matchAll(/`([\w-]+)(?:\[\])?`/g)].map((m) => m[1]!));
  const broken = read("data/sample/yunxi-2026.txt").replace("行政运行\t212.32\t212.32", "行政运行\t221.32\t212.32");
  const [result] = await importDisclosures([
    { type: "file", name: "sample.txt", bytes: new TextEncoder().encode(broken) },
  ]);
  if (!result!.ok) throw result!.error;
  const json = toJson(result!.value, { certificate: true });
  expect(json.findings.some((f) => f.suggestion !== null)).toBe(true);
  const lists = ["tables", "facts", "narrative", "findings", "issues"] as const;
  const parts: object[] = [
    json,
    json.source,
    json.disclosure,
    json.certificate!,
    json.certificate!.tables[0]!,
    json.certificate!.unchecked[0] ?? {},
    ...lists.flatMap((list) => json[list] as readonly object[]),
    ...json.findings.flatMap((f) => [...f.cells, f.suggestion ?? {}]),
    ...json.facts.map((f) => f.source ?? {}),
  ];
  for (const key of new Set(parts.flatMap((part) => Object.keys(part)))) expect(words, key).toContain(key);
  const table = contract.slice(contract.indexOf("### `tables[]`"), contract.indexOf("### `facts[]`"));
  const said = [...table.matchAll(/^\| ((?:`\w+` ?)+)\|/gm)].flatMap((m) =>
    [...m[1]!.matchAll(/`(\w+)`/g)].map((n) => n[1]!),
  );
  expect(said.sort()).toEqual(Object.keys(json.tables[0]!).sort());
  const facts = contract.slice(contract.indexOf("### `facts[]`"), contract.indexOf("### `narrative[]`"));
  for (const key of Object.keys(json.facts[0]!)) expect(facts, key).toContain(`\`${key}\``);
});
