import type { Limits } from "../limits";
import type { Grid, ReadingIssue } from "../source-document";
import { EXAMPLE_LENGTH } from "../markup/unseen";
import { rangesOf } from "../ranges";
import { addressOf, columnName } from "./address";
import type { Computer } from "./compute";
import { cellNumber, showNumber, showText } from "./format/show";
import { placeGrids, type SeenCell } from "./grid";
import type { Area, Sheet, SheetCell, Unseen } from "./model";
import { Visible } from "./visible";

/** Addresses that an issue names; the count tells of the rest. */
const NAMED_CELLS = 20;

/** A worksheet → what Excel shows of it, and what is said about the rest. */
export function readSheet(
  sheet: Sheet,
  computer: Computer,
  date1904: boolean,
  limits: Limits,
): { grids: Grid[]; issues: ReadingIssue[] } {
  const visible = new Visible(sheet);
  const notes = new SheetNotes(sheet);
  const merges = [...sheet.merges, ...centredAcross(sheet)];
  const origins = new Map(sheet.merges.map((m) => [`${m.top},${m.left}`, m]));
  const seen: SeenCell[] = [];
  for (const cell of sheet.cells) {
    const { row, column } = cell;
    const ownNotes = visible.isHidden(row, column) ? null : notes;
    const text = shown(cell, sheet.name, computer, date1904, ownNotes);
    if (cell.struck) ownNotes?.leaveOut("struck-text", cell, cell.struck);
    if (text.trim() === "") continue;
    if (cell.unseen) {
      ownNotes?.leaveOut(cell.unseen, cell, text);
      continue;
    }
    if (!visible.isHidden(row, column)) seen.push({ text, row: visible.row(row), column: visible.column(column) });
    else {
      // A merged cell shows its text in what is seen of it.
      const merge = origins.get(`${row},${column}`);
      const area = merge ? visible.area(merge) : null;
      if (area) seen.push({ text, address: addressOf(row, column), row: area.top, column: area.left });
      else if (visible.isRowHidden(row)) notes.rows.add(row);
      else notes.columns.add(column);
    }
  }
  const areas = merges.flatMap((m) => visible.area(m) ?? []);
  return { grids: placeGrids(seen, areas, { sheet: sheet.name, visible }, limits), issues: notes.issues(limits) };
}

/** The text that Excel shows in a cell. */
function shown(
  cell: SheetCell,
  sheet: string,
  computer: Computer,
  date1904: boolean,
  notes: SheetNotes | null,
): string {
  const address = addressOf(cell.row, cell.column);
  if (cell.unsaved) {
    const result = computer.resultOf(cell, sheet);
    notes?.[result === null ? "withoutResult" : "computed"].push(address);
    // Never a blank: what stands in the cell is its formula.
    return result === null ? `=${(cell.formula ?? "").replace(/^=/, "")}` : showNumber(result, cell.format, date1904);
  }
  const { content } = cell;
  switch (content.type) {
    case "number": {
      const value = cellNumber(content.value);
      if (value === null) return String(content.value);
      const text = showNumber(value, cell.format, date1904);
      if (text.trim() === "" && !value.isZero()) notes?.unseen.push(address);
      return text;
    }
    case "text":
      return showText(content.text, cell.format);
    case "error":
      notes?.errors.push(address);
      return content.text;
    case "shown":
      return content.text;
    case "blank":
      return "";
  }
}

/** 跨列居中: a text over the blank cells at its right that are aligned like it, as a merge shows it. */
function centredAcross(sheet: Sheet): Area[] {
  const across = new Map(sheet.cells.flatMap((c) => (c.across ? [[`${c.row},${c.column}`, c] as const] : [])));
  return [...across.values()].flatMap((cell): Area[] => {
    if (cell.content.type === "blank") return [];
    let right = cell.column;
    while (across.get(`${cell.row},${right + 1}`)?.content.type === "blank") right++;
    return right === cell.column ? [] : [{ top: cell.row, left: cell.column, bottom: cell.row, right }];
  });
}

/** What a worksheet's reader has to say. */
class SheetNotes {
  readonly rows = new Set<number>();
  readonly columns = new Set<number>();
  readonly computed: string[] = [];
  readonly withoutResult: string[] = [];
  readonly errors: string[] = [];
  readonly unseen: string[] = [];
  private readonly leftOut = new Map<Unseen, { readonly cells: string[]; readonly example: string }>();

  constructor(private readonly sheet: Sheet) {}

  leaveOut(reason: Unseen, { row, column }: SheetCell, example: string): void {
    const known = this.leftOut.get(reason);
    if (known) known.cells.push(addressOf(row, column));
    else
      this.leftOut.set(reason, { cells: [addressOf(row, column)], example: example.trim().slice(0, EXAMPLE_LENGTH) });
  }

  issues(limits: Limits): ReadingIssue[] {
    const sheet = this.sheet.name;
    const out: ReadingIssue[] = [];
    const tell = (code: ReadingIssue["code"], values: ReadingIssue["values"]): void => {
      out.push({ code, pages: [], values: { sheet, ...values } });
    };
    const { damage } = this.sheet;
    if (damage?.type === "lost") tell("sheet-lost", {});
    if (damage?.type === "cut") tell("sheet-cut", { row: damage.row + 1 });
    if (this.sheet.rowsBeyond) tell("rows-beyond-limit", { limit: limits.rows });
    if (this.rows.size > 0) tell("rows-hidden", { rows: named(rangesOf(this.rows, (r) => String(r + 1))) });
    if (this.columns.size > 0) tell("columns-hidden", { columns: named(rangesOf(this.columns, columnName)) });
    const cells = (code: ReadingIssue["code"], addresses: readonly string[]): void => {
      if (addresses.length > 0) tell(code, { count: addresses.length, cells: named(addresses) });
    };
    cells("values-hidden", this.unseen);
    cells("formula-computed", this.computed);
    cells("formula-without-result", this.withoutResult);
    cells("cell-errors", this.errors);
    for (const [reason, { cells, example }] of this.leftOut)
      tell("content-skipped", { reason, count: cells.length, cells: named(cells), example });
    return out;
  }
}

function named(names: readonly string[]): string {
  return names.length <= NAMED_CELLS ? names.join("、") : `${names.slice(0, NAMED_CELLS).join("、")}…`;
}
