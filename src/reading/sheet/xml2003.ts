import { walkXmlText } from "../archive/xml";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import { decodeText } from "../text/decode";
import type { Area, CellContent, Sheet, SheetCell, SheetDamage, Workbook } from "./model";

/** Names that SpreadsheetML has for formats. */
const NAMED_FORMATS: Readonly<Record<string, string>> = {
  "General Number": "General",
  Fixed: "0.00",
  Standard: "#,##0.00",
  Percent: "0.00%",
  Currency: '"¥"#,##0.00;"¥"-#,##0.00',
  "Short Date": "yyyy/m/d",
  "Long Date": 'yyyy"年"m"月"d"日"',
};
/** Excel's last row and column. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const MILLISECONDS_OF_DAY = 86_400_000;

/** XML spreadsheet 2003 (SpreadsheetML): Excel 2003, WPS and report programs write it, mostly named .xls. */
export function readXml2003(bytes: Uint8Array, limits: Limits): Workbook {
  const reader = new Reader(limits);
  try {
    walkXmlText("Workbook", decodeText(bytes), limits, reader);
  } catch (cause) {
    if (!(cause instanceof ReadingError) || cause.code !== "corrupt") throw cause;
    if (!reader.cut()) throw new ReadingError("truncated", {}, { cause });
  }
  return { sheets: reader.sheets, date1904: false };
}

type OpenSheet = {
  -readonly [Key in keyof Sheet]: Sheet[Key];
} & { cells: SheetCell[]; merges: Area[]; hiddenRows: Set<number>; hiddenColumns: [number, number][] };

type Attributes = Readonly<Record<string, string>>;

class Reader {
  readonly sheets: OpenSheet[] = [];
  private readonly formats = new Map<string, { format: string; across: boolean }>();
  private style: { id: string; parent: string; format: string | null; across: boolean } | null = null;
  private sheet: OpenSheet | null = null;
  private inTable = false;
  private row = -1;
  private column = -1;
  private columnEntry = -1;
  private nextRow = 0;
  private cell: Attributes | null = null;
  private data: { type: string; text: string } | null = null;
  private inData = false;
  private declared = 0;

  constructor(private readonly limits: Limits) {}

  /** Marks the sheet that is open as cut; false where there is none. */
  cut(): boolean {
    if (!this.sheet) return this.sheets.length > 0;
    const damage: SheetDamage = { type: "cut", row: Math.max(0, this.row) };
    this.sheet.damage = damage;
    return true;
  }

  open(name: string, a: Attributes): void {
    switch (name) {
      case "Style":
        this.style = { id: a["ID"] ?? "", parent: a["Parent"] ?? "Default", format: null, across: false };
        return;
      case "NumberFormat":
        if (this.style) this.style.format = NAMED_FORMATS[a["Format"] ?? ""] ?? a["Format"] ?? "General";
        return;
      case "Alignment":
        if (this.style && a["Horizontal"] === "CenterAcrossSelection") this.style.across = true;
        return;
      case "Worksheet":
        this.openSheet(a["Name"] ?? "");
        return;
      case "Table":
        this.inTable = this.sheet !== null;
        this.nextRow = 0;
        this.columnEntry = -1;
        return;
      case "Column":
        if (this.sheet && this.inTable) this.openColumn(this.sheet, a);
        return;
      case "Row":
        if (this.sheet && this.inTable) this.openRow(this.sheet, a);
        return;
      case "Cell":
        if (!this.sheet || !this.inTable) return;
        requireWithin(++this.declared, this.limits.declaredCells, "declaredCells");
        this.cell = a;
        this.column = place(a["Index"], this.column + 1, LAST_COLUMN);
        this.data = null;
        return;
      case "Data":
        if (!this.cell) return;
        this.data = { type: a["Type"] ?? "String", text: "" };
        this.inData = true;
        return;
      default:
    }
  }

  close(name: string): void {
    switch (name) {
      case "Style":
        this.closeStyle();
        return;
      case "Worksheet":
        this.sheet = null;
        return;
      case "Table":
        this.inTable = false;
        return;
      case "Data":
        this.inData = false;
        return;
      case "Cell":
        if (this.sheet && this.cell) this.closeCell(this.sheet, this.cell);
        this.cell = null;
        return;
      case "Visible":
        if (this.sheet && this.option !== null) this.sheet.hidden = /hidden/i.test(this.option);
        this.option = null;
        return;
      default:
    }
  }

