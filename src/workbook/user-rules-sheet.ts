import { SEVERITIES } from "../words";
import { textCell } from "./cells";
import type { TableContent } from "./content";
import type { CellTarget, ExistingTable, ExistingWorkbook, PlanCell, WorkbookPlan } from "./plan";
import { WorkbookBuilder } from "./sheet-builder";

/** Name of the sheet and of the table in which users write identities of their own. */
export const USER_RULES_TABLE = "自定义规则";

/** Columns of that table. */
export const USER_RULE_HEADERS = {
  title: "名称",
  identity: "等式",
  severity: "级别",
  tolerance: "容差（万元）",
  enabled: "启用",
  remark: "说明",
} as const;

/** Rows that a new table offers below its example. */
const BLANK_ROWS = 5;

const EXAMPLE = [
  "示例：支出合计等于基本支出加项目支出",
  "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出",
  SEVERITIES.error.zh,
  null,
  "否",
  "写法：表名[行].列 = 表名[行].列 ± …；行用科目编码、项目名称或“合计”，列用标准表的列名。“启用”改为“是”，下次导入即核对。",
];

function content(): TableContent {
  const h = USER_RULE_HEADERS;
  const row = (cells: readonly (string | null)[]): PlanCell[] =>
    cells.map((c, i) => textCell(c, i === 1 || i === 5 ? "wrap" : undefined));
  return {
    sheet: USER_RULES_TABLE,
    table: USER_RULES_TABLE,
    role: "rules",
    title: "自定义规则",
    note: "每行一个等式，每次导入时一并核对，结果列入“问题”和“核对”；写得不对的地方在“说明”列指出",
    columns: [
      { label: h.title, width: 38 },
      { label: h.identity, width: 62 },
      { label: h.severity, width: 8, list: Object.values(SEVERITIES).map((w) => w.zh) },
      { label: h.tolerance, width: 14 },
      { label: h.enabled, width: 8, list: ["是", "否"] },
      { label: h.remark, width: 60 },
    ],
    identity: [h.identity, h.enabled],
    groups: [
      { key: null, rows: [row(EXAMPLE), ...Array.from({ length: BLANK_ROWS }, () => row(EXAMPLE.map(() => null)))] },
    ],
  };
}

/** The user's table in a workbook. */
export function userRulesTable(existing: ExistingWorkbook): ExistingTable | undefined {
  return new WorkbookBuilder(existing).ownTable(content());
}

/** A plan of the table with an explained example; only for a workbook that has none. */
export function planUserRules(existing: ExistingWorkbook): WorkbookPlan {
  const book = new WorkbookBuilder(existing);
  const sheet = book.sheet(USER_RULES_TABLE, "rules", "rules");
  const placed = sheet.table(content());
  const column = placed.columnOf(USER_RULE_HEADERS.identity)!;
  return {
    sheets: book.plans(),
    names: [],
    beside: book.beside,
    activate: { sheet: placed.sheet, row: placed.rowOf(0, 1), column },
    findingTargets: [],
    corrections: [],
    decisions: [],
  };
}

/** The 说明 cell of a body row. */
export function remarkTarget(table: ExistingTable, row: number): CellTarget | null {
  const column = table.header.indexOf(USER_RULE_HEADERS.remark);
  return column < 0 ? null : { sheet: table.sheet, row: table.row + 1 + row, column: table.column + column };
}
