import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkWorkbook, importDisclosures, ledgerOf, planImports, type Imported } from "../../../src/application";
import { IMPLEMENTATIONS } from "../../../src/functions/implementations";
import { CHECK_HEADERS } from "../../../src/workbook/checks-sheet";
import { MemoryWorkbook } from "../../support/memory-workbook";

const read = async (sample: string): Promise<Imported> => {
  const bytes = new Uint8Array(readFileSync(new URL(`../../../data/sample/${sample}.txt`, import.meta.url)));
  const [result] = await importDisclosures([{ type: "file", name: "样例.txt", bytes }]);
  if (!result!.ok) throw result!.error;
  return result!.value;
};
const imported = await read("yunxi-2026");
const other = await read("linxi-2026-three-errors");

function written(sheetUnit: "万元" | "元", ...imports: Imported[]): MemoryWorkbook {
  const workbook = new MemoryWorkbook();
  for (const one of imports)
    workbook.write(
      planImports([one], {
        mode: "native",
        existing: workbook.existing(),
        ...(sheetUnit === "元" ? { sheetUnit } : {}),
      }),
    );
  return workbook;
}
const ledger = (workbook: MemoryWorkbook) => {
  const contents = workbook.contents();
  return ledgerOf(checkWorkbook(contents, { userRules: [] }), contents).disclosures;
};

/** The first row of 支出总表 with that code, by header. */
function row(workbook: MemoryWorkbook, code: string) {
  const table = workbook.table("支出总表");
  const i = table.rows.findIndex((r) => r[table.header.indexOf("科目编码")] === code);
  const values = Object.fromEntries(table.header.map((h, c) => [h, table.rows[i]![c]]));
  const cell = (label: string) => ({
    sheet: table.sheet,
    row: table.row + 1 + i,
    column: table.column + table.header.indexOf(label),
  });
  return { table, values, cell };
}

describe("standard sheets in 元", () => {
  const [wan, yuan] = [written("万元", imported), written("元", imported)];

  test("hold ten thousand times the number, say so, and nothing else is otherwise", () => {
    const [a, b] = [row(wan, "2012601"), row(yuan, "2012601")];
    expect(a.values["基本支出"]).toBe(212.32);
    expect(b.values["基本支出"]).toBe(2123200);
    expect(a.values).not.toHaveProperty("金额单位");
    expect(b.values["金额单位"]).toBe("元");
    expect(b.values["科目名称"]).toBe(a.values["科目名称"]);
    expect(yuan.get({ sheet: b.table.sheet, row: 1, column: 0 })).toMatch(/金额单位：元/);
  });

  test("the workbook says what the import said; an amount that is changed is told as the document would print it", () => {
    const [untouched] = ledger(yuan);
    expect(untouched!.outcomes).toEqual(imported.report.counts);
    expect(untouched!.edits).toEqual([]);
    const edited = written("元", imported);
    const { cell } = row(edited, "2012601");
    edited.set(cell("基本支出"), 2213200);
    const [after] = ledger(edited);
    expect(after!.edits).toMatchObject([{ printed: "212.32", now: "221.32", restore: 2123200 }]);
    expect(after!.outcomes.fail).toBeGreaterThan(0);
  });

  test("a suggestion is taken up in 元", () => {
    const [found] = ledger(written("元", other));
    const [value] = found!.findings.flatMap((f) => f.corrections.filter((c) => c.target.sheet === "支出总表"));
    expect(value).toMatchObject({ before: "18.90", after: "19.80", value: 198000 });
  });

  test("checks compare in 万元, whatever the sheet holds", () => {
    const sheet = planImports([imported], { mode: "native", sheetUnit: "元" }).sheets.find((s) => s.role === "checks")!;
    const rows = sheet.blocks.flatMap((b) => b.cells);
    const header = rows.findIndex((r) => r[0]?.value === CHECK_HEADERS[0]);
    const left = rows.slice(header + 1).map((r) => r[CHECK_HEADERS.indexOf("左值")]!.formula ?? "");
    const money = left.filter((f) => f.includes("支出总表") && !f.includes("SUMPRODUCT"));
    expect(money.length).toBeGreaterThan(20);
    expect(money.filter((f) => !f.includes("/10000"))).toEqual([]);
  });

  test("what is added to a workbook follows the sheets that are there", () => {
    const both = new MemoryWorkbook();
    both.write(planImports([imported], { mode: "native", sheetUnit: "元" }));
    both.write(planImports([other], { mode: "native", sheetUnit: "万元", existing: both.existing() }));
    const table = both.table("支出总表");
    expect(new Set(table.rows.map((r) => r[table.header.indexOf("金额单位")]))).toEqual(new Set(["元"]));
    expect(ledger(both).map((d) => d.outcomes)).toEqual([imported.report.counts, other.report.counts]);
    expect(ledger(both).flatMap((d) => d.edits)).toEqual([]);
  });

  test("BUDGET.VALUE knows the unit", () => {
    const value = IMPLEMENTATIONS.get("BUDGET.VALUE")!;
    const { table } = row(yuan, "2012601");
    const data = [[...table.header], ...table.rows.map((r) => r.map((c) => c ?? ""))];
    expect(value(data, "2012601", "基本支出", "", "", "万元", "")).toEqual([[212.32]]);
    expect(value(data, "2012601", "基本支出", "", "", "元", "")).toEqual([[2123200]]);
  });
});
