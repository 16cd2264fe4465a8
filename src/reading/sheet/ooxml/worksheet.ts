import { walkXml } from "../../archive/xml";
import { ReadingError, requireWithin } from "../../errors";
import type { Limits } from "../../limits";
import { readAddress } from "../address";
import type { Area, CellContent, Sheet, SheetCell } from "../model";
import { TextCollector, unescapeText, type StoredText } from "./strings";
import { PLAIN_STYLE, type CellStyle } from "./styles";

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly StoredText[];
  readonly styles: readonly CellStyle[];
  readonly limits: Limits;
}

/** What a worksheet's part holds. */
export type WorksheetContent = Omit<Sheet, "name" | "hidden">;

/** Excel's last row and column: addresses beyond them are damage. */
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Reads a worksheet. Where its XML breaks off, what came before is kept and the place is told. */
export function readWorksheet(part: string, content: Uint8Array, context: SheetContext): WorksheetContent {
  const reader = new WorksheetReader(context);
  try {
    walkXml(part, content, context.limits, reader);
  } catch (cause) {
    if (!(cause instanceof ReadingError) || cause.code !== "corrupt") throw cause;
    return reader.result(true);
  }
  return reader.result(!reader.complete);
}

class WorksheetReader {
  complete = false;
  private readonly cells: SheetCell[] = [];
  private readonly merges: Area[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns: [number, number][] = [];
  private rowsBeyond = false;
  private row = -1;
  private column = -1;
  private inData = false;
  /** Attributes of the cell that is open. */
  private cell: Readonly<Record<string, string>> | null = null;
  private value: string | null = null;
  private formula: string | null = null;
  private into: "v" | "f" | null = null;
  private inline = false;
  /** What of the cell's text is struck through. */
  private struck = "";
  /** Tables and conditional formats paint grounds that no cell's own style tells. */
  private painted = false;
  private readonly collector = new TextCollector();

  constructor(private readonly context: SheetContext) {}

  result(cut: boolean): WorksheetContent {
    const { merges, hiddenRows, hiddenColumns, rowsBeyond } = this;
    const cells = this.painted ? this.cells.map(onAnyGround) : this.cells;
    const damage = cut ? ({ type: "cut", row: Math.max(this.row, 0) } as const) : null;
    return { cells, merges, hiddenRows, hiddenColumns, rowsBeyond, damage };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "sheetData":
        this.inData = true;
        return;
      case "row":
        if (this.inData) this.openRow(attributes);
        return;
      case "c":
        if (this.inData) this.openCell(attributes);
        return;
      case "v":
      case "f":
        if (this.cell) this.into = name;
        if (this.cell && name === "f") this.formula = "";
        return;
      case "is":
        this.inline = true;
        this.collector.begin();
        return;
      case "col":
        this.openColumns(attributes);
        return;
      case "conditionalFormatting":
      case "tablePart":
      case "picture":
        this.painted = true;
        return;
      case "mergeCell":
        this.merge(attributes["ref"] ?? "");
        return;
      default:
        if (this.inline) this.collector.open(name, attributes);
    }
  }

  close(name: string): void {
    switch (name) {
      case "worksheet":
        this.complete = true;
        return;
      case "sheetData":
        this.inData = false;
        return;
      case "v":
      case "f":
        this.into = null;
        return;
      case "is":
        this.inline = false;
        return;
      case "c":
        if (this.cell) this.closeCell(this.cell);
        return;
      default:
        if (this.inline) this.collector.close(name);
    }
  }

