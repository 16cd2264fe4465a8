import { headerWidth, numberWidth } from "./cells";
import type { ChartPlan } from "./chart";
import type { PlacedContent, TableContent } from "./content";
import { CountedTable } from "./counted-table";
import { sheetName } from "./names";
import { DEFAULT_WIDTH, pageOf, sectionsOf, type Printed } from "./page";
import { headHeight, isHead, rowHeight, type HeadCell } from "./row-heights";
import { ownTable } from "./own-table";
import { placeCounted, placeInto, placeNew, type Anchor, type TablePlacement } from "./place";
import type {
  CellBlock,
  CellTarget,
  ColumnWidth,
  ConditionalFormatPlan,
  ExistingSheet,
  ExistingTable,
  ExistingWorkbook,
  PagePlan,
  PlanCell,
  Rect,
  RowEdit,
  RowHeight,
  SheetPlan,
  SheetRole,
  TablePlan,
  ValidationPlan,
  WorkbookPlan,
} from "./plan";
import { TAB_COLORS } from "./styles";

/** Marks a sheet as ours; the value is its role. */
export const ROLE_PROPERTY = "budget-disclosure.role";
/** Which disclosure a sheet of one disclosure belongs to. */
export const DISCLOSURE_PROPERTY = "budget-disclosure.disclosure";

/** What a filled template remembers of its filling. */
export const REPORT_PROPERTY = "budget-disclosure.report";

/** Builds sheet plans against what the workbook holds, and remembers which rows moved. */
export class WorkbookBuilder {
  private readonly builders = new Map<string, SheetBuilder>();
  private readonly taken: Set<string>;
  private readonly takenTables: Set<string>;
  /** Sheets of the user's own that bear a name which ours would have had. */
  readonly beside: { readonly theirs: string; readonly ours: string }[] = [];

  constructor(
    private readonly existing: ExistingWorkbook,
    /** Words of the foot of pages that say nothing else. */
    readonly foot: PagePlan["foot"] = { left: "", right: "" },
  ) {
    this.taken = new Set(existing.sheets.map((s) => s.name));
    this.takenTables = new Set(existing.tables.map((t) => t.name.toLowerCase()));
  }

  /** The user's own sheet of a name. */
  private usersOwn(name: string): string | undefined {
    const own = this.existing.sheets.find((s) => s.role === null && s.name.toLowerCase() === name.toLowerCase());
    return own?.name;
  }

  /** A sheet of ours of that role, if the workbook has one. */
  existingSheet(role: SheetRole, disclosure: string | null = null): ExistingSheet | undefined {
    return this.existing.sheets.find((s) => s.role === role && (disclosure === null || s.disclosure === disclosure));
  }

  /** The workbook's table of this content: same name, and it has the identity columns (else it's the user's own). */
  ownTable(content: TableContent): ExistingTable | undefined {
    return ownTable(this.existing.tables, content.table, content.identity);
  }

  /** The builder of a sheet; an existing one of ours is found by role, and by name for standard sheets. */
  sheet(wanted: string, role: SheetRole, tab: keyof typeof TAB_COLORS, disclosure: string | null = null): SheetBuilder {
    const key = `${role}/${disclosure ?? (role === "standard" ? wanted : "")}`;
    const made = this.builders.get(key);
    if (made) return made;
    const own = this.existing.sheets.find(
      (s) =>
        s.role === role &&
        (disclosure !== null ? s.disclosure === disclosure : role !== "standard" || s.name === wanted),
    );
    const name = own?.name ?? sheetName(wanted, this.taken);
    const theirs = this.usersOwn(sheetName(wanted));
    if (!own && theirs) this.beside.push({ theirs, ours: name });
    this.taken.add(name);
    const builder = new SheetBuilder(this, name, role, own !== undefined, TAB_COLORS[tab]);
    builder.properties[ROLE_PROPERTY] = role;
    if (disclosure !== null) builder.properties[DISCLOSURE_PROPERTY] = disclosure;
    this.builders.set(key, builder);
    return builder;
  }

