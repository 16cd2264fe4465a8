import {
  columnLabel,
  Decimal,
  DisclosureError,
  fold,
  inWan,
  parseMoney,
  plain,
  STANDARD_COLUMNS,
  tableLabel,
  TABLE_IDS,
  type StandardRow,
  type ErrorValues,
  type StandardTableId,
  type ColumnKey,
} from "../../disclosure";
import { likeness } from "../../classification";
import type { LabelledCell, RuleConstant, Severity, UserRule } from "../types";
import { CheckModel, totalRow, type TableView } from "../document/model";
import type { Rule } from "./rule";
import { ARITHMETIC } from "./sources";
import type { Run } from "./run";
import { toTicks, type Figure } from "../identity/figure";
import { parseRule, plainRule, type ParsedRule, type Term } from "./user-rule-grammar";
import { DOCUMENTS, REASONS, said, type Said, titled } from "../../words";

/** A row of the user's table, or an object of the JSON file: the identity in Chinese labels, and how to speak of it. */
export interface UserRuleInput {
  /** `支出总表[210].基本支出 = 一般公共预算支出表[210].基本支出 + 政府性基金预算支出表[210].基本支出` */
  readonly identity: string;
  readonly title?: string;
  /** 错误 / 提醒 / 提示, or error / warn / info. */
  readonly severity?: string;
  /** In 万元. */
  readonly tolerance?: string;
}

/** What is wrong with a line of the user's table, by code (`src/words/errors.ts`); the line counts from 1. */
export class UserRuleError extends DisclosureError {
  constructor(
    code:
      | "no-equals-sign"
      | "not-a-cell"
      | "unknown-table"
      | "unknown-column"
      | "bad-tolerance"
      | "bad-severity"
      | "not-json"
      | "not-a-list"
      | "not-a-rule"
      | "not-a-text",
    values: ErrorValues,
  ) {
    super(`user-rule/${code}`, values);
    this.name = "UserRuleError";
  }
}

/** Whether a result is that of a rule of the user's own: they are numbered U01, U02 … */
export const isUserRule = ({ rule }: { readonly rule: string }): boolean => /^U\d+$/.test(rule);

/** Rules that could be read, and for the others why not. */
export interface ParsedUserRules {
  readonly rules: readonly UserRule[];
  readonly errors: readonly UserRuleError[];
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  错误: "error",
  error: "error",
  提醒: "warn",
  // What earlier files of user rules say.
  警告: "warn",
  warn: "warn",
  提示: "info",
  info: "info",
};
const CELL = /^(.[^[]*)\[([^\]]+)\]([^\]]+)$/;

/**
 * Reads the user's identities: an array of lines or objects, or a JSON text of them, in the grammar of `user-rule-grammar.ts` with cells as
 * `表名[行].列`: the row by code, by name, or 合计. A line with a mistake is explained and left out; the others hold.
 */
export function parseUserRules(input: string | readonly (string | UserRuleInput)[]): ParsedUserRules {
  const rules: UserRule[] = [];
  const errors: UserRuleError[] = [];
  const gather = (error: unknown): void => {
    if (!(error instanceof UserRuleError)) throw error;
    errors.push(error);
  };
  let list: readonly unknown[] = [];
  try {
    list = typeof input === "string" ? entriesOf(input.trim()) : input;
  } catch (error) {
    gather(error);
  }
  list.forEach((entry, i) => {
    try {
      rules.push(parseOne(ruleInput(entry, i + 1), i + 1));
    } catch (error) {
      gather(error);
    }
  });
  return { rules, errors };
}

