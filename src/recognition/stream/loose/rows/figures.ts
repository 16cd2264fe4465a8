import type { Fragment } from "../fragments";

/** Fixed-point scale: amounts are compared exactly, as whole numbers of 10⁻⁶. */
const SCALE = 6;

/** A printed figure, re-joined. */
export interface Figure {
  /** Commas out. */
  readonly text: string;
  /** Exact value times 10⁶. */
  readonly value: bigint;
  readonly decimals: number;
  readonly parts: readonly Fragment[];
}

const PIECE = /^[-－△]?[\d,，.．]+%?$/;
const WHOLE = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?$/;

/** True for a fragment that is, or can be a piece of, a figure. */
export function isFigurePiece(text: string): boolean {
  return PIECE.test(text) && /[\d.]/.test(text);
}

/** Reads a whole figure; null where the characters make none. */
export function readFigure(parts: readonly Fragment[]): Figure | null {
  const printed = parts
    .map((p) => p.text)
    .join("")
    .replace(/，/g, ",")
    .replace(/．/g, ".")
    .replace(/^[－△]/, "-");
  if (!WHOLE.test(printed)) return null;
  const text = printed.replace(/,/g, "");
  const bare = text.replace("%", "");
  const [whole, decimals = ""] = bare.replace("-", "").split(".");
  if (decimals.length > SCALE) return null;
  const value = BigInt(whole! + decimals.padEnd(SCALE, "0")) * (bare.startsWith("-") ? -1n : 1n);
  return { text, value, decimals: decimals.length, parts };
}

/**
 * The decimals that the figures of a table are printed with: those at which most broken figures come out alike. Whole
 * numbers say nothing, for 序号, codes and quantities stand among them.
 */
export function usualDecimals(fragments: readonly Fragment[]): number {
  const runs: Fragment[][] = [];
  fragments.forEach((f, i) => {
    if (!isFigurePiece(f.text)) return;
    if (i > 0 && isFigurePiece(fragments[i - 1]!.text)) runs.at(-1)!.push(f);
    else runs.push([f]);
  });
  if (!runs.some((run) => run.some((f) => f.text.includes(".")))) return 0;
  let best = { decimals: 2, worth: -Infinity };
  for (const decimals of [2, 1, 3, 4, 6]) {
    let worth = 0;
    for (const run of runs) {
      const figures = joinFigures(run, decimals);
      if (!figures) worth -= run.length;
      for (const f of figures ?? []) if (f.decimals > 0) worth += f.decimals === decimals ? 1 : -1;
    }
    if (worth > best.worth) best = { decimals, worth };
  }
  return best.decimals;
}

/**
 * Joins pieces (`7502` `.08`, `100.` `00`, `30.0` `0`) to figures: the division of the run in which most figures have the usual
 * decimals. Pieces side by side on one height are different figures. Null where no division gives figures only.
 */
export function joinFigures(pieces: readonly Fragment[], decimals: number): Figure[] | null {
  const best: ({ cost: number; figures: Figure[] } | null)[] = [{ cost: 0, figures: [] }];
  for (let to = 1; to <= pieces.length; to++) {
    best[to] = null;
    for (let from = Math.max(0, to - 4); from < to; from++) {
      const before = best[from];
      if (!before) continue;
      const parts = pieces.slice(from, to);
      if (parts.slice(1).some((p) => p.join === "space" || p.join === "page")) continue;
      const figure = readFigure(parts);
      if (!figure || !brokenAsCellsAre(parts, figure, decimals)) continue;
      const brokenOddly = parts.slice(1).filter((p) => p.join === "line").length;
      const off = figure.decimals === decimals ? 0 : figure.decimals === 0 ? 3 : 2;
      const cost = before.cost + off + brokenOddly + (to - from - 1) * 0.1;
      if (!best[to] || cost < best[to]!.cost) best[to] = { cost, figures: [...before.figures, figure] };
    }
  }
  return best[pieces.length]?.figures ?? null;
}

/** A cell's lines are full but for the last, and a figure with all its decimals goes on no further. */
function brokenAsCellsAre(parts: readonly Fragment[], figure: Figure, decimals: number): boolean {
  if (parts.length === 1) return true;
  if (figure.decimals > decimals) return false;
  const room = (f: Fragment): number => f.text.length + (f.text.includes(".") ? 0 : 1);
  return parts.slice(1).every((p, i) => p.text.length <= room(parts[i]!));
}

/** True where `next` completes a figure that `last` leaves unfinished (`100.` + `10`), so it begins nothing of its own. */
export function completes(last: Fragment | undefined, next: Fragment, decimals: number): boolean {
  if (!last || next.join === "space" || next.join === "line" || decimals === 0) return false;
  if (!/^[-－△]?[\d,]*\.\d*$/.test(last.text) && !/^\.\d+$/.test(next.text)) return false;
  if (/^[-－△]?[\d,]+\.\d*$/.test(last.text) && last.text.split(".")[1]!.length >= decimals) return false;
  const figure = readFigure([last, next]);
  return figure !== null && figure.decimals === decimals;
}
