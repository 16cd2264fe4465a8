import { fold, parseAmount, type FormFields, type MoneyUnit } from "../disclosure";
import { numberOrText, textCell, wanCell } from "./cells";
import type { PlanCell } from "./plan";

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

const MONEY = /预算(?:数|额|安排|情况)|资金|金额|经费|支出/;

/** The columns that the forms' fields make, in the order in which they are first printed. */
export function formColumns(forms: readonly (FormFields | null)[]): FormColumn[] {
  const columns = new Map<string, { paths: Map<string, string[]>; money: boolean }>();
  const add = (path: string[], values: (string | null)[]) => {
    const label = path.map(fieldLabel).join("/");
    const column = columns.get(label) ?? {
      paths: new Map<string, string[]>(),
      money: !/%|计划/.test(path[0]!) && MONEY.test(label),
    };
    column.paths.set(path.join("/"), path);
    if (values.some((v) => parseAmount(v).kind === "text")) column.money = false;
    columns.set(label, column);
  };
  for (const fields of forms) {
    for (const [key, value] of Object.entries(fields ?? {})) {
      if (value !== null && typeof value === "object" && !Array.isArray(value)) {
        for (const [sub, v] of Object.entries(value)) add([key, sub], [v]);
      } else add([key], Array.isArray(value) ? value : [value]);
    }
  }
  // The parts of one field stay together, whichever form printed them first.
  const order = [...columns.keys()].map((label) => label.split("/")[0]!);
  const sorted = [...columns].sort(([a], [b]) => order.indexOf(a.split("/")[0]!) - order.indexOf(b.split("/")[0]!));
  return sorted.map(([label, c]) => ({ label, paths: [...c.paths.values()], money: c.money }));
}

/** The cell of a form's column. */
export function formValue(column: FormColumn, form: PrintedForm | null): PlanCell {
  const text = form ? readField(column, form.fields) : null;
  if (!column.money)
    return /^[\d.,]+%?$/.test(text ?? "")
      ? numberOrText(text)
      : textCell(text, text?.includes("\n") ? "wrap" : undefined);
  const parsed = parseAmount(text);
  if (parsed.kind !== "amount" || parsed.percent) return parsed.kind === "blank" ? wanCell(null) : textCell(text);
  return wanCell({ value: parsed.value, decimals: parsed.decimals, unit: form!.unit, printed: text! });
}

function readField(column: FormColumn, fields: FormFields): string | null {
  for (const [key, sub] of column.paths) {
    const value = fields[key!];
    if (value === null || value === undefined) continue;
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.join("\n") || null;
    const inner = sub === undefined ? undefined : value[sub];
    if (inner !== undefined && inner !== null) return inner;
  }
  return null;
}