/** The entries of a JSON text, or the lines of another. */
function entriesOf(text: string): readonly unknown[] {
  if (!/^[[{]/.test(text)) return text.split(/\r?\n/).filter((l) => l.trim() !== "" && !l.trim().startsWith("#"));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new UserRuleError("not-json", { detail: (cause as Error).message });
  }
  const list: unknown = Array.isArray(parsed) ? parsed : (parsed as { rules?: unknown }).rules;
  if (!Array.isArray(list)) throw new UserRuleError("not-a-list", { found: shown(list) });
  return list;
}

/** What stands where something else should, short enough to be quoted. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? "{ }").slice(0, 60);

/** Fields of a rule, which are texts; a tolerance may be a number. */
const FIELDS = ["identity", "title", "severity", "tolerance"] as const;

function ruleInput(entry: unknown, line: number): UserRuleInput {
  if (typeof entry === "string") return { identity: entry };
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    throw new UserRuleError("not-a-rule", { line, found: shown(entry) });
  const fields = entry as Readonly<Record<string, unknown>>;
  if (fields.identity === undefined) throw new UserRuleError("not-a-rule", { line, found: shown(entry) });
  for (const field of FIELDS) {
    const value = fields[field];
    if (value === undefined || typeof value === "string" || (field === "tolerance" && typeof value === "number"))
      continue;
    throw new UserRuleError("not-a-text", { line, field, found: shown(value) });
  }
  return fields as unknown as UserRuleInput;
}

function parseOne(input: UserRuleInput, line: number): UserRule {
  const text = plainRule(input.identity);
  const parsed = parseRule(text);
  if ("fault" in parsed)
    throw parsed.fault === "relation"
      ? new UserRuleError("no-equals-sign", { line, text: input.identity })
      : new UserRuleError("not-a-cell", { line, text: parsed.text });
  const severity =
    input.severity === undefined || input.severity === "" ? "error" : SEVERITIES[input.severity.trim().toLowerCase()];
  if (!severity) throw new UserRuleError("bad-severity", { line, severity: input.severity ?? "" });
  const tolerance = toleranceOf(input.tolerance, line);
  return {
    id: `U${String(line).padStart(2, "0")}`,
    title: input.title ?? input.identity.trim(),
    severity,
    ...arranged(parsed, line),
    ...(tolerance === null ? {} : { tolerance }),
  };
}

/** A tolerance in 万元; it may be written with its unit. */
function toleranceOf(text: string | number | undefined, line: number): string | null {
  if (text === undefined || text === "") return null;
  const amount = parseMoney(String(text));
  if (amount.kind !== "amount" || amount.percent || amount.value.isNegative())
    throw new UserRuleError("bad-tolerance", { line, tolerance: String(text) });
  return plain(inWan({ value: amount.value, unit: amount.unit }));
}

/** `total = Σ parts` or `total <= Σ parts`: the first term that is added becomes the total, all others go to the other side. */
function arranged(rule: ParsedRule, line: number): Pick<UserRule, "total" | "parts" | "relation"> {
  const [small, large] = rule.relation === ">=" ? [rule.right, rule.left] : [rule.left, rule.right];
  const equal = rule.relation === "=";
  // An amount on the left of an equation says the same on the right.
  const [side, rest] = equal && !small.some((t) => t.text !== null) ? [large, small] : [small, large];
  const at = side.findIndex((t) => t.coefficient.isPositive() && (t.text !== null || !equal));
  const first = side[at === -1 ? 0 : at]!;
  if (!first.coefficient.isPositive()) throw new UserRuleError("no-equals-sign", { line, text: first.text ?? "" });
  const others = [...rest, ...side.filter((t) => t !== first).map((t) => ({ ...t, coefficient: t.coefficient.neg() }))];
  const scale = first.text === null ? new Decimal(1) : first.coefficient;
  const cellOf = (t: Term): LabelledCell | RuleConstant =>
    t.text === null ? { constant: plain(t.coefficient.abs()) } : parseCell(t.text, line);
  const parts = others
    .filter((t) => !t.coefficient.isZero())
    .map((t) => ({
      coefficient: (t.text === null ? new Decimal(t.coefficient.isNegative() ? -1 : 1) : t.coefficient)
        .div(scale)
        .toNumber(),
      cell: cellOf(t),
    }));
  return { total: cellOf(first), parts, ...(equal ? {} : { relation: "<=" as const }) };
}

const loose = (s: string) => fold(s).replace(/["'《》]/g, "");

/** Standard tables that a label names, budget or final. */
function tableIds(label: string): StandardTableId[] {
  const wanted = loose(label).replace(/\(\d+\)$/, "");
  return TABLE_IDS.filter((id) => loose(tableLabel(id)) === wanted || loose(tableLabel(id, "final")) === wanted);
}

/** Column key of a label: its whole path (`本年收入/小计`) or its last word where that is unique. */
function columnKey(id: StandardTableId, label: string): ColumnKey | null {
  const wanted = loose(label);
  const whole = STANDARD_COLUMNS[id].find((c) => loose(columnLabel(id, c.key)) === wanted);
  if (whole) return whole.key;
  const last = STANDARD_COLUMNS[id].filter((c) => loose(c.path.at(-1)!) === wanted);
  return last.length === 1 ? last[0]!.key : null;
}

function parseCell(text: string, line: number): LabelledCell {
  const m = CELL.exec(text);
  if (!m) throw new UserRuleError("not-a-cell", { line, text });
  const [, named, row, behind] = m as unknown as [string, string, string, string];
  const column = behind.trim().slice(1).trim();
  if (!/^[.·]/.test(behind.trim()) || column === "") throw new UserRuleError("not-a-cell", { line, text });
  const older = PRIOR.exec(named.trim())?.[1];
  const prior = older !== undefined && tableIds(older).length > 0;
  const table = prior ? older : named;
  const ids = tableIds(table.trim());
  if (ids.length === 0)
    throw new UserRuleError("unknown-table", {
      line,
      table: table.trim(),
      known: nearestFirst(
        table.trim(),
        TABLE_IDS.map((id) => tableLabel(id)),
      ).join("、"),
    });
  if (ids.every((id) => columnKey(id, column.trim()) === null))
    throw new UserRuleError("unknown-column", {
      line,
      table: table.trim(),
      column: column.trim(),
      known: nearestFirst(
        column.trim(),
        STANDARD_COLUMNS[ids[0]!].filter((c) => c.type === "money").map((c) => columnLabel(ids[0]!, c.key)),
      ).join("、"),
    });
  return { table: table.trim(), row: row.trim(), column: column.trim(), ...(prior ? { prior } : {}) };
}

/** `上年支出总表`. */
const PRIOR = /^上年度?(.+)$/;
/** So many names are proposed. */
const MOST_NAMES = 10;

/** The names that are likest first. */
function nearestFirst(wanted: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => likeness(wanted, b) - likeness(wanted, a)).slice(0, MOST_NAMES);
}

/** The figure of a term; the reason where it is not there. */
function find(model: CheckModel, term: LabelledCell | RuleConstant): Figure | Said {
  if ("constant" in term) return constantFigure(term.constant);
  if (!term.prior) return findCell(model, term);
  const { prior } = model.context;
  if (!prior) return said(REASONS["document-not-given"], { document: DOCUMENTS["prior"] });
  const found = findCell(new CheckModel(prior), term);
  // It stands in another document: no cell of this one can be corrected for it.
  return isReason(found)
    ? found
    : { ...found, key: `prior:${found.key}`, label: `上年${found.label}`, ref: null, source: undefined };
}

function constantFigure(constant: string): Figure {
  const value = new Decimal(constant);
  return {
    key: `constant:${constant}`,
    ticks: toTicks(value),
    half: 0,
    blank: false,
    ref: null,
    label: constant,
    printed: constant,
    confidence: "printed",
    decimals: value.decimalPlaces(),
    unit: "万元",
    source: undefined,
  };
}

/** Finds the cell in a document; the reason where it is not there. */
function findCell(model: CheckModel, cell: LabelledCell): Figure | Said {
  const views = tableIds(cell.table).flatMap((id) => model.views(id));
  const number = /[（(](\d+)[）)]$/.exec(cell.table)?.[1];
  const view = number ? views.find((v) => v.index === Number(number)) : views[0];
  if (!view) return said(REASONS["user-table-missing"], { table: titled(cell.table) });
  const row = findRow(view, cell.row);
  if (!row) return said(REASONS["user-row-missing"], { table: titled(cell.table), row: cell.row });
  const key = columnKey(view.id, cell.column);
  const figure = key ? model.figure(view, row, key) : null;
  return figure ?? said(REASONS["user-column-missing"], { table: titled(cell.table), column: cell.column });
}

function findRow(view: TableView, name: string): StandardRow | null {
  const wanted = loose(name).replace(/^(?:收入|支出)[·.]/, "");
  if (wanted === "合计") {
    const total = totalRow(view);
    if (total) return total;
  }
  const side = /^收入[·.]/.test(name) ? "income" : /^支出[·.]/.test(name) ? "expenditure" : null;
  const rows = view.rows.filter((r) => side === null || r.side === side);
  const bare = (s: string) => loose(s).replace(/^[(]?[一二三四五六七八九十\d]+[)]?[、.]/, "");
  return (
    rows.find((r) => r.code === wanted) ??
    rows.find((r) => r.item !== null && (loose(r.item) === wanted || bare(r.item) === bare(wanted))) ??
    null
  );
}

const isReason = (found: Figure | Said): found is Said => "message" in found;

/** The user's identities as rules of the engine. */
export function userRules(list: readonly UserRule[]): Rule[] {
  return list.map((u) => ({
    id: u.id,
    group: "X",
    title: { zh: u.title, en: u.title },
    explain: { zh: u.title, en: u.title },
    severity: u.severity,
    basis: ARITHMETIC,
    tolerance: "TS",
    needs: ["user-rule"],
    evaluate: (model: CheckModel, run: Run) => {
      const total = find(model, u.total);
      const parts = u.parts.map((p) => ({ coefficient: p.coefficient, found: find(model, p.cell) }));
      const problems = [total, ...parts.map((p) => p.found)].filter(isReason);
      if (problems.length > 0 || isReason(total)) return problems.forEach((p) => run.needs(p));
      const figures = parts.map((p) => [p.coefficient, p.found as Figure] as const);
      const options = u.tolerance ? { fixed: toTicks(new Decimal(u.tolerance)) } : {};
      if (u.relation === "<=") run.atMost(u.title, `“${u.title}”`, total, figures, options);
      else run.sum(u.title, `“${u.title}”`, total, figures, options);
    },
  }));
}
