import {
  cellKey,
  STANDARD_COLUMNS,
  convert,
  Decimal,
  parseAmount,
  parseMoney,
  plain,
  publishedCell,
  publishedTable,
  type CellRef,
  type CellText,
  type Disclosure,
  type ColumnKey,
  type MoneyUnit,
  type StandardRow,
  type StandardTableId,
} from "../disclosure";
import type { NamedImport } from "./identity";
import { KEY_HEADERS, standardContents, type StandardContent, type StandardPlace } from "./standard-content";
import { ownTable, rowsOfDisclosure } from "./own-table";
import { ROW_KEY } from "./row-keys";
import { publishedContent } from "./published-sheet";
import { sheetUnitOf, type SheetUnit } from "./sheet-unit";
import type { CellTarget, CellValue, ExistingTable } from "./plan";

/** A sheet as published (原表) as the workbook holds it. */
export interface WrittenPublished {
  readonly sheet: string;
  /** Values from A1. */
  readonly cells: readonly (readonly CellValue[])[];
}

/** An amount or a word that the workbook holds otherwise than it was written. */
export interface WrittenEdit {
  readonly ref: CellRef;
  readonly target: CellTarget;
  /** Header of its column on the sheet. */
  readonly label: string;
  /** What the row is about, as the sheet names it. */
  readonly item: string;
  /** As the document prints it; null = blank. */
  readonly printed: string | null;
  /** What the cell says now, in the unit and with the decimals of its table; null = blank. */
  readonly now: string | null;
  /** True for a cell of the sheet as published. */
  readonly onPublished: boolean;
}

/** A row of a standard sheet that the user put in: no row of the document stands there. */
export interface AddedRow {
  readonly table: StandardTableId;
  /** Which of the document's tables of that id it was put into. */
  readonly index: number;
  readonly target: CellTarget;
  readonly code: string | null;
  readonly item: string | null;
  /** The row of the document above it, whose side and unit it shares. */
  readonly like: StandardRow;
  /** What it says in the columns that its table prints, in the unit of the table. */
  readonly values: readonly { readonly key: ColumnKey; readonly column: number; readonly text: string | null }[];
}

/** A row of the document that its standard sheet holds no more. */
export interface RemovedRow {
  readonly ref: Pick<CellRef, "table" | "index" | "row">;
  readonly code: string | null;
  readonly item: string | null;
}

/** A disclosure as the open workbook holds it now. */
export interface WrittenDisclosure {
  /** In what its standard sheets hold money. */
  readonly unit: SheetUnit;
  /** Where a cell of the disclosure stands now: on its standard sheet, else as published; `unit`: in what its money stands there, null: as printed. */
  readonly placeOf: (ref: CellRef) => { readonly target: CellTarget; readonly unit: SheetUnit | null } | null;
  /** The first row of a table on its standard sheet, else its title as published. */
  readonly tablePlace: (table: Pick<CellRef, "table" | "index">) => CellTarget | null;
  /** The cell of the disclosure that a cell of the workbook holds; null where it is none of its cells. */
  readonly refAt: (target: CellTarget) => CellRef | null;
  readonly edits: readonly WrittenEdit[];
  readonly added: readonly AddedRow[];
  readonly removed: readonly RemovedRow[];
  /** Standard sheets that should hold its rows and hold none: taken away, or renamed beyond recognition. */
  readonly missing: readonly StandardTableId[];
}

const targetKey = (t: CellTarget): string => `${t.sheet}!${t.row}/${t.column}`;

/**
 * Finds a disclosure again in the workbook: what it wrote is planned once more and held against the sheets. Rows are known by what
 * they say of themselves (行次, 来源, code and name), not by their place, so that sorted, moved and inserted rows are found too.
 */
export function findWritten(
  item: NamedImport,
  tables: readonly ExistingTable[],
  published: WrittenPublished | null,
): WrittenDisclosure {
  const finder = new Finder(item, sheetUnitOf(tables) ?? "万元");
  if (published) finder.readPublished(published);
  for (const content of standardContents([item], finder.unit)) finder.readStandard(content, tables);
  return finder.result();
}

