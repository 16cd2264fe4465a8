import { Decimal, fold, inWan, parseMoney, plain } from "../../disclosure";
import type { LabelledCell, RuleConstant, Severity, UserRule } from "../types";
import { CheckModel } from "../document/model";
import { toTicks, type Figure } from "../identity/figure";
import { DOCUMENTS, REASONS, said, titled, type Said } from "../../words";
import type { Rule } from "./rule";
import type { Run } from "./run";
import { ARITHMETIC } from "./sources";
import { columnKey, EACH_ROW, findCell, namelessRows, parseCell, rowName, viewNamed } from "./user-rule-cells";
import { UserRuleError } from "./user-rule-error";
import { parseRule, plainRule, type ParsedRule, type Term } from "./user-rule-grammar";
import { isNegated, narrativeFigure, plainFigure } from "./user-rule-narrative";

export { UserRuleError } from "./user-rule-error";

/** A row of the user's table, or an object of the JSON file: the identity in Chinese labels, and how to speak of it. */
export interface UserRuleInput {
  /** `支出总表[210].基本支出 = 一般公共预算支出表[210].基本支出 + 政府性基金预算支出表[210].基本支出` */
  readonly identity: string;
  readonly title?: string;
  /** 错误 / 提醒 / 提示, or error / warn / info. */
  readonly severity?: string;
  /** In 万元. */
  readonly tolerance?: string;
  /** Units that it is meant for, parted by 、; omitted or blank: all. */
  readonly units?: string;
}

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

/**
 * Reads the user's identities: an array of lines or objects, or a JSON text of them, in the grammar of `user-rule-grammar.ts` with cells as
 * `表名[行].列`: the row by code, by name, or 合计; `*` for each row of the first table that has it. A line with a mistake is explained and
 * left out; the others hold.
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
const FIELDS = ["identity", "title", "severity", "tolerance", "units"] as const;

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
  const tolerance = ruleTolerance(input.tolerance, line);
  const units = (input.units ?? "").split(/[、,，;；]/).flatMap((u) => u.trim() || []);
  return {
    id: `U${String(line).padStart(2, "0")}`,
    title: input.title ?? input.identity.trim(),
    severity,
    ...arranged(parsed, line),
    ...(tolerance === null ? {} : { tolerance }),
    ...(units.length > 0 ? { units } : {}),
  };
}

function ruleTolerance(text: string | number | undefined, line: number): string | null {
  if (text === undefined || text === "") return null;
  const tolerance = toleranceInWan(String(text));
  if (tolerance === null) throw new UserRuleError("bad-tolerance", { line, tolerance: String(text) });
  return tolerance;
}

/** A tolerance in 万元; it may be written with its unit. Null where it is none. */
export function toleranceInWan(text: string): string | null {
  const amount = parseMoney(text);
  if (amount.kind !== "amount" || amount.percent || amount.value.isNegative()) return null;
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
  if (first.text !== null && first.coefficient.isZero())
    throw new UserRuleError("times-zero", { line, text: first.text ?? "" });
  if (!first.coefficient.isPositive()) throw new UserRuleError("no-equals-sign", { line, text: first.text ?? "" });
  const others = [...rest, ...side.filter((t) => t !== first).map((t) => ({ ...t, coefficient: t.coefficient.neg() }))];
  if (first.text !== null && others.some((t) => t.text !== null && fold(t.text) === fold(first.text!)))
    throw new UserRuleError("total-twice", { line, text: first.text });
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
  // What is to be nothing is held against 0.
  if (parts.length === 0) parts.push({ coefficient: 1, cell: { constant: "0" } });
  return { total: cellOf(first), parts, ...(equal ? {} : { relation: "<=" as const }) };
}

/** The models of the documents that rules ask: one for all rules of a check. */
const priorModels = new WeakMap<CheckModel, CheckModel>();

function priorOf(model: CheckModel): CheckModel | null {
  const { prior } = model.context;
  if (!prior) return null;
  let found = priorModels.get(model);
  if (!found) priorModels.set(model, (found = new CheckModel(prior)));
  return found;
}

