import type { GreyImage } from "./image";

/** Redder than this (red less the stronger of green and blue) is red ink. */
const RED = 16;
const RED_GAIN = 0.6;
/** Side of the squares by which red ink is gathered (dots): a broken ring is still one. */
const SQUARE = 8;
/** Seals are at least so large both ways (inches); red numbers are never so high. */
const SMALLEST_SEAL = 0.5;
/** Room round a seal (squares). */
const ROOM = 2;

const redness = (rgba: Uint8ClampedArray, p: number): number => rgba[p]! - Math.max(rgba[p + 1]!, rgba[p + 2]!);

/**
 * Colours → grey. The red ink of a seal goes to paper by its redness; the black under it has none and stays. Red ink elsewhere is text:
 * negative amounts are printed so.
 * @param rgba red, green, blue, alpha, row by row
 */
export function greyWithoutSeals(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  dotsPerInch: number,
): GreyImage {
  const { sealed, across } = findSeals(rgba, width, height, dotsPerInch);
  const data = new Uint8Array(width * height);
  for (let y = 0, i = 0, p = 0; y < height; y++) {
    const row = Math.floor(y / SQUARE) * across;
    for (let x = 0; x < width; x++, i++, p += 4) {
      const red = redness(rgba, p);
      const luminance = (rgba[p]! * 77 + rgba[p + 1]! * 150 + rgba[p + 2]! * 29) >> 8;
      if (sealed[row + (x >> 3)] === 1)
        data[i] = red > RED ? Math.min(255, rgba[p]! + RED_GAIN * (red - RED)) : Math.max(rgba[p]!, luminance);
      else data[i] = luminance;
    }
  }
  return { width, height, data };
}

/** Squares of the page that a seal lies over. */
function findSeals(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  dotsPerInch: number,
): { sealed: Uint8Array; across: number } {
  const across = Math.ceil(width / SQUARE);
  const down = Math.ceil(height / SQUARE);
  const red = new Uint8Array(across * down);
  for (let y = 0, p = 0; y < height; y++)
    for (let x = 0; x < width; x++, p += 4)
      if (redness(rgba, p) > RED) red[Math.floor(y / SQUARE) * across + (x >> 3)]!++;
  const sealed = new Uint8Array(across * down);
  const seen = new Uint8Array(across * down);
  const smallest = (SMALLEST_SEAL * dotsPerInch) / SQUARE;
  for (let start = 0; start < red.length; start++) {
    if (red[start] === 0 || seen[start] === 1) continue;
    let [left, right, top, bottom] = [across, 0, down, 0];
    const stack = [start];
    seen[start] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const y = Math.floor(at / across);
      const x = at - y * across;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      for (let yy = Math.max(0, y - 1); yy <= Math.min(down - 1, y + 1); yy++)
        for (let xx = Math.max(0, x - 1); xx <= Math.min(across - 1, x + 1); xx++) {
          const next = yy * across + xx;
          if (red[next] === 0 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    if (right - left < smallest || bottom - top < smallest) continue;
    for (let y = Math.max(0, top - ROOM); y <= Math.min(down - 1, bottom + ROOM); y++)
      sealed.fill(1, y * across + Math.max(0, left - ROOM), y * across + Math.min(across, right + ROOM + 1));
  }
  return { sealed, across };
}
