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

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
