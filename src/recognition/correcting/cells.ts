import type { CellStep, PublishedCell } from "../../disclosure";
import type { Draft } from "../table/draft";
import type { Guide } from "./guide";

/** What was taken out of a table by hand. */
export interface LeftOutRows {
  readonly rows: number;
  /** The printed cells. */
  readonly words: readonly string[];
}

/** Printed cells of a row as one text: by it the row is known again. */
function wordsOfRow(
  row: readonly { readonly text: string | null; readonly corrected?: { readonly printed: string | null } }[],
): string {
  return row.map((c) => (c.corrected ? c.corrected.printed : c.text) ?? "").join("|");
}

/** Puts what a person reads into the cells of a table, beside what was read, and takes out the rows that they leave out. */
export function correctCells(draft: Draft, guide: Guide): LeftOutRows {
  if (draft.origins.length !== draft.rows.length) return { rows: 0, words: [] };
  const rowAt = (place: number, row: number): number => draft.origins.findIndex(([p, r]) => p === place && r === row);
  const gone = new Set<number>();
  draft.places.forEach((place, p) => {
    for (const step of guide.cellsOf(place)) {
      const r = rowAt(p, step.row);
      const cell = draft.rows[r]?.[step.column];
      const printed = cell?.corrected ? cell.corrected.printed : cell?.text;
      if (!cell || printed !== step.printed) continue;
      guide.take(step);
      for (const at of mergedRows(draft, r, step.column)) draft.rows[at]![step.column] = corrected(cell, step);
    }
    for (const step of guide.keptCellsOf(place)) {
      const cell = draft.rows[rowAt(p, step.row)]?.[step.column];
      if (cell && !cell.corrected && cell.text === step.printed) guide.take(step);
    }
    for (const step of guide.rowsLeftOut(place)) {
      const r = rowAt(p, step.row);
      if (r < 0 || wordsOfRow(draft.rows[r]!) !== step.words) continue;
      guide.take(step);
      gone.add(r);
    }
  });
  const words = [...gone].flatMap((r) => draft.rows[r]!.flatMap((c) => (c.text === null ? [] : [c.text])));
  if (gone.size > 0) takeOut(draft, gone);
  return { rows: gone.size, words };
}

function corrected(cell: PublishedCell, { printed, text, by, grounds }: CellStep): PublishedCell {
  const { confidence: _confidence, evidence: _evidence, corrected: _corrected, confirmed: _confirmed, ...rest } = cell;
  const settled = by === undefined ? {} : { by, grounds: grounds ?? [] };
  if (text === printed) return rest.recognised === undefined ? { ...rest } : { ...rest, text, confirmed: settled };
  const source = cell.source && {
    ...cell.source,
    ...(printed === null ? {} : { quote: cell.source.quote ?? printed }),
  };
  return { ...rest, text, ...(source ? { source } : {}), corrected: { printed, ...settled } };
}

/** The rows that one printed cell fills. */
function mergedRows(draft: Draft, row: number, column: number): number[] {
  const merge = draft.merges.find(([r, c, rs]) => c === column && r <= row && row < r + rs);
  if (!merge) return [row];
  return Array.from({ length: merge[2] }, (_, i) => merge[0] + i).filter((r) => r < draft.rows.length);
}

function takeOut(draft: Draft, gone: ReadonlySet<number>): void {
  const kept = draft.rows.flatMap((_, r) => (gone.has(r) ? [] : [r]));
  draft.merges = draft.merges.flatMap(([r, c, rs, cs]): [number, number, number, number][] => {
    const inside = kept.flatMap((old, now) => (old >= r && old < r + rs ? [now] : []));
    return inside.length === 0 || (inside.length === 1 && cs === 1) ? [] : [[inside[0]!, c, inside.length, cs]];
  });
  draft.rows = kept.map((r) => draft.rows[r]!);
  draft.origins = kept.map((r) => draft.origins[r]!);
}
