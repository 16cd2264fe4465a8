import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { read } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleProgram } from "../support/bundled-program";

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/** A Node outside npm: the first one of the PATH that is not inside a node_modules folder. */
function plainNode(): string {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((f) => f && !f.includes("node_modules"));
  return folders.map((f) => path.join(f, name)).find((f) => existsSync(f)) ?? process.execPath;
}

describe.skipIf(!existsSync(corpus))("the command line, started by Node outside npm", () => {
  let folder = "";
  let program = "";

  let remove = (): void => undefined;
  beforeAll(async () => ({ folder, program, remove } = await bundleProgram()));
  afterAll(() => remove());

  const start = (...args: string[]) =>
    spawnSync(plainNode(), [program, ...args], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1e9,
      env: { PATH: "/usr/bin:/bin", HOME: process.env.HOME ?? "" },
    });

  test("reads every format, PDF included, and prints one object a line", () => {
    const files = ["julu-2026.pdf", "julu-2026.docx", "julu-2026.xlsx"].map((f) => path.join(corpus, f));
    const { stdout, status } = start("import", "--json", ...files);
    expect(status).toBe(0);
    const objects = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.map((o) => (o.source as { kind: string }).kind)).toEqual(["pdf", "docx", "xlsx"]);
    for (const o of objects) {
      expect(Object.keys(o)).toEqual(
        expect.arrayContaining(["source", "disclosure", "tables", "facts", "narrative", "outcomes", "findings"]),
      );
      const tables = o.tables as { id: string; state: string; rows: unknown[]; columns: unknown[] }[];
      expect(tables.filter((t) => t.state === "filled").map((t) => t.id)).toEqual(
        expect.arrayContaining(["balance", "income", "expenditure", "basic"]),
      );
      for (const t of tables) for (const row of t.rows as unknown[][]) expect(row).toHaveLength(t.columns.length);
    }
  });

  test("check finds the misplaced figure of xinglong-2021 and says 1", () => {
    const { status, stdout } = start("check", "--json", path.join(corpus, "xinglong-2021.docx"));
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as {
      findings: { severity: string; cells: { table: string; column: string }[] }[];
    };
    const errors = findings.filter((f) => f.severity === "error");
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.flatMap((f) => f.cells).some((c) => c.table === "expenditure" && c.column === "基本支出")).toBe(true);
  });

  test("-o: each check of the workbook is cached as the engine found it", () => {
    const output = path.join(folder, "out.xlsx");
    start("import", path.join(corpus, "xinglong-2021.pdf"), "-o", output);
    const sheet = read(readFileSync(output)).Sheets["核对"]!;
    const results = Object.entries(sheet)
      .filter(([a]) => /^G\d+$/.test(a))
      .map(([, c]) => String((c as { v: unknown }).v));
    expect(results.filter((r) => r === "通过").length).toBeGreaterThan(100);
    expect(results.some((r) => r.startsWith("不符"))).toBe(true);
  });

  const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((f) => existsSync(f));
  test.skipIf(!office)("a spreadsheet program opens it and calculates the same results", () => {
    const output = path.join(folder, "calc.xlsx");
    start("import", path.join(corpus, "xinglong-2021.docx"), "-o", output);
    execFileSync(
      office!,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        path.join(folder, "calc"),
        output,
      ],
      { stdio: "ignore" },
    );
    const results = (file: string) => {
      const sheet = read(readFileSync(file)).Sheets["核对"]!;
      return Object.fromEntries(
        Object.entries(sheet)
          .filter(([a]) => /^G\d+$/.test(a))
          .map(([a, c]) => [a, String((c as { v: unknown }).v)]),
      );
    };
    expect(results(path.join(folder, "calc/calc.xlsx"))).toEqual(results(output));
  });
});
