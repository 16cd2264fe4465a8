import {
  STYLES,
  TABLE_STYLE,
  quoteSheet,
  rectA1,
  reference,
  type CellBlock,
  type ColumnWidth,
  type PlanCell,
  type Rect,
  type SheetPlan,
  type WorkbookPlan,
} from "../../workbook";
import { queueChart } from "./charts";
import { signJournal, type Before } from "./journal";
import { CHUNK_CHARACTERS, chunkBlock, matricesOf, styledRects, type StyledRect } from "./matrices";
import { emptySheet, showCell } from "./recover";
import { looksOf } from "./looks";
import { RowLayout } from "./row-layout";
import { mapRows } from "./row-references";

/** Excel measures columns in points; a character of the default font is about this wide. */
const POINTS_PER_CHARACTER = 5.6;

/** What a chart takes up in a request, about. */
const CHART_CHARACTERS = 20_000;

/** Hooks of a write. */
export interface WriteHooks {
  readonly onProgress: (done: number, total: number) => void;
  /** Called before each request; throws where the user wants no more of it. */
  readonly beforeRequest: () => void;
}

/**
 * Writes what a plan brings, in requests of bounded size. Nothing is taken out: rows that the plan wants gone stay where they
 * are, so that nothing that points at them is lost as long as the write may still be taken back.
 */