/** Cells of a disclosure as a workbook says now, ready for `withCells`. Rows that were taken out are blank. */
export function writtenTexts(d: Disclosure, written: WrittenDisclosure): CellText[] {
  const texts = new Map<string, CellText>();
  for (const { table, index, row } of written.removed.map((r) => r.ref)) {
    const width = publishedTable(d, { table, index })?.rows[row]?.length ?? 0;
    for (let column = 0; column < width; column++) {
      const cell: CellRef = { table, index, row, column };
      const printed = publishedCell(d, cell)?.text ?? null;
      if (parseAmount(printed).kind === "amount") texts.set(cellKey(cell), { cell, text: null });
    }
  }
  // The standard sheet has the last word: it is what the live checks look at.
  for (const on of [true, false])
    for (const edit of written.edits)
      if (edit.onPublished === on) texts.set(cellKey(edit.ref), { cell: edit.ref, text: edit.now });
  return [...texts.values()];
}

class Finder {
  private readonly standard = new Map<string, CellTarget>();
  private readonly printed = new Map<string, CellTarget>();
  private readonly refs = new Map<string, CellRef>();
  private readonly first = new Map<string, CellTarget>();
  private readonly edits: WrittenEdit[] = [];
  private readonly added: AddedRow[] = [];
  private readonly removed: RemovedRow[] = [];
  private readonly missing: StandardTableId[] = [];

  constructor(
    private readonly item: NamedImport,
    readonly unit: SheetUnit,
  ) {}

  result(): WrittenDisclosure {
    return {
      unit: this.unit,
      placeOf: (ref) => {
        const key = cellKey(ref);
        const own = this.standard.get(key);
        if (own) return { target: own, unit: this.unit };
        const target = this.printed.get(key);
        return target ? { target, unit: null } : null;
      },
      tablePlace: ({ table, index }) => this.first.get(`${table}/${index}`) ?? null,
      refAt: (target) => this.refs.get(targetKey(target)) ?? null,
      edits: this.edits,
      added: this.added,
      removed: this.removed,
      missing: this.missing,
    };
  }

  /** Tables stand below one another; a title that moved takes its table along. */
  readPublished({ sheet, cells }: WrittenPublished): void {
    const { disclosure } = this.item;
    const content = publishedContent(this.item);
    let shift = 0;
    for (const table of disclosure.tables) {
      const planned = content.titleRow(table);
      if (planned === undefined) continue;
      const title = content.cells[planned]![0]!.value;
      const found = nearest(cells, planned + shift, (row) => same(row[0] ?? null, title));
      if (found === null) continue;
      shift = found - planned;
      if (!this.first.has(`${table.id}/${table.index}`))
        this.first.set(`${table.id}/${table.index}`, { sheet, row: found, column: 0 });
      table.rows.forEach((row, r) =>
        row.forEach((_, column) =>
          this.readPublishedCell({ table: table.id, index: table.index, row: r, column }, sheet, cells, content, shift),
        ),
      );
    }
  }

  private readPublishedCell(
    ref: CellRef,
    sheet: string,
    cells: WrittenPublished["cells"],
    content: ReturnType<typeof publishedContent>,
    shift: number,
  ): void {
    const at = content.cellAt(ref);
    if (!at) return;
    const target = { sheet, row: at.row + shift, column: at.column };
    this.printed.set(cellKey(ref), target);
    this.refs.set(targetKey(target), ref);
    const now = cells[target.row]?.[target.column] ?? null;
    const written = content.cells[at.row]?.[at.column]?.value ?? null;
    if (same(now, written)) return;
    const table = publishedTable(this.item.disclosure, ref)!;
    const printed = table.rows[ref.row]![ref.column]!.text;
    this.edits.push({
      ref,
      target,
      label: table.columns[ref.column] ?? "",
      item: itemOf(table.rows[ref.row]!.map((c) => c.text)),
      printed,
      now: typeof now === "number" ? asPrinted(new Decimal(now), printed) : blankOr(now),
      onPublished: true,
    });
  }

