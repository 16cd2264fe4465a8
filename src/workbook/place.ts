import { headerCell, type PlacedContent, type TableContent } from "./content";
import { countCell, TEXT_FORMAT } from "./cells";
import { keyBases, newKeyBases, ROW_KEY } from "./row-keys";
import type { CellBlock, CellValue, ExistingTable, PlanCell, RowEdit, TablePlan } from "./plan";

/** Where a table begins: its header row's sheet row and first column. */
export interface Anchor {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A table's part of a sheet plan. */
export interface TablePlacement {
  readonly table: TablePlan;
  readonly rowEdits: readonly RowEdit[];
  readonly blocks: readonly CellBlock[];
  readonly placed: PlacedContent;
}

/** One body row of the table to be: an old row that stays, or a new one. */
type FinalRow =
  | { readonly kind: "kept"; readonly old: number }
  | { readonly kind: "removed"; readonly old: number }
  | { readonly kind: "blanked"; readonly old: number }
  | { readonly kind: "new"; readonly group: number; readonly row: number; readonly slot: number | null };

/** The sheet columns of labels that stand side by side. */
const columnsFrom =
  (anchor: Anchor, labels: readonly string[]): PlacedContent["columnOf"] =>
  (label) => {
    const i = labels.indexOf(label);
    return i < 0 ? undefined : anchor.column + i;
  };

/** A new table at its anchor. */
export function placeNew(content: TableContent, name: string, anchor: Anchor): TablePlacement {
  const labels = content.columns.map((c) => c.label);
  const rows = content.groups.flatMap((g, group) =>
    g.rows.map((_, row) => ({ kind: "new" as const, group, row, slot: null })),
  );
  return layOut(content, name, anchor, labels, null, rows);
}

/** A new table at its anchor of which only the head is planned; its rows come later, so many of each group, in their order. */
export function placeCounted(
  content: TableContent,
  name: string,
  anchor: Anchor,
  counts: readonly number[],
): TablePlacement {
  const labels = content.columns.map((c) => c.label);
  const starts: number[] = [];
  let cursor = anchor.row + 1;
  for (const count of counts) {
    starts.push(cursor);
    cursor += count;
  }
  const bases = newKeyBases(counts);
  const keyOf = (group: number, row: number): number => bases[group]! + row + 1;
  const rows = Math.max(1, cursor - anchor.row - 1);
  let numbers: number[] | null = null;
  return {
    table: {
      name,
      range: { row: anchor.row, column: anchor.column, rows: rows + 1, columns: labels.length },
      exists: false,
    },
    rowEdits: [],
    blocks: [{ row: anchor.row, column: anchor.column, cells: [labels.map(headerCell)] }],
    placed: {
      sheet: anchor.sheet,
      columnOf: columnsFrom(anchor, labels),
      rowOf: (group, row) => starts[group]! + row,
      firstRow: anchor.row + 1,
      valuesOf: (label) => {
        if (label !== ROW_KEY) throw new Error(`${label} is not known before the rows are`);
        return (numbers ??= counts.flatMap((count, group) =>
          Array.from({ length: count }, (_, row) => keyOf(group, row)),
        ));
      },
      keyOf,
    },
  };
}

/**
 * Puts the rows of the imports into a table that is there already. The rows of the same disclosure are replaced where
 * they stand, a new disclosure comes after the last row; every other row, and every column of the user, stays untouched.
 * Columns that the table lacks are added at its right edge.
 */
export function placeInto(content: TableContent, existing: ExistingTable, anchor: Anchor): TablePlacement {
  const missing = content.columns.map((c) => c.label).filter((l) => !existing.header.includes(l));
  const labels = [...existing.header, ...missing];
  return layOut(content, existing.name, anchor, labels, existing, mergeRows(content, existing));
}

/** Keys of an existing body by the identity columns. */
function rowKeys(content: TableContent, existing: ExistingTable): string[] {
  const at = content.identity.map((label) => existing.header.indexOf(label));
  return existing.rows.map((row) => JSON.stringify(at.map((i) => (i < 0 ? "" : String(row[i] ?? "")))));
}

function mergeRows(content: TableContent, existing: ExistingTable): FinalRow[] {
  const keys = rowKeys(content, existing);
  const groupOf = new Map(content.groups.map((g, i) => [g.key, i] as const).filter(([k]) => k !== null));
  const isBlank = (i: number) => existing.rows[i]!.every((v) => v === null || v === "");
  const slots = content.groups.map((): number[] => []);
  keys.forEach((key, i) => {
    const group = groupOf.get(key);
    if (group !== undefined) slots[group]!.push(i);
  });
  const shared = content.groups.map((_, group) => shareSlots(content, group, existing, slots[group]!));
  const out: FinalRow[] = [];
  const surplus = (group: number) => {
    for (const row of shared[group]!.rest) out.push({ kind: "new", group, row, slot: null });
  };
  keys.forEach((key, i) => {
    const group = groupOf.get(key);
    if (group === undefined) {
      out.push({ kind: isBlank(i) ? "removed" : "kept", old: i });
      return;
    }
    const row = shared[group]!.rowAt.get(i);
    out.push(row === undefined ? { kind: "removed", old: i } : { kind: "new", group, row, slot: i });
    if (slots[group]!.at(-1) === i) surplus(group);
  });
  content.groups.forEach((_, group) => slots[group]!.length === 0 && surplus(group));
  // A table keeps one body row at least.
  if (out.length > 0 && !out.some((r) => r.kind !== "removed")) out[0] = { kind: "blanked", old: 0 };
  return out;
}

/** Which of a group's rows takes the place of which of its old ones, and the rows for which there is none. */
interface SharedSlots {
  readonly rowAt: ReadonlyMap<number, number>;
  readonly rest: readonly number[];
}

/**
 * One after the other; where rows are known by a column, and the user sorted the table or wrote beside its rows, each row goes where it
 * stood before.
 */
function shareSlots(
  content: TableContent,
  group: number,
  existing: ExistingTable,
  slots: readonly number[],
): SharedSlots {
  const { rows } = content.groups[group]!;
  const all = rows.map((_, row) => row);
  const known = content.columns.findIndex(({ label }) => label === content.knownBy);
  const column = known < 0 ? -1 : existing.header.indexOf(content.columns[known]!.label);
  const apart = slots.some((slot, i) => i > 0 && slot !== slots[i - 1]! + 1);
  const beside = existing.header.some((label) => !content.columns.some((c) => c.label === label));
  if (column < 0 || !(apart || beside))
    return {
      rowAt: new Map(slots.slice(0, rows.length).map((slot, row) => [slot, row])),
      rest: all.slice(slots.length),
    };
  const slotOf = new Map<string, number>();
  for (const slot of slots) {
    const key = String(existing.rows[slot]![column] ?? "");
    if (!slotOf.has(key)) slotOf.set(key, slot);
  }
  const rowAt = new Map<number, number>();
  const rest = all.filter((row) => {
    const slot = slotOf.get(String(rows[row]![known]!.value ?? ""));
    if (slot === undefined || rowAt.has(slot)) return true;
    rowAt.set(slot, row);
    return false;
  });
  return { rowAt, rest };
}

function layOut(
  content: TableContent,
  name: string,
  anchor: Anchor,
  labels: readonly string[],
  existing: ExistingTable | null,
  rows: readonly FinalRow[],
): TablePlacement {
  const positions = content.columns.map((c) => labels.indexOf(c.label));
  const bases = content.rowKeys ? keyBases(content, existing, existing ? rowKeys(content, existing) : []) : null;
  const keyOf = (group: number, row: number): number => (bases?.[group] ?? 0) + row + 1;
  const rowEdits: RowEdit[] = [];
  const blocks: CellBlock[] = [];
  const sheetRows = new Map<string, number>();
  const body: (readonly CellValue[])[] = [];
  const header = labels.map((l, i) => (existing && i < existing.header.length ? null : headerCell(l)));
  if (header.some(Boolean)) {
    const first = header.findIndex(Boolean);
    blocks.push({ row: anchor.row, column: anchor.column + first, cells: [header.slice(first)] });
  }

  let cursor = anchor.row + 1;
  let block: { row: number; column: number; cells: (PlanCell | null)[][] } | null = null;
  const edit = (count: number) => {
    const last = rowEdits.at(-1);
    const at = cursor;
    if (count < 0 && last && last.count < 0 && last.at === at)
      rowEdits[rowEdits.length - 1] = { at, count: last.count + count };
    else if (count > 0 && last && last.count > 0 && last.at + last.count === at)
      rowEdits[rowEdits.length - 1] = { at: last.at, count: last.count + count };
    else rowEdits.push({ at, count });
  };
  for (const row of rows) {
    if (row.kind === "removed") {
      edit(-1);
      continue;
    }
    if (row.kind === "kept") {
      body.push(existing!.rows[row.old]!);
      cursor++;
      block = null;
      continue;
    }
    if (row.kind === "blanked") {
      body.push([]);
      blocks.push({ row: cursor, column: anchor.column, cells: [labels.map(() => ({ value: null }))] });
      cursor++;
      continue;
    }
    if (existing && row.slot === null) edit(1);
    const cells: (PlanCell | null)[] = labels.map(() => null);
    const made = content.cellsAt?.(row.group, row.row, cursor) ?? content.groups[row.group]!.rows[row.row]!;
    made.forEach((cell, i) => (cells[positions[i]!] = cell));
    if (bases) cells[labels.indexOf(ROW_KEY)] = countCell(keyOf(row.group, row.row), "muted");
    if (existing) keepUserWords(content, existing, labels, cells);
    sheetRows.set(`${row.group}/${row.row}`, cursor);
    body.push(cells.map((cell, i) => (cell ? cell.value : (existing?.rows[row.slot ?? -1]?.[i] ?? null))));
    if (!block) {
      block = { row: cursor, column: anchor.column, cells: [] };
      blocks.push(block);
    }
    block.cells.push(cells);
    cursor++;
  }
  const bodyRows = Math.max(1, cursor - anchor.row - 1);
  return {
    table: {
      name,
      range: { row: anchor.row, column: anchor.column, rows: bodyRows + 1, columns: labels.length },
      exists: existing !== null,
    },
    rowEdits,
    blocks,
    placed: {
      sheet: anchor.sheet,
      columnOf: columnsFrom(anchor, labels),
      rowOf: (group, row) => sheetRows.get(`${group}/${row}`)!,
      firstRow: anchor.row + 1,
      valuesOf: (label) => {
        const i = labels.indexOf(label);
        return body.map((cells) => cells[i] ?? null);
      },
      keyOf,
    },
  };
}

/** Takes over what the user wrote in a row that comes again, or in that of another version where this one is new. */
function keepUserWords(
  content: TableContent,
  existing: ExistingTable,
  labels: readonly string[],
  cells: (PlanCell | null)[],
): void {
  const rule = content.userColumns;
  if (!rule) return;
  const { overtaken, handedOn } = rule;
  const of = (row: readonly CellValue[], label: string): CellValue => row[existing.header.indexOf(label)] ?? null;
  const known = rule.matchBy.every((label) => existing.header.includes(label));
  const same = (row: readonly CellValue[], label: string): boolean =>
    String(of(row, label) ?? "") === String(cells[labels.indexOf(label)]?.value ?? "");
  const comesAgain = (but?: string) => (row: readonly CellValue[]) =>
    known && rule.matchBy.every((label) => label === but || same(row, label));
  const own = existing.rows.find(comesAgain());
  const former = own || !handedOn ? undefined : existing.rows.filter(comesAgain(handedOn.from)).at(-1);
  const old = own ?? former;
  if (!old) return;
  const isOvertaken = overtaken !== undefined && of(old, overtaken.label) === overtaken.word;
  let kept = false;
  for (const label of rule.labels) {
    if (isOvertaken && (label === overtaken.label || overtaken.with.includes(label))) continue;
    const value = of(old, label);
    if (value === null || value === "" || (former && value === handedOn?.open)) continue;
    cells[labels.indexOf(label)] = { value, format: TEXT_FORMAT };
    kept = true;
  }
  if (!former || !handedOn || !kept) return;
  const said = handedOn.words(String(of(former, handedOn.from) ?? ""));
  const told = cells[labels.indexOf(handedOn.told)];
  const remark = String(told?.value ?? "");
  const value = remark === "" ? said : `${said}：${remark}`;
  cells[labels.indexOf(handedOn.told)] = { ...told, value, format: TEXT_FORMAT };
}
