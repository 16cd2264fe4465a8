import { columnsOf, rowsOf, type Rect } from "./addresses";
import type { WorkbookModel } from "./model";
import type { UniverSheet } from "./univer";

/** An Excel table: the grid holds its range and columns, this its looks and its totals row. */
export interface TableRecord {
  readonly id: string;
  readonly sheetId: string;
  /** Header and body; the totals row lies below it. */
  rect: Rect;
  name: string;
  style: string;
  showTotals: boolean;
  showBandedRows: boolean;
  showFilterButton: boolean;
}

/** The nearest of the grid's six themes to the family of an Excel table style (`TableStyleMedium2` …). */
const themeOf = (style: string): string => {
  const number = Number(/(\d+)$/.exec(style)?.[1] ?? 2);
  return `table-default-${(number + 4) % 6}`;
};

const gridRange = (rect: Rect) => ({
  startRow: rect.top,
  endRow: rect.bottom,
  startColumn: rect.left,
  endColumn: rect.right,
});

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** The tables of the workbook. The engine resolves `表[列]` by the grid's own tables, which this keeps in step. */
export class TableModel {
  private readonly looks = new Map<string, TableRecord>();
  private readonly headersWritten = new Set<string>();
  private next = 1;

  constructor(private readonly model: WorkbookModel) {}

  /** Tables as the grid knows them now: the user may have resized or removed one. */
  list(): TableRecord[] {
    return this.model.workbook.getTableList().map((info) => {
      const known = this.looks.get(info.id);
      const rect = {
        top: info.range.startRow,
        left: info.range.startColumn,
        bottom: info.range.endRow,
        right: info.range.endColumn,
      };
      const record: TableRecord = known ?? {
        id: info.id,
        sheetId: info.subUnitId,
        rect,
        name: info.name,
        style: "TableStyleMedium2",
        showTotals: false,
        showBandedRows: true,
        showFilterButton: true,
      };
      record.rect = rect;
      record.name = info.name;
      this.looks.set(info.id, record);
      return record;
    });
  }

  find(key: string): TableRecord | undefined {
    const name = key.toLowerCase();
    return this.list().find((table) => table.id === key || table.name.toLowerCase() === name);
  }

  async add(sheet: UniverSheet, rect: Rect): Promise<TableRecord | undefined> {
    // A workbook that was opened has tables already, under ids that an earlier page gave.
    while (this.find(String(this.next)) || this.find(`表${this.next}`)) this.next++;
    const id = String(this.next++);
    const name = `表${id}`;
    this.fillHeaders(sheet, rect);
    const added = await sheet.addTable(name, gridRange(rect), id, { tableStyleId: themeOf("TableStyleMedium2") });
    return added ? this.find(id) : undefined;
  }

  /** Excel gives every column a name of its own: blanks and repetitions are filled in. */
  private fillHeaders(sheet: UniverSheet, rect: Rect): void {
    const header = { ...rect, bottom: rect.top };
    const names = this.model.texts(sheet, header)[0] ?? [];
    const seen = new Set<string>();
    const unique = names.map((text, index) => {
      const base = text.trim() === "" ? `列${index + 1}` : text;
      let name = base;
      for (let n = 2; seen.has(name.toLowerCase()); n++) name = `${base}${n}`;
      seen.add(name.toLowerCase());
      return name;
    });
    if (unique.some((name, index) => name !== names[index]))
      this.model.enterBlock(sheet, header, [unique.map((name) => `'${name}`)]);
  }

  async resize(table: TableRecord, rect: Rect): Promise<void> {
    const sheet = this.model.sheet(table.sheetId)!;
    if (columnsOf(rect) !== columnsOf(table.rect) || rect.left !== table.rect.left) {
      // The grid's own resize keeps the column list as it was; a table with other columns is made anew under its id.
      const { id, name, style } = table;
      await sheet.removeTable(id);
      this.fillHeaders(sheet, rect);
      await sheet.addTable(`_${id}`, gridRange(rect), id, { tableStyleId: themeOf(style) });
      await this.rename(table, name);
    } else await sheet.setTableRange(table.id, gridRange(rect));
    this.list();
  }

  async rename(table: TableRecord, name: string): Promise<boolean> {
    // Excel lets a table be called like a sheet; the grid's own command doesn't, its mutation does.
    const params = {
      unitId: this.model.workbook.getId(),
      subUnitId: table.sheetId,
      tableId: table.id,
      config: { name },
    };
    const done = Boolean(await this.model.api.executeCommand("sheet.mutation.set-sheet-table", params));
    if (done) table.name = name;
    return done;
  }

  async setStyle(table: TableRecord, style: string): Promise<void> {
    table.style = style;
    const command = { unitId: this.model.workbook.getId(), tableId: table.id, theme: themeOf(style) };
    await this.model.api.executeCommand("sheet.command.set-table-config", command);
  }

  async remove(table: TableRecord): Promise<void> {
    await this.model.sheet(table.sheetId)!.removeTable(table.id);
    this.looks.delete(table.id);
  }

  /** Column names are the header cells: a changed header is a changed column, which {@link syncHeaders} tells the grid. */
  headerWritten(sheetId: string, rect: Rect): void {
    for (const table of this.list())
      if (table.sheetId === sheetId && overlaps(rect, { ...table.rect, bottom: table.rect.top }))
        this.headersWritten.add(table.id);
  }

  /** The grid makes a table anew for that, and for a moment there is none: never while a batch is carried out. */
  async syncHeaders(): Promise<void> {
    const ids = [...this.headersWritten];
    this.headersWritten.clear();
    for (const id of ids) {
      const table = this.list().find((one) => one.id === id);
      if (table) await this.syncColumns(table);
    }
  }

  private async syncColumns(table: TableRecord): Promise<void> {
    const sheet = this.model.sheet(table.sheetId)!;
    const shown = this.columnNames(table);
    const info = this.model.workbook.getTableInfo(table.id);
    if (!info || shown.every((name, index) => info.columns[index]?.displayName === name)) return;
    const { id, name, style } = table;
    await sheet.removeTable(id);
    await sheet.addTable(`_${id}`, gridRange(table.rect), id, { tableStyleId: themeOf(style) });
    await this.rename(table, name);
  }

  columnNames(table: TableRecord): string[] {
    return this.model.texts(this.model.sheet(table.sheetId)!, { ...table.rect, bottom: table.rect.top })[0] ?? [];
  }

  bodyRows(table: TableRecord): number {
    return rowsOf(table.rect) - 1;
  }
}
