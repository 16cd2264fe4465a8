import type { Figure } from "../rows/figures";
import type { Fragment } from "../fragments";
import type { Problem } from "../../../problems";
import type { Header } from "../header";
import { type Said } from "../../../../words";

/** The fragments of one row, its 序号 apart. */
export interface RowPieces {
  readonly line: Fragment | null;
  readonly pieces: readonly Fragment[];
}

/** A text cell that is settled: its column follows from the row's order. */
export interface LooseCell {
  readonly text: string;
  readonly at: Fragment | null;
}

/** The figures of a row (or of one side of it) and the columns that they may stand in, in order. */
export interface Slot {
  readonly figures: readonly Figure[];
  readonly columns: readonly number[];
  /** Figures that may have lost their end: the table breaks figures, and they have fewer decimals than the others. */
  readonly doubtful: ReadonlySet<Figure>;
  /** Placements still possible: for each figure its column. Narrowed by evidence. */
  domain: readonly (readonly number[])[];
  /** Evidence that narrowed it, in the order it was brought. */
  readonly evidence: string[];
}

/** A row with its words settled and its figures still to be placed. */
export interface LooseRow {
  readonly cells: Map<number, LooseCell>;
  readonly slots: Slot[];
  /** Classification code, joined. */
  readonly code: string | null;
  /** Item or name, for sums and sources; of the income side in two-sided rows. */
  readonly item: string | null;
}

/** A table being read. */
export interface LooseTable {
  readonly header: Header;
  readonly rows: LooseRow[];
  readonly problems: Problem[];
  readonly trace: Said[];
}

/** All order-preserving placements of `count` figures in `columns`. */
export function placements(count: number, columns: readonly number[]): number[][] {
  const out: number[][] = [];
  const walk = (from: number, chosen: number[]): void => {
    if (chosen.length === count) {
      out.push(chosen);
      return;
    }
    for (let i = from; i <= columns.length - (count - chosen.length); i++) walk(i + 1, [...chosen, columns[i]!]);
  };
  if (count <= columns.length) walk(0, []);
  return out;
}

/** A slot whose figures may stand anywhere in its columns. */
export function openSlot(figures: readonly Figure[], columns: readonly number[], format?: FigureFormat): Slot {
  const short = format?.broken ? figures.filter((f) => f.decimals < format.decimals) : [];
  return { figures, columns, doubtful: new Set(short), domain: placements(figures.length, columns), evidence: [] };
}

/** How the figures of a table are printed. */
export interface FigureFormat {
  readonly decimals: number;
  /** Figures are broken over lines. */
  readonly broken: boolean;
}

/** Value that a placement gives a column; blank is 0. */
export function valueIn(slot: Slot, placement: readonly number[], column: number): bigint {
  const i = placement.indexOf(column);
  return i < 0 ? 0n : slot.figures[i]!.value;
}
