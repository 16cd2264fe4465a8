import { type Region, type RulingLine, type RulingLines } from "./geometry";
import { DisjointSets } from "../../disclosure/disjoint-sets";

/**
 * Ruling lines → lattices, in named steps after pdfplumber's table finder: snap, join, connect, then the boxes between the lines,
 * merged where a line is missing. All tolerances are points.
 */

/** Lines nearer than this are one line drawn twice (double rules, neighbouring cell borders). */
const SNAP = 2;
/** Pieces in one line with gaps up to this are one piece (dashes, borders drawn cell by cell). */
const JOIN = 3;
/** Shorter lines than this, after joining, are underlines of single signs or ornaments. */
const SHORTEST_RULE = 4;
/** How far a line may fall short of the line that it meets. */
const REACH = 3;
/** A side is drawn when lines cover at least this share of it. */
const COVERED = 0.55;
/** Lines that stick out further than this open a column or row that has no border of its own. */
const OVERHANG = 8;

/** A box of a lattice: `row`/`column` count from 0; spans are in lattice steps. */
export interface LatticeCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A ruled table: positions of its lines and its boxes. */
export interface Lattice {
  /** Ascending; one more than there are columns. */
  readonly xs: readonly number[];
  /** Ascending (downwards); one more than there are rows. */
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
  /** Index into `cells` by row × columns + column. */
  readonly cellAt: Int32Array;
}

/** Brings lines at nearly the same position to one position and joins their pieces. */
function snapAndJoin(rules: readonly RulingLine[]): RulingLine[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const out: RulingLine[] = [];
  for (let i = 0; i < sorted.length;) {
    let j = i + 1;
    while (j < sorted.length && sorted[j]!.at - sorted[j - 1]!.at <= SNAP / 2 && sorted[j]!.at - sorted[i]!.at <= SNAP)
      j++;
    const group = sorted.slice(i, j);
    const weight = group.reduce((sum, r) => sum + (r.to - r.from), 0) || 1;
    const at = group.reduce((sum, r) => sum + r.at * (r.to - r.from), 0) / weight;
    group.sort((a, b) => a.from - b.from);
    let open: RulingLine | null = null;
    for (const piece of group) {
      if (open && piece.from <= open.to + JOIN) open.to = Math.max(open.to, piece.to);
      else out.push((open = { at, from: piece.from, to: piece.to }));
    }
    i = j;
  }
  return out.filter((rule) => rule.to - rule.from >= SHORTEST_RULE);
}

/** Groups lines that meet: each group may be a table. Lines that meet nothing are groups of one. */
export function connect(rules: RulingLines): RulingLines[] {
  const horizontal = [...rules.horizontal].sort((a, b) => a.at - b.at);
  const { vertical } = rules;
  const sets = new DisjointSets(horizontal.length + vertical.length);
  vertical.forEach((v, index) => {
    for (
      let h = firstAtLeast(horizontal, v.from - REACH);
      h < horizontal.length && horizontal[h]!.at <= v.to + REACH;
      h++
    ) {
      const rule = horizontal[h]!;
      if (v.at >= rule.from - REACH && v.at <= rule.to + REACH) sets.join(h, horizontal.length + index);
    }
  });
  joinOpenColumns(vertical, horizontal.length, sets);
  const groups = new Map<number, RulingLines>();
  const groupOf = (index: number): RulingLines => {
    const root = sets.find(index);
    let group = groups.get(root);
    if (!group) groups.set(root, (group = { horizontal: [], vertical: [] }));
    return group;
  };
  horizontal.forEach((rule, index) => groupOf(index).horizontal.push(rule));
  vertical.forEach((rule, index) => groupOf(horizontal.length + index).vertical.push(rule));
  return [...groups.values()];
}

/**
 * Cells that a page break cuts have no line at the page's end: the lines between merged columns then meet nothing. One that runs
 * from where a table begins to where it ends, as that table's own vertical lines do, is a line of that table.
 */