  readStandard(content: StandardContent, tables: readonly ExistingTable[]): void {
    const { identity: labels } = content.content;
    const existing = ownTable(tables, content.content.table, labels);
    if (!existing) {
      this.missing.push(content.id);
      return;
    }
    const group = content.content.groups[0]!;
    const rows = rowsOfDisclosure(existing, labels, this.item.identity);
    if (rows.length === 0) {
      if (group.rows.length > 0) this.missing.push(content.id);
      return;
    }
    const columns = content.content.columns.map((c) => c.label);
    const places = placesByRow(content.places);
    const matched = match(
      group.rows.map((row) => new Map(row.map((cell, i) => [columns[i]!, cell.value]))),
      rows.map(({ row }) => new Map(existing.header.map((label, i) => [label, row[i] ?? null]))),
      new Set(content.places.filter((p) => p.money).map((p) => p.label)),
    );
    matched.pairs.forEach(([expected, found]) => {
      const { row, i } = rows[found]!;
      for (const place of places.get(expected) ?? []) {
        const column = existing.header.indexOf(place.label);
        if (column < 0) continue;
        const target = { sheet: existing.sheet, row: existing.row + 1 + i, column: existing.column + column };
        const key = cellKey(place.ref);
        if (!this.standard.has(key)) this.standard.set(key, target);
        this.refs.set(targetKey(target), place.ref);
        const first = `${place.ref.table}/${place.ref.index}`;
        if (!this.standardFirst.has(first) || this.standardFirst.get(first)!.row > target.row) {
          const start = { ...target, column: existing.column };
          this.standardFirst.set(first, start);
          this.first.set(first, start);
        }
        const written = group.rows[expected]![columns.indexOf(place.label)]!.value;
        const now = row[column] ?? null;
        if (!same(now, written))
          this.edits.push(this.edit(place, target, now, rowItem(content.id, existing.header, row)));
      }
    });
    const rowOf = new Map(matched.pairs.map(([expected, found]) => [found, expected]));
    for (const found of matched.added) {
      let above = found - 1;
      while (above >= 0 && !rowOf.has(above)) above--;
      const sample = rowOf.get(above) ?? matched.pairs[0]?.[0];
      const added =
        sample === undefined ? null : this.addedRow(content, existing, rows[found]!, places.get(sample) ?? []);
      if (added) this.added.push(added);
    }
    for (const expected of matched.removed) {
      const ref = (places.get(expected) ?? [])[0]?.ref;
      if (!ref) continue;
      const row = this.standardRow(ref);
      this.removed.push({
        ref: { table: ref.table, index: ref.index, row: ref.row },
        code: row?.code ?? null,
        item: row?.item ?? null,
      });
    }
  }

  private readonly standardFirst = new Map<string, CellTarget>();

  /** The row of the standard table in which a cell stands. */
  private standardRow(ref: CellRef): StandardRow | undefined {
    return this.item.disclosure.standard
      .find((t) => t.id === ref.table && t.index === ref.index)
      ?.rows.find((r) => Object.values(r.values).some((v) => cellKey(v.cell) === cellKey(ref)));
  }

  private addedRow(
    content: StandardContent,
    existing: ExistingTable,
    { row, i }: { readonly row: readonly CellValue[]; readonly i: number },
    places: readonly StandardPlace[],
  ): AddedRow | null {
    const ref = places[0]?.ref;
    const like = ref && this.standardRow(ref);
    if (!ref || !like) return null;
    const d = this.item.disclosure;
    const unit = publishedTable(d, ref)?.moneyUnit ?? d.moneyUnit;
    const cell = (label: string): CellValue => row[existing.header.indexOf(label)] ?? null;
    const named = namingLabels(content.id);
    const keys = new Map(Object.entries(like.values).map(([key, v]) => [cellKey(v.cell), key as ColumnKey]));
    return {
      table: content.id,
      index: ref.index,
      target: { sheet: existing.sheet, row: existing.row + 1 + i, column: existing.column },
      code: blankOr(cell(named.code)),
      item: blankOr(cell(named.item)),
      like,
      values: places.flatMap((place) => {
        const key = keys.get(cellKey(place.ref));
        const now = cell(place.label);
        const text = place.money ? fromSheet(now, this.unit, unit, null) : blankOr(now);
        return key ? [{ key, column: place.ref.column, text }] : [];
      }),
    };
  }

  private edit(place: StandardPlace, target: CellTarget, now: CellValue, item: string): WrittenEdit {
    const d = this.item.disclosure;
    const printed = publishedCell(d, place.ref)?.text ?? null;
    const unit = publishedTable(d, place.ref)?.moneyUnit ?? d.moneyUnit;
    return {
      ref: place.ref,
      target,
      label: place.label,
      item,
      printed,
      now: place.money ? fromSheet(now, this.unit, unit, printed) : blankOr(now),
      onPublished: false,
    };
  }
}

function placesByRow(places: readonly StandardPlace[]): Map<number, StandardPlace[]> {
  const out = new Map<number, StandardPlace[]>();
  for (const place of places) out.set(place.row, [...(out.get(place.row) ?? []), place]);
  return out;
}

type LabelledRow = ReadonlyMap<string, CellValue>;

