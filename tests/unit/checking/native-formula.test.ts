import { describe, expect, it } from "vitest";
import * as XLSX from "@e965/xlsx";
import { addressed, check, ranges, sides, verdictFormula, type Amounts, type Claim } from "../../../src/checking";
import { Decimal } from "../../../src/disclosure";
import { inOffice, office } from "../../support/office";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { check as budgetCheck } from "../../../src/functions/check";
import { examplesOf } from "../../../src/checking/catalogue/examples";
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
  // Sentences: shares, changes and words of direction that hold and that do not.
  ...["N01", "N05", "N11", "N12", "N16", "W09"].flatMap((rule) => {
    const { holds, breaks } = examplesOf(rule);
    return [...holds, ...breaks].map((example) => example.build().disclosure);
  }),
];

const expected = (e: Claim): string => {
  const told = e.difference.toDecimalPlaces(6);
  const text = told.toFixed(Math.max(2, told.decimalPlaces()));
  return e.status === "pass" ? "通过" : `${e.status === "rounded" ? "舍入" : "不符"} ${text}`;
};

/** One sheet: a figure a cell of column A, and the row of its check beside the first. */
interface LaidOut {
  readonly cells: readonly (readonly [address: string, value: number | null])[];
  readonly amounts: Amounts;
}

function laidOut(e: Claim, row: number): LaidOut {
  const terms = [e.total, ...e.parts];
  const cells = terms.map((t, i) => [`A${row + i}`, t.value === null ? null : t.value.toNumber()] as const);
  return { cells, amounts: addressed((ref) => cells[terms.findIndex((t) => t.cell === ref)]![0]) };
}

const WORD_OF = { up: "增加", down: "减少", flat: "持平" } as const;

describe("one check, three forms", () => {
  const checked = DOCUMENTS.map((d) => [d, check(d)] as const);
  const claims = checked.flatMap(([d, r]) =>
    [...r.equations, ...r.claims].map((claim) => {
      const change = claim.parts[1]?.cell;
      const said = change && "narrative" in change ? d.narrative[change.narrative]?.direction : null;
      return { claim, word: said ? WORD_OF[said] : undefined };
    }),
  );
  const equations = checked.flatMap(([, r]) => r.equations);

  it("covers all outcomes and kinds", () => {
    expect(new Set(claims.map((c) => c.claim.status))).toEqual(new Set(["pass", "rounded", "fail"]));
    expect(new Set(claims.map((c) => c.claim.kind))).toEqual(
      new Set(["sum", "equal", "product", "at-most", "share", "direction", "zero"]),
    );
    expect(equations.length).toBeGreaterThan(400);
    expect(claims.length - equations.length).toBeGreaterThan(30);
    for (const { claim } of claims) expect(claims.filter((c) => c.claim === claim)).toHaveLength(1);
  });

  it("every check of a report has an id of its own, and findings name them", () => {
    for (const [, report] of checked) {
      const ids = [...report.equations, ...report.claims].map((c) => c.id);
      expect(new Set(ids).size).toBe(ids.length);
      const failing = [...report.equations, ...report.claims].filter((c) => c.status === "fail").map((c) => c.id);
      expect(new Set(report.findings.flatMap((f) => f.checks ?? []))).toEqual(
        new Set([...failing, ...report.findings.flatMap((f) => f.checks ?? [])]),
      );
    }
  });

  it("cells that follow one another down a column are a range, along a row they are not", () => {
    expect(ranges(["A2", "A3", "A4", "C4"])).toEqual(["A2:A4", "C4"]);
    expect(ranges(["'支出总表'!D5", "'支出总表'!E5"])).toEqual(["'支出总表'!D5", "'支出总表'!E5"]);
  });

  it("writes −1 as a subtraction, and what holds without the add-in without its functions", () => {
    const e = equations.find((x) => x.parts.some((p) => p.coefficient === -1))!;
    expect(sides(e, laidOut(e, 1).amounts).right).toMatch(/SUM\(.*\)-SUM\(/);
    const row = { left: "C1", right: "D1", difference: "E1", tolerance: "F1" };
    expect(verdictFormula(e, row, "addin")).toContain("BUDGET.CHECK(C1,D1,F1)");
    expect(verdictFormula(e, row, "native")).not.toMatch(/BUDGET|LET\(/);
  });

  it("and the function BUDGET.CHECK says it too", () => {
    for (const e of equations) {
      const left = e.total.value?.toNumber() ?? 0;
      const right = Number((e.total.value ?? new Decimal(0)).minus(e.difference).toFixed());
      const said = budgetCheck(left, e.kind === "at-most" ? Math.min(left, right) : right, e.tolerance.toNumber());
      expect(String(said).replace(/(\.\d\d\d*?)0+$/, "$1"), e.title).toBe(expected(e));
    }
  });

  it.skipIf(!office())(
    "says in a spreadsheet what the engine says",
    () => {
      const sheet: XLSX.WorkSheet = {};
      const wanted: string[] = [];
      const rows: number[] = [];
      let row = 1;
      for (const { claim, word } of claims) {
        const { cells, amounts } = laidOut(claim, row);
        for (const [address, value] of cells) if (value !== null) sheet[address] = { t: "n", v: value };
        const { left, right } = sides(claim, amounts);
        const own = { left: `C${row}`, right: `D${row}`, difference: `E${row}`, tolerance: `F${row}` };
        sheet[own.left] = { t: "n", v: 0, f: left };
        sheet[own.right] = { t: "n", v: 0, f: right };
        sheet[own.difference] = { t: "n", v: 0, f: `ROUND(${own.left}-${own.right},6)` };
        sheet[own.tolerance] = { t: "n", v: claim.tolerance.toNumber() };
        const verdict = verdictFormula(claim, { ...own, word: word && `"${word}"` }, "native");
        sheet[`B${row}`] = { t: "s", v: "", f: verdict.slice(1) };
        wanted.push(`${claim.title} ${expected(claim)}`);
        rows.push(row);
        row += cells.length;
      }
      sheet["!ref"] = `A1:F${row}`;
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, sheet, "核对");
      const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
      const computed = XLSX.read(inOffice(bytes), { type: "array" }).Sheets["核对"]!;
      const said = rows.map(
        (r, i) => `${claims[i]!.claim.title} ${String((computed[`B${r}`] as XLSX.CellObject | undefined)?.v ?? "")}`,
      );
      expect(said).toEqual(wanted);
    },
    180_000,
  );
});