/** The figure of a term; the reason where it is not there. */
function find(model: CheckModel, term: LabelledCell | RuleConstant): Figure | Said {
  if ("constant" in term) return constantFigure(term.constant);
  const of = term.prior ? priorOf(model) : model;
  if (!of) return said(REASONS["document-not-given"], { document: DOCUMENTS["prior"] });
  const found = term.narrative ? narrativeFigure(of, term) : findCell(of, term);
  if (!term.prior || isReason(found)) return found;
  // It stands in another document: no cell of this one can be corrected for it.
  return {
    ...found,
    key: `prior:${found.key}`,
    label: `上年${found.label}`,
    ref: null,
    narrative: undefined,
    source: undefined,
  };
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

const isReason = (found: Figure | Said): found is Said => "message" in found;

/** The terms of a rule with the row of each `*` in its place. */
interface Instance {
  readonly total: UserRule["total"];
  readonly parts: UserRule["parts"];
  /** The row that stands for `*`. */
  readonly row: string | null;
}

const isEach = (term: LabelledCell | RuleConstant): term is LabelledCell =>
  !("constant" in term) && term.row === EACH_ROW;

/** The instances of a rule on a document: one, or one for each row of the first table that is asked for each; the reason where it is not there. */
function instancesOf(u: UserRule, model: CheckModel): { instances: readonly Instance[]; problems: readonly Said[] } {
  const lead = [u.total, ...u.parts.map((p) => p.cell)].find(isEach);
  const none = (...problems: Said[]) => ({ instances: [], problems });
  if (!lead) return { instances: [{ total: u.total, parts: u.parts, row: null }], problems: [] };
  const of = lead.prior ? priorOf(model) : model;
  if (!of) return none(said(REASONS["document-not-given"], { document: DOCUMENTS["prior"] }));
  const view = viewNamed(of, lead.table);
  if (!view) return none(said(REASONS["user-table-missing"], { table: titled(lead.table) }));
  const names = new Set(view.rows.flatMap((row) => rowName(view, row) ?? []));
  const nameless = namelessRows(of, view, columnKey(view.id, lead.column));
  const at = <T extends LabelledCell | RuleConstant>(term: T, row: string): T =>
    isEach(term) ? { ...term, row } : term;
  return {
    instances: [...names].map((row) => ({
      total: at(u.total, row),
      parts: u.parts.map((p) => ({ ...p, cell: at(p.cell, row) })),
      row,
    })),
    problems: nameless > 0 ? [said(REASONS["rows-without-names"], { table: titled(lead.table), count: nameless })] : [],
  };
}

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
    evaluate: (model: CheckModel, run: Run) => evaluate(u, model, run),
  }));
}

/** True where a rule is meant for the unit of a document. */
const isFor = ({ units }: UserRule, { disclosure }: CheckModel): boolean =>
  units === undefined || units.some((u) => fold(u) === fold(disclosure.unitName ?? disclosure.unitCode ?? ""));

function evaluate(u: UserRule, model: CheckModel, run: Run): void {
  if (!isFor(u, model)) return run.skip(REASONS["user-other-unit"], { units: titled(u.units!.join("、")) });
  const { instances, problems } = instancesOf(u, model);
  for (const problem of problems) run.needs(problem);
  for (const instance of instances) evaluateOne(u, instance, model, run);
}

function evaluateOne(u: UserRule, { total: first, parts: terms, row }: Instance, model: CheckModel, run: Run): void {
  const total = find(model, first);
  const found = terms.map((p, i) => ({
    coefficient: p.coefficient,
    found: find(model, p.cell),
    each: isEach(u.parts[i]!.cell),
  }));
  // Of a rule for each row, a row that some of the tables do not print is 0 there; who prints it in none of them says nothing of it.
  const missing = (p: (typeof found)[number]): boolean =>
    p.each && isReason(p.found) && p.found.message === REASONS["user-row-missing"];
  const parts = found.some((p) => !missing(p)) ? found.filter((p) => !missing(p)) : found;
  const problems = [total, ...parts.map((p) => p.found)].filter(isReason);
  if (problems.length > 0 || isReason(total)) return problems.forEach((p) => run.needs(p));
  const figures = parts.map((p) => [p.coefficient, p.found as Figure] as const);
  hold(u, row === null ? u.title : `${u.title}（${row}）`, total, figures, model, run);
}

/** Holds one equation against the document; figures of sentences come as the sheet has them, their signs with the coefficients. */
function hold(
  u: UserRule,
  title: string,
  total: Figure,
  figures: readonly (readonly [number, Figure])[],
  model: CheckModel,
  run: Run,
): void {
  const atMost = u.relation === "<=";
  const turned = !atMost && isNegated(model, total);
  const first = turned
    ? plainFigure(model, total)
    : isNegated(model, total)
      ? { ...total, narrative: undefined }
      : total;
  const parts = figures.map(([coefficient, figure]) => {
    const negated = isNegated(model, figure);
    const sign = negated !== turned ? -1 : 1;
    return [sign * coefficient, negated ? plainFigure(model, figure) : figure] as const;
  });
  const inText = [first, ...parts.map(([, f]) => f)].some((f) => f.key.startsWith("text:"));
  const options = {
    ...(u.tolerance ? { fixed: toTicks(new Decimal(u.tolerance)) } : {}),
    ...(inText ? { code: "TN" as const } : {}),
  };
  const [only] = parts;
  // A sentence copies a cell, whichever side it is written on.
  const copied =
    !atMost && parts.length === 1 && only![0] === 1 && only![1].narrative !== undefined && first.ref !== null;
  if (atMost) run.atMost(title, `“${title}”`, first, parts, options);
  else if (copied) run.sum(title, `“${title}”`, only![1], [first], options);
  else run.sum(title, `“${title}”`, first, parts, options);
}
