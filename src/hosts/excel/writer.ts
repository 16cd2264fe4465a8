import {
  PAGE_OF_PAGES,
  STYLES,
  TABLE_STYLE,
  a1,
  columnName,
  footCode,
  quoteSheet,
  rectA1,
  reference,
  type Rect,
  type SheetPlan,
  type WorkbookPlan,
} from "../../workbook";
import { CHUNK_CHARACTERS, chunkBlock, matricesOf, styledRects } from "./matrices";

/** Excel measures columns in points; a character of the default font is about this wide. */
const POINTS_PER_CHARACTER = 5.6;

/** Queues a plan's work and sends it in requests of bounded size. */
export class PlanWriter {
  private queued = 0;
  private done = 0;
  private readonly total: number;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly plan: WorkbookPlan,
    private readonly onProgress: (done: number, total: number) => void,
  ) {
    this.total = plan.sheets.length + 1;
  }

  /** Carries the plan out; a rejected promise leaves the workbook part-way, for the caller to restore. */
  async write(): Promise<void> {
    for (const sheet of this.plan.sheets) {
      if (sheet.mode === "create") this.context.workbook.worksheets.add(sheet.name);
    }
    // The live checks go first and come back last: what they look at is calculated once, not at every change.
    for (const sheet of this.plan.sheets) if (sheet.mode === "replace") this.empty(sheet);
    const inOrder = [...this.plan.sheets].sort((a, b) => Number(a.role === "checks") - Number(b.role === "checks"));
    for (const sheet of inOrder) {
      await this.writeSheet(sheet);
      this.onProgress(++this.done, this.total);
    }
    await this.writeLinks();
    await this.writeNames();
    const { sheet, row, column } = this.plan.activate;
    const target = this.context.workbook.worksheets.getItem(sheet);
    target.activate();
    target.getRangeByIndexes(row, column, 1, 1).select();
    await this.send();
    this.onProgress(this.total, this.total);
  }

  private async send(): Promise<void> {
    this.queued = 0;
    await this.context.sync();
  }

  /** Sends first when the next piece would make the request too large. */
  private async room(size: number): Promise<void> {
    if (this.queued > 0 && this.queued + size > CHUNK_CHARACTERS) await this.send();
    this.queued += size;
  }

  private empty(plan: SheetPlan): void {
    const all = this.context.workbook.worksheets.getItem(plan.name).getRange();
    all.unmerge();
    all.conditionalFormats.clearAll();
    all.clear();
  }

  private async writeSheet(plan: SheetPlan): Promise<void> {
    const sheet = this.context.workbook.worksheets.getItem(plan.name);
    for (const edit of plan.rowEdits) {
      const rows = sheet.getRange(`${edit.at + 1}:${edit.at + Math.abs(edit.count)}`);
      if (edit.count > 0) rows.insert("Down");
      else rows.delete("Up");
    }
    // Widths before contents: rows with wrapped text are then laid out once.
    for (const { column, columns, width } of widthRuns(plan)) {
      sheet.getRangeByIndexes(0, column, 1, columns).format.columnWidth = width * POINTS_PER_CHARACTER;
    }
    const rangeOf = (r: Rect) => sheet.getRangeByIndexes(r.row, r.column, r.rows, r.columns);
    for (const whole of plan.blocks) {
      for (const { block, size } of chunkBlock(whole)) {
        await this.room(size);
        const range = sheet.getRangeByIndexes(block.row, block.column, block.cells.length, block.cells[0]!.length);
        if (plan.mode === "update") range.clear("Formats");
        const { inputs, formats, hasFormulas } = matricesOf(block.cells);
        range.numberFormat = formats as string[][];
        if (hasFormulas) range.formulas = inputs as string[][];
        else range.values = inputs as string[][];
        range.format.verticalAlignment = "Top";
        for (const rect of styledRects(block)) applyStyle(rangeOf(rect), rect.style);
      }
    }
    for (const { row, points } of plan.heights) sheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = points;
    this.writeTables(sheet, plan);
    for (const merge of plan.merges) rangeOf(merge).merge(false);
    if (plan.mode !== "update") this.setPage(sheet, plan);
    if (plan.mode === "create") freeze(sheet, plan);
    for (const v of plan.validations) {
      rangeOf(v.range).dataValidation.rule = { list: { inCellDropDown: true, source: v.list.join(",") } };
    }
    for (const f of plan.conditionalFormats) {
      const format = rangeOf(f.range).conditionalFormats.add("Custom");
      const style = STYLES[f.style];
      format.custom.rule.formula = f.formula;
      if (style.color) format.custom.format.font.color = style.color;
      if (style.fill) format.custom.format.fill.color = style.fill;
    }
    if (plan.tabColor && plan.mode === "create") sheet.tabColor = plan.tabColor;
    if (plan.hidden && plan.mode === "create") sheet.visibility = "VeryHidden";
    for (const [key, value] of Object.entries(plan.properties)) sheet.customProperties.add(key, value);
  }

  private writeTables(sheet: Excel.Worksheet, plan: SheetPlan): void {
    for (const table of plan.tables) {
      if (table.exists) {
        this.context.workbook.tables.getItem(table.name).resize(rectA1(table.range));
        continue;
      }
      const made = sheet.tables.add(rectA1(table.range), true);
      made.name = table.name;
      made.style = TABLE_STYLE;
    }
  }

  private setPage(sheet: Excel.Worksheet, { page }: SheetPlan): void {
    const layout = sheet.pageLayout;
    layout.orientation = page.orientation === "portrait" ? "Portrait" : "Landscape";
    layout.paperSize = "A4";
    layout.zoom = { horizontalFitToPages: page.pagesWide };
    if (page.printedColumns !== null) layout.setPrintArea(`A:${columnName(page.printedColumns - 1)}`);
    if (page.titleRows > 0) layout.setPrintTitleRows(`$1:$${page.titleRows}`);
    if (page.titleColumns > 0) layout.setPrintTitleColumns(`$A:$${columnName(page.titleColumns - 1)}`);
    sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of page.breaks) sheet.horizontalPageBreaks.add(a1(row, 0));
    const foot = layout.headersFooters.defaultForAllPages;
    foot.leftFooter = footCode(page.foot.left);
    foot.centerFooter = PAGE_OF_PAGES;
    foot.rightFooter = footCode(page.foot.right);
  }

  /** Links last: their sheets must be there. */
  private async writeLinks(): Promise<void> {
    for (const plan of this.plan.sheets) {
      const sheet = this.context.workbook.worksheets.getItem(plan.name);
      for (const block of plan.blocks) {
        for (const [i, row] of block.cells.entries()) {
          for (const [j, cell] of row.entries()) {
            if (!cell?.link) continue;
            const text = String(cell.value ?? "");
            await this.room(200 + text.length * 3);
            sheet.getRangeByIndexes(block.row + i, block.column + j, 1, 1).hyperlink = {
              documentReference: reference(cell.link),
              textToDisplay: text,
              screenTip: reference(cell.link),
            };
          }
        }
      }
    }
  }

  private async writeNames(): Promise<void> {
    const existing = this.plan.names.map((n) => {
      const item = this.context.workbook.names.getItemOrNullObject(n.name);
      item.load("name");
      return item;
    });
    await this.send();
    this.plan.names.forEach((n, i) => {
      const formula = `=${quoteSheet(n.sheet)}!${rectA1(n.range).replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2")}`;
      if (existing[i]!.isNullObject) this.context.workbook.names.add(n.name, formula);
      else existing[i]!.formula = formula;
    });
  }
}

/** Keeps the header, and the columns that say what a row is, in sight. */
function freeze(sheet: Excel.Worksheet, { freezeRows, freezeColumns }: SheetPlan): void {
  if (freezeRows && freezeColumns) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freezeRows, freezeColumns));
  else if (freezeRows) sheet.freezePanes.freezeRows(freezeRows);
  else if (freezeColumns) sheet.freezePanes.freezeColumns(freezeColumns);
}

/** Neighbouring columns of one width together. */
function widthRuns(plan: SheetPlan): { column: number; columns: number; width: number }[] {
  const runs: { column: number; columns: number; width: number }[] = [];
  for (const { column, width } of [...plan.widths].sort((a, b) => a.column - b.column)) {
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
  if (style.framed) for (const edge of EDGES) format.borders.getItem(edge).style = "Continuous";
}
