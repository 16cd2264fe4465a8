import type { Fragment } from "./fragments";

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

/** The decimals that most figures of a table are printed with: what a broken figure must come to. */
export function usualDecimals(fragments: readonly Fragment[]): number {
  const counts = new Map<number, number>();
  fragments.forEach((f, i) => {
    const m = /^[-－△]?[\d,]+\.(\d+)$/.exec(f.text);
    if (!m) return;
    const next = fragments[i + 1];
    const whole = f.join === "space" || next?.join === "space" || m[1]!.length === 2;
    counts.set(m[1]!.length, (counts.get(m[1]!.length) ?? 0) + (whole ? 3 : 1));
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 2;
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
      if (parts.slice(1).some((p) => p.join === "space")) continue;
      const figure = readFigure(parts);
      if (!figure) continue;
      const brokenOddly = parts.slice(1).filter((p) => p.join === "line").length;
      const off = figure.decimals === decimals ? 0 : figure.decimals === 0 ? 3 : 2;
      const cost = before.cost + off + brokenOddly + (to - from - 1) * 0.1;
      if (!best[to] || cost < best[to]!.cost) best[to] = { cost, figures: [...before.figures, figure] };
    }
  }
  return best[pieces.length]?.figures ?? null;
}

/** True where `next` completes a figure that `last` leaves unfinished (`100.` + `10`), so it begins nothing of its own. */
export function completes(last: Fragment | undefined, next: Fragment, decimals: number): boolean {
  if (!last || next.join === "space" || next.join === "line" || decimals === 0) return false;
  if (!/^[-－△]?[\d,]*\.\d*$/.test(last.text) && !/^\.\d+$/.test(next.text)) return false;
  if (/^[-－△]?[\d,]+\.\d*$/.test(last.text) && last.text.split(".")[1]!.length >= decimals) return false;
  const figure = readFigure([last, next]);
  return figure !== null && figure.decimals === decimals;
}
