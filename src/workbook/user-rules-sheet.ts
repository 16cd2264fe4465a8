import { SEVERITIES } from "../words";
import { textCell } from "./cells";
import type { TableContent } from "./content";
import type { CellTarget, ExistingTable, ExistingWorkbook, PlanCell, WorkbookPlan } from "./plan";
import { ownTable } from "./own-table";
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
  units: "适用单位",
} as const;

/** A rule as a row of the table. */
export type UserRuleRow = Readonly<Partial<Record<Exclude<keyof typeof USER_RULE_HEADERS, "remark">, string>>>;

/** Rows that a new table offers below its example. */
const BLANK_ROWS = 5;

const EXAMPLE = [
  "示例：支出合计等于基本支出加项目支出",
  "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出",
  SEVERITIES.error.zh,
  null,
  "否",
  "写法：表名[行].列 = 表名[行].列 ± …；行用科目编码、项目名称、“合计”，或用 * 表示每一行；列用标准表的列名；情况说明中的数写作 叙述数字[公务接待费].金额。“启用”改为“是”即核对。",
  null,
];

const row = (cells: readonly (string | null)[]): PlanCell[] =>
  cells.map((c, i) => textCell(c, i === 1 || i === 5 ? "wrap" : undefined));
const BLANK = EXAMPLE.map(() => null);

const rowOf = (rule: UserRuleRow): PlanCell[] =>
  row(
    (Object.keys(USER_RULE_HEADERS) as (keyof typeof USER_RULE_HEADERS)[]).map((key) =>
      key === "remark" ? null : (rule[key] ?? null),
    ),
  );

const IDENTITY = [USER_RULE_HEADERS.identity, USER_RULE_HEADERS.enabled];

function content(rows: readonly PlanCell[][] = []): TableContent {
  const h = USER_RULE_HEADERS;
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
      { label: h.units, width: 24 },
    ],
    identity: IDENTITY,
    groups: [{ key: null, rows }],
  };
}

/** The user's table in a workbook. */
export function userRulesTable(existing: Pick<ExistingWorkbook, "tables">): ExistingTable | undefined {
  return ownTable(existing.tables, USER_RULES_TABLE, IDENTITY);
}

/** A plan of rules behind those of the table; where there is none yet, of one with an explained example and rows to fill in. */
export function planUserRules(existing: ExistingWorkbook, rules: readonly UserRuleRow[] = []): WorkbookPlan {
  const book = new WorkbookBuilder(existing);
  const sheet = book.sheet(USER_RULES_TABLE, "rules", "rules");
  const blank = Array.from({ length: BLANK_ROWS }, () => row(BLANK));
  const fresh = userRulesTable(existing) === undefined;
  const placed = sheet.table(content([...(fresh ? [row(EXAMPLE)] : []), ...rules.map(rowOf), ...(fresh ? blank : [])]));
  const column = placed.columnOf(USER_RULE_HEADERS.identity)!;
  return book.plan({ sheet: placed.sheet, row: placed.rowOf(0, fresh ? 1 : 0), column });
}

/** The 说明 cell of a body row. */
export function remarkTarget(table: ExistingTable, row: number): CellTarget | null {
  const column = table.header.indexOf(USER_RULE_HEADERS.remark);
  return column < 0 ? null : { sheet: table.sheet, row: table.row + 1 + row, column: table.column + column };
}
