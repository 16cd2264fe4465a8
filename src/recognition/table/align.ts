import { fold, isAmountText } from "../../disclosure";

/**
 * Rows that lost blank cells (OCR, page starts) are put back under their columns: what a column holds is learned from
 * the complete rows, and the cells keep their order.
 */

type CellType = "blank" | "amount" | "code" | "ordinal" | "measure" | "text";

/** What a cell looks like, for alignment only. */
function cellType(text: string): CellType {
  const f = fold(text);
  if (f === "") return "blank";
  if (/^[-—–―/]+$/.test(f)) return "amount";
  if (/^\d{1,2}$/.test(f)) return "ordinal";
  if (/^\d{3}(\d{2}){0,3}$/.test(f)) return "code";
  if (
    /^[≥≤><=＞＜≧≦]|%$|^\d[\d.,]*(个|人|次|项|天|年|月|元|万元|家|份|套)$|^(20\d\d年)?\d{1,2}月.*(前|底)$|^20\d\d年.*(前|底)$|^\d.*(之内|以内)$/.test(
      f,
    )
  )
    return "measure";
  if (isAmountText(text)) return "amount";
  return "text";
}

type ColumnProfile = Record<CellType, number>;

/** Shares of cell types in each column of the complete rows. */
export function profileColumns(rows: readonly (readonly string[])[], width: number): ColumnProfile[] {
  const profiles = Array.from({ length: width }, () => ({
    blank: 0.5,
    amount: 0.2,
    code: 0.2,
    ordinal: 0.2,
    measure: 0.2,
    text: 0.2,
  }));
  for (const row of rows) {
    if (row.length !== width) continue;
    row.forEach((text, c) => profiles[c]![cellType(text)]++);
  }
  for (const p of profiles) {
    const sum = p.blank + p.amount + p.code + p.ordinal + p.measure + p.text;
    for (const key of Object.keys(p) as CellType[]) p[key] /= sum;
  }
  return profiles;
}

/** Weight of the blanks against the printed cells: where nothing stands tells less than what stands there. */
const BLANK_WEIGHT = 0.5;
/** Cost of each column that a row stands off from where it was printed. */
const DISTANCE_COST = 0.6;
/** How much better a moved row must fit before it is believed. */
const MARGIN = 1.5;
/** How many columns a row may stand off. */
const REACH = 3;

interface Placement {
  readonly cells: string[];
  readonly score: number;
  readonly distance: number;
}

/**
 * Puts rows of a page back under the columns of the page before. Extractions drop leading blanks (and add others
 * behind), and blanks inside short rows; the printed cells keep their order, the rows of a page share one distance.
 */
export function placeRows(rows: readonly (readonly string[])[], profiles: readonly ColumnProfile[]): string[][] {
  const best = rows.map((row) => bestPlacement(row, profiles, null));
  const counts = new Map<number, number>();
  for (const p of best) if (p.distance !== 0) counts.set(p.distance, (counts.get(p.distance) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return rows.map((row) => bestPlacement(row, profiles, [0, common]).cells);
}

/** Places the cells of a short row into `width` columns, order kept; missing columns are blank. */
export function alignRow(cells: readonly string[], profiles: readonly ColumnProfile[]): string[] {
  return bestPlacement(cells, profiles, [0]).cells;
}

function bestPlacement(
  row: readonly string[],
  profiles: readonly ColumnProfile[],
  distances: readonly number[] | null,
): Placement {
  const width = profiles.length;
  const first = row.findIndex((t) => cellType(t) !== "blank");
  const blank = new Array<string>(width).fill("");
  if (first < 0) return { cells: blank, score: 0, distance: 0 };
  let end = row.length;
  while (cellType(row[end - 1]!) === "blank") end--;
  const core = row.slice(first, end);
  const fits = fitsOf(core, profiles);
  const missing = Math.max(0, width - row.length);
  let best: Placement | null = null;
  for (
    let start = Math.max(0, first - REACH);
    start <= Math.min(width - core.length, first + missing + REACH);
    start++
  ) {
    // A short row may stand anywhere its missing blanks allow; beyond that it stands off.
    const distance = start < first ? start - first : Math.max(0, start - first - missing);
    if (distances && !distances.includes(distance)) continue;
    const placed = placeCore(core, start, missing, fits);
    const score = placed.score - DISTANCE_COST * Math.abs(distance) - (distance === 0 || distances ? 0 : MARGIN);
    if (!best || score > best.score) best = { cells: placed.cells, score, distance };
  }
  return best ?? { cells: row.slice(0, width).concat(blank).slice(0, width), score: 0, distance: 0 };
}

/** How well blanks and the cells of a run fit each column. */
interface Fits {
  readonly blankAt: readonly number[];
  /** By cell, then by column. */
  readonly cellAt: readonly (readonly number[])[];
}

function fitsOf(core: readonly string[], profiles: readonly ColumnProfile[]): Fits {
  const blankAt = profiles.map((p) => Math.log(p.blank) * BLANK_WEIGHT);
  const cellAt = core.map((text) => {
    const type = cellType(text);
    // A serial number may also be a small amount.
    return type === "blank"
      ? blankAt
      : profiles.map((p) => Math.log(p[type] + (type === "ordinal" ? p.amount * 0.5 : 0)));
  });
  return { blankAt, cellAt };
}

/** Places the printed run of a row from a column on, with up to `skips` columns left out inside it. */
function placeCore(
  core: readonly string[],
  start: number,
  skips: number,
  { blankAt, cellAt }: Fits,
): { cells: string[]; score: number } {
  const width = blankAt.length;
  // best[i][k]: first i cells placed with k columns skipped; cell i stands in column start + i + k.
  const n = core.length;
  const best: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(skips + 1).fill(-Infinity));
  const from: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(skips + 1).fill(0));
  best[0]![0] = 0;
  for (let i = 1; i <= n; i++) {
    // The best way to come to k skipped columns, blanks between this cell and the last one counted: one step a column.
    let reached = -Infinity;
    let by = 0;
    for (let k = 0; k <= skips; k++) {
      const c = start + i - 1 + k;
      if (c >= width) break;
      if (k > 0) reached += blankAt[c - 1]!;
      if (best[i - 1]![k]! > reached) {
        reached = best[i - 1]![k]!;
        by = k;
      }
      // Before the first cell nothing is skipped: where it stands is `start`.
      if (reached === -Infinity || (i === 1 && k > 0)) continue;
      best[i]![k] = reached + cellAt[i - 1]![c]!;
      from[i]![k] = by;
    }
  }
  let k = best[n]!.reduce((arg, v, at, all) => (v > all[arg]! ? at : arg), 0);
  let score = best[n]![k]!;
  const cells = new Array<string>(width).fill("");
  for (let i = n; i > 0; i--) {
    cells[start + i - 1 + k] = core[i - 1]!;
    k = from[i]![k]!;
  }
  for (let c = 0; c < width; c++) if (c < start || (cells[c] === "" && c >= start + n)) score += blankAt[c]!;
  return { cells, score };
}