  /** The builder of a disclosure's own sheet, where the plan has one. */
  made(role: SheetRole, disclosure: string): SheetBuilder | undefined {
    return this.builders.get(`${role}/${disclosure}`);
  }

  /** The builder of the sheet that an existing table stands on. */
  byName(name: string, role: SheetRole): SheetBuilder {
    const made = [...this.builders.values()].find((b) => b.name === name);
    if (made) return made;
    const builder = new SheetBuilder(this, name, role, true, TAB_COLORS[role]);
    this.builders.set(`name/${name}`, builder);
    return builder;
  }

  /** A table name that neither the workbook nor this plan uses. */
  freeTableName(wanted: string): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}_${n}`;
      if (this.takenTables.has(name.toLowerCase())) continue;
      this.takenTables.add(name.toLowerCase());
      return name;
    }
  }

  /** The table of a sheet that is replaced whole: the one that stands there already, else a new one. */
  replacedTable(name: string, sheet: string, range: Rect): TablePlan {
    const own = this.existing.tables.find((t) => t.sheet === sheet);
    return { name: own?.name ?? this.freeTableName(name), range, exists: own !== undefined };
  }

  /** Tables of the workbook that the plan leaves as they are. */
  untouchedTables(): ExistingTable[] {
    const planned = new Set([...this.builders.values()].flatMap((b) => b.tables.map((t) => t.name)));
    return this.existing.tables.filter((t) => !planned.has(t.name));
  }

  /** Where a cell of the workbook as it was stands after the plan's row edits. */
  moved(target: CellTarget): CellTarget {
    const builder = [...this.builders.values()].find((b) => b.name === target.sheet);
    return builder ? { ...target, row: movedRow(target.row, builder.rowEdits) } : target;
  }

  /** A plan of these sheets alone, without a disclosure. */
  plan(activate: CellTarget): WorkbookPlan {
    const { beside } = this;
    return { sheets: this.plans(), names: [], beside, activate, findingTargets: [], corrections: [], decisions: [] };
  }

  /** All sheets that the plan touches. */
  plans(): SheetPlan[] {
    return [...this.builders.values()].filter((b) => b.touched).map((b) => b.plan());
  }
}

/** Row after the edits; a row that is taken out answers the place where it was. */
export function movedRow(row: number, edits: readonly RowEdit[]): number {
  let at = row;
  for (const edit of edits) {
    if (edit.count > 0 && at >= edit.at) at += edit.count;
    else if (edit.count < 0 && at >= edit.at - edit.count) at += edit.count;
    else if (edit.count < 0 && at >= edit.at) at = edit.at;
  }
  return at;
}

const BLANK: PlanCell = { value: null };

/** One sheet under construction. */
export class SheetBuilder {
  readonly rowEdits: RowEdit[] = [];
  readonly blocks: CellBlock[] = [];
  readonly tables: TablePlan[] = [];
  readonly merges: Rect[] = [];
  readonly widths: ColumnWidth[] = [];
  readonly heights: RowHeight[] = [];
  readonly validations: ValidationPlan[] = [];
  readonly conditionalFormats: ConditionalFormatPlan[] = [];
  readonly charts: ChartPlan[] = [];
  /** Charts of ours that the sheet has and that go. */
  readonly chartsGone: string[] = [];
  readonly properties: Record<string, string> = {};
  freezeRows = 0;
  freezeColumns = 0;
  /** Columns from A on that are printed, of a sheet that is not printed whole. */
  printedColumns: number | null = null;
  /** Rows that begin a page. */
  readonly breaks: number[] = [];
  /** What stands between two breaks is to be whole on a page where it can. */
  keepWhole = false;
  /** Out of sight: data of ours. */
  hidden = false;
  /** Words of the foot of its pages. */
  foot: PagePlan["foot"];
  private lastColumn = 0;
  private replaced = false;
  private nextRow = 0;

  constructor(
    private readonly book: WorkbookBuilder,
    readonly name: string,
    readonly role: SheetRole,
    private readonly exists: boolean,
    private readonly tabColor: string,
  ) {
    this.foot = book.foot;
  }

  get touched(): boolean {
    return this.blocks.length > 0 || this.rowEdits.length > 0;
  }

  /** The whole sheet is this grid, from A1. */
  replaceAll(cells: readonly (readonly PlanCell[])[]): void {
    // So many rows are more than a call takes as arguments.
    const columns = cells.reduce((most, r) => Math.max(most, r.length), 1);
    const padded = cells.map((r) => Array.from({ length: columns }, (_, i): PlanCell => r[i] ?? BLANK));
    this.blocks.push({ row: 0, column: 0, cells: padded });
    this.replaced = true;
    this.lastColumn = columns;
  }

  /** Heights of rows from `first` on whose text takes more than a line, of a sheet that is replaced whole. */
  fitRows(cells: readonly (readonly PlanCell[])[], first: number): void {
    const widths = new Map(this.widths.map((w) => [w.column, w.width]));
    cells.slice(first).forEach((row, i) => {
      const points = rowHeight(row, (column) => widths.get(column) ?? DEFAULT_WIDTH);
      if (points !== null) this.heights.push({ row: first + i, points });
    });
  }

  /** Puts a table on the sheet, or into the table that is there; returns where its rows are. */
  table(content: TableContent): PlacedContent {
    const own = this.book.ownTable(content);
    if (own && own.sheet !== this.name) return this.book.byName(own.sheet, this.role).tableInto(content, own);
    return own ? this.tableInto(content, own) : this.tableNew(content);
  }

  private tableInto(content: TableContent, own: ExistingTable): PlacedContent {
    const anchor = { sheet: this.name, row: movedRow(own.row, this.rowEdits), column: own.column };
    return this.add(content, placeInto(content, own, anchor), own);
  }

  private tableNew(content: TableContent): PlacedContent {
    return this.tableWith(content, (name, anchor) => placeNew(content, name, anchor));
  }

  /** Puts the head of a new table on the sheet; so many rows of each of its groups come later. */
  tableCounted(content: TableContent, counts: readonly number[]): CountedTable {
    const placed = this.tableWith(content, (name, anchor) => placeCounted(content, name, anchor, counts));
    return new CountedTable(content, counts, placed, (column, width) => this.widen(column, width));
  }

  private tableWith(content: TableContent, place: (name: string, anchor: Anchor) => TablePlacement): PlacedContent {
    const top = this.nextRow;
    this.blocks.push({
      row: top,
      column: 0,
      cells: [
        [{ value: content.title, format: "@", style: top ? "section" : "title" }],
        [{ value: content.note || null, format: "@", style: "note" }],
      ],
    });
    const anchor = { sheet: this.name, row: top + 2, column: 0 };
    if (!top) {
      this.freezeRows = top + 3;
      this.freezeColumns = content.leadColumns ?? 0;
      this.printedColumns = content.printedColumns ?? null;
    }
    return this.add(content, place(this.book.freeTableName(content.table), anchor), null);
  }

  private add(content: TableContent, placement: TablePlacement, own: ExistingTable | null): PlacedContent {
    this.rowEdits.push(...placement.rowEdits);
    this.blocks.push(...placement.blocks);
    this.tables.push(placement.table);
    const { range } = placement.table;
    // Two tables under each other: a sheet that freezes the first one's header would hide the second's.
    if (this.tables.length > 1) {
      this.freezeRows = this.freezeColumns = 0;
      this.printedColumns = null;
    }
    this.lastColumn = Math.max(this.lastColumn, range.column + range.columns);
    this.nextRow = Math.max(this.nextRow, range.row + range.rows + 2);
    content.columns.forEach((c, i) => {
      const column = placement.placed.columnOf(c.label)!;
      const numbers = content.groups.reduce(
        (most, g) => g.rows.reduce((m, row) => Math.max(m, numberWidth(row[i])), most),
        0,
      );
      if (!own || !own.header.includes(c.label)) this.widen(column, Math.max(c.width, headerWidth(c.label), numbers));
      if (c.list)
        this.validations.push({
          range: { row: range.row + 1, column, rows: range.rows - 1, columns: 1 },
          list: c.list,
        });
    });
    const widths = new Map(content.columns.map((c) => [placement.placed.columnOf(c.label)!, c.width]));
    for (const block of placement.blocks)
      block.cells.forEach((cells, i) => {
        const points = rowHeight(cells, (column) => widths.get(block.column + column) ?? DEFAULT_WIDTH);
        if (points !== null) this.heights.push({ row: block.row + i, points });
      });
    return placement.placed;
  }

  /** A column is at least so wide. */
  widen(column: number, width: number): void {
    const at = this.widths.findIndex((w) => w.column === column);
    if (at < 0) this.widths.push({ column, width });
    else if (this.widths[at]!.width < width) this.widths[at] = { column, width };
  }

  /** Rows of titles and headers that take more than a line. What stands in a sheet already keeps its height. */
  private headHeights(): RowHeight[] {
    if (this.exists && !this.replaced) return [];
    const told = new Set(this.heights.map((h) => h.row));
    const widths = new Map(this.widths.map((w) => [w.column, w.width]));
    const placed = (cell: PlanCell, row: number, column: number): HeadCell => {
      const merge = this.merges.find((m) => m.row === row && m.column === column);
      let width = 0;
      for (let c = column; c < column + (merge?.columns ?? 1); c++) width += widths.get(c) ?? DEFAULT_WIDTH;
      return { cell, width, rows: merge?.rows ?? 1 };
    };
    return this.blocks.flatMap((block) =>
      block.cells.flatMap((cells, i) => {
        const row = block.row + i;
        if (told.has(row)) return [];
        const heads = cells.flatMap((cell, c) => (isHead(cell) ? [placed(cell, row, block.column + c)] : []));
        const points = headHeight(heads);
        return points === null ? [] : [{ row, points }];
      }),
    );
  }

  /** Gives up what it holds: the sheet is written, and only its name stays taken. */
  release(): void {
    for (const list of [this.blocks, this.merges, this.widths, this.heights, this.breaks]) list.length = 0;
  }

  /** What is to stand whole on a page: sections, or the rows of a statement, which may have gone by already. */
  private sections(heights: readonly RowHeight[]): Pick<Printed, "sections"> {
    const last = Math.max(
      0,
      ...this.blocks.map((b) => b.row + b.cells.length),
      ...this.tables.map(({ range }) => range.row + range.rows),
    );
    if (this.keepWhole) return { sections: sectionsOf(last, this.breaks, heights, this.freezeRows) };
    const heads = heights.filter(({ row }) => row < this.freezeRows);
    return this.role === "standard" ? { sections: sectionsOf(last, [], heads, this.freezeRows) } : {};
  }

  plan(): SheetPlan {
    const heights = [...this.heights, ...this.headHeights()];
    return {
      name: this.name,
      role: this.role,
      mode: !this.exists ? "create" : this.replaced ? "replace" : "update",
      rowEdits: this.rowEdits,
      blocks: this.blocks,
      tables: this.tables,
      merges: this.merges,
      widths: this.widths,
      heights,
      freezeRows: this.freezeRows,
      freezeColumns: this.freezeColumns,
      page: pageOf({
        columns: this.printedColumns ?? this.lastColumn,
        widths: this.widths,
        titleRows: this.freezeRows,
        titleColumns: this.freezeColumns,
        breaks: this.breaks,
        ...this.sections(heights),
        foot: this.foot,
        cut: this.printedColumns !== null && this.printedColumns < this.lastColumn,
      }),
      validations: this.validations,
      conditionalFormats: this.conditionalFormats,
      charts: this.charts,
      chartsGone: this.chartsGone,
      properties: this.properties,
      tabColor: this.tabColor,
      hidden: this.hidden,
    };
  }
}