export class PlanWriter {
  private queued = 0;
  private done = 0;
  private readonly total: number;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly plan: WorkbookPlan,
    private readonly before: Before,
    private readonly layouts: ReadonlyMap<string, RowLayout>,
    private readonly hooks: WriteHooks,
  ) {
    this.total = plan.sheets.length + 1;
  }

  /** Writes all but what {@link queueDeletes} takes out; a rejected promise leaves the workbook part-way, for the caller to restore. */
  async write(): Promise<void> {
    for (const sheet of this.plan.sheets) {
      if (sheet.mode === "create") this.context.workbook.worksheets.add(sheet.name);
    }
    // The live checks go first and come back last: what they look at is calculated once, not at every change.
    for (const sheet of this.plan.sheets)
      if (sheet.mode === "replace") emptySheet(this.context.workbook.worksheets.getItem(sheet.name));
    const inOrder = [...this.plan.sheets].sort((a, b) => Number(a.role === "checks") - Number(b.role === "checks"));
    for (const sheet of inOrder) {
      await this.writeSheet(sheet);
      this.hooks.onProgress(++this.done, this.total);
    }
    await this.writeLinks();
    this.writeNames();
    await this.send();
  }

  /** Queues what makes the plan final: the rows and charts that go, and the cell to show. */
  queueDeletes(): void {
    for (const plan of this.plan.sheets) {
      const sheet = this.context.workbook.worksheets.getItem(plan.name);
      for (const { row, count } of this.layoutOf(plan.name).deletes().reverse())
        sheet.getRange(`${row + 1}:${row + count}`).delete("Up");
    }
    // Behind the rows: once one of those is gone there is no way back, and what is left is carried to its end.
    for (const { name, charts } of this.before.sheets)
      for (const chart of charts?.gone ?? [])
        this.context.workbook.worksheets.getItem(name).charts.getItem(chart).delete();
    showCell(this.context, this.plan.activate);
  }

  private async send(): Promise<void> {
    this.hooks.beforeRequest();
    this.queued = 0;
    signJournal(this.context);
    await this.context.sync();
  }

  /** Sends first when the next piece would make the request too large. */
  private async room(size: number): Promise<void> {
    if (this.queued > 0 && this.queued + size > CHUNK_CHARACTERS) await this.send();
    this.queued += size;
  }

  private layoutOf(sheet: string): RowLayout {
    return this.layouts.get(sheet) ?? UNMOVED;
  }

  /** A cell's formula while the rows that go are still there. */
  private whileWriting(sheet: string, block: CellBlock): CellBlock {
    if (![...this.layouts.values()].some((layout) => layout.deletes().length > 0)) return block;
    const rowOf = (other: string | null, row: number): number => this.layoutOf(other ?? sheet).whileWriting(row);
    const cellOf = (cell: PlanCell | null): PlanCell | null =>
      cell?.formula === undefined ? cell : { ...cell, formula: mapRows(cell.formula, rowOf) };
    return { ...block, cells: block.cells.map((cells) => cells.map(cellOf)) };
  }

  private async writeSheet(plan: SheetPlan): Promise<void> {
    const sheet = this.context.workbook.worksheets.getItem(plan.name);
    const layout = this.layoutOf(plan.name);
    for (const { row, count } of layout.inserts()) sheet.getRange(`${row + 1}:${row + count}`).insert("Down");
    // Widths before contents: rows with wrapped text are then laid out once.
    for (const { column, columns, width } of widthRuns(this.widthsToSet(plan))) {
      sheet.getRangeByIndexes(0, column, 1, columns).format.columnWidth = width * POINTS_PER_CHARACTER;
    }
    const rangeOf = (r: Rect) => sheet.getRangeByIndexes(r.row, r.column, r.rows, r.columns);
    for (const whole of plan.blocks.flatMap((block) => inPlace(this.whileWriting(plan.name, block), layout))) {
      for (const { block, size } of chunkBlock(whole)) {
        await this.room(size);
        const range = sheet.getRangeByIndexes(block.row, block.column, block.cells.length, block.cells[0]!.length);
        // A report that is filled again: where its rows went their merged cells went along.
        if (plan.mode === "update" && plan.role === "report") range.unmerge();
        if (plan.mode === "update") for (const rect of withoutStanding(plan, block)) rangeOf(rect).clear("Formats");
        const { inputs, formats, hasFormulas } = matricesOf(block.cells);
        range.numberFormat = formats as string[][];
        if (hasFormulas) range.formulas = inputs as string[][];
        else range.values = inputs as string[][];
        range.format.verticalAlignment = "Top";
        // Cells share their borders: a dashed one is drawn over its neighbours' frames.
        const rects = styledRects(block);
        const isDashed = (rect: StyledRect): boolean => STYLES[rect.style].dashed !== undefined;
        for (const rect of rects.filter((r) => !isDashed(r))) applyStyle(rangeOf(rect), rect.style);
        for (const rect of rects.filter(isDashed)) applyStyle(rangeOf(rect), rect.style);
        const looks = looksOf(block);
        if (looks) range.setCellProperties(looks);
      }
    }
    for (const { row, points } of plan.heights)
      sheet.getRangeByIndexes(layout.whileWriting(row), 0, 1, 1).format.rowHeight = points;
    this.writeTables(sheet, plan, layout);
    for (const merge of plan.merges) rangeOf(stretched(merge, layout)).merge(false);
    if (plan.mode === "create") freeze(sheet, plan);
    for (const v of plan.validations) {
      for (const rows of writtenRows(plan, v.range, layout))
        rangeOf(rows).dataValidation.rule = { list: { inCellDropDown: true, source: v.list.join(",") } };
    }
    for (const f of plan.conditionalFormats) {
      if (f.exists) continue;
      const format = rangeOf(stretched(f.range, layout)).conditionalFormats.add("Custom");
      const style = STYLES[f.style];
      format.custom.rule.formula = mapRows(f.formula, (other, row) =>
        this.layoutOf(other ?? plan.name).whileWriting(row),
      );
      if (style.color) format.custom.format.font.color = style.color;
      if (style.fill) format.custom.format.fill.color = style.fill;
    }
    if (plan.tabColor && plan.mode === "create") sheet.tabColor = plan.tabColor;
    if (plan.hidden && plan.mode === "create") sheet.visibility = "VeryHidden";
    for (const chart of plan.charts) {
      await this.room(CHART_CHARACTERS);
      queueChart(sheet, chart, (rect) => rangeOf(stretched(rect, layout)));
    }
    for (const [key, value] of Object.entries(plan.properties)) sheet.customProperties.add(key, value);
  }

  /** Widths but for those of columns that are wide enough. */
  private widthsToSet({ name, widths }: SheetPlan): ColumnWidth[] {
    const now = this.before.sheets.find((s) => s.name === name)?.widths ?? [];
    return widths.filter(
      ({ column, width, atLeast }) =>
        !atLeast || (now.find((w) => w.column === column)?.points ?? 0) < width * POINTS_PER_CHARACTER,
    );
  }

  private writeTables(sheet: Excel.Worksheet, plan: SheetPlan, layout: RowLayout): void {
    for (const table of plan.tables) {
      const range = stretched(table.range, layout);
      if (table.exists) {
        const former = this.before.sheets.flatMap((s) => s.tables).find(({ name }) => name === table.name);
        const end = former ? layout.ofOld(former.rect.row + former.rect.rows - 1) + 1 : 0;
        // Rows at its end that go are its own until then.
        const rows = Math.max(range.rows, end - range.row);
        this.context.workbook.tables.getItem(table.name).resize(rectA1({ ...range, rows }));
        continue;
      }
      const made = sheet.tables.add(rectA1(range), true);
      made.name = table.name;
      made.style = TABLE_STYLE;
    }
  }

  /** Links last: their sheets must be there. They are texts, which no row moves: their rows are those of the finished sheets. */
  private async writeLinks(): Promise<void> {
    for (const plan of this.plan.sheets) {
      const layout = this.layoutOf(plan.name);
      const sheet = this.context.workbook.worksheets.getItem(plan.name);
      for (const block of plan.blocks) {
        for (const [i, row] of block.cells.entries()) {
          for (const [j, cell] of row.entries()) {
            if (!cell || (!cell.link && cell.file === undefined)) continue;
            const text = String(cell.value ?? "");
            await this.room(200 + text.length * 3);
            const at = layout.whileWriting(block.row + i);
            sheet.getRangeByIndexes(at, block.column + j, 1, 1).hyperlink = {
              ...(cell.link ? { documentReference: reference(cell.link) } : { address: cell.file! }),
              textToDisplay: text,
              screenTip: cell.link ? reference(cell.link) : cell.file!,
            };
          }
        }
      }
    }
  }

  private writeNames(): void {
    const { names } = this.context.workbook;
    for (const { name, sheet, range } of this.plan.names) {
      const at = rectA1(stretched(range, this.layoutOf(sheet)));
      const formula = `=${quoteSheet(sheet)}!${at.replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2")}`;
      const known = this.before.names.some((one) => one.name === name && one.formula !== null);
      if (known) names.getItem(name).formula = formula;
      else names.add(name, formula);
    }
  }
}

