import { cellKey, hasParts, parseAmount, type CellRef, type MoneyUnit } from "../../disclosure";
import { type CheckModel, type TableView } from "./model";
import { amountTicks, halfDigit, type Figure } from "../identity/figure";

/** A form field of a goal table by words of its label; nested and listed values are not asked here. */
function fieldOf(view: TableView, label: RegExp): { field: string; text: string } | null {
  for (const [field, text] of Object.entries(view.published?.fields ?? {}))
    if (label.test(field) && typeof text === "string") return { field, text };
  return null;
}

/** Value of a form field of a goal table by words of its label. */
function fieldText(view: TableView, label: RegExp): string | null {
  return fieldOf(view, label)?.text ?? null;
}

/** Address of a form field. */
function fieldRef(view: TableView, field: string): CellRef {
  return { table: view.id, index: view.index, row: -1, column: -1, field };
}

/** Field that holds labelled values (资金支出计划: 3月底 → 25.00%), with its label. */
export function fieldGroup(
  view: TableView,
  label: RegExp,
): { label: string; values: Record<string, string | null> } | null {
  for (const [key, value] of Object.entries(view.published?.fields ?? {}))
    if (label.test(key) && hasParts(value)) return { label: key, values: value };
  return null;
}

/** An amount of a form field as a figure; null where the field is not there or holds words. */
export function fieldFigure(model: CheckModel, view: TableView, name: string, label: RegExp): Figure | null {
  const found = fieldOf(view, label);
  return found && figureOf(model, view, name, found.field, found.text);
}

/** The same of one part of a field that holds several (`资金支出计划/12月底`). */
export function partFigure(
  model: CheckModel,
  view: TableView,
  field: string,
  part: string,
  text: string | null,
): Figure | null {
  return text === null ? null : figureOf(model, view, `${field}/${part}`, `${field}/${part}`, text);
}

/** Every amount of a form by the path of its field (`财政拨款/基本支出`), whether the path is one label or a group and its part. */
export function formFigures(model: CheckModel, view: TableView): Map<string, Figure> {
  const out = new Map<string, Figure>();
  const add = (path: string, text: string | null) => {
    const figure = text === null ? null : figureOf(model, view, path, path, text);
    if (figure) out.set(path, figure);
  };
  for (const [label, value] of Object.entries(view.published?.fields ?? {}))
    if (typeof value === "string") add(label, value);
    else if (hasParts(value)) for (const [part, text] of Object.entries(value)) add(`${label}/${part}`, text);
  return out;
}

/** One figure a field, whoever asks: a change of it is a change for all equations that it stands in. */
const figures = new WeakMap<CheckModel, Map<string, Figure>>();

function figureOf(model: CheckModel, view: TableView, name: string, field: string, text: string): Figure | null {
  const known = figures.get(model) ?? new Map<string, Figure>();
  figures.set(model, known);
  const key = cellKey(fieldRef(view, field));
  const figure = known.get(key) ?? newFigure(model, view, name, field, text);
  if (figure) known.set(key, figure);
  return figure;
}

function newFigure(model: CheckModel, view: TableView, name: string, field: string, text: string): Figure | null {
  const ref = fieldRef(view, field);
  const printed = /^-?[\d,，.]+/.exec(text.replace(/\s/g, ""))?.[0] ?? text;
  const a = parseAmount(printed);
  if (a.kind !== "amount") return null;
  const unit: MoneyUnit = /万元/.test(text)
    ? "万元"
    : (view.published?.moneyUnit ?? model.disclosure.moneyUnit ?? "万元");
  return {
    key: cellKey(ref),
    ticks: amountTicks(a.value, unit),
    half: a.value.isZero() ? 0 : halfDigit(a.decimals, unit),
    blank: false,
    ref,
    label: `${goalName(view)}.${name}`,
    printed: text,
    confidence: "printed",
    decimals: a.decimals,
    unit,
    source: view.published?.source,
  };
}

/** `项目绩效目标表“宣传印刷费”`. */
export function goalName(view: TableView): string {
  const project = fieldText(view, /^项目名称/);
  return project ? `项目绩效目标表“${project}”` : (view.published?.title ?? view.label);
}

/** The project's name as the goal table gives it: form field, else its title without number and ending. */
export function goalProject(view: TableView): string | null {
  const named = fieldText(view, /^项目名称/);
  if (named) return named;
  const title = view.published?.title ?? "";
  const m = /^(?:\d+[.、．]|[（(]\d+[）)])?(.+?)(?:绩效目标(?:表|申报表)?)$/.exec(title);
  return m && !/^(?:项目|项目支出|部门)$/.test(m[1]!) ? m[1]! : null;
}