  text(text: string): void {
    if (this.into === "v") this.value = (this.value ?? "") + text;
    else if (this.into === "f") this.formula = (this.formula ?? "") + text;
    else if (this.inline) this.collector.add(text);
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    const number = attributes["r"];
    this.row = number === undefined ? this.row + 1 : place(number, LAST_ROW);
    this.column = -1;
    if (isTrue(attributes["hidden"]) || Number(attributes["ht"] ?? 1) === 0) this.hiddenRows.add(this.row);
    if (this.row > LAST_ROW) this.rowsBeyond = true;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const address = attributes["r"] === undefined ? null : readAddress(attributes["r"]);
    if (address) {
      this.row = Math.min(address.row, LAST_ROW + 1);
      this.column = address.column;
    } else this.column++;
    this.cell = attributes;
    this.value = null;
    this.formula = null;
    this.struck = "";
    this.collector.begin();
  }

  private openColumns(attributes: Readonly<Record<string, string>>): void {
    if (!isTrue(attributes["hidden"]) && Number(attributes["width"] ?? 1) !== 0) return;
    const first = place(attributes["min"] ?? "1", LAST_COLUMN);
    this.hiddenColumns.push([first, Math.max(first, place(attributes["max"] ?? "1", LAST_COLUMN))]);
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(":").map((corner) => readAddress(corner));
    if (!from || !to) return;
    requireWithin(this.merges.length, this.context.limits.declaredCells, "declaredCells");
    this.merges.push({
      top: Math.min(from.row, to.row),
      left: Math.min(from.column, to.column),
      bottom: Math.max(from.row, to.row),
      right: Math.max(from.column, to.column),
    });
  }

  private closeCell(attributes: Readonly<Record<string, string>>): void {
    this.cell = null;
    const style = this.context.styles[Number(attributes["s"] ?? 0)] ?? PLAIN_STYLE;
    const type = attributes["t"] ?? "n";
    const content = this.contentOf(type);
    const unsaved = this.formula !== null && content.type === "blank" && type !== "str";
    if (content.type === "blank" && !unsaved && !style.across && this.struck === "") return;
    if (this.row >= this.context.limits.rows) {
      if (content.type !== "blank" || unsaved) this.rowsBeyond = true;
      return;
    }
    this.cells.push({
      row: this.row,
      column: this.column,
      content,
      format: style.format,
      ...(this.formula === null ? {} : { formula: unescapeText(this.formula) }),
      ...(unsaved ? { unsaved: true } : {}),
      ...(style.across ? { across: true } : {}),
      ...(style.unseen && content.type !== "blank" ? { unseen: style.unseen } : {}),
      ...(this.struck === "" ? {} : { struck: this.struck }),
    });
  }

  private stored({ text, struck }: StoredText): CellContent {
    this.struck = struck;
    return textContent(text);
  }

  private contentOf(type: string): CellContent {
    const { value } = this;
    switch (type) {
      case "inlineStr":
        return this.stored(this.collector.take());
      case "s": {
        if (value === null) return BLANK;
        const text = this.context.strings[Number(value)];
        if (text === undefined) throw new ReadingError("truncated");
        return this.stored(text);
      }
      case "str":
        return textContent(unescapeText(value ?? ""));
      case "b":
        return value === null ? BLANK : textContent(isTrue(value.trim()) ? "TRUE" : "FALSE");
      case "e":
        return value === null ? BLANK : { type: "error", text: value };
      case "d":
        return textContent(value ?? "");
      default:
        return value === null || value.trim() === "" ? BLANK : numberContent(value.trim());
    }
  }
}

function onAnyGround(cell: SheetCell): SheetCell {
  const { unseen, ...rest } = cell;
  return unseen === "background-coloured-text" ? rest : cell;
}

const BLANK: CellContent = { type: "blank" };

/** A cell that says it is a number and is none is shown as the words that it holds. */
function numberContent(value: string): CellContent {
  return Number.isFinite(Number(value)) ? { type: "number", value } : { type: "text", text: value };
}

function textContent(text: string): CellContent {
  return text === "" ? BLANK : { type: "text", text };
}

/** A number of the file from 1, held within what Excel has; one place beyond where it is more. */
function place(text: string, last: number): number {
  const number = Number(text) - 1;
  return Number.isFinite(number) && number >= 0 ? Math.min(Math.floor(number), last + 1) : 0;
}
