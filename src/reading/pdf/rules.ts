import type { Limits } from "../limits";
import { DrawnRules, type Subpath } from "../page/drawn-rules";
import { applyX, applyY, type RulingLines } from "../page/geometry";
import { paintOf } from "./colours";
import { PATH_CLOSES, PATH_CURVE, PATH_MOVE, type RawPage, type RawPath } from "./engine/raw-page";

/** The ruling lines of a page: what was stroked, and what was filled or drawn as a picture so thin that it is a line. */
export function readRules(page: RawPage, limits: Limits): RulingLines {
  const rules = new DrawnRules(page, limits);
  for (const path of page.paths) {
    const fill = path.fills ? paintOf(path.fill) : "none";
    const stroke = path.strokes ? paintOf(path.stroke) : "none";
    if (fill !== "none" || stroke !== "none") rules.draw(subpathsOf(path), fill, stroke);
  }
  // A line may be an image of a pixel, stretched.
  for (const m of page.images) {
    const [xs, ys] = [
      [applyX(m, 0, 0), applyX(m, 1, 1)],
      [applyY(m, 0, 0), applyY(m, 1, 1)],
    ];
    rules.draw([{ xs, ys, curved: false, closed: false }], "ink", "none");
  }
  return { horizontal: rules.horizontal, vertical: rules.vertical };
}

function subpathsOf({ points, pieces }: RawPath): Subpath[] {
  const out: Subpath[] = [];
  let piece: Subpath | null = null;
  for (let k = 0; k < pieces.length; k++) {
    const kind = pieces[k]! & ~PATH_CLOSES;
    if (kind === PATH_MOVE || piece === null) out.push((piece = { xs: [], ys: [], curved: false, closed: false }));
    if (kind === PATH_CURVE) piece.curved = true;
    piece.xs.push(points[2 * k]!);
    piece.ys.push(points[2 * k + 1]!);
    if (pieces[k]! & PATH_CLOSES) piece.closed = true;
  }
  return out;
}
