import { fold, hasParts, parseAmount, type FormFields, type MoneyUnit } from "../disclosure";
import { moneyCell, numberOrText, textCell } from "./cells";
import type { PlanCell } from "./plan";
import type { SheetUnit } from "./sheet-unit";

/** Head block of a form (绩效目标表) with the unit of money of its table. */
export interface PrintedForm {
  readonly fields: FormFields;
  readonly unit: MoneyUnit | null;
}

/** A column made of a field of a form: `资金支出计划/3月底`. */
export interface FormColumn {
  readonly label: string;
  /** Path in the fields as printed, by every spelling met. */
  readonly paths: readonly (readonly string[])[];
  readonly money: boolean;
  /** Several fields with their labels, a line each. */
  readonly rest: boolean;
}

/** Printed field names that mean the same on every form. */
const FIELD_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:其中:?)?财政(?:性)?资金$/, "财政资金"],
  [/^(?:其中:?)?其他资金$/, "其他资金"],
  [/^(?:资金|项目)?用途$/, "用途"],
  [/^资金支出计划/, "资金支出计划"],
  [/^(?:项目|预算)?(?:总)?预算(?:数|金额|总额)(?:\(.*\))?$/, "预算数"],
  [/^(?:年度|项目|总体)?绩效(?:总)?目标$/, "绩效目标"],
];

function fieldLabel(printed: string): string {
  const folded = fold(printed);
  return FIELD_NAMES.find(([pattern]) => pattern.test(folded))?.[1] ?? folded.replace(/\(%\)$/, "");
}

/** Fields whose parts are a list of the unit's own words (任务名称 → 内容): a line each in one cell, never a column each. */
const LISTS = new Set(["年度主要任务"]);

/** The column of what has no column of its own. */
const REST = "其他内容";

/** More columns than a form has fields in any layout: beyond it what is rare stands under {@link REST}, with its label. */
const MOST_COLUMNS = 40;

const MONEY = /预算(?:数|额|安排|情况)|(?:当年|本年|年度)预算$|资金|金额|经费|支出|拨款|补助|总额|\/(?:合计|小计)$/;

/** A value of a form with the labels that lead to it. */
interface Entry {
  readonly path: readonly string[];
  readonly values: readonly (string | null)[];
}

function entries(fields: FormFields | null): Entry[] {
  return Object.entries(fields ?? {}).flatMap(([key, value]): Entry[] =>
    hasParts(value) && !LISTS.has(key)
      ? Object.entries(value).map(([sub, v]) => ({ path: [key, sub], values: [v] }))
      : [{ path: [key], values: lines(value) }],
  );
}

/** The lines of a list: its items, or `名称：内容` of each. */
function lines(value: FormFields[string] | undefined): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value;
  return Object.entries(value).map(([name, text]) => (text ? `${name}：${text}` : name));
}

/** One field as forms print it: what decides its column. */
interface FieldTally {
  readonly paths: Map<string, readonly string[]>;
  /** Whether its label may be one of money at all. */
  readonly maybeMoney: boolean;
  /** Values that are amounts, less those that are words. */
  votes: number;
  /** How many forms print it. */
  forms: number;
}

/** The fields of some forms by their labels, in the order in which they are first printed: all that their columns are made of. */
export type FormTally = ReadonlyMap<string, FieldTally>;

/** Counts the fields of forms. */
export function tallyForms(forms: readonly (FormFields | null)[]): FormTally {
  const tally = new Map<string, FieldTally>();
  for (const fields of forms) {
    const told = new Set<FieldTally>();
    for (const { path, values } of entries(fields)) {
      const label = path.map(fieldLabel).join("/");
      const maybeMoney = !/%|计划/.test(path[0]!) && MONEY.test(label);
      const field = tally.get(label) ?? { paths: new Map(), maybeMoney, votes: 0, forms: 0 };
      field.paths.set(path.join("/"), path);
      if (!told.has(field)) field.forms++;
      told.add(field);
      // A word among amounts (待定) stays a word; a column of words is none of money.
      for (const { kind } of values.map(parseAmount)) field.votes += kind === "amount" ? 1 : kind === "text" ? -1 : 0;
      tally.set(label, field);
    }
  }
  return tally;
}