  /** Text of the option that is open. */
  private option: string | null = null;

  text(text: string): void {
    if (this.inData && this.data) this.data.text += text;
    else if (this.sheet && !this.inTable && /^Sheet(?:Very)?Hidden$/i.test(text.trim())) this.option = text;
  }

  private closeStyle(): void {
    if (!this.style) return;
    const { id, parent, format, across } = this.style;
    this.formats.set(id, { format: format ?? this.formats.get(parent)?.format ?? "General", across });
    this.style = null;
  }

  private openSheet(name: string): void {
    requireWithin(this.sheets.length + 1, this.limits.sheets, "sheets");
    this.sheet = {
      name,
      hidden: false,
      cells: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: [],
      damage: null,
      rowsBeyond: false,
    };
    this.sheets.push(this.sheet);
  }

  private openColumn(sheet: OpenSheet, a: Attributes): void {
    const from = place(a["Index"], this.columnEntry + 1, LAST_COLUMN);
    const to = Math.min(from + count(a["Span"]), LAST_COLUMN);
    this.columnEntry = to;
    if (a["Hidden"] === "1" || (a["Width"] !== undefined && Number(a["Width"]) === 0))
      sheet.hiddenColumns.push([from, to]);
  }

  private openRow(sheet: OpenSheet, a: Attributes): void {
    this.row = place(a["Index"], this.nextRow, LAST_ROW);
    const span = Math.min(count(a["Span"]), this.limits.rows);
    this.nextRow = this.row + span + 1;
    this.column = -1;
    if (a["Hidden"] === "1" || (a["Height"] !== undefined && Number(a["Height"]) === 0))
      for (let r = this.row; r <= Math.min(this.row + span, this.limits.rows); r++) sheet.hiddenRows.add(r);
  }

  private closeCell(sheet: OpenSheet, a: Attributes): void {
    const across = count(a["MergeAcross"]);
    const down = count(a["MergeDown"]);
    const { row, column } = this;
    this.column = Math.min(column + across, LAST_COLUMN);
    const style = this.formats.get(a["StyleID"] ?? "Default") ?? { format: "General", across: false };
    const content = contentOf(this.data);
    const formula = a["Formula"];
    const unsaved = formula !== undefined && this.data === null;
    if (content.type === "blank" && !unsaved && !style.across) return;
    if (row >= this.limits.rows) {
      sheet.rowsBeyond ||= content.type !== "blank";
      return;
    }
    if (across > 0 || down > 0) {
      requireWithin(sheet.merges.length, this.limits.declaredCells, "declaredCells");
      sheet.merges.push({ top: row, left: column, bottom: row + down, right: column + across });
    }
    sheet.cells.push({
      row,
      column,
      content,
      format: style.format,
      // R1C1 references are not computed.
      ...(unsaved ? { formula, unsaved: true } : {}),
      ...(style.across ? { across: true } : {}),
    });
  }
}

function contentOf(data: { type: string; text: string } | null): CellContent {
  if (data === null || data.text === "") return { type: "blank" };
  const { type, text } = data;
  if (type === "Number" && Number.isFinite(Number(text))) return { type: "number", value: text.trim() };
  if (type === "Error") return { type: "error", text };
  if (type === "Boolean") return { type: "text", text: text.trim() === "1" ? "TRUE" : "FALSE" };
  const day = type === "DateTime" ? Date.parse(`${text.slice(0, 19)}Z`) : NaN;
  // Days since 1899-12-30, as Excel counts them.
  if (Number.isFinite(day)) return { type: "number", value: day / MILLISECONDS_OF_DAY + 25569 };
  return { type: "text", text };
}

/** `ss:Index` from 1, or the next place; held within Excel's last one. */
function place(index: string | undefined, next: number, last: number): number {
  const number = index === undefined ? next : Number(index) - 1;
  return Number.isFinite(number) && number >= 0 ? Math.min(Math.floor(number), last) : next;
}

/** How many further rows or columns an attribute names. */
function count(text: string | undefined): number {
  const number = Number(text ?? 0);
  return Number.isFinite(number) && number > 0 ? Math.min(Math.floor(number), LAST_ROW) : 0;
}
