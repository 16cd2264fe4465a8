/** A grey picture, row by row: 0 is black, 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Marks of a picture's dots: 1 where there is ink. */
export type Ink = GreyImage;

/** A rectangle of a picture in dots; right and bottom lie outside. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Nine numbers of a 3×3 matrix that maps dots of one picture to those of another, row by row. */
export type Homography = readonly number[];

/** Where a homography takes a point. */
export function project(m: Homography, x: number, y: number): [number, number] {
  const k = 1 / (m[6]! * x + m[7]! * y + m[8]!);
  return [(m[0]! * x + m[1]! * y + m[2]!) * k, (m[3]! * x + m[4]! * y + m[5]!) * k];
}

/** First `inner`, then `outer`. */
export function compose(outer: Homography, inner: Homography): Homography {
  const out: number[] = [];
  for (let row = 0; row < 9; row += 3)
    for (let column = 0; column < 3; column++)
      out.push(
        outer[row]! * inner[column]! + outer[row + 1]! * inner[3 + column]! + outer[row + 2]! * inner[6 + column]!,
      );
  return out;
}

/** A picture seen through a homography that maps its own dots to those of `source`; paper outside of it. */
export function warp(source: GreyImage, m: Homography, width: number, height: number): GreyImage {
  const out = new Uint8Array(width * height).fill(255);
  const { width: w, height: h, data } = source;
  const [a, b, c, d, e, f, g, i] = m as [number, number, number, number, number, number, number, number];
  const j = m[8]!;
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++, o++) {
      const k = 1 / (g * x + i * y + j);
      const sx = (a * x + b * y + c) * k;
      const sy = (d * x + e * y + f) * k;
      if (sx < 0 || sy < 0 || sx >= w - 1 || sy >= h - 1) continue;
      const x0 = sx | 0;
      const y0 = sy | 0;
      const fx = sx - x0;
      const fy = sy - y0;
      const p = y0 * w + x0;
      out[o] =
        (data[p]! * (1 - fx) + data[p + 1]! * fx) * (1 - fy) +
        (data[p + w]! * (1 - fx) + data[p + w + 1]! * fx) * fy +
        0.5;
    }
  return { width, height, data: out };
}

/** A picture turned clockwise by quarter turns, and the matrix from its dots to those of the original. */
export function turned(source: GreyImage, quarters: number): { image: GreyImage; toSource: Homography } {
  const { width: w, height: h, data } = source;
  if (quarters === 0) return { image: source, toSource: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
  const [width, height] = quarters % 2 === 1 ? [h, w] : [w, h];
  const out = new Uint8Array(w * h);
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++, o++)
      out[o] =
        quarters === 1
          ? data[(h - 1 - x) * w + y]!
          : quarters === 2
            ? data[(h - 1 - y) * w + w - 1 - x]!
            : data[x * w + w - 1 - y]!;
  const toSource =
    quarters === 1
      ? [0, 1, 0, -1, 0, h - 1, 0, 0, 1]
      : quarters === 2
        ? [-1, 0, w - 1, 0, -1, h - 1, 0, 0, 1]
        : [0, -1, w - 1, 1, 0, 0, 0, 0, 1];
  return { image: { width, height, data: out }, toSource };
}

/** Shrinking by more than this is done by the average of what falls together. */
const SHRINKS = 1.3;

/** An area of a picture in another size. */
export function resample(source: GreyImage, area: Area, width: number, height: number): GreyImage {
  const data = new Uint8Array(width * height);
  const kx = (area.right - area.left) / width;
  const ky = (area.bottom - area.top) / height;
  const { width: w, height: h } = source;
  const at = (x: number, y: number): number =>
    source.data[Math.min(h - 1, Math.max(0, y)) * w + Math.min(w - 1, Math.max(0, x))]!;
  const shrinks = kx > SHRINKS || ky > SHRINKS;
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++, o++) {
      if (shrinks) {
        const left = Math.floor(area.left + x * kx);
        const right = Math.max(left + 1, Math.floor(area.left + (x + 1) * kx));
        const top = Math.floor(area.top + y * ky);
        const bottom = Math.max(top + 1, Math.floor(area.top + (y + 1) * ky));
        let sum = 0;
        for (let yy = top; yy < bottom; yy++) for (let xx = left; xx < right; xx++) sum += at(xx, yy);
        data[o] = sum / ((right - left) * (bottom - top)) + 0.5;
      } else {
        const sx = area.left + (x + 0.5) * kx - 0.5;
        const sy = area.top + (y + 0.5) * ky - 0.5;
        const x0 = Math.floor(sx);
        const y0 = Math.floor(sy);
        const fx = sx - x0;
        const fy = sy - y0;
        data[o] =
          (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
          (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy +
          0.5;
      }
    }
  return { width, height, data };
}
