import {
  columnDefinition,
  Decimal,
  formFieldsOf,
  inWan,
  isMoneyUnit,
  parseAmount,
  printedValues,
  type CellRef,
  type ColumnKey,
  type Disclosure,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
  type StandardValue,
  type TableId,
  type TableState,
} from "../../disclosure";
import { alignRows, type RowPair, type Years } from "./rows";

/** What stands in a cell of one version. */
export interface CellState {
  /** As printed; null = blank. */
  readonly text: string | null;
  /** In 万元; null where it is none, or where no unit of money is printed. */
  readonly wan: Decimal | null;
  readonly ref: CellRef;
}

/** Something that two versions say differently: a cell, a row that one lacks, a table that one lacks. */
export interface CellChange {
  readonly kind: "amount" | "text" | "name" | "code" | "row" | "table";
  /** Where it stands: null in a version that has no such place. */
  readonly before: CellState | null;
  readonly after: CellState | null;
  readonly table: TableId;
  readonly index: number;
  /** Title of a table outside the standard kinds. */
  readonly title: string | null;
  /** Code and name of the row, in the later version where both have it. */
  readonly code: string | null;
  readonly item: string | null;
  /** Canonical column, and the words that its standard sheet has for it; elsewhere those of the column or the field as printed. */
  readonly column: ColumnKey | null;
  readonly columnWords: string | null;
  /** How its row was found again. */
  readonly how: RowPair["how"];
  /** States of a table that is there in one version only, or empty in one. */
  readonly states: readonly [TableState, TableState] | null;
}

/** All that tables of two versions say differently, in the order of the earlier one. */
export function changedCells(before: Disclosure, after: Disclosure): CellChange[] {
  const years: Years = { before: before.year, after: after.year };
  const tables = pairTables(before.tables, after.tables);
  return tables.flatMap(([one, other]): CellChange[] => {
    const known = one ?? other!;
    const head = stateChange(one, other);
    // A table that one version lacks is told as a whole.
    if (!isThere(one) || !isThere(other)) return head;
    if (known.id === "other" || !(standardOf(before, one) ?? standardOf(after, other)))
      return [...head, ...fieldChanges(one, other), ...printedChanges(one, other)];
    const [left, right] = [standardOf(before, one), standardOf(after, other)];
    return [...head, ...fieldChanges(one, other), ...standardChanges(left, right, one, other, years)];
  });
}

type Published = PublishedTable | null;

const isThere = (table: Published): table is PublishedTable => table !== null && table.state !== "absent";

const standardOf = (d: Disclosure, table: Published): StandardTable | null =>
  (table && d.standard.find((t) => t.id === table.id && t.index === table.index)) ?? null;

/** Tables of one kind and number; others by their titles; forms by what they are about, wherever they stand. */
function pairTables(before: readonly PublishedTable[], after: readonly PublishedTable[]): [Published, Published][] {
  const left = new Set(after);
  const find = (one: PublishedTable): PublishedTable | undefined => {
    const same = [...left].filter((t) => t.id === one.id);
    const named = nameOf(one);
    return (
      (named === null ? undefined : same.find((t) => nameOf(t) === named)) ??
      (one.id === "other"
        ? undefined
        : same.find((t) => t.index === one.index && (named === null || nameOf(t) === null)))
    );
  };
  const pairs = before.map((one): [Published, Published] => {
    const other = find(one) ?? null;
    if (other) left.delete(other);
    return [one, other];
  });
  return [...pairs, ...[...left].map((other): [Published, Published] => [null, other])];
}

/** What a table of several of its kind is about: the project of a form, the title of a table outside the standard kinds. */
function nameOf({ id, title, fields }: PublishedTable): string | null {
  const project = formFieldsOf(fields).find(({ field }) => field.startsWith("项目名称"))?.text ?? null;
  return project ?? (id === "other" ? title.replace(/\s+/g, "") : null);
}

const about = (table: PublishedTable): Pick<CellChange, "table" | "index" | "title"> => ({
  table: table.id,
  index: table.index,
  title: table.id === "other" ? table.title : null,
});