/** Which of the rows written is which of the rows found: by all that they say of themselves, then by less and less. */
function match(
  written: readonly LabelledRow[],
  found: readonly LabelledRow[],
  money: ReadonlySet<string>,
): { pairs: [number, number][]; added: number[]; removed: number[] } {
  const labels = [...(written[0]?.keys() ?? [])];
  const numbers = new Set(labels.filter((l) => money.has(l) || written.some((r) => typeof r.get(l) === "number")));
  const names = labels.filter((l) => !numbers.has(l) && !IDENTITY.has(l));
  const tiers: readonly (readonly string[])[] = [
    ["行次", ...names],
    ["行次", "来源", ...labels.filter((l) => l === "单位名称")],
    names.filter((l) => l !== "来源"),
  ];
  const pairs: [number, number][] = [];
  let [left, right] = [written.map((_, i) => i), found.map((_, i) => i)];
  for (const tier of tiers) {
    const keyOf = (row: LabelledRow): string => JSON.stringify(tier.map((l) => String(row.get(l) ?? "")));
    const waiting = new Map<string, number[]>();
    for (const i of left) {
      const key = keyOf(written[i]!);
      waiting.set(key, [...(waiting.get(key) ?? []), i]);
    }
    const taken = new Set<number>();
    right = right.filter((j) => {
      const row = found[j]!;
      // A row that says nothing of itself is nobody's.
      if (tier.every((l) => (row.get(l) ?? "") === "")) return true;
      const i = waiting.get(keyOf(row))?.shift();
      if (i === undefined) return true;
      taken.add(i);
      pairs.push([i, j]);
      return false;
    });
    left = left.filter((i) => !taken.has(i));
  }
  return { pairs, added: right, removed: left };
}

/** Columns that say the same of all rows, or that each writing numbers anew. */
const IDENTITY: ReadonlySet<string> = new Set([
  ...KEY_HEADERS.filter((h) => h !== "行次" && h !== "单位名称"),
  ROW_KEY,
]);

/** Headers under which a standard sheet names its rows. */
function namingLabels(id: StandardTableId): { code: string; item: string } {
  const label = (key: ColumnKey): string => STANDARD_COLUMNS[id].find((c) => c.key === key)?.path.join("/") ?? "";
  return { code: label("code"), item: label("item") };
}

/** What a row of a standard sheet is about: its code and its name. */
function rowItem(id: StandardTableId, header: readonly string[], row: readonly CellValue[]): string {
  const labels = namingLabels(id);
  const value = (label: string): string => String(row[header.indexOf(label)] ?? "");
  const [code, name] = [value(labels.code), value(labels.item)];
  return code && name ? `${name}（${code}）` : code || name;
}

/** The first words of a printed row. */
const itemOf = (texts: readonly (string | null)[]): string =>
  texts.find((t) => t !== null && t.trim() !== "" && parseAmount(t).kind === "text") ?? "";

/** The nearest row of the grid for which the test holds. */
function nearest(
  cells: readonly (readonly CellValue[])[],
  from: number,
  test: (row: readonly CellValue[]) => boolean,
): number | null {
  for (let away = 0; away < cells.length + from; away++)
    for (const at of away === 0 ? [from] : [from + away, from - away]) if (cells[at] && test(cells[at])) return at;
  return null;
}

/** Blank cells come as "" from a host; numbers lose what a double can't hold. */
function same(a: CellValue, b: CellValue): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= Math.max(1, Math.abs(a), Math.abs(b)) * 1e-12;
  return String(a ?? "") === String(b ?? "");
}

const blankOr = (value: CellValue): string | null => (value === null || value === "" ? null : String(value));

/** Money of a cell, in the unit of its sheet, as the table would print it. */
function fromSheet(now: CellValue, sheet: SheetUnit, unit: MoneyUnit | null, printed: string | null): string | null {
  if (typeof now === "number") return asPrinted(convert(new Decimal(now), sheet, unit ?? "万元"), printed);
  const text = blankOr(now);
  const parsed = parseMoney(text);
  if (parsed.kind !== "amount") return text;
  const own = parsed.unit ?? sheet;
  return asPrinted(convert(parsed.value, own, unit ?? "万元"), printed);
}

/** With the decimals of the printed amount, or as many more as the value has. */
function asPrinted(value: Decimal, printed: string | null): string {
  const before = parseAmount(printed);
  const decimals = before.kind === "amount" ? before.decimals : 2;
  const exact = value.toDecimalPlaces(8);
  return exact.decimalPlaces() > decimals ? plain(exact) : exact.toFixed(decimals);
}
