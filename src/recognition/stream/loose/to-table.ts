import type { PublishedCell, SourceRef } from "../../../disclosure";
import type { Problem } from "../../problems";
import type { RawTable } from "../stream";
import type { LooseTable, LooseRow, Slot } from "./placing/slots";
import type { Fragment, TextLines } from "./fragments";
import type { Region } from "./regions";
import { TRACE_NOTES, said, type Said } from "../../../words";

/** Turns a solved draft into the table that the recogniser hands on. */
export function toRawTable(draft: LooseTable, region: Region, notes: readonly string[], text: TextLines): RawTable {
  const problems = [...draft.problems];
  const trace = [...draft.trace];
  const rows = draft.rows.map((row) => rowOf(row, draft, text, problems, trace));
  return {
    title: region.head.title,
    captions: region.head.captions,
    columns: draft.header.columns.map((c) => c.path),
    columnNumbers: draft.header.columnNumbers,
    rows,
    merges: [],
    fields: null,
    notes,
    pages: pagesOf(region, text),
    source: text.lines[region.head.start]!.source,
    unreadable: draft.rows.length === 0 && problems.length > 0,
    problems,
    trace,
  };
}

/** Pages that a table stands on, where the source knows pages. */
export function pagesOf(region: Region, text: TextLines): number[] {
  const pages = new Set<number>();
  for (const [from, to] of region.stretches) {
    for (const at of [from, to - 1]) {
      const page = text.lines[at]?.source.page;
      if (page !== undefined) pages.add(page);
    }
  }
  return [...pages].sort((a, b) => a - b);
}

/** The place of a fragment, with what was printed there. */
export function sourceOf(fragment: Fragment | null, text: TextLines): SourceRef | undefined {
  return fragment ? { ...text.lines[fragment.at]!.source, quote: text.lines[fragment.at]!.text } : undefined;
}

function rowOf(row: LooseRow, draft: LooseTable, text: TextLines, problems: Problem[], trace: Said[]): PublishedCell[] {
  const cells: PublishedCell[] = draft.header.columns.map(() => ({ text: null }));
  for (const [column, cell] of row.cells) {
    const source = sourceOf(cell.at, text);
    cells[column] = source ? { text: cell.text, source } : { text: cell.text };
  }
  for (const slot of row.slots) placeSlot(slot, nameFor(slot, row, draft), draft, cells, text, problems, trace);
  return cells;
}

/** The item that the figures belong to: the one to the left of their columns. */
function nameFor(slot: Slot, row: LooseRow, draft: LooseTable): string {
  const items = draft.header.columns.flatMap((c, i) => (c.role === "item" && i < (slot.columns[0] ?? 0) ? [i] : []));
  return row.cells.get(items.at(-1) ?? -1)?.text ?? row.item ?? row.code ?? "";
}

function placeSlot(
  slot: Slot,
  name: string,
  draft: LooseTable,
  cells: PublishedCell[],
  text: TextLines,
  problems: Problem[],
  trace: Said[],
): void {
  if (slot.figures.length === 0) return;
  const label = (i: number): string => draft.header.columns[i]!.path;
  const chosen = slot.domain[0];
  if (!chosen) {
    problems.push({ code: "no-column-left", row: name, text: slot.figures.map((f) => f.text).join("、") });
    return;
  }
  const free = slot.columns.length > slot.figures.length;
  const evidence = slot.evidence.join("; ");
  slot.figures.forEach((figure, i) => {
    const possible = [...new Set(slot.domain.map((p) => p[i]!))];
    if (slot.doubtful.has(figure)) problems.push({ code: "last-digit-doubtful", row: name, figure: figure.text });
    const ambiguous = possible.length > 1 || slot.doubtful.has(figure);
    if (possible.length > 1)
      problems.push({
        code: "column-ambiguous",
        row: name,
        figure: figure.text,
        columns: possible.map(label).join("、"),
      });
    const source = sourceOf(figure.parts[0]!, text);
    cells[chosen[i]!] = {
      text: figure.text,
      ...(source ? { source } : {}),
      ...(ambiguous ? { confidence: "ambiguous" as const } : free ? { confidence: "placed" as const } : {}),
      ...(evidence ? { evidence } : {}),
    };
  });
  if (free)
    trace.push(
      said(TRACE_NOTES.placed, {
        row: name,
        figures: slot.figures.map((f, i) => `${f.text}→${label(chosen[i]!)}`).join(", "),
        evidence,
      }),
    );
}