const NOWHERE = { code: null, item: null, column: null, columnWords: null, how: "same", states: null } as const;

function stateChange(one: Published, other: Published): CellChange[] {
  const states = [one?.state ?? "absent", other?.state ?? "absent"] as const;
  if (states[0] === states[1]) return [];
  return [{ ...about((other ?? one)!), ...NOWHERE, kind: "table", before: null, after: null, states }];
}

function fieldChanges(one: Published, other: Published): CellChange[] {
  if (!one || !other) return [];
  const [left, right] = [one, other].map((t) => new Map(formFieldsOf(t.fields).map((f) => [f.field, f.text])));
  return [...new Set([...left!.keys(), ...right!.keys()])].flatMap((field): CellChange[] => {
    const [was, is] = [left!.get(field) ?? null, right!.get(field) ?? null];
    if (sameText(was, is)) return [];
    const ref = (t: PublishedTable): CellRef => ({ table: t.id, index: t.index, row: -1, column: -1, field });
    return [
      {
        ...about(other),
        ...NOWHERE,
        kind: isNumber(was) && isNumber(is) ? "amount" : "text",
        columnWords: field,
        before: { text: was, wan: null, ref: ref(one) },
        after: { text: is, wan: null, ref: ref(other) },
      },
    ];
  });
}

