import { Pairing, successors, withoutOrdinal } from "../../classification";
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

/**
 * Rows of a table paired wherever they stand: by code (or, where there is none, by name), then by what the code became, then by a name that each version has once.
 * Rows that are left have no counterpart. In the order of the earlier version, rows that are new behind them.
 */
export function alignRows(before: StandardTable | null, after: StandardTable | null, years: Years): RowPair[] {
  const pairing = new Pairing<StandardRow, RowPair["how"]>(before?.rows ?? [], after?.rows ?? []);
  const underOneKey = (row: StandardRow, other: StandardRow): RowPair["how"] =>
    row.code !== null && nameOf(row) !== nameOf(other) ? "renamed" : "same";
  // Of several rows with one key those that say the same belong together, the others in their order.
  pairing.inOrder((row) => JSON.stringify([sameKey(row), contentOf(row)]), underOneKey);
  pairing.inOrder((row) => sameKey(row), underOneKey);
  for (const row of [...pairing.left]) {
    const later = successorOf(row, years);
    const [other, more] = later === null ? [] : [...pairing.right].filter((r) => sameKey(r) === sameKey(row, later));
    if (other && !more) pairing.pair(row, other, "succeeded");
  }
  pairing.once(nameKey, (row, other) => (row.code === other.code ? "same" : "recoded"));
  return [
    ...(before?.rows ?? []).map((row): RowPair => {
      const found = pairing.of(row);
      return found ? { before: row, after: found.right, how: found.how } : { before: row, after: null, how: "alone" };
    }),
    ...[...pairing.right].map((row): RowPair => ({ before: null, after: row, how: "alone" })),
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

/** What a row is called at its place; null for one without a name. */
function nameKey(row: StandardRow): string | null {
  const name = nameOf(row);
  return name === "" ? null : JSON.stringify([place({ ...row, secondCode: null }), name]);
}

function successorOf({ code }: StandardRow, { before, after }: Years): string | null {
  if (code === null || before === null || after === null || before === after) return null;
  const [only, more] = successors("functional", code, { date: before }, { date: after })?.entries ?? [];
  return only && !more && only.code !== code ? only.code : null;
}
