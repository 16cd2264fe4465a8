import { describe, expect, test } from "vitest";
import {
  EMPTY_WORKBOOK,
  planUserRules,
  planWorkbook,
  userRulesTable,
  type ExistingTable,
  type PlanImport,
} from "../../../src/workbook";
import type { Coverage, Suggestion } from "../../../src/checking";
import type { Disclosure } from "../../../src/disclosure";
import { fixtureImport, fixtureOptions } from "./fixture";

const at = (row: number, column: number) => ({ table: "expenditure" as const, index: 1, row, column });
const coverage: Coverage = {
  cells: 4,
  uncovered: 1,
  once: 2,
  redundant: 1,
  identities: 5,
  heat: [
    { cell: at(0, 3), identities: 3 },
    { cell: at(0, 4), identities: 1 },
    { cell: at(0, 5), identities: 1 },
    { cell: at(4, 5), identities: 0 },
  ],
};

describe("the heat map of the certificate", () => {
  test("the tables as published, each amount coloured by the identities over it; the share of each table in words", () => {
    const plan = planWorkbook([{ ...fixtureImport(), coverage }], fixtureOptions({ coverage: true }));
    const sheet = plan.sheets.find((s) => s.role === "coverage")!;
    expect(sheet.name).toBe("覆盖 2026 云溪县档案馆");
    const cells = sheet.blocks[0]!.cells.flat().filter(
      (c) => c?.style && ["unchecked", "once", "redundant"].includes(c.style),
    );
    expect(cells.map((c) => [c!.value, c!.style])).toEqual([
      [120.5, "redundant"],
      [80.5, "once"],
      [40, "once"],
      [41, "unchecked"],
    ]);
    expect(JSON.stringify(sheet.blocks)).toContain("金额 4 个：无等式 1（25%），一个等式 2（50%），两个以上 1（25%）");
  });

  test("is written only where asked for, or where one is there already; the share stands in the overview always", () => {
    const item = { ...fixtureImport(), coverage };
    const plan = planWorkbook([item], fixtureOptions());
    expect(plan.sheets.some((s) => s.role === "coverage")).toBe(false);
    const overview = plan.sheets.find((s) => s.role === "overview")!;
    expect(JSON.stringify(overview.blocks)).toContain("无等式");
    const sheets = [
      {
        name: "覆盖 2026 云溪县档案馆",
        role: "coverage" as const,
        disclosure: JSON.stringify(["2026", "云溪县档案馆", "部门", "预算", "公开"]),
        cells: null,
      },
    ];
    const again = planWorkbook([item], fixtureOptions({ existing: { ...EMPTY_WORKBOOK, sheets } }));
    expect(again.sheets.find((s) => s.role === "coverage")?.mode).toBe("replace");
  });
});

describe("what taking up a suggestion changes", () => {
  const withChanges = (item: PlanImport): PlanImport => {
    const [finding] = item.report.findings;
    const suggestion: Suggestion = {
      ...finding!.suggestion!,
      changes: [
        { cell: at(4, 3), label: "支出总表[2012604].合计", printed: "40.00", value: "41.00" },
        { cell: at(4, 5), label: "支出总表[2012604].项目支出", printed: "41.00", value: "40.00" },
      ],
    };
    return { ...item, report: { ...item.report, findings: [{ ...finding!, suggestion }] } };
  };

  test("all cells of a swap, and the 处理 cell of the finding", () => {
    const plan = planWorkbook([withChanges(fixtureImport())], fixtureOptions());
    expect(plan.corrections[0]![0]!.map((c) => [c.target.sheet, c.before, c.value])).toEqual([
      ["支出总表", "40.00", 41],
      ["支出总表", "41.00", 40],
    ]);
    const decision = plan.decisions[0]![0]!;
    expect(decision.sheet).toBe("问题");
    expect(
      plan.sheets
        .find((s) => s.name === "问题")!
        .blocks.flatMap((b) => b.cells[2 - b.row]?.[decision.column] ?? [])
        .map((c) => c.value),
    ).toContain("处理");
  });

  test("an import from the open workbook leads to the cells that it was read from, and corrects them too", () => {
    const item = withChanges(fixtureImport());
    const tables = item.disclosure.tables.map((t) => ({
      ...t,
      rows: t.rows.map((r, i) =>
        r.map((c, j) => ({ ...c, source: { sheet: "我的表", cell: `${"ABCDEF"[j]}${i + 5}` } })),
      ),
    }));
    const disclosure: Disclosure = { ...item.disclosure, tables };
    const own = planWorkbook([{ ...item, disclosure, fromWorkbook: true }], fixtureOptions());
    expect(own.findingTargets[0]![0]).toEqual({ sheet: "我的表", row: 8, column: 5 });
    expect(own.corrections[0]![0]!.map((c) => c.target.sheet)).toEqual(["支出总表", "我的表", "支出总表", "我的表"]);
    // A workbook that came as a file has sources of the same form, but is not open.
    expect(planWorkbook([{ ...item, disclosure }], fixtureOptions()).findingTargets[0]![0]!.sheet).toBe("支出总表");
  });
});

test("the table of the user's rules comes with an explained example that is switched off", () => {
  const plan = planUserRules(EMPTY_WORKBOOK);
  const [sheet] = plan.sheets;
  expect(sheet).toMatchObject({ name: "自定义规则", role: "rules", mode: "create" });
  const header = sheet!.blocks
    .flatMap((b) => b.cells)
    .find((r) => r[0]?.value === "名称")!
    .map((c) => String(c!.value));
  expect(header).toEqual(["名称", "等式", "级别", "容差（万元）", "启用", "说明", "适用单位"]);
  const table: ExistingTable = { name: "自定义规则", sheet: "自定义规则", row: 2, column: 0, header, rows: [] };
  expect(userRulesTable({ tables: [table] })).toBe(table);
  expect(userRulesTable({ tables: [{ ...table, header: ["甲"] }] })).toBeUndefined();
});
