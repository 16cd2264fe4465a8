import { textCell } from "./cells";
import type { TableContent } from "./content";
import type { ExistingTable, ExistingWorkbook, PlanCell, WorkbookPlan } from "./plan";
import { ownTable } from "./own-table";
import { WorkbookBuilder } from "./sheet-builder";

/** Name of the sheet and of the table that keep what the user set about rules. */
export const RULE_SETTINGS_TABLE = "核对设置";

/** Columns of that table. */
export const RULE_SETTING_HEADERS = {
  kind: "项目",
  rule: "规则",
  content: "内容",
  reason: "理由",
  scope: "适用范围",
  remark: "说明",
} as const;

/** What a row sets: a rule switched off, a tolerance, an equation that was offered and is not wanted. */
export const RULE_SETTING_KINDS = { off: "停用", tolerance: "容差", dismissed: "不采用" } as const;

/** A row of the table. */
export type RuleSettingRow = Readonly<Partial<Record<Exclude<keyof typeof RULE_SETTING_HEADERS, "remark">, string>>>;

const FIELDS = Object.keys(RULE_SETTING_HEADERS) as (keyof typeof RULE_SETTING_HEADERS)[];

const rowOf = (setting: RuleSettingRow): PlanCell[] =>
  FIELDS.map((key) =>
    textCell(key === "remark" ? null : (setting[key] ?? null), key === "reason" ? "wrap" : undefined),
  );

const IDENTITY = [RULE_SETTING_HEADERS.kind, RULE_SETTING_HEADERS.rule, RULE_SETTING_HEADERS.reason];

function content(rows: readonly PlanCell[][] = []): TableContent {
  const h = RULE_SETTING_HEADERS;
  return {
    sheet: RULE_SETTINGS_TABLE,
    table: RULE_SETTINGS_TABLE,
    role: "settings",
    title: RULE_SETTINGS_TABLE,
    note: "停用：某条规则不核对，要写理由，不计入通过；容差：等式允许的误差，如“1元”，“规则”空白即全部规则；适用范围空白即整个工作簿，或写单位、“年度 单位”",
    columns: [
      { label: h.kind, width: 9, list: Object.values(RULE_SETTING_KINDS) },
      { label: h.rule, width: 9 },
      { label: h.content, width: 50 },
      { label: h.reason, width: 50 },
      { label: h.scope, width: 26 },
      { label: h.remark, width: 40 },
    ],
    identity: IDENTITY,
    groups: [{ key: null, rows }],
  };
}

/** The table of settings in a workbook. */
export function ruleSettingsTable(existing: Pick<ExistingWorkbook, "tables">): ExistingTable | undefined {
  return ownTable(existing.tables, RULE_SETTINGS_TABLE, IDENTITY);
}

/** A plan of settings behind those of the table; it is made where there is none. */
export function planRuleSettings(existing: ExistingWorkbook, settings: readonly RuleSettingRow[]): WorkbookPlan {
  const book = new WorkbookBuilder(existing);
  const placed = book.sheet(RULE_SETTINGS_TABLE, "settings", "settings").table(content(settings.map(rowOf)));
  const column = placed.columnOf(RULE_SETTING_HEADERS.kind)!;
  return book.plan({ sheet: placed.sheet, row: placed.rowOf(0, 0), column });
}
