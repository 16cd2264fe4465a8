import { lowestConfidence, type Box } from "../../disclosure";
import type { Grid, GridCell, GridOrigin } from "../source-document";
import { centreY, type TextRun } from "./geometry";
import type { Lattice } from "./lattice";
import { cellLineText, groupLines } from "./lines";
import { splitRun } from "./split-runs";

/** A grid with its place on the page. */
export interface PlacedGrid {
  readonly grid: Grid;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** Text whose middle lies this far outside still belongs to the table (points). */
const NEAR = 1.5;

/** A lattice, and how its lines were come by. */
export interface OriginatedLattice {
  readonly lattice: Lattice;
  readonly origin: GridOrigin;
}

/** Fills lattices with text. Returns the grids that hold any, and the runs that belong to none. */
export function fillLattices(
  lattices: readonly OriginatedLattice[],
  runs: readonly TextRun[],
  page: number,
): { grids: PlacedGrid[]; rest: TextRun[] } {
  const filled = lattices.map(({ lattice, origin }) => ({
    lattice,
    origin,
    texts: lattice.cells.map((): TextRun[] => []),
  }));
  // A frame round the page holds the tables inside it: the smallest table takes the text.
  const bySize = [...filled].sort((a, b) => area(a.lattice) - area(b.lattice));
  const rest: TextRun[] = [];
  for (const run of runs) {
    const home = bySize.find(({ lattice }) => contains(lattice, run));
    if (home) place(home, run);
    else rest.push(run);
  }
  const grids: PlacedGrid[] = [];
  for (const { lattice, origin, texts } of filled) {
    if (texts.every((t) => t.length === 0)) continue;
    if (texts.filter((t) => t.length > 0).length === 1 && lattice.cells.length <= 2) {
      rest.push(...texts.flat());
      continue;
    }
    grids.push(toGrid(lattice, texts, page, origin));
  }
  return { grids, rest };
}

const area = ({ xs, ys }: Lattice): number => (xs.at(-1)! - xs[0]!) * (ys.at(-1)! - ys[0]!);

function contains({ xs, ys }: Lattice, run: TextRun): boolean {
  const y = centreY(run);
  if (y < ys[0]! - NEAR || y > ys.at(-1)! + NEAR) return false;
  const x = (run.left + run.right) / 2;
  return x >= xs[0]! - NEAR && x <= xs.at(-1)! + NEAR;
}

/** Index of the interval of ascending positions that holds a value, the outermost taking what lies outside. */
export function intervalOf(positions: readonly number[], value: number): number {
  let low = 0;
  let high = positions.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (positions[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function place({ lattice, texts }: { lattice: Lattice; texts: TextRun[][] }, run: TextRun): void {
  const columns = lattice.xs.length - 1;
  const row = intervalOf(lattice.ys, centreY(run));
  const cellOf = (x: number): number => lattice.cellAt[row * columns + intervalOf(lattice.xs, x)]!;
  for (const part of splitRun(run, cellOf)) texts[part.column]!.push(part.run);
}

/** Most cells of a form are empty or hold one run. */
const textOf = (runs: readonly TextRun[]): string =>
  runs.length === 0 ? "" : runs.length === 1 ? runs[0]!.text : groupLines(runs).map(cellLineText).join("\n");

/** What is joined is read no better than its worst part. */
export function confidenceOf(runs: readonly TextRun[]): { confidence?: number } {
  const confidence = lowestConfidence(runs.map((run) => run.confidence));
  return confidence === undefined ? {} : { confidence };
}

function toGrid(lattice: Lattice, texts: readonly TextRun[][], page: number, origin: GridOrigin): PlacedGrid {
  const { xs, ys } = lattice;
  const cells: GridCell[] = lattice.cells.map((cell, index) => ({
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    text: textOf(texts[index]!),
    ...confidenceOf(texts[index]!),
    source: {
      page,
      box: boxOf(xs[cell.column]!, ys[cell.row]!, xs[cell.column + cell.columnSpan]!, ys[cell.row + cell.rowSpan]!),
    },
  }));
  const [left, top, right, bottom] = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!];
  return {
    top,
    bottom,
    left,
    grid: {
      type: "grid",
      rows: ys.length - 1,
      columns: xs.length - 1,
      cells,
      origin,
      source: { page, box: boxOf(left, top, right, bottom) },
    },
  };
}

/** A box with its numbers rounded to a tenth of a point. */
export function boxOf(left: number, top: number, right: number, bottom: number): Box {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}
