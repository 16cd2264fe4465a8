import type { GreyImage, Ink } from "./image";

/** Side of the window whose mean a dot is held against, and how much darker than it ink is: copes with shade and grey paper. */
const WINDOW = 41;
const DARKER = 18;

/** What of a picture is ink, by the mean of the surroundings. */
export function inkOf({ width, height, data }: GreyImage): Ink {
  const out = new Uint8Array(width * height);
  const reach = WINDOW >> 1;
  // Sums of the window's rows, a column each, go along with it: a table of all sums would take eight bytes a dot.
  const columns = new Int32Array(width);
  const add = (y: number, sign: number): void => {
    for (let x = 0, at = y * width; x < width; x++, at++) columns[x]! += sign * data[at]!;
  };
  for (let y = 0; y < Math.min(reach, height); y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + reach < height) add(y + reach, 1);
    if (y - reach - 1 >= 0) add(y - reach - 1, -1);
    const rows = Math.min(height, y + reach + 1) - Math.max(0, y - reach);
    let sum = 0;
    for (let x = 0; x < Math.min(reach, width); x++) sum += columns[x]!;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (x + reach < width) sum += columns[x + reach]!;
      if (x - reach - 1 >= 0) sum -= columns[x - reach - 1]!;
      const count = Math.min(width, x + reach + 1) - Math.max(0, x - reach);
      if (data[at]! < sum / (count * rows) - DARKER) out[at] = 1;
    }
  }
  return { width, height, data: out };
}

/** Ink without the dots of a mask. */
export function without(ink: Ink, mask: Uint8Array): Ink {
  const data = new Uint8Array(ink.data.length);
  for (let i = 0; i < data.length; i++) data[i] = ink.data[i] !== 0 && mask[i] === 0 ? 1 : 0;
  return { ...ink, data };
}

/** Dots that touch each other, corners among it. */
interface Component {
  readonly dots: Int32Array;
  readonly width: number;
  readonly height: number;
}

function forEachComponent({ width: w, height: h, data }: Ink, take: (component: Component) => void): void {
  const seen = new Uint8Array(w * h);
  const dots = new Int32Array(data.reduce((sum, inked) => sum + inked, 0));
  for (let start = 0; start < data.length; start++) {
    if (data[start] === 0 || seen[start] === 1) continue;
    let count = 0;
    let [left, right, upper, lower] = [w, 0, h, 0];
    dots[count++] = start;
    seen[start] = 1;
    for (let i = 0; i < count; i++) {
      const dot = dots[i]!;
      const y = (dot / w) | 0;
      const x = dot - y * w;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < upper) upper = y;
      if (y > lower) lower = y;
      for (let yy = Math.max(0, y - 1); yy <= Math.min(h - 1, y + 1); yy++)
        for (let xx = Math.max(0, x - 1); xx <= Math.min(w - 1, x + 1); xx++) {
          const next = yy * w + xx;
          if (data[next] === 0 || seen[next] === 1) continue;
          seen[next] = 1;
          dots[count++] = next;
        }
    }
    take({ dots: dots.subarray(0, count), width: right - left + 1, height: lower - upper + 1 });
  }
}

/** Takes specks out of the ink: what has fewer dots than `fewest`. */
export function dropSpecks(ink: Ink, fewest: number): void {
  forEachComponent(ink, ({ dots }) => {
    if (dots.length < fewest) for (const dot of dots) ink.data[dot] = 0;
  });
}

/** Larger than this many line heights both ways is no letter. */
const LARGER_THAN_TEXT = 2;

/** Takes out of the ink what is larger than text both ways: ring and star of a seal, blots, the dark round a photo. @returns their dots */
export function dropBlots(ink: Ink, lineHeight: number): Uint8Array {
  const blots = new Uint8Array(ink.data.length);
  const largest = LARGER_THAN_TEXT * lineHeight;
  forEachComponent(ink, ({ dots, width, height }) => {
    if (width <= largest || height <= largest) return;
    for (const dot of dots) {
      ink.data[dot] = 0;
      blots[dot] = 1;
    }
  });
  return blots;
}

/** Dots of what is larger than `size` either way. */
export function largeDots(ink: Ink, size: number): number[] {
  const large: number[] = [];
  forEachComponent(ink, ({ dots, width, height }) => {
    if (width > size || height > size) for (const dot of dots) large.push(dot);
  });
  return large;
}
