import type { ErrorValues } from "../disclosure";
import { parseUserRules, type CheckReport, type UserRule } from "../checking";
import {
  USER_RULES_TABLE,
  USER_RULE_HEADERS,
  planUserRules,
  remarkTarget,
  userRulesTable,
  type ExistingTable,
  type ExistingWorkbook,
  type UserRuleRow,
} from "../workbook";
import { errorSentence } from "../words";
import type { CellChange, WorkbookHost } from "./ports";
import { addRow, changeRow, emptyRow } from "./table-rows";

/** The user's identities as they stand in the workbook. */
export interface UserRuleTable {
  readonly rules: readonly UserRule[];
  /** What is to be said about rows without having checked anything: mistakes, rows that are switched off. */
  readonly remarks: readonly RuleRemark[];
  /** Every row that says something, as it is written. */
  readonly entries: readonly UserRuleEntry[];
}

/** A rule as its row says it. */
export interface UserRuleEntry {
  /** 0-based body row. */
  readonly row: number;
  /** U01 … */
  readonly id: string;
  readonly title: string;
  readonly identity: string;
  readonly severity: string;
  readonly tolerance: string;
  readonly units: string;
  readonly enabled: boolean;
  /** Why it can't be read. */
  readonly error: { readonly code: string; readonly values: ErrorValues } | null;
}

/** Where there is no table. */
export const NO_USER_RULES: UserRuleTable = { rules: [], remarks: [], entries: [] };

/** What is said about a row of the table. */
export interface RuleRemark {
  /** 0-based body row. */
  readonly row: number;
  readonly title: string;
  readonly text: string;
  readonly bad: boolean;
}

const OFF = /^(?:否|不|停用|no|n|false|0|×)$/i;

/** Reads the table; a row with a mistake is explained, the others hold. Ids count the table's rows: U03 is its third. */
export function readUserRules(table: ExistingTable): UserRuleTable {
  const column = (header: string) => table.header.indexOf(header);
  const text = (row: ExistingTable["rows"][number], header: string) => String(row[column(header)] ?? "").trim();
  const h = USER_RULE_HEADERS;
  const inputs = table.rows.map((row) => ({
    identity: text(row, h.identity),
    title: text(row, h.title) || undefined,
    severity: text(row, h.severity) || undefined,
    tolerance: text(row, h.tolerance) || undefined,
    units: text(row, h.units) || undefined,
    off: OFF.test(text(row, h.enabled)),
  }));
  const parsed = parseUserRules(inputs);
  const rowOf = (line: number | string | undefined) => Number(line) - 1;
  const remarks = parsed.errors
    .map((e) => ({ row: rowOf(e.values.line), text: errorSentence(e, "zh") }))
    .filter(({ row }) => inputs[row]!.identity !== "" && !inputs[row]!.off)
    .map((r) => ({ ...r, title: inputs[r.row]!.title ?? inputs[r.row]!.identity, bad: true }));
  const entries = inputs.flatMap((input, row): UserRuleEntry[] => {
    if (input.identity === "") return [];
    const { off, identity } = input;
    const error = parsed.errors.find((e) => rowOf(e.values.line) === row);
    const { title = "", severity = "", tolerance = "", units = "" } = input;
    const id = `U${String(row + 1).padStart(2, "0")}`;
    const why = error ? { code: error.code, values: error.values } : null;
    return [{ row, id, title, identity, severity, tolerance, units, enabled: !off, error: why }];
  });
  return { rules: parsed.rules.filter((r) => !inputs[rowOf(r.id.slice(1))]!.off), remarks, entries };
}

/** Adds a rule to the workbook: into a row of the table that is blank, else behind its last. */
export async function addUserRule(host: WorkbookHost, rule: UserRuleRow): Promise<void> {
  await addRow(host, { find: userRulesTable, headers: USER_RULE_HEADERS, plan: planUserRules }, rule);
}

/** Changes fields of a row of the table. */
export async function changeUserRule(host: WorkbookHost, row: number, rule: UserRuleRow): Promise<void> {
  const table = await readUserRuleTable(host);
  // What was said of the rule is said of another.
  if (table) await changeRow(host, table, USER_RULE_HEADERS, row, { remark: "", ...rule });
}

/** Empties a row of the table: the others keep their numbers. */
export async function removeUserRule(host: WorkbookHost, row: number): Promise<void> {
  const table = await readUserRuleTable(host);
  if (table) await emptyRow(host, table, row);
}

/** The user's rules of a workbook that was read. */
export function userRulesIn(workbook: Pick<ExistingWorkbook, "tables">): UserRuleTable {
  const table = userRulesTable(workbook);
  return table ? readUserRules(table) : NO_USER_RULES;
}

/** What became of each row in the checks. */
export function ruleRemarks(table: UserRuleTable, reports: readonly CheckReport[]): RuleRemark[] {
  const checked = table.rules.map((rule): RuleRemark => {
    const results = reports.flatMap((r) => r.results.filter((x) => x.rule === rule.id));
    const sum = (status: "pass" | "rounded" | "fail") => results.reduce((n, r) => n + r.counts[status], 0);
    const [pass, rounded, fail] = [sum("pass"), sum("rounded"), sum("fail")];
    const words = [
      fail ? `不符 ${fail} 处，见“问题”` : "",
      rounded ? `舍入 ${rounded} 处` : "",
      pass ? `通过 ${pass} 处` : "",
    ].filter(Boolean);
    const missing = [...new Set(results.map((r) => r.reason).filter(Boolean))].join("；");
    const text = words.length > 0 ? `已核对：${words.join("，")}` : `未能核对：${missing || "所涉单元格都是空白或 0"}`;
    return { row: Number(rule.id.slice(1)) - 1, title: rule.title, text, bad: fail > 0 || words.length === 0 };
  });
  return [...table.remarks, ...checked].sort((a, b) => a.row - b.row);
}

/** The 说明 cells that tell it in the table. */
export function remarkChanges(table: ExistingTable, remarks: readonly RuleRemark[]): CellChange[] {
  return remarks.flatMap((r) => {
    const target = remarkTarget(table, r.row);
    return target ? [{ target, value: r.text }] : [];
  });
}

/** Shows the user's table; where there is none, one with an explained example is made. */
export async function openUserRules(host: WorkbookHost): Promise<void> {
  const existing = await host.read({ units: [] });
  const table = userRulesTable(existing);
  if (table) await host.select({ sheet: table.sheet, row: table.row + 1, column: table.column });
  else await host.write(planUserRules(existing));
}

/** The user's table, if the workbook has one. */
export function readUserRuleTable(host: WorkbookHost): Promise<ExistingTable | null> {
  return host.readTable(USER_RULES_TABLE);
}
