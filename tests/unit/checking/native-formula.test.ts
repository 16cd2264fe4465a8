import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as XLSX from "@e965/xlsx";
import { budgetCheckFormula, check, nativeFormula, type Equation } from "../../../src/checking";
import type { CellRef } from "../../../src/disclosure";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { check as budgetCheck } from "../../../src/functions/check";
import { FINAL } from "../../../src/checking/catalogue/documents/final";

/** Documents that pass, round and fail. */
const DOCUMENTS = [
  disclosureOf(BUDGET),
  disclosureOf(FINAL),
  disclosureOf(
    edit(
      BUDGET,
      ["expenditure", "2101504", "project", "32.18"],
      ["basic", "301", "total", "319.98"],
      ["three-public", "三、公务接待费", "total", "21.00"],
      ["procurement", "示例信息系统建设经费", "price", "0.52"],
    ),
  ),
];

function office(): string | null {
  for (const name of ["soffice", "libreoffice"]) {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore", timeout: 20_000 });
      return name;
    } catch {
      // not here
    }
  }
  return null;
}

const expected = (e: Equation): string => {
  if (e.total.value === null && e.parts.every((p) => p.value === null)) return "";
  const text = e.difference.toFixed(Math.max(2, Math.min(6, e.difference.decimalPlaces())));
  return e.status === "pass" ? "通过" : `${e.status === "rounded" ? "舍入" : "不符"} ${text}`;
};

/** A sheet with the cells of one equation in column A, the total first. */
function laidOut(e: Equation, row: number): { cells: [string, number | null][]; addressOf: (c: CellRef) => string } {
  const terms = [e.total, ...e.parts];
  const cells = terms.map((t, i): [string, number | null] => [
    `A${row + i}`,
    t.value === null ? null : t.value.toNumber(),
  ]);
  return { cells, addressOf: (c) => cells[terms.findIndex((t) => t.cell === c)]![0] };
}

describe("one identity, three forms", () => {
  const equations = DOCUMENTS.flatMap((d) => check(d).equations);

  it("covers all outcomes", () => {
    expect(new Set(equations.map((e) => e.status))).toEqual(new Set(["pass", "rounded", "fail"]));
    expect(equations.length).toBeGreaterThan(400);
  });

  it("collapses neighbours to ranges and writes the engine's tolerance", () => {
    const e = equations.find((x) => x.parts.length >= 4 && x.parts.every((p) => p.coefficient === 1))!;
    const { addressOf } = laidOut(e, 1);
    const range = `A2:A${1 + e.parts.length}`;
    expect(budgetCheckFormula(e, addressOf)).toBe(`=BUDGET.CHECK(A1,${range},${e.tolerance.toFixed()})`);
    expect(nativeFormula(e, addressOf, { let: true })).toContain(`LET(d,ROUND(A1-SUM(${range}),6)`);
    expect(nativeFormula(e, addressOf, { let: false })).not.toContain("LET(");
  });

  it("writes −1 as a subtraction", () => {
    const e = equations.find((x) => x.parts.some((p) => p.coefficient === -1))!;
    const { addressOf } = laidOut(e, 1);
    expect(budgetCheckFormula(e, addressOf)).toMatch(/SUM\(.*\)-SUM\(/);
  });

  it("and the function BUDGET.CHECK says it too", () => {
    for (const e of equations) {
      const value = (v: Equation["total"]["value"]) => (v === null ? null : v.toNumber());
      const sum =
        e.parts.every((p) => p.value === null) && e.parts.length > 0
          ? null
          : Number(e.total.value === null ? e.difference.neg().toFixed() : e.total.value.minus(e.difference).toFixed());
      const parts = e.kind === "at-most" ? Math.min(value(e.total.value) ?? 0, sum ?? 0) : (sum ?? "");
      const said = budgetCheck(value(e.total.value) ?? "", parts, e.tolerance.toNumber());
      expect(String(said).replace(/(\.\d\d\d*?)0+$/, "$1"), e.title).toBe(expected(e));
    }
  });

  const soffice = office();
  it.skipIf(!soffice)(
    "says in a spreadsheet what the engine says",
    () => {
      const sheet: XLSX.WorkSheet = {};
      const wanted: string[] = [];
      const rows: number[] = [];
      let row = 1;
      for (const e of equations) {
        const { cells, addressOf } = laidOut(e, row);
        for (const [address, value] of cells) if (value !== null) sheet[address] = { t: "n", v: value };
        sheet[`B${row}`] = { t: "s", v: "", f: nativeFormula(e, addressOf, { let: false }).slice(1) };
        wanted.push(expected(e));
        rows.push(row);
        row += cells.length;
      }
      sheet["!ref"] = `A1:B${row}`;
      const folder = mkdtempSync(path.join(tmpdir(), "formula-"));
      try {
        const book = XLSX.utils.book_new();
        XLSX.utils.book_append_sheet(book, sheet, "核对");
        const file = path.join(folder, "in.xlsx");
        writeFileSync(file, XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
        const out = path.join(folder, "out");
        execFileSync(
          soffice!,
          [
            "--headless",
            `-env:UserInstallation=file://${folder}/profile`,
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            out,
            file,
          ],
          { stdio: "ignore", timeout: 120_000 },
        );
        const computed = XLSX.read(readFileSync(path.join(out, "in.xlsx")), { type: "buffer" }).Sheets["核对"]!;
        const said = rows.map((r) => String((computed[`B${r}`] as XLSX.CellObject | undefined)?.v ?? ""));
        expect(said).toEqual(wanted);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    180_000,
  );
});
