import {
  Decimal,
  STANDARD_COLUMNS,
  parseAmount,
  type CellRef,
  type Disclosure,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
} from "../../../src/disclosure";
import type { CheckReport, Equation, Finding } from "../../../src/checking";
import type { PlanImport, PlanOptions } from "../../../src/workbook";

/** A small disclosure of an invented unit, built by hand: an expenditure table with one slip, an empty fund table. */
export function fixtureDisclosure(overrides: Partial<Disclosure> = {}): Disclosure {
  const expenditure = published(
    "expenditure",
    "部门预算支出总表",
    ["序号", "功能分类科目/科目编码", "功能分类科目/科目名称", "合计", "基本支出", "项目支出"],
    [
      ["1", null, "合计", "120.50", "80.50", "40.00"],
      ["2", "201", "一般公共服务支出", "120.50", "80.50", "40.00"],
      ["3", "20126", "档案事务", "120.50", "80.50", "40.00"],
      ["4", "2012601", "行政运行", "80.50", "80.50", null],
      ["5", "2012604", "档案馆", "40.00", null, "41.00"],
    ],
  );
  const fund = published(
    "fund",
    "部门预算政府性基金预算财政拨款支出表",
    ["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    [],
    "empty",
  );
  return {
    kind: "budget",
    level: "department",
    unitCode: "136",
    unitName: "云溪县档案馆",
    year: "2026",
    moneyUnit: "万元",
    title: "云溪县档案馆2026年部门预算公开",
    tables: [expenditure, fund],
    standard: [standard("expenditure", expenditure, { code: 1, item: 2, total: 3, basic: 4, project: 5 })],
    narrative: [
      {
        key: "expenditure.total",
        label: "支出预算",
        kind: "amount",
        value: "120.50",
        unit: "万元",
        year: "2026",
        direction: null,
        quote: "2026年支出预算120.50万元",
        source: { line: 40 },
      },
    ],
    paragraphs: [],
    contents: [],
    issues: [],
    ...overrides,
  };
}

function published(
  id: StandardTableId,
  title: string,
  columns: string[],
  rows: (string | null)[][],
  state: PublishedTable["state"] = "filled",
): PublishedTable {
  return {
    id,
    index: 1,
    title,
    unitCode: "136",
    unitName: "云溪县档案馆",
    year: "2026",
    asOf: null,
    moneyUnit: "万元",
    state,
    note: state === "empty" ? "注：本表为空。" : null,
    pages: [1],
    columns,
    columnNumbers: null,
    rows: rows.map((r, i) => r.map((text) => ({ text, source: { line: 10 + i } }))),
    merges: [],
    fields: null,
    problems: [],
    trace: [],
  };
}

function standard(id: StandardTableId, table: PublishedTable, bind: Record<string, number>): StandardTable {
  return {
    id,
    index: 1,
    columns: STANDARD_COLUMNS[id].map((c) => c.key).filter((k) => k in bind),
    rows: table.rows.map((cells, row): StandardRow => ({
      row,
      line: cells[0]!.text,
      side: null,
      basis: null,
      code: cells[bind.code!]!.text,
      secondCode: null,
      item: cells[bind.item!]!.text,
      unitCode: null,
      unitName: null,
      role: row === 0 ? "total" : "detail",
      total: row === 0 ? "all" : null,
      level: 0,
      ofWhich: false,
      parent: null,
      values: Object.fromEntries(
        Object.entries(bind).map(([key, column]) => {
          const text = cells[column]!.text;
          const parsed = parseAmount(text);
          const amount =
            parsed.kind === "amount" && key !== "code"
              ? { value: parsed.value, decimals: parsed.decimals, unit: "万元" as const, printed: text! }
              : null;
          return [key, { amount, text, cell: { table: id, index: 1, row, column }, confidence: "printed" as const }];
        }),
      ),
      source: { line: 10 + row },
    })),
  };
}

const cell = (row: number, column: number): CellRef => ({ table: "expenditure", index: 1, row, column });

export function fixtureReport(d: Disclosure): CheckReport {
  const rows = d.tables[0]!.rows;
  const value = (ref: CellRef) => {
    const parsed = parseAmount(rows[ref.row]?.[ref.column]?.text);
    return parsed.kind === "amount" ? parsed.value : null;
  };
  const equations = rows.map((_, row): Equation => {
    const total = cell(row, 3);
    const parts = [cell(row, 4), cell(row, 5)];
    const difference = parts.reduce((s, p) => s.minus(value(p) ?? 0), value(total) ?? new Decimal(0));
    return {
      id: `W03-${row + 1}`,
      rule: "W03",
      title: `支出合计分项（${rows[row]![2]!.text}）`,
      titleEn: "Expenditure by kind",
      kind: "sum",
      total: { coefficient: 1, cell: total, label: "支出总表.合计", value: value(total) },
      parts: parts.map((p) => ({ coefficient: 1, cell: p, label: "", value: value(p) })),
      tolerance: new Decimal("0.015"),
      difference,
      status: difference.isZero() ? "pass" : "fail",
    };
  });
  const findings: Finding[] = equations
    .filter((e) => e.status === "fail")
    .map((e) => ({
      rule: "W03",
      title: "支出合计分项",
      basis: "arithmetic",
      severity: "error",
      outcome: "fail",
      message: "支出总表[2012604]：合计 40.00 与 41.00 不符，差 -1.00 万元",
      messageEn: "Total 40.00 does not equal 41.00",
      equation: "40.00 = 41.00",
      difference: e.difference,
      tolerance: e.tolerance,
      confidence: 1,
      cells: [{ cell: e.total.cell, label: "支出总表[2012604].合计", quote: "40.00", source: { line: 14 } }],
      suggestion: {
        cell: cell(4, 5),
        printed: "41.00",
        value: "40.00",
        explains: 1,
        slip: "one digit",
        alternatives: [],
      },
    }));
  const counts = { pass: 4, rounded: 0, fail: 1, "not-applicable": 2, "not-evaluable": 3 };
  return { results: [], counts, equations, claims: [], codes: [], findings };
}

export function fixtureImport(overrides: Partial<Disclosure> = {}): PlanImport {
  const disclosure = fixtureDisclosure(overrides);
  return {
    disclosure,
    report: fixtureReport(disclosure),
    source: { file: "云溪.txt", sha256: "ab".repeat(32), kind: "text", pages: null },
  };
}

const NAMES: Record<string, string> = {
  "201": "一般公共服务支出",
  "20126": "档案事务",
  "2012601": "行政运行",
  "2012604": "档案馆",
};

export function fixtureOptions(overrides: Partial<PlanOptions> = {}): PlanOptions {
  return {
    mode: "addin",
    nameOf: (code) => NAMES[code] ?? null,
    importedAt: "2026-11-22 14:03",
    ...overrides,
  };
}