function joinOpenColumns(vertical: readonly RulingLine[], offset: number, sets: DisjointSets): void {
  const crossed = new Set<number>();
  for (let h = 0; h < offset; h++) crossed.add(sets.find(h));
  const inTable = (v: number): boolean => crossed.has(sets.find(offset + v));
  const tables = vertical.flatMap((rule, v) => (inTable(v) ? [{ rule, v }] : []));
  vertical.forEach((rule, v) => {
    if (inTable(v)) return;
    const twin = tables.find(
      (t) => Math.abs(t.rule.from - rule.from) <= REACH && Math.abs(t.rule.to - rule.to) <= REACH,
    );
    if (twin) sets.join(offset + v, offset + twin.v);
  });
}

function firstAtLeast(sorted: readonly RulingLine[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Distinct positions, those nearer than {@link SNAP} taken together. */
function positions(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const out: number[] = [];
  for (const value of sorted) if (out.length === 0 || value - out.at(-1)! > SNAP) out.push(value);
  return out;
}

/** Positions, and the ends of the crossing lines where these stick out: tables open at a side have no line there. */
function withOverhang(at: readonly number[], crossing: readonly RulingLine[]): number[] {
  const low = Math.min(...crossing.map((r) => r.from));
  const high = Math.max(...crossing.map((r) => r.to));
  const out = [...at];
  if (low < out[0]! - OVERHANG) out.unshift(low);
  if (high > out.at(-1)! + OVERHANG) out.push(high);
  return out;
}

/** Share of from…to that lines at this position cover. */
function covered(rules: readonly RulingLine[], at: number, from: number, to: number): number {
  let length = 0;
  for (let i = firstAtLeast(rules, at - SNAP); i < rules.length && rules[i]!.at <= at + SNAP; i++)
    length += Math.max(0, Math.min(to, rules[i]!.to) - Math.max(from, rules[i]!.from));
  return length / (to - from);
}

/** A group of lines → its boxes; null when the lines don't make at least two boxes. */
export function toLattice(group: RulingLines): Lattice | null {
  if (group.horizontal.length < 2 || group.vertical.length < 1) return null;
  const horizontal = [...group.horizontal].sort((a, b) => a.at - b.at);
  const vertical = [...group.vertical].sort((a, b) => a.at - b.at);
  const xs = withOverhang(positions(vertical.map((r) => r.at)), horizontal);
  const ys = withOverhang(positions(horizontal.map((r) => r.at)), vertical);
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  if (rows < 1 || columns < 1 || rows * columns < 2) return null;
  const sets = new DisjointSets(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns && covered(vertical, xs[c + 1]!, ys[r]!, ys[r + 1]!) < COVERED)
        sets.join(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows && covered(horizontal, ys[r + 1]!, xs[c]!, xs[c + 1]!) < COVERED)
        sets.join(r * columns + c, (r + 1) * columns + c);
    }
  return boxes(sets, xs, ys);
}

/** Merged boxes → rectangles; a merged area that is none (a line is missing in the middle) is cut into strips. */
function boxes(sets: DisjointSets, xs: readonly number[], ys: readonly number[]): Lattice {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const cells: LatticeCell[] = [];
  const cellAt = new Int32Array(rows * columns).fill(-1);
  const same = (r: number, c: number, root: number): boolean =>
    cellAt[r * columns + c] === -1 && sets.find(r * columns + c) === root;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (cellAt[row * columns + column] !== -1) continue;
      const root = sets.find(row * columns + column);
      let columnSpan = 1;
      while (column + columnSpan < columns && same(row, column + columnSpan, root)) columnSpan++;
      let rowSpan = 1;
      const wholeRow = (r: number): boolean => {
        for (let c = column; c < column + columnSpan; c++) if (!same(r, c, root)) return false;
        return true;
      };
      while (row + rowSpan < rows && wholeRow(row + rowSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++)
        cellAt.fill(cells.length, r * columns + column, r * columns + column + columnSpan);
      cells.push({ row, column, rowSpan, columnSpan });
    }
  return { xs, ys, cells, cellAt };
}

/** A frame that touches the table inside of it makes columns and rows of its own, narrower than this. */
const MARGIN = 8;
/** Double rules at the edge of a table make strips no wider than this, which its other lines cut in pieces: no text fits into one. */
const BETWEEN_RULES = 4.5;

/** Whether text stands in a part of the page. */
export type IsPrinted = (part: Region) => boolean;

/** The lattice without the empty strips at its edges. A narrow column (序号) or row in which something is printed stays. */
function withoutMargins(lattice: Lattice, isPrinted: IsPrinted): Lattice {
  const { xs, ys, cells, cellAt } = lattice;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const isWhole = (row: number, column: number, across: boolean): boolean => {
    const { rowSpan, columnSpan } = cells[cellAt[row * columns + column]!]!;
    return across ? columnSpan === columns && rowSpan === 1 : rowSpan === rows && columnSpan === 1;
  };
  const upright = (column: number): number => {
    const [left, right] = [xs[column]!, xs[column + 1]!];
    const most = isWhole(0, column, false) ? MARGIN : BETWEEN_RULES;
    const own = columns > 2 && right - left < most;
    return own && !isPrinted({ left, right, top: ys[0]!, bottom: ys[rows]! }) ? 1 : 0;
  };
  const level = (row: number): number => {
    const [top, bottom] = [ys[row]!, ys[row + 1]!];
    const most = isWhole(row, 0, true) ? MARGIN : BETWEEN_RULES;
    const own = rows > 2 && bottom - top < most;
    return own && !isPrinted({ left: xs[0]!, right: xs[columns]!, top, bottom }) ? 1 : 0;
  };
  const [left, top] = [upright(0), level(0)];
  const right = columns - left > 2 ? upright(columns - 1) : 0;
  const bottom = rows - top > 2 ? level(rows - 1) : 0;
  if (left + right + top + bottom === 0) return lattice;
  return part(lattice, { left, top, right: columns - right, bottom: rows - bottom });
}

/** The part of a lattice between two of its columns and rows; boxes that reach out of it are cut. */
function part({ xs, ys, cells }: Lattice, { left, top, right, bottom }: Region): Lattice {
  const [width, height] = [right - left, bottom - top];
  const cellAt = new Int32Array(width * height);
  const kept: LatticeCell[] = [];
  for (const cell of cells) {
    const [row, column] = [Math.max(cell.row, top), Math.max(cell.column, left)];
    const rowSpan = Math.min(cell.row + cell.rowSpan, bottom) - row;
    const columnSpan = Math.min(cell.column + cell.columnSpan, right) - column;
    if (rowSpan <= 0 || columnSpan <= 0) continue;
    for (let r = row - top; r < row - top + rowSpan; r++)
      cellAt.fill(kept.length, r * width + column - left, r * width + column - left + columnSpan);
    kept.push({ row: row - top, column: column - left, rowSpan, columnSpan });
  }
  return { xs: xs.slice(left, right + 1), ys: ys.slice(top, bottom + 1), cells: kept, cellAt };
}

/** All lattices of a page, and the groups that are none (rules without crossings), for tables that are ruled in part. */
export function findLattices(rules: RulingLines, isPrinted: IsPrinted): { lattices: Lattice[]; rest: RulingLines[] } {
  const lattices: Lattice[] = [];
  const rest: RulingLines[] = [];
  for (const group of connect({ horizontal: snapAndJoin(rules.horizontal), vertical: snapAndJoin(rules.vertical) })) {
    const drawn = toLattice(group);
    const lattice = drawn && withoutMargins(drawn, isPrinted);
    if (lattice && lattice.cells.length > 1) lattices.push(lattice);
    else rest.push(group);
  }
  return { lattices, rest };
}