/** Cells of a table outside the standard kinds: rows are told by the words that they begin with. */
function printedChanges(one: Published, other: Published): CellChange[] {
  if (!one || !other) return [];
  const keyed = (t: PublishedTable): Map<string, number> => {
    const times = new Map<string, number>();
    return new Map(
      t.rows.map((row, i) => {
        const words = row.find((c) => c.text !== null && !isNumber(c.text))?.text?.replace(/\s+/g, "") ?? "";
        const count = (times.get(words) ?? 0) + 1;
        times.set(words, count);
        return [`${words}#${count}`, i];
      }),
    );
  };
  const [left, right] = [keyed(one), keyed(other)];
  const columns = one.columns.map((header, c) => [c, other.columns.indexOf(header)] as const);
  const ref = (t: PublishedTable, row: number, column: number): CellRef => ({
    table: t.id,
    index: t.index,
    row,
    column,
  });
  const rowOf = (t: PublishedTable, row: number): CellState => ({
    text: t.rows[row]!.map((c) => c.text ?? "")
      .join(" ")
      .trim(),
    wan: null,
    ref: ref(t, row, 0),
  });
  const out: CellChange[] = [];
  for (const [key, i] of left) {
    const j = right.get(key);
    const item = key.replace(/#\d+$/, "") || null;
    if (j === undefined) {
      out.push({ ...about(one), ...NOWHERE, item, how: "alone", kind: "row", before: rowOf(one, i), after: null });
      continue;
    }
    for (const [c, d] of columns) {
      if (d < 0) continue;
      const [was, is] = [one.rows[i]![c]?.text ?? null, other.rows[j]![d]?.text ?? null];
      if (sameText(was, is)) continue;
      out.push({
        ...about(other),
        ...NOWHERE,
        item,
        columnWords: one.columns[c]!,
        kind: isNumber(was) && isNumber(is) ? "amount" : "text",
        before: { text: was, wan: null, ref: ref(one, i, c) },
        after: { text: is, wan: null, ref: ref(other, j, d) },
      });
    }
  }
  for (const [key, j] of right)
    if (!left.has(key))
      out.push({
        ...about(other),
        ...NOWHERE,
        item: key.replace(/#\d+$/, "") || null,
        how: "alone",
        kind: "row",
        before: null,
        after: rowOf(other, j),
      });
  return out;
}

function standardChanges(
  left: StandardTable | null,
  right: StandardTable | null,
  one: Published,
  other: Published,
  years: Years,
): CellChange[] {
  return alignRows(left, right, years).flatMap((pair): CellChange[] => {
    const row = (pair.after ?? pair.before)!;
    const code = row.code ?? pair.before?.code ?? null;
    const base = { ...about((other ?? one)!), code, item: row.item, how: pair.how, states: null };
    const changes: CellChange[] = [];
    const keys = new Set([pair.before, pair.after].flatMap((r) => (r ? printedValues(r).map(([key]) => key) : [])));
    const { before, after } = pair;
    if (before && after && pair.how !== "same") {
      const cells = [printedValues(before)[0]?.[1].cell, printedValues(after)[0]?.[1].cell];
      const [was, is] = pair.how === "renamed" ? [before.item, after.item] : [before.code, after.code];
      if (cells[0] && cells[1])
        changes.push({
          ...base,
          kind: pair.how === "renamed" ? "name" : "code",
          column: null,
          columnWords: null,
          before: { text: was, wan: null, ref: cells[0] },
          after: { text: is, wan: null, ref: cells[1] },
        });
    }
    for (const key of keys) {
      const [was, is] = [before?.values[key], after?.values[key]];
      // A column that one version does not print is told once, by its table, not row by row.
      const [lacks, gains] = [left && !left.columns.includes(key), right && !right.columns.includes(key)];
      if ((lacks && !is?.text) || (gains && !was?.text) || sameValue(was, is)) continue;
      if (isNameOf(before, was) && isNameOf(after, is)) continue;
      changes.push({
        ...base,
        kind: (was?.amount ?? is?.amount) ? "amount" : "text",
        column: key,
        columnWords: columnDefinition((other ?? one)!.id as StandardTableId, key)?.path.join("/") ?? null,
        before: was ? stateOf(was) : null,
        after: is ? stateOf(is) : null,
      });
    }
    // A row that holds nothing but its name is there or not there all the same.
    if (changes.length === 0 && pair.how === "alone") changes.push(...wholeRow(pair, base));
    return changes;
  });
}

/** A value that is the row's own code or name; none is none of another. */
const isNameOf = (row: StandardRow | null, value: StandardValue | undefined): boolean =>
  !value?.text ||
  (row !== null &&
    !value.amount &&
    value.text !== null &&
    [row.code, row.item].some((w) => w !== null && sameText(w, value.text)));

function wholeRow(
  { before, after }: RowPair,
  base: Omit<CellChange, "kind" | "column" | "columnWords" | "before" | "after">,
): CellChange[] {
  const state = (row: StandardRow | null): CellState | null => {
    const first = row ? printedValues(row)[0]?.[1] : undefined;
    return row && first ? { text: row.item ?? row.code, wan: null, ref: first.cell } : null;
  };
  const change = {
    ...base,
    kind: "row" as const,
    column: null,
    columnWords: null,
    before: state(before),
    after: state(after),
  };
  return change.before || change.after ? [change] : [];
}

const stateOf = ({ amount, text, cell }: StandardValue): CellState => ({
  text,
  wan: amount?.unit && isMoneyUnit(amount.unit) ? inWan(amount) : null,
  ref: cell,
});

/** The same amount in whatever unit and however printed; a blank is the same as a 0, as in such tables. */
function sameValue(was: StandardValue | undefined, is: StandardValue | undefined): boolean {
  if (was?.amount && is?.amount) return inWan(was.amount).eq(inWan(is.amount));
  const zero = (v: StandardValue | undefined): boolean =>
    v?.amount ? v.amount.value.isZero() : !v?.text || isZero(v.text);
  return (zero(was) && zero(is)) || sameText(was?.text ?? null, is?.text ?? null);
}

const isNumber = (text: string | null): boolean => parseAmount(text).kind !== "text";

const isZero = (text: string): boolean => {
  const parsed = parseAmount(text);
  return parsed.kind === "blank" || (parsed.kind === "amount" && parsed.value.isZero());
};

/** The same words or the same number; blanks and breaks of lines are no difference. */
function sameText(a: string | null, b: string | null): boolean {
  const [left, right] = [parseAmount(a), parseAmount(b)];
  if (left.kind === "amount" && right.kind === "amount")
    return left.percent === right.percent && left.value.eq(right.value);
  return (a ?? "").replace(/\s+/g, "") === (b ?? "").replace(/\s+/g, "");
}
