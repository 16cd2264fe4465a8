import { RULES, toleranceInWan, type RuleSettings } from "../checking";
import { DisclosureError, type ErrorValues } from "../disclosure";
import {
  RULE_SETTINGS_TABLE,
  RULE_SETTING_HEADERS,
  RULE_SETTING_KINDS,
  planRuleSettings,
  ruleSettingsTable,
  type ExistingTable,
  type ExistingWorkbook,
  type RuleSettingRow,
  type SheetPlan,
} from "../workbook";
import type { WorkbookHost } from "./ports";
import { addRow, emptyRow, isBlankRow } from "./table-rows";

/** What is wrong with a setting, by code (`src/words/errors.ts`). */
export class RuleSettingError extends DisclosureError {
  constructor(
    code: "unknown-kind" | "unknown-rule" | "no-reason" | "bad-tolerance" | "no-equation",
    values: ErrorValues,
  ) {
    super(`rule-setting/${code}`, values);
    this.name = "RuleSettingError";
  }
}

/** What a row of 核对设置 sets. */
export type SettingKind = keyof typeof RULE_SETTING_KINDS;

/** A row of the table. */
export interface RuleSettingEntry {
  /** 0-based body row. */
  readonly row: number;
  readonly kind: SettingKind | null;
  readonly rule: string;
  readonly content: string;
  readonly reason: string;
  readonly scope: string;
  /** Why it holds for nothing. */
  readonly error: { readonly code: string; readonly values: ErrorValues } | null;
}

/** The settings as they stand in the workbook. */
export interface RuleSettingTable {
  readonly settings: RuleSettings;
  /** Equations that were offered and are not wanted. */
  readonly dismissed: readonly string[];
  readonly entries: readonly RuleSettingEntry[];
}

export const NO_RULE_SETTINGS: RuleSettingTable = {
  settings: { off: [], tolerances: [] },
  dismissed: [],
  entries: [],
};

/** Reads the table; a row with a mistake is explained and sets nothing, the others hold. */
export function readRuleSettings(table: ExistingTable | null | undefined): RuleSettingTable {
  if (!table) return NO_RULE_SETTINGS;
  const h = RULE_SETTING_HEADERS;
  const text = (row: ExistingTable["rows"][number], header: string) =>
    String(row[table.header.indexOf(header)] ?? "").trim();
  const entries = table.rows.flatMap((cells, row): RuleSettingEntry[] => {
    if (isBlankRow(cells)) return [];
    const named = text(cells, h.kind);
    const kind = KINDS.find(([, word]) => word === named)?.[0] ?? null;
    const entry = {
      row,
      kind,
      rule: ruleId(text(cells, h.rule)),
      content: text(cells, h.content),
      reason: text(cells, h.reason),
      scope: text(cells, h.scope),
    };
    const error = mistakeOf(entry, named);
    return [{ ...entry, error: error && { code: error.code, values: error.values } }];
  });
  const good = entries.filter((e) => e.error === null);
  return {
    entries,
    settings: {
      off: good.flatMap((e) => (e.kind === "off" ? [{ rule: e.rule, reason: e.reason, ...scopeOf(e) }] : [])),
      tolerances: good.flatMap((e) =>
        e.kind === "tolerance"
          ? [{ rule: e.rule || null, tolerance: toleranceInWan(e.content)!, said: e.content, ...scopeOf(e) }]
          : [],
      ),
    },
    dismissed: good.flatMap((e) => (e.kind === "dismissed" ? [e.content] : [])),
  };
}

const KINDS = Object.entries(RULE_SETTING_KINDS) as [SettingKind, string][];
const scopeOf = ({ scope }: { readonly scope: string }) => (scope === "" ? {} : { scope });
/** `u1` is U01. */
const ruleId = (text: string): string => text.toUpperCase().replace(/^U(\d)$/, "U0$1");

/** A rule of the catalogue, or one of the user's own. */
const isRule = (id: string): boolean => RULES.some((r) => r.id === id) || /^U\d+$/.test(id);

