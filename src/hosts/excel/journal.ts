import { quoteSheet, type CellTarget, type Rect } from "../../workbook";
import { CHUNK_CHARACTERS } from "./matrices";
import type { RowRun } from "./row-layout";

/** Sheets that stand in the workbook only while a plan is carried out; nobody sees them, and none of them is the user's. */
export const JOURNAL_SHEET = "_budget-disclosure";
export const isJournal = (sheet: string): boolean => sheet.startsWith(JOURNAL_SHEET);

/** Where a plan stands: nothing of it counts before `undo`, everything counts from `forward` on. */
export type JournalState = "undo" | "forward";

/** A sheet that the plan changes, as far as its twin does not keep it. */
export interface SheetBefore {
  readonly name: string;
  readonly mode: "update" | "replace";
  /** Sheet that holds a copy of what is written over, at the same addresses. */
  readonly twin: string;
  /** What of it is copied; null = all of the sheet. */
  readonly copied: readonly Rect[] | null;
  readonly inserts: readonly RowRun[];
  readonly deletes: readonly RowRun[];
  readonly tables: readonly { readonly name: string; readonly rect: Rect }[];
  readonly heights: readonly { readonly row: number; readonly points: number }[];
  readonly widths: readonly { readonly column: number; readonly points: number }[];
  readonly properties: Readonly<Record<string, string | null>>;
  /** Ids of the conditional formats that were there; null where the plan makes none. */
  readonly conditionals: readonly string[] | null;
  /** Names of the charts that the plan makes, and of those that are there and go. */
  readonly charts?: { readonly made: readonly string[]; readonly gone: readonly string[] };
}

/** Everything that brings the workbook back to where it was. */
export interface Before {
  readonly sheets: readonly SheetBefore[];
  readonly created: readonly string[];
  /** Formula of each name that the plan sets; null = there was none. */
  readonly names: readonly { readonly name: string; readonly formula: string | null }[];
  readonly active: CellTarget;
  /** The cell to show where the plan comes to its end. */
  readonly show: CellTarget;
}

/** What a journal says. */
export interface Journal {
  readonly state: JournalState;
  readonly before: Before;
  /** By sheet and row run, in the order of {@link Before}: rows where they stand now; null where they are gone. */
  readonly inserts: readonly (readonly number[])[];
  readonly deletes: readonly (readonly (RowRun | null)[])[];
}

/** Longest text of a cell, and room for the mark that keeps it a text. */
const CELL_CHARACTERS = 30_000;
const STATE_ROW = 0;
const COUNT_ROW = 1;
const TEXT_ROW = 2;
/** Formulas that follow the rows that the plan moves: Excel itself keeps them right, whatever has been done so far. */
const ANCHORS = 1;
/** Who writes, and when that one was last heard of: below each other, from the first request on. */
const WRITER = 2;
/** A write of another machine that was heard of within this time is taken to be under way (milliseconds). */
const UNDER_WAY = 120_000;
const MACHINE_KEY = "budget-disclosure.machine";

/** A name for this machine, so that a pane knows a write that its own predecessor broke off; it lasts as long as storage does. */
const machine = ((): string => {
  const fresh = Math.random().toString(36).slice(2);
  try {
    const known = localStorage.getItem(MACHINE_KEY);
    if (known === null) localStorage.setItem(MACHINE_KEY, fresh);
    return known ?? fresh;
  } catch {
    return fresh;
  }
})();

/** Queues a sign of life, which others who have the workbook open see. */
export function signJournal(context: Excel.RequestContext): void {
  const journal = context.workbook.worksheets.getItem(JOURNAL_SHEET);
  journal.getRangeByIndexes(0, WRITER, 2, 1).values = [[`:${machine}`], [Date.now()]];
}

/** Whether another machine, a colleague's, is writing: its journal must be left alone. Clocks may differ either way. */
export async function isUnderWay(context: Excel.RequestContext): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(JOURNAL_SHEET);
  sheet.load("name");
  await context.sync();
  if (sheet.isNullObject) return false;
  const signed = sheet.getRangeByIndexes(0, WRITER, 2, 1).load("values");
  await context.sync();
  const [[who], [when]] = signed.values as [[unknown], [unknown]];
  return typeof when === "number" && who !== `:${machine}` && Math.abs(Date.now() - when) < UNDER_WAY;
}

const cell = (sheet: Excel.Worksheet, row: number, column: number) => sheet.getRangeByIndexes(row, column, 1, 1);

const anchor = (sheet: string, row: number, count: number): string =>
  `=ROWS(${quoteSheet(sheet)}!$A$${row + 1}:$A$${row + count})`;

