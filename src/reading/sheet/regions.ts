import type { Area } from "./model";

/** Blank rows that part what has nothing to do with each other: no form leaves so many. */
const ROWS_APART = 60;
const COLUMNS_APART = 30;

/** Places of texts → the boxes around those that stand together. A stray cell far away makes no giant grid. */
export function regionsOf(places: readonly { readonly row: number; readonly column: number }[]): Area[] {
  return bands(places, (p) => p.row, ROWS_APART).flatMap((band) =>
    bands(band, (p) => p.column, COLUMNS_APART).map(boxOf),
  );
}

function bands<T>(places: readonly T[], at: (place: T) => number, apart: number): T[][] {
  const sorted = [...places].sort((a, b) => at(a) - at(b));
  const out: T[][] = [];
  let last = -Infinity;
  for (const place of sorted) {
    if (at(place) - last > apart) out.push([]);
    out.at(-1)!.push(place);
    last = at(place);
  }
  return out;
}

function boxOf(places: readonly { readonly row: number; readonly column: number }[]): Area {
  const box = { top: Infinity, left: Infinity, bottom: -1, right: -1 };
  for (const { row, column } of places) {
    box.top = Math.min(box.top, row);
    box.left = Math.min(box.left, column);
    box.bottom = Math.max(box.bottom, row);
    box.right = Math.max(box.right, column);
  }
  return box;
}
