import { applyX, applyY, multiply, turnBack, type Region, type Transform } from "../page/geometry";
import type { RawPage } from "./engine/raw-page";

/** Direction of writing, in quarter turns clockwise on the page, 0–3. */
export function quarterOf(matrix: Transform): number {
  return (Math.round(Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2)) + 4) % 4;
}

/** The page turned so that most of its text stands upright: some are written sideways beyond the page's own rotation. */
export function upright(page: RawPage): RawPage {
  const weight = [0, 0, 0, 0];
  const { code, show } = page.characters;
  for (let i = 0; i < show.length; i++)
    if (show[i]! >= 0 && code[i]! > 0x20) weight[quarterOf(page.shows[show[i]!]!.matrix)]!++;
  const turn = weight.indexOf(Math.max(...weight));
  if (turn === 0) return page;
  const matrix = turnBack(turn, page.width, page.height);
  const [width, height] = turn % 2 === 1 ? [page.height, page.width] : [page.width, page.height];
  const { characters } = page;
  return {
    ...page,
    width,
    height,
    characters: { ...characters, box: boxes(characters.box, matrix), origin: points(characters.origin, matrix) },
    shows: page.shows.map((s) => ({ ...s, matrix: multiply(matrix, s.matrix), window: region(s.window, matrix) })),
    paths: page.paths.map((p) => ({ ...p, points: points(p.points, matrix), window: region(p.window, matrix) })),
    images: page.images.map((m) => multiply(matrix, m)),
  };
}

function points(xy: Float32Array, m: Transform): Float32Array {
  const out = new Float32Array(xy.length);
  for (let i = 0; i < xy.length; i += 2) {
    out[i] = applyX(m, xy[i]!, xy[i + 1]!);
    out[i + 1] = applyY(m, xy[i]!, xy[i + 1]!);
  }
  return out;
}

function boxes(box: Float32Array, m: Transform): Float32Array {
  const corners = points(box, m);
  for (let i = 0; i < corners.length; i += 4) {
    const [x0, y0, x1, y1] = [corners[i]!, corners[i + 1]!, corners[i + 2]!, corners[i + 3]!];
    corners[i] = Math.min(x0, x1);
    corners[i + 1] = Math.min(y0, y1);
    corners[i + 2] = Math.max(x0, x1);
    corners[i + 3] = Math.max(y0, y1);
  }
  return corners;
}

function region(window: Region | null, m: Transform): Region | null {
  if (!window) return null;
  const [x0, y0] = [applyX(m, window.left, window.top), applyY(m, window.left, window.top)];
  const [x1, y1] = [applyX(m, window.right, window.bottom), applyY(m, window.right, window.bottom)];
  return { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) };
}