/** Of sheets whose rows stay where they are. */
const UNMOVED = new RowLayout([]);

/** A rectangle of the finished sheet while the rows that go are still there: they lie in it. */
function stretched(rect: Rect, layout: RowLayout): Rect {
  const row = layout.whileWriting(rect.row);
  return { ...rect, row, rows: layout.whileWriting(rect.row + rect.rows - 1) + 1 - row };
}

/** A block in pieces, where rows that go stand between its own. */
function inPlace({ row, column, cells }: CellBlock, layout: RowLayout): CellBlock[] {
  const pieces: { row: number; column: number; cells: CellBlock["cells"][number][] }[] = [];
  cells.forEach((line, i) => {
    const at = layout.whileWriting(row + i);
    const last = pieces.at(-1);
    if (last && last.row + last.cells.length === at) last.cells.push(line);
    else pieces.push({ row: at, column, cells: [line] });
  });
  return pieces;
}

/** The parts of a block, by columns, in which no conditional format stands: clearing looks would take that away too. */
function withoutStanding({ conditionalFormats }: SheetPlan, { row, column, cells }: CellBlock): Rect[] {
  const end = column + cells[0]!.length;
  const standing = conditionalFormats.flatMap(({ exists, range }) =>
    exists ? Array.from({ length: range.columns }, (_, i) => range.column + i) : [],
  );
  const parts: { column: number; columns: number }[] = [];
  for (let at = column; at < end; at++) {
    if (standing.includes(at)) continue;
    const last = parts.at(-1);
    if (last && last.column + last.columns === at) last.columns++;
    else parts.push({ column: at, columns: 1 });
  }
  return parts.map((part) => ({ ...part, row, rows: cells.length }));
}

/** The rows of a range that the plan writes: what others stand in is left as it is. */
function writtenRows(plan: SheetPlan, range: Rect, layout: RowLayout): Rect[] {
  if (plan.mode !== "update") return [range];
  const rows = plan.blocks
    .flatMap(({ row, cells }) => cells.map((_, i) => row + i))
    .filter((row) => row >= range.row && row < range.row + range.rows)
    .map((row) => layout.whileWriting(row))
    .sort((a, b) => a - b);
  const runs: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row <= last.row + last.rows) last.rows = Math.max(last.rows, row + 1 - last.row);
    else runs.push({ row, column: range.column, rows: 1, columns: range.columns });
  }
  return runs;
}

/** Keeps the header, and the columns that say what a row is, in sight. */
function freeze(sheet: Excel.Worksheet, { freezeRows, freezeColumns }: SheetPlan): void {
  if (freezeRows && freezeColumns) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freezeRows, freezeColumns));
  else if (freezeRows) sheet.freezePanes.freezeRows(freezeRows);
  else if (freezeColumns) sheet.freezePanes.freezeColumns(freezeColumns);
}

/** Neighbouring columns of one width together. */
function widthRuns(widths: readonly ColumnWidth[]): { column: number; columns: number; width: number }[] {
  const runs: { column: number; columns: number; width: number }[] = [];
  for (const { column, width } of [...widths].sort((a, b) => a.column - b.column)) {
    const last = runs.at(-1);
    if (last && last.column + last.columns === column && last.width === width) last.columns++;
    else runs.push({ column, columns: 1, width });
  }
  return runs;
}

const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;

function applyStyle(range: Excel.Range, name: keyof typeof STYLES): void {
  const style = STYLES[name];
  const { format } = range;
  if (style.bold) format.font.bold = true;
  if (style.italic) format.font.italic = true;
  if (style.size) format.font.size = style.size;
  if (style.color) format.font.color = style.color;
  if (style.fill) format.fill.color = style.fill;
  if (style.align)
    format.horizontalAlignment = style.align === "center" ? "Center" : style.align === "right" ? "Right" : "Left";
  if (style.align === "center") format.verticalAlignment = "Center";
  if (style.wrap) format.wrapText = true;
  if (style.dashed)
    for (const edge of EDGES) {
      const border = format.borders.getItem(edge);
      border.style = "Dash";
      border.color = style.dashed;
    }
  if (style.framed) for (const edge of EDGES) format.borders.getItem(edge).style = "Continuous";
}
