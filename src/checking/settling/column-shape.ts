import { isDoubtful, parseAmount, type ParsedAmount, type PublishedCell } from "../../disclosure";
import type { CheckModel } from "../document/model";
import type { AmountShape } from "./misreading";

/** How a printed column of amounts looks, by the cells of it that are sure. */
export interface ColumnShape extends AmountShape {
  /** All of its amounts, several, have these decimals. */
  readonly uniform: boolean;
  readonly amounts: number;
  readonly negatives: number;
  /** What it prints of nothing: 0.00; a blank, as all of its table does; `either` where that can't be told. */
  readonly nothing: "nought" | "blank" | "either";
}

export const NO_SHAPE: ColumnShape = {
  decimals: 2,
  trimmed: false,
  uniform: false,
  amounts: 0,
  negatives: 0,
  nothing: "either",
};

/** The columns of all tables, `expenditure#1:3`. A column without amounts looks like those of its table. */
export function columnShapes(model: CheckModel): ReadonlyMap<string, ColumnShape> {
  const out = new Map<string, ColumnShape>();
  for (const [key, view] of model.tables) {
    const rows = view.published?.rows ?? [];
    const bodies = new Set(view.rows.map((r) => r.row));
    const columns = [...view.bound].map(
      (c) => [c, rows.flatMap((row, r) => (bodies.has(r) && row[c] ? [row[c]] : []))] as const,
    );
    const money = columns.flatMap(([, cells]) => cells.filter(isMoney));
    const whole = shapeOf(money, NO_SHAPE, false);
    const noughts = money.some((c) => isNought(parseAmount(c.text)));
    for (const [column, cells] of columns) out.set(`${key}:${column}`, shapeOf(cells, whole, noughts));
  }
  return out;
}

/** With decimals: codes and serial numbers have none. */
const isMoney = ({ text }: PublishedCell): boolean => {
  const amount = parseAmount(text);
  return amount.kind === "amount" && amount.decimals > 0;
};

const SEVERAL = 3;

const isNought = (a: ParsedAmount): boolean => a.kind === "amount" && a.value.isZero();

/** @param noughts whether its table prints any. */
function shapeOf(cells: readonly PublishedCell[], whole: ColumnShape, noughts: boolean): ColumnShape {
  const sure = cells.filter((c) => !isDoubtful(c)).map((c) => parseAmount(c.text));
  const amounts = sure.flatMap((a) => (a.kind === "amount" && !a.value.isZero() ? [a] : []));
  const times = new Map<number, number>();
  for (const { decimals } of amounts) times.set(decimals, (times.get(decimals) ?? 0) + 1);
  const blank = sure.some((a) => a.kind === "blank");
  const most = Math.max(...times.keys());
  const trimmed = times.size > 1 && amounts.every((a) => a.decimals === 0 || a.decimals === a.value.decimalPlaces());
  const usual = [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? whole.decimals;
  return {
    decimals: trimmed ? most : usual,
    trimmed: amounts.length === 0 ? whole.trimmed : trimmed,
    uniform: amounts.length === 0 ? whole.uniform : times.size === 1 && amounts.length >= SEVERAL,
    amounts: amounts.length === 0 ? whole.amounts : amounts.length,
    negatives: amounts.filter((a) => a.value.isNegative()).length,
    nothing: !blank && sure.some(isNought) ? "nought" : blank && !noughts ? "blank" : "either",
  };
}
