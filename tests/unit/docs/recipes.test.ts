import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The recipes of CONTRIBUTING.md, followed word for word on a copy of the sources. */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const guide = readFileSync(path.join(ROOT, "CONTRIBUTING.md"), "utf8");
const copy = mkdtempSync(path.join(tmpdir(), "recipe-"));

/** Puts a hunk into a text: its context must stand there once. */
function apply(text: string, hunk: string): string {
  const lines = hunk.trimEnd().split("\n");
  const side = (sign: string) => lines.filter((l) => l[0] === " " || l[0] === sign).map((l) => l.slice(1));
  const parts = text.split(side("-").join("\n"));
  if (parts.length !== 2) throw new Error(`stands ${parts.length - 1} times:\n${side("-").join("\n")}`);
  return parts.join(side("+").join("\n"));
}

beforeAll(() => {
  for (const name of ["src", "tsconfig.json"])
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"), "junction");
  const blocks = [...guide.matchAll(/^```(ts|diff) (\S+)\n([\s\S]*?)^```$/gm)];
  expect(blocks.length).toBeGreaterThan(8);
  for (const [, kind, name, body] of blocks) {
    const file = path.join(copy, name!);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, kind === "ts" ? body! : apply(readFileSync(file, "utf8"), body!));
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

async function bundled<T>(entry: string): Promise<T> {
  const outfile = path.join(copy, `${path.basename(path.dirname(entry))}-${path.basename(entry)}.mjs`);
  await build({
    entryPoints: [path.join(copy, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return (await import(pathToFileURL(outfile).href)) as T;
}

test("the steps leave sources that compile", () => {
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(copy, "tsconfig.json"), (f) => readFileSync(f, "utf8")).config,
    ts.sys,
    copy,
  ).options;
  const entries = ["src/reading/index.ts", "src/functions/plain.ts", "src/functions/specification/index.ts"].map((f) =>
    path.join(copy, f),
  );
  const program = ts.createProgram(entries, {
    ...options,
    noEmit: true,
    incremental: false,
    tsBuildInfoFile: undefined,
  });
  const faults = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
  expect(faults).toEqual([]);
});

describe("how to add a function", () => {
  test("its examples hold", async () => {
    type Plain = { default: Record<string, (...args: unknown[]) => unknown> };
    type Specification = {
      FUNCTIONS: { id: string; examples: { args: unknown[]; result: unknown }[] }[];
    };
    const { FUNCTIONS } = await bundled<Specification>("src/functions/specification/index.ts");
    const perHead = (await bundled<Plain>("src/functions/plain.ts")).default.BUDGET_PERHEAD!;
    const examples = FUNCTIONS.find((f) => f.id === "BUDGET.PERHEAD")!.examples;
    expect(examples).toHaveLength(3);
    for (const { args, result } of examples)
      if (typeof result === "string") expect(() => perHead(...args)).toThrow();
      else expect(perHead(...args)).toBe(result);
  });
});

describe("how to add a reader", () => {
  test("a file of the new kind is told by its bytes and read with its places", async () => {
    const { readDocument, FILE_ENDINGS } = await bundled<typeof import("../../../src/reading")>("src/reading/index.ts");
    const text = "收入总表\n| 项目 | 合计 |\n|---|---|\n| 财政拨款 | 12.00 |\n\n注：无\n";
    const document = await readDocument({ name: "x", bytes: new TextEncoder().encode(text) });
    expect(document.kind).toBe("bars");
    expect(document.blocks.map((b) => b.type)).toEqual(["paragraph", "grid", "paragraph"]);
    const grid = document.blocks[1]!;
    expect(grid.type === "grid" && grid.cells.map((c) => [c.row, c.column, c.text, c.source.line])).toEqual([
      [0, 0, "项目", 2],
      [0, 1, "合计", 2],
      [1, 0, "财政拨款", 4],
      [1, 1, "12.00", 4],
    ]);
    expect(Object.values(FILE_ENDINGS).flat()).toContain(".md");
    const plain = await readDocument({ name: "x", bytes: new TextEncoder().encode("收入总表\n财政拨款\t12.00\n") });
    expect(plain.kind).toBe("text");
  });
});
