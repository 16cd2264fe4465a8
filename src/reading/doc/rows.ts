import type { MarkupBlock, MarkupCell, MarkupTable } from "../markup/blocks";
import type { Stream } from "./binary";

/** A row as read: its cells' content and the definition at its end. */
export interface DocRow {
  readonly cells: MarkupBlock[][];
  readonly definition: Stream | null;
  readonly header: boolean;
}

/** Cell edges nearer than this are one edge (twips): rows of one table are often a hair apart. */
const SAME_EDGE = 30;
const CELL_BYTES = 20;
const HORIZONTAL_CONTINUES = 0b10;
const VERTICAL_CONTINUES = 1;

interface Placed {
  readonly left: number;
  readonly right: number;
  readonly continuesRight: boolean;
  readonly continuesDown: boolean;
  readonly content: MarkupBlock[];
}

/** sprmTDefTable ([MS-DOC] 2.9.321): number of cells, their edges in twips, then flags for each. */
function placeRow(row: DocRow): Placed[] {
  const { definition, cells } = row;
  const count = definition && definition.length > 0 ? definition.u8(0) : 0;
  if (!definition || count === 0 || definition.length < 1 + 2 * (count + 1))
    return cells.map((content, i) => ({
      left: i * 1000,
      right: (i + 1) * 1000,
      continuesRight: false,
      continuesDown: false,
      content,
    }));
  const edge = (i: number): number => definition.i16(1 + 2 * i);
  return cells.slice(0, count).map((content, i) => {
    const at = 1 + 2 * (count + 1) + CELL_BYTES * i;
    const flags = at + 2 <= definition.length ? definition.u16(at) : 0;
    return {
      left: edge(i),
      right: edge(i + 1),
      continuesRight: (flags & 0b11) === HORIZONTAL_CONTINUES || (flags & 0b11) === 0b11,
      continuesDown: ((flags >> 5) & 0b11) === VERTICAL_CONTINUES,
      content,
    };
  });
}

/** Rows, each with edges of its own → one table: an edge that any row has is a column edge of all. */
export function placeRows(rows: readonly DocRow[]): MarkupTable {
  const placed = rows.map(placeRow);
  const edges: number[] = [];
  for (const edge of placed
    .flat()
    .flatMap((c) => [c.left, c.right])
    .sort((a, b) => a - b))
    if (edges.length === 0 || edge - edges.at(-1)! > SAME_EDGE) edges.push(edge);
  const columnOf = (x: number): number => {
    let best = 0;
    edges.forEach((edge, i) => {
      if (Math.abs(edge - x) < Math.abs(edges[best]! - x)) best = i;
    });
    return best;
  };
  type Open = { -readonly [K in keyof MarkupCell]: MarkupCell[K] };
  const cells: Open[] = [];
  let above = new Map<number, Open>();
  let headerRows = 0;
  placed.forEach((row, index) => {
    if (rows[index]!.header && headerRows === index) headerRows++;
    const here = new Map<number, Open>();
    let left: Open | null = null;
    for (const cell of row) {
      const column = columnOf(cell.left);
      const columnSpan = Math.max(1, columnOf(cell.right) - column);
      const upper = above.get(column);
      if (cell.continuesRight && left) left.columnSpan = Math.max(left.columnSpan, column + columnSpan - left.column);
      else if (cell.continuesDown && upper && upper.row + upper.rowSpan === index) {
        upper.rowSpan++;
        here.set(column, (left = upper));
      } else {
        left = { row: index, column, rowSpan: 1, columnSpan, content: cell.content };
        cells.push(left);
        here.set(column, left);
      }
    }
    above = here;
  });
  return { type: "table", cells, headerRows };
}
