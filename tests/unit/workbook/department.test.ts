import { describe, expect, test } from "vitest";
import { importDisclosures, planImports } from "../../../src/application";
import { departmentText } from "../../../tools/sheet-pictures/department";
import { MemoryWorkbook } from "../../support/memory-workbook";

describe("a department with 28 units", () => {
  test("every sum holds, and each question about codes says whose they are", async () => {
    const bytes = new TextEncoder().encode(departmentText());
    const [result] = await importDisclosures([{ type: "file", name: "部门.txt", bytes }]);
    if (!result!.ok) throw result!.error;
    expect(result!.value.report.findings).toEqual([]);
    expect(result!.value.disclosure.unitName).toBe("河源县教育局");
    const workbook = new MemoryWorkbook();
    workbook.write(planImports([result!.value], { mode: "native", existing: workbook.existing() }));
    const { header, rows } = workbook.table("核对");
    const about = rows
      .filter((r) => r[header.indexOf("规则")] === "H05")
      .map((r) => String(r[header.indexOf("核对内容")]));
    expect(about).toHaveLength(56);
    expect(new Set(about).size).toBe(56);
    expect(about[0]).toMatch(/^收入总表“河源县教育局本级”：科目编码不重复/);
    expect(rows.some((r) => String(r[header.indexOf("结果")]).startsWith("不符"))).toBe(false);
  });
});
