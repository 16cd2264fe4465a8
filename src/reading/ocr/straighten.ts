import { compose, project, warp, type GreyImage, type Homography, type Ink } from "./image";
import { inkOf } from "./ink";
import { lengthOf, strokesOf, type Stroke } from "./strokes";

/** A picture with its rules level and upright. */
export interface Straight {
  readonly image: GreyImage;
  readonly ink: Ink;
  /** From its dots to those of the picture that it was made of. */
  readonly toSource: Homography;
}

const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];
/** A smaller turn than this moves nothing by a dot (radians). */
const NO_SKEW = 0.0003;
/** Pages lie askew by no more than this (radians). */
const MOST_SKEW = (6 * Math.PI) / 180;

/** A turn about the middle, as the matrix from the turned picture to the original. */
export function rotation(width: number, height: number, angle: number): Homography {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [width / 2, height / 2];
  return [c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0, 1];
}

/** How far the rows of a page are off level (radians): the angle at which its row profile is sharpest, coarse to fine. */
export function skewOf({ width, height, data }: Ink): number {
  const step = Math.max(1, Math.round(width / 900));
  const points: number[] = [];
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) if (data[y * width + x] !== 0) points.push(x, y);
  const sharpness = (angle: number): number => {
    const t = Math.tan(angle);
    const offset = Math.ceil((Math.abs(t) * width) / step) + 1;
    const rows = new Float64Array(Math.ceil(height / step) + 2 * offset + 2);
    for (let i = 0; i < points.length; i += 2) {
      const row = Math.round((points[i + 1]! - points[i]! * t) / step) + offset;
      rows[row] = rows[row]! + 1;
    }
    let sum = 0;
    for (let i = 1; i < rows.length; i++) sum += (rows[i]! - rows[i - 1]!) ** 2;
    return sum;
  };
  let best = 0;
  for (let span = MOST_SKEW, round = 0; round < 3; round++, span /= 6) {
    let top = -1;
    const middle = best;
    for (let k = -12; k <= 12; k++) {
      const angle = middle + (k * span) / 12;
      const value = sharpness(angle);
      if (value > top) [top, best] = [value, angle];
    }
  }
  return best;
}

/** The matrix that takes four points to four others (Gaussian elimination over its eight unknowns). */
export function homography(
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): Homography {
  const rows: number[][] = [];
  from.forEach(([x, y], i) => {
    const [u, v] = to[i]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  for (let c = 0; c < 8; c++) {
    let pivot = c;
    for (let r = c + 1; r < 8; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    for (let r = 0; r < 8; r++) {
      if (r === c) continue;
      const factor = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k < 9; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  return [...rows.map((row, i) => row[8]! / row[i]!), 1];
}

/** A straight line through weighted values, those far off it left out round by round. */
function robustFit(strokes: readonly Stroke[]): (at: number) => number {
  let kept = [...strokes];
  let [base, rise] = [0, 0];
  for (let round = 0; round < 4 && kept.length >= 2; round++) {
    let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
    for (const s of kept) {
      const weight = lengthOf(s);
      n += weight;
      sx += weight * s.middle;
      sy += weight * s.slope;
      sxx += weight * s.middle ** 2;
      sxy += weight * s.middle * s.slope;
    }
    const determinant = n * sxx - sx * sx;
    rise = Math.abs(determinant) < 1e-6 * n * n || kept.length < 4 ? 0 : (n * sxy - sx * sy) / determinant;
    base = (sy - rise * sx) / n;
    const off = (s: Stroke): number => Math.abs(s.slope - base - rise * s.middle);
    const median = kept.map(off).sort((a, b) => a - b)[kept.length >> 1]!;
    kept = strokes.filter((s) => off(s) <= 3 * median + 5e-4);
  }
  return (at) => base + rise * at;
}

/**
 * Straightens a page: skew by its row profile, then the slopes of all ruled lines as a linear function of their place, which covers
 * what is left of the skew, shear, and the perspective of a photo.
 */
export function straighten(source: GreyImage): Straight {
  const { width, height } = source;
  let [image, ink, toSource] = [source, inkOf(source), IDENTITY];
  const skew = skewOf(ink);
  if (Math.abs(skew) > NO_SKEW) {
    toSource = rotation(width, height, skew);
    image = warp(source, toSource, width, height);
    ink = inkOf(image);
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const level = levelling(ink);
    if (!level || movesLittle(level, width, height)) break;
    toSource = compose(toSource, level);
    image = warp(source, toSource, width, height);
    ink = inkOf(image);
  }
  return { image, ink, toSource };
}

/** Rules that slant much are found in part at first: once they are nearly level, all of them tell. */
const MOST_ROUNDS = 3;
/** A matrix that moves no corner by more than this is not worth another picture (dots). */
const LITTLE = 2;

function movesLittle(m: Homography, width: number, height: number): boolean {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].every(([x, y]) => {
    const [u, v] = project(m, x!, y!);
    return Math.hypot(u - x!, v - y!) <= LITTLE;
  });
}

/** Of the picture's width: rules that tell how it lies. */
const SHORTEST_PIECE = 1 / 22;
const SHORTEST_LEVEL = 1 / 10;
const SHORTEST_UPRIGHT = 1 / 16;

/** The matrix from a picture with level rules to this one; null where there are too few rules. */
function levelling(ink: Ink): Homography | null {
  const { width, height } = ink;
  const shortest = Math.round(width * SHORTEST_PIECE);
  const level = strokesOf(ink, false, shortest, 1).filter((s) => lengthOf(s) > width * SHORTEST_LEVEL);
  const upright = strokesOf(ink, true, shortest, 1).filter((s) => lengthOf(s) > width * SHORTEST_UPRIGHT);
  if (level.length < 3 || upright.length < 2) return null;
  const [levelSlope, uprightSlope] = [robustFit(level), robustFit(upright)];
  const [cx, cy] = [width / 2, height / 2];
  const at = (s: Stroke, slope: (at: number) => number, middle: number): number =>
    s.centreAcross + slope(s.middle) * (middle - s.centreAlong);
  const ys = level.map((s) => at(s, levelSlope, cx));
  const xs = upright.map((s) => at(s, uprightSlope, cy));
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  if (bottom - top < height / 20 || right - left < width / 20) return null;
  const cross = (y: number, x: number): [number, number] => {
    const [m, k] = [levelSlope(y), uprightSlope(x)];
    const yy = (y + m * (x - k * cy - cx)) / (1 - m * k);
    return [x + k * (yy - cy), yy];
  };
  const quad = [cross(top, left), cross(top, right), cross(bottom, right), cross(bottom, left)] as const;
  const distance = (p: readonly [number, number], q: readonly [number, number]): number =>
    Math.hypot(p[0] - q[0], p[1] - q[1]);
  const w = (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2;
  const h = (distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2;
  const x = (quad[0][0] + quad[3][0]) / 2;
  const y = (quad[0][1] + quad[1][1]) / 2;
  return homography(
    [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ],
    quad,
  );
}

/** What encloses an area of a straight picture in the picture that it was made of. */
export function boundsInSource(
  m: Homography,
  left: number,
  top: number,
  right: number,
  bottom: number,
): { left: number; top: number; right: number; bottom: number } {
  const corners = [project(m, left, top), project(m, right, top), project(m, right, bottom), project(m, left, bottom)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