function merged(tallies: readonly FormTally[]): FormTally {
  const all = new Map<string, FieldTally>();
  for (const tally of tallies)
    for (const [label, { paths, maybeMoney, votes, forms }] of tally) {
      const field = all.get(label) ?? { paths: new Map(), maybeMoney, votes: 0, forms: 0 };
      for (const [printed, path] of paths) field.paths.set(printed, path);
      field.votes += votes;
      field.forms += forms;
      all.set(label, field);
    }
  return all;
}

/** The columns that the forms' fields make, in the order in which they are first printed. */
export const formColumns = (forms: readonly (FormFields | null)[]): FormColumn[] => columnsOfForms([tallyForms(forms)]);

/** The same of forms that were counted. */
export function columnsOfForms(tallies: readonly FormTally[]): FormColumn[] {
  const columns = merged(tallies);
  // The parts of one field stay together, whichever form printed them first.
  const order = [...columns.keys()].map((label) => label.split("/")[0]!);
  const sorted = [...columns].sort(([a], [b]) => order.indexOf(a.split("/")[0]!) - order.indexOf(b.split("/")[0]!));
  const often = [...columns].sort(([, a], [, b]) => b.forms - a.forms).slice(0, MOST_COLUMNS - 1);
  const own = new Set(columns.size > MOST_COLUMNS ? often.map(([label]) => label) : columns.keys());
  for (const label of own) if (label.startsWith(REST)) own.delete(label);
  const kept = sorted
    .filter(([label]) => own.has(label))
    .map(([label, c]): FormColumn => ({
      label,
      paths: [...c.paths.values()],
      money: c.maybeMoney && c.votes >= 0,
      rest: false,
    }));
  const rest = sorted.filter(([label]) => !own.has(label)).flatMap(([, c]) => [...c.paths.values()]);
  return rest.length > 0 ? [...kept, { label: REST, paths: rest, money: false, rest: true }] : kept;
}

/** Every field as a column of its own, whether or not it will have one. */
export function fieldColumns(tally: FormTally): FormColumn[] {
  return [...tally].map(([label, { paths }]) => ({ label, paths: [...paths.values()], money: false, rest: false }));
}

/** The cell of a form's column. */
export function formValue(column: FormColumn, form: PrintedForm | null, sheet: SheetUnit): PlanCell {
  const text = form ? readField(column, form.fields) : null;
  if (!column.money)
    return /^[\d.,]+%?$/.test(text ?? "")
      ? numberOrText(text)
      : textCell(text, text?.includes("\n") ? "wrap" : undefined);
  const parsed = parseAmount(text);
  if (parsed.kind !== "amount" || parsed.percent)
    return parsed.kind === "blank" ? moneyCell(null, sheet) : textCell(text);
  return moneyCell({ value: parsed.value, decimals: parsed.decimals, unit: form!.unit, printed: text! }, sheet);
}

function readField(column: FormColumn, fields: FormFields): string | null {
  if (column.rest) {
    const said = column.paths.flatMap((path) => {
      const text = readPath(path, fields);
      return text === null ? [] : [path[0]!.startsWith(REST) ? text : `${path.map(fieldLabel).join("/")}：${text}`];
    });
    return said.join("\n") || null;
  }
  for (const path of column.paths) {
    const text = readPath(path, fields);
    if (text !== null) return text;
  }
  return null;
}

function readPath([key, sub]: readonly string[], fields: FormFields): string | null {
  const value = fields[key!];
  if (sub === undefined) return lines(value).join("\n") || null;
  return hasParts(value) ? (value[sub] ?? null) : null;
}