function mistakeOf(
  { kind, rule, content, reason }: Pick<RuleSettingEntry, "kind" | "rule" | "content" | "reason">,
  named: string,
): RuleSettingError | null {
  if (kind === null)
    return new RuleSettingError("unknown-kind", { kind: named, known: Object.values(RULE_SETTING_KINDS).join("、") });
  if ((kind === "off" || rule !== "") && kind !== "dismissed" && !isRule(rule))
    return new RuleSettingError("unknown-rule", { rule, known: likeRules(rule).join("、") });
  if (kind === "off" && reason === "") return new RuleSettingError("no-reason", { rule });
  if (kind === "tolerance" && toleranceInWan(content) === null)
    return new RuleSettingError("bad-tolerance", { tolerance: content });
  return kind === "dismissed" && content === "" ? new RuleSettingError("no-equation", {}) : null;
}

/** Rules of the same group. */
function likeRules(id: string): string[] {
  const same = RULES.filter((r) => r.id[0] === id[0]).map((r) => r.id);
  return same.length > 0 ? same : [...new Set(RULES.map((r) => `${r.id[0]!}01`))].filter(isRule);
}

/** Reads `--without W01=理由` and `--tolerance 1元` of the command line: a mistake is an error. */
export function ruleSettings(without: readonly string[], tolerance: string | null): RuleSettings {
  const rows: RuleSettingRow[] = without.map((text) => {
    const at = text.search(/[=＝]/);
    const [rule, reason] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    return { kind: RULE_SETTING_KINDS.off, rule: rule.trim(), reason: reason.trim() };
  });
  if (tolerance !== null) rows.push({ kind: RULE_SETTING_KINDS.tolerance, content: tolerance });
  const { settings, entries } = readRuleSettings(tableOf(rows));
  const wrong = entries.find((e) => e.error !== null)?.error;
  if (wrong) throw new DisclosureError(wrong.code, wrong.values);
  return settings;
}

/** Rows as a table has them. */
function tableOf(rows: readonly RuleSettingRow[]): ExistingTable {
  const fields = Object.keys(RULE_SETTING_HEADERS) as (keyof typeof RULE_SETTING_HEADERS)[];
  return {
    name: RULE_SETTINGS_TABLE,
    sheet: RULE_SETTINGS_TABLE,
    row: 0,
    column: 0,
    header: fields.map((f) => RULE_SETTING_HEADERS[f]),
    rows: rows.map((row) => fields.map((f) => (f === "remark" ? null : (row[f] ?? null)))),
  };
}

/** Settings as rows of the sheet. */
export function settingRows({ off, tolerances }: RuleSettings): RuleSettingRow[] {
  return [
    ...off.map(({ rule, reason, scope }) => ({ kind: RULE_SETTING_KINDS.off, rule, reason, scope })),
    ...tolerances.map(({ rule, said, scope }) => ({
      kind: RULE_SETTING_KINDS.tolerance,
      rule: rule ?? undefined,
      content: said,
      scope,
    })),
  ];
}

/** The sheet of settings, where there are any. */
export function ruleSettingSheets(settings: RuleSettings, existing: ExistingWorkbook): readonly SheetPlan[] {
  const rows = settingRows(settings);
  return rows.length === 0 ? [] : planRuleSettings(existing, rows).sheets;
}

/** The table of settings, if the workbook has one. */
export const readRuleSettingTable = (host: WorkbookHost): Promise<ExistingTable | null> =>
  host.readTable(RULE_SETTINGS_TABLE);

/** The settings of a workbook that was read. */
export const ruleSettingsIn = (workbook: Pick<ExistingWorkbook, "tables">): RuleSettingTable =>
  readRuleSettings(ruleSettingsTable(workbook));

/** Keeps a setting in the workbook; a mistake in it is told when the workbook is checked. */
export async function addRuleSetting(host: WorkbookHost, row: RuleSettingRow): Promise<void> {
  await addRow(host, { find: ruleSettingsTable, headers: RULE_SETTING_HEADERS, plan: planRuleSettings }, row);
}

/** Takes a setting out of the workbook. */
export async function removeRuleSetting(host: WorkbookHost, row: number): Promise<void> {
  const table = await readRuleSettingTable(host);
  if (table) await emptyRow(host, table, row);
}