function anchorsOf({ sheets }: Before): string[] {
  return sheets.flatMap(({ name, inserts, deletes }) => [
    ...inserts.map(({ row }) => anchor(name, row, 1)),
    ...deletes.map(({ row, count }) => anchor(name, row, count)),
  ]);
}

const texts = (before: Before): string[] => {
  const all = JSON.stringify(before);
  return Array.from({ length: Math.ceil(all.length / CELL_CHARACTERS) }, (_, i) =>
    all.slice(i * CELL_CHARACTERS, (i + 1) * CELL_CHARACTERS),
  );
};

/** Keeps in the workbook what brings it back; from the last action on the journal counts. */
export async function writeJournal(context: Excel.RequestContext, before: Before): Promise<void> {
  const { worksheets } = context.workbook;
  const journal = worksheets.add(JOURNAL_SHEET);
  journal.visibility = "VeryHidden";
  signJournal(context);
  for (const { name, twin, copied } of before.sheets) {
    const [sheet, copy] = [worksheets.getItem(name), worksheets.add(twin)];
    copy.visibility = "VeryHidden";
    if (copied === null) copy.getRange().copyFrom(sheet.getRange(), "All");
    for (const rect of copied ?? []) rangeOf(copy, rect).copyFrom(rangeOf(sheet, rect), "All");
  }
  const parts = texts(before);
  // In one column, so that a long journal can be sent in several requests.
  let sent = 0;
  cell(journal, COUNT_ROW, 0).values = [[parts.length]];
  for (const [i, part] of parts.entries()) {
    const at = cell(journal, TEXT_ROW + i, 0);
    at.numberFormat = [["@"]];
    at.values = [[`:${part}`]];
    sent += part.length * 3;
    if (sent < CHUNK_CHARACTERS) continue;
    await context.sync();
    sent = 0;
  }
  const anchors = anchorsOf(before);
  if (anchors.length > 0)
    journal.getRangeByIndexes(0, ANCHORS, anchors.length, 1).formulas = anchors.map((formula) => [formula]);
  markJournal(context, "undo");
  await context.sync();
}

const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rect) =>
  sheet.getRangeByIndexes(row, column, rows, columns);

/** Queues the word from which on a broken plan is taken back (`undo`) or carried to its end (`forward`). */
export function markJournal(context: Excel.RequestContext, state: JournalState): void {
  cell(context.workbook.worksheets.getItem(JOURNAL_SHEET), STATE_ROW, 0).values = [[state]];
}

/** The journal of a plan that broke off; null where there is none, or where it never came to count. */
export async function readJournal(context: Excel.RequestContext): Promise<Journal | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(JOURNAL_SHEET);
  sheet.load("name");
  await context.sync();
  if (sheet.isNullObject) return null;
  const head = sheet.getRangeByIndexes(0, 0, 2, 1).load("values");
  await context.sync();
  const [[state], [count]] = head.values as [[unknown], [unknown]];
  if (state !== "undo" && state !== "forward") return null;
  const text = sheet.getRangeByIndexes(TEXT_ROW, 0, Number(count), 1).load("values");
  await context.sync();
  const before = JSON.parse(text.values.map(([part]) => String(part).slice(1)).join("")) as Before;
  const total = anchorsOf(before).length;
  const column = total > 0 ? sheet.getRangeByIndexes(0, ANCHORS, total, 1).load("formulas") : null;
  await context.sync();
  const rows = (column?.formulas ?? []).map(([formula]) => rowsOf(String(formula)));
  let next = 0;
  const take = (count: number): (RowRun | null)[] => rows.slice(next, (next += count));
  const inserts: number[][] = [];
  const deletes: (RowRun | null)[][] = [];
  for (const one of before.sheets) {
    inserts.push(take(one.inserts.length).map((run, i) => run?.row ?? one.inserts[i]!.row));
    deletes.push(take(one.deletes.length));
  }
  return { state, before, inserts, deletes };
}

/** The rows that an anchor is at. */
function rowsOf(formula: string): RowRun | null {
  const found = /\$A\$(\d+)(?::\$A\$(\d+))?/.exec(formula);
  if (!found) return null;
  const row = Number(found[1]) - 1;
  return { row, count: Number(found[2] ?? found[1]) - row };
}

/** Takes the journal and the twins away: the last that is done of a plan. The journal goes last, for it names the others. */
export async function removeJournal(context: Excel.RequestContext): Promise<void> {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const ours = sheets.items.filter(({ name }) => isJournal(name));
  for (const sheet of ours.filter(({ name }) => name !== JOURNAL_SHEET)) sheet.delete();
  for (const sheet of ours.filter(({ name }) => name === JOURNAL_SHEET)) sheet.delete();
  await context.sync();
}
