import { successors, withoutOrdinal } from "../../classification";
import { fold, inWan, printedValues, type StandardRow, type StandardTable } from "../../disclosure";

/** A row of one version and the row of the other that is about the same; null where the other has none. */
export interface RowPair {
  readonly before: StandardRow | null;
  readonly after: StandardRow | null;
  /** `renamed`: another name under its code; `recoded`: its name under another code; `succeeded`: its code became the other by a change of the classification. */
  readonly how: "same" | "renamed" | "recoded" | "succeeded" | "alone";
}

/** Years for which codes are looked up. */
export interface Years {
  readonly before: string | null;
  readonly after: string | null;
}

type Unpaired = { readonly before: Set<StandardRow>; readonly after: Set<StandardRow> };

/**
 * Rows of a table paired wherever they stand: by code (or, where there is none, by name), then by what the code became, then by a name that each version has once.
 * Rows that are left have no counterpart. In the order of the earlier version, rows that are new behind them.
 */
export function alignRows(before: StandardTable | null, after: StandardTable | null, years: Years): RowPair[] {
  const left: Unpaired = { before: new Set(before?.rows ?? []), after: new Set(after?.rows ?? []) };
  const found = new Map<StandardRow, RowPair>();
  const pair = (one: StandardRow, other: StandardRow, how: RowPair["how"]): void => {
    left.before.delete(one);
    left.after.delete(other);
    found.set(one, { before: one, after: other, how });
  };
  // Of several rows with one key those that say the same belong together, the others in their order.
  for (const keyOf of [
    (row: StandardRow) => JSON.stringify([sameKey(row), contentOf(row)]),
    (row: StandardRow) => sameKey(row),
  ]) {
    const byKey = numbered(left.after, keyOf);
    for (const [key, row] of numbered(left.before, keyOf)) {
      const other = byKey.get(key);
      if (other) pair(row, other, row.code !== null && nameOf(row) !== nameOf(other) ? "renamed" : "same");
    }
  }
  for (const row of [...left.before]) {
    const later = successorOf(row, years);
    const [other, more] = later === null ? [] : [...left.after].filter((r) => sameKey(r) === sameKey(row, later));
    if (other && !more) pair(row, other, "succeeded");
  }
  const [names, others] = [once(left.before), once(left.after)];
  for (const [name, row] of names) {
    const other = others.get(name);
    if (other) pair(row, other, row.code === other.code ? "same" : "recoded");
  }
  return [
    ...(before?.rows ?? []).map((row): RowPair => found.get(row) ?? { before: row, after: null, how: "alone" }),
    ...[...left.after].map((row): RowPair => ({ before: null, after: row, how: "alone" })),
  ];
}

/** Whose row it is and on which side, with its code or else its name. */
const sameKey = (row: StandardRow, code = row.code): string => JSON.stringify([place(row), code ?? nameOf(row)]);

const place = ({ side, basis, unitCode, unitName, total, secondCode }: StandardRow): unknown[] => [
  side,
  basis,
  unitCode ?? (unitName === null ? null : fold(unitName)),
  total,
  secondCode,
];

const contentOf = (row: StandardRow): unknown[] =>
  printedValues(row).map(([key, { amount, text }]) => [key, amount ? inWan(amount).toString() : fold(text ?? "")]);

/** The name without its ordinal, which moves with the rows above it. */
const nameOf = ({ item }: StandardRow): string => (item === null ? "" : withoutOrdinal(item));

/** Rows under their keys; of several with one key each has its number. */
function numbered(rows: ReadonlySet<StandardRow>, keyOf: (row: StandardRow) => string): Map<string, StandardRow> {
  const times = new Map<string, number>();
  const out = new Map<string, StandardRow>();
  for (const row of rows) {
    const key = keyOf(row);
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    out.set(`${key}#${count}`, row);
  }
  return out;
}

/** Rows whose name no other row of their place has. */
function once(rows: ReadonlySet<StandardRow>): Map<string, StandardRow> {
  const out = new Map<string, StandardRow | null>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name === "") continue;
    const key = JSON.stringify([place({ ...row, secondCode: null }), name]);
    out.set(key, out.has(key) ? null : row);
  }
  return new Map([...out].flatMap(([key, row]) => (row ? [[key, row] as const] : [])));
}

function successorOf({ code }: StandardRow, { before, after }: Years): string | null {
  if (code === null || before === null || after === null || before === after) return null;
  const [only, more] = successors("functional", code, { date: before }, { date: after })?.entries ?? [];
  return only && !more && only.code !== code ? only.code : null;
}
