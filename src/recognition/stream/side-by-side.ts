import { fold } from "../../disclosure";
import type { Grid } from "../../reading/source-document";
import { identifyTitle, looksLikeTitle } from "../words/titles";

/** Rows at the head of a part in which its title stands. */
const TITLE_ROWS = 3;

/**
 * Tables that a worksheet prints beside each other: a blank column parts them, and each has a title of its own. A blank column inside a
 * two-sided statement parts nothing, for one title stands over both sides.
 */
export function partBeside(grid: Grid): Grid[] {
  if (grid.origin !== "sheet") return [grid];
  const printed = grid.cells.filter((c) => fold(c.text) !== "");
  const used = new Array<boolean>(grid.columns).fill(false);
  for (const { column, columnSpan } of printed) used.fill(true, column, column + columnSpan);
  const parts: [number, number][] = [];
  used.forEach((isUsed, c) => {
    const last = parts.at(-1);
    if (!isUsed) return;
    if (last && last[1] === c) last[1] = c + 1;
    else parts.push([c, c + 1]);
  });
  const titled = ([from, to]: [number, number]): boolean => {
    const cells = printed.filter((c) => c.column >= from && c.column < to);
    const top = cells.reduce((least, c) => Math.min(least, c.row), Infinity);
    return cells.some((c) => c.row < top + TITLE_ROWS && looksLikeTitle(c.text) && identifyTitle(c.text) !== null);
  };
  const groups: [number, number][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && !titled(part)) last[1] = part[1];
    else groups.push([...part]);
  }
  if (groups.length < 2 || !groups.every(titled)) return [grid];
  return groups.map(([from, to]) => within(grid, from, to));
}

/** The columns of a grid from one to another, as a grid. */
function within(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells
    .filter((c) => c.column >= from && c.column < to)
    .map((c) => ({ ...c, column: c.column - from }));
  return { ...grid, columns: to - from, cells, source: cells[0]?.source ?? grid.source };
}
