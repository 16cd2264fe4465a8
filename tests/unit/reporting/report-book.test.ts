import { readFileSync } from "node:fs";
import path from "node:path";
import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { importDisclosures, reportBook, reportedImports, toJson, type Imported } from "../../../src/application";
import { writeXlsx } from "../../../src/hosts/xlsx";
import { ROLE_PROPERTY } from "../../../src/workbook";
import { OUTCOMES } from "../../../src/words";
import { inOffice, office } from "../../support/office";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const OPTIONS = { language: "zh", checkedAt: "2026-11-30 15:00", program: "0.0.0" } as const;
const HEADER = 2;
type Rows = (string | number | null)[][];

let imports: Imported[];
let file: Uint8Array;

beforeAll(async () => {
  const names = ["linxi-2026-three-errors.txt", "yunxi-2026.txt"];
  const results = await importDisclosures(
    names.map((name) => ({ type: "text", name, text: readFileSync(path.join(ROOT, "data/sample", name), "utf8") })),
  );
  imports = results.map((r) => {
    if (!r.ok) throw r.error;
    return r.value;
  });
  file = writeXlsx(reportBook(reportedImports(imports), OPTIONS));
});

function rowsOf(bytes: Uint8Array, sheet: string): Rows {
  const found = XLSX.read(bytes).Sheets[sheet]!;
  return XLSX.utils.sheet_to_json<(string | number | null)[]>(found, { header: 1, defval: null });
}
const column = (rows: Rows, label: string): number => rows[HEADER]!.indexOf(label);

describe("a report as a workbook", () => {
  test("the summary counts what the check counts, and its sums are theirs", () => {
    const rows = rowsOf(file, "总览");
    imports.forEach((imported, i) => {
      const { outcomes } = toJson(imported);
      for (const [status, words] of Object.entries(OUTCOMES))
        expect(rows[HEADER + 1 + i]![column(rows, words.zh)]).toBe(outcomes[status]);
    });
    const total = rows[HEADER + 1 + imports.length]!;
    const failing = imports.reduce((n, { report }) => n + report.counts.fail, 0);
    expect(total[column(rows, "不符")]).toBe(failing);
  });

  test("every finding has a row with its sentence", () => {
    const rows = rowsOf(file, "问题");
    const told = new Set(rows.map((row) => row[column(rows, "程序所示")]));
    const findings = imports.flatMap(({ report }) => report.findings);
    expect(rows).toHaveLength(HEADER + 1 + findings.length);
    for (const f of findings) expect(told.has(f.message)).toBe(true);
  });

  test("the rules' counts and those of the checks are the same", () => {
    const rules = rowsOf(file, "规则结果").slice(HEADER + 1);
    const rows = rowsOf(file, "规则结果");
    const sum = (label: string): number => rules.reduce((n, row) => n + Number(row[column(rows, label)]), 0);
    for (const [status, words] of Object.entries(OUTCOMES))
      expect(sum(words.zh)).toBe(
        imports.reduce((n, { report }) => n + report.counts[status as keyof typeof OUTCOMES], 0),
      );
    const checks = rowsOf(file, "逐项核对");
    const counted = checks.slice(HEADER + 1).reduce((n, row) => n + Number(row[column(checks, "项数")]), 0);
    expect(counted).toBe(sum("有算式"));
    expect(sum("有算式") + sum("没有算式")).toBe(sum("通过") + sum("舍入") + sum("不符"));
  });

  test("operands are numbers; sides, difference and verdict are formulas of the row without functions of ours", () => {
    const sheet = XLSX.read(file, { cellFormula: true }).Sheets["逐项核对"]!;
    const checks = rowsOf(file, "逐项核对");
    const formulas = Object.entries(sheet).flatMap(([at, cell]) =>
      /^[A-Z]+\d+$/.test(at) && (cell as XLSX.CellObject).f ? [[at, (cell as XLSX.CellObject).f!] as const] : [],
    );
    expect(formulas.length).toBeGreaterThan((checks.length - HEADER - 1) * 4);
    const functions = new Set(formulas.flatMap(([, f]) => f.match(/[A-Z.]+(?=\()/g) ?? []));
    expect(
      [...functions].filter((name) => !/^(?:IF|ISERROR|TEXT|ABS|AND|SIGN|MIN|SUM|ROUND|LEFT|COUNTIF)$/.test(name)),
    ).toEqual([]);
    // Each speaks of its own row alone: sorted, it goes with its numbers.
    const strangers = formulas.filter(([at, f]) => {
      const row = /\d+$/.exec(at)![0];
      return (
        Number(row) > HEADER + 1 &&
        (f.replace(/"[^"]*"/g, "").match(/\b[A-Z]{1,3}(\d+)\b/g) ?? []).some((a) => !a.endsWith(row))
      );
    });
    expect(strangers).toEqual([]);
    for (const row of checks.slice(HEADER + 1))
      for (const operand of row.slice(column(checks, "左边的数")))
        expect(operand === null || typeof operand === "number").toBe(true);
  });

  test("it is no workbook of the add-in's", () => {
    const { sheets } = reportBook(reportedImports(imports), OPTIONS);
    for (const sheet of sheets) expect(sheet.properties[ROLE_PROPERTY]).toBeUndefined();
  });

  test.skipIf(!office())(
    "a spreadsheet program that is given no results comes to every verdict by itself",
    () => {
      const checks = rowsOf(inOffice(file), "逐项核对");
      const body = checks.slice(HEADER + 1);
      expect(body.length).toBeGreaterThan(200);
      const before = rowsOf(file, "逐项核对").slice(HEADER + 1);
      body.forEach((row, i) => expect(row[column(checks, "结果")]).toBe(before[i]![column(checks, "结果")]));
      expect(new Set(body.map((row) => row[column(checks, "一致")]))).toEqual(new Set(["一致"]));
      expect(body.some((row) => String(row[column(checks, "结果")]).startsWith("不符"))).toBe(true);
    },
    240_000,
  );
});
