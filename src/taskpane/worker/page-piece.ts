import type { Box, DrawnPage } from "../../application";
import type { PageCut } from "./source-protocol";

const POINTS_PER_INCH = 72;
const BYTES = 4;

/** Cuts a box (in points) out of a page that was drawn; what of it lies beyond the page is left out. */
export function pieceOf(page: DrawnPage, box: Box, dotsPerInch: number): PageCut {
  const scale = dotsPerInch / POINTS_PER_INCH;
  const left = clamp(Math.floor(box.x * scale), page.width - 1);
  const top = clamp(Math.floor(box.y * scale), page.height - 1);
  const right = clamp(Math.ceil((box.x + box.width) * scale), page.width);
  const bottom = clamp(Math.ceil((box.y + box.height) * scale), page.height);
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const rgba = new Uint8ClampedArray(width * height * BYTES);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * page.width + left) * BYTES;
    rgba.set(page.rgba.subarray(from, from + width * BYTES), row * width * BYTES);
  }
  const undrawn = page.undrawn
    .filter((t) => t.x < left + width && t.x + t.width > left && t.y - t.height < top + height && t.y + t.height > top)
    .map((t) => ({ ...t, x: t.x - left, y: t.y - top }));
  return {
    picture: { ...page, width, height, rgba, undrawn },
    box: { x: left / scale, y: top / scale, width: width / scale, height: height / scale },
  };
}

/** A piece turned back by quarters, clockwise ones as it lies on its page, with a box of it; both count from the piece's own corner then. */
export function upright({ picture, box }: PageCut, within: Box, turn: 0 | 1 | 2 | 3): PageCut & { readonly cell: Box } {
  const cell = { ...within, x: within.x - box.x, y: within.y - box.y };
  const own = { ...box, x: 0, y: 0 };
  if (turn === 0) return { picture, box: own, cell };
  const { width, height } = picture;
  const onSide = turn !== 2;
  const size = onSide ? { width: height, height: width } : { width, height };
  const rgba = new Uint8ClampedArray(width * height * BYTES);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [right, down] =
        turn === 1 ? [y, width - 1 - x] : turn === 3 ? [height - 1 - y, x] : [width - 1 - x, height - 1 - y];
      const from = (y * width + x) * BYTES;
      rgba.set(picture.rgba.subarray(from, from + BYTES), (down * size.width + right) * BYTES);
    }
  const { x, y, width: w, height: h } = cell;
  const [left, top] =
    turn === 1
      ? [y, box.width - x - w]
      : turn === 3
        ? [box.height - y - h, x]
        : [box.width - x - w, box.height - y - h];
  return {
    picture: { ...picture, ...size, rgba, undrawn: [] },
    box: onSide ? { x: 0, y: 0, width: box.height, height: box.width } : own,
    cell: { x: left, y: top, width: onSide ? h : w, height: onSide ? w : h },
  };
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
