import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importDisclosures, planImports, type Imported } from "../../../src/application";
import { paperContent } from "../../../src/workbook/paper-sheet";
import { nameImports } from "../../../src/workbook/identity";
import { MemoryWorkbook } from "../../support/memory-workbook";

const bytes = new Uint8Array(
  readFileSync(new URL("../../../data/sample/linxi-2026-three-errors.txt", import.meta.url)),
);
const [result] = await importDisclosures([{ type: "file", name: "linxi.txt", bytes }]);
if (!result!.ok) throw result!.error;
const imported: Imported = result!.value;
const [item] = nameImports([imported]);

/** What the document prints, and names of the workbook, stand in quotation marks or are titles, units and labels of it. */
const ours = (text: string): string => text.replace(/“[^”]*”|《[^》]*》/g, "");
const texts = (language: "zh" | "en"): string[] =>
  paperContent(item!, "2026-11-30 12:00", language).cells.flatMap((row) => row.map((c) => String(c.value ?? "")));
const HAN = /\p{Script=Han}/u;

describe("the working paper", () => {
  test("is English where that is wanted: its heads, reasons, names of rules and the conclusion", () => {
    const english = texts("en");
    expect(english[0]).toBe("Working paper: disclosure of the budget");
    for (const head of [
      "1. Method",
      "2. Scope",
      "3. Results",
      "4. Findings",
      "5. What was not checked, and why",
      "6. Conclusion",
    ])
      expect(english).toContain(head);
    const { pass, rounded, fail } = imported.report.counts;
    expect(english).toContain(
      `By program: errors: 2; to be verified: 1; not evaluable: 14 (checks evaluated: ${pass + rounded + fail}).`,
    );
    const open = imported.report.results.filter((r) => r.counts["not-evaluable"] > 0);
    expect(open.length).toBeGreaterThan(5);
    for (const r of open) {
      expect(english).toContain(r.titleEn);
      expect(ours(r.titleEn!)).not.toMatch(HAN);
    }
    for (const f of imported.report.findings.filter((f) => f.severity !== "info"))
      expect(english).toContain(f.messageEn);
  });

  test("says the same in both: as many rows, the same figures", () => {
    const [zh, en] = [texts("zh"), texts("en")];
    expect(en.length).toBe(zh.length);
    const numbers = (list: readonly string[]) => list.filter((t) => /^[\d/ ]+$/.test(t));
    expect(numbers(en)).toEqual(numbers(zh));
  });
});

describe("the lists", () => {
  const write = (workbook: MemoryWorkbook, language: "zh" | "en") =>
    workbook.write(planImports([imported], { mode: "native", existing: workbook.existing(), language }));
  const column = (workbook: MemoryWorkbook, table: string, label: string): unknown[] => {
    const { header, rows } = workbook.table(table);
    return rows.map((row) => row[header.indexOf(label)]);
  };

  test("conclusions and reasons are English, outcomes and names of columns are not; findings have English beside them", () => {
    const workbook = new MemoryWorkbook();
    write(workbook, "en");
    expect(column(workbook, "公开清单", "结论")[0]).toMatch(/^errors: 2; to be verified: 1/);
    expect(
      column(workbook, "规则结果", "不适用、无法核对的原因").filter((r) => r && HAN.test(ours(String(r)))),
    ).toEqual([]);
    const findings = imported.report.findings;
    expect(column(workbook, "问题", "说明")).toEqual(expect.arrayContaining(findings.map((f) => f.message)));
    expect(column(workbook, "问题", "English")).toEqual(expect.arrayContaining(findings.map((f) => f.messageEn)));
    expect(new Set(column(workbook, "问题", "严重程度"))).toContain("错误");
  });

  test("what a person decided stays with its finding when the language changes", () => {
    const workbook = new MemoryWorkbook();
    write(workbook, "zh");
    expect(workbook.table("问题").header).not.toContain("English");
    const { header, sheet, row } = workbook.table("问题");
    const remark = { sheet, row: row + 1, column: workbook.table("问题").column + header.indexOf("备注") };
    const about = column(workbook, "问题", "说明")[0];
    workbook.set(remark, "已电话核实");
    for (const language of ["en", "zh"] as const) {
      write(workbook, language);
      const at = column(workbook, "问题", "说明").indexOf(about);
      expect(column(workbook, "问题", "备注")[at]).toBe("已电话核实");
    }
  });
});
