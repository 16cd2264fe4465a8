import { fold, parseAmount, type FormFields, type MoneyUnit } from "../disclosure";
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

const hasParts = (value: FormFields[string] | undefined): value is Readonly<Record<string, string | null>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The lines of a list: its items, or `名称：内容` of each. */
function lines(value: FormFields[string] | undefined): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value;
  return Object.entries(value).map(([name, text]) => (text ? `${name}：${text}` : name));
}

/** The columns that the forms' fields make, in the order in which they are first printed. */
export function formColumns(forms: readonly (FormFields | null)[]): FormColumn[] {
  const columns = new Map<string, { paths: Map<string, readonly string[]>; money: number; forms: Set<number> }>();
  forms.forEach((fields, form) => {
    for (const { path, values } of entries(fields)) {
      const label = path.map(fieldLabel).join("/");
      const column = columns.get(label) ?? {
        paths: new Map<string, readonly string[]>(),
        money: !/%|计划/.test(path[0]!) && MONEY.test(label) ? 0 : -Infinity,
        forms: new Set<number>(),
      };
      column.paths.set(path.join("/"), path);
      column.forms.add(form);
      // A word among amounts (待定) stays a word; a column of words is none of money.
      for (const { kind } of values.map(parseAmount)) column.money += kind === "amount" ? 1 : kind === "text" ? -1 : 0;
      columns.set(label, column);
    }
  });
  // The parts of one field stay together, whichever form printed them first.
  const order = [...columns.keys()].map((label) => label.split("/")[0]!);
  const sorted = [...columns].sort(([a], [b]) => order.indexOf(a.split("/")[0]!) - order.indexOf(b.split("/")[0]!));
  const often = [...columns].sort(([, a], [, b]) => b.forms.size - a.forms.size).slice(0, MOST_COLUMNS - 1);
  const own = new Set(columns.size > MOST_COLUMNS ? often.map(([label]) => label) : columns.keys());
  for (const label of own) if (label.startsWith(REST)) own.delete(label);
  const kept = sorted
    .filter(([label]) => own.has(label))
    .map(([label, c]): FormColumn => ({ label, paths: [...c.paths.values()], money: c.money >= 0, rest: false }));
  const rest = sorted.filter(([label]) => !own.has(label)).flatMap(([, c]) => [...c.paths.values()]);
  return rest.length > 0 ? [...kept, { label: REST, paths: rest, money: false, rest: true }] : kept;
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
