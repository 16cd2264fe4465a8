import type { Area, Ink } from "./image";

/** Rows of a band, from `top` to before `bottom`. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Strokes of one line (二, 三, ÷, dots) lie nearer than this, in line heights, and make no more than one line together. */
const STROKE_HEIGHT = 0.6;
const STROKE_GAP = 0.45;
const ONE_LINE = 1.2;
/** Lines that touch are parted where they are higher than this. */
const PITCH = 1.12;
const TWO_LINES = 1.5;
/** Less ink than this, in line heights, is a speck; flatter bands have to have more. */
const LEAST_INK = 0.12;
const FLAT = 0.22;
const INK_OF_FLAT = 0.6;

/** Ink of each row of an area. */
function rowProfile({ width, data }: Ink, { left, top, right, bottom }: Area): Uint32Array {
  const rows = new Uint32Array(Math.max(0, bottom - top));
  for (let y = top; y < bottom; y++) {
    let sum = 0;
    for (let x = left; x < right; x++) sum += data[y * width + x]!;
    rows[y - top] = sum;
  }
  return rows;
}

function runsOf(profile: Uint32Array): Band[] {
  const bands: Band[] = [];
  let start = -1;
  for (let i = 0; i <= profile.length; i++) {
    if (i < profile.length && profile[i]! > 0) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      bands.push({ top: start, bottom: i });
      start = -1;
    }
  }
  return bands;
}

const heightOf = (band: Band): number => band.bottom - band.top;

/** Bands of rows with ink, the strokes of one line together. */
function joinedStrokes(profile: Uint32Array, lineHeight: number): Band[] {
  const bands = runsOf(profile);
  for (let i = 0; i + 1 < bands.length;) {
    const [a, b] = [bands[i]!, bands[i + 1]!];
    const isStroke = Math.min(heightOf(a), heightOf(b)) < STROKE_HEIGHT * lineHeight;
    if (isStroke && b.bottom - a.top <= ONE_LINE * lineHeight && b.top - a.bottom < STROKE_GAP * lineHeight)
      bands.splice(i, 2, { top: a.top, bottom: b.bottom });
    else i++;
  }
  return bands;
}

/** Lines of text by the ink of rows. */
function linesOf(profile: Uint32Array, lineHeight: number): Band[] {
  return joinedStrokes(profile, lineHeight)
    .flatMap((band) => parted(profile, band, lineHeight))
    .filter((line) => isText(profile, line, lineHeight));
}

function isText(profile: Uint32Array, { top, bottom }: Band, lineHeight: number): boolean {
  let ink = 0;
  for (let i = top; i < bottom; i++) ink += profile[i]!;
  return ink >= LEAST_INK * lineHeight && (bottom - top > FLAT * lineHeight || ink > INK_OF_FLAT * lineHeight);
}

/** Between lines that touch a row has no more ink than this share of the usual: a title in large letters is one line. */
const INK_BETWEEN = 0.4;

/** Lines that touch, cut where there is least ink. */
function parted(profile: Uint32Array, band: Band, lineHeight: number): Band[] {
  const height = heightOf(band);
  const count = Math.round(height / (PITCH * lineHeight));
  if (count < 2 || height < TWO_LINES * lineHeight) return [band];
  let ink = 0;
  for (let i = band.top; i < band.bottom; i++) ink += profile[i]!;
  const cuts = [band.top];
  for (let k = 1; k < count; k++) {
    const middle = band.top + (height * k) / count;
    let [at, least] = [Math.round(middle), Infinity];
    for (let i = Math.round(middle - 0.3 * lineHeight); i <= middle + 0.3 * lineHeight; i++)
      if (profile[i]! < least) [at, least] = [i, profile[i]!];
    if (least <= (INK_BETWEEN * ink) / height) cuts.push(at);
  }
  cuts.push(band.bottom);
  return cuts.slice(1).map((bottom, i) => ({ top: cuts[i]!, bottom }));
}

/** Pieces of a line of text with gaps of more than `gap` dots between them, each as wide as its ink. */
function piecesOf({ width, data }: Ink, area: Area, gap: number): Area[] {
  const pieces: { left: number; right: number }[] = [];
  for (let x = area.left; x < area.right; x++) {
    let inked = false;
    for (let y = area.top; y < area.bottom && !inked; y++) inked = data[y * width + x] !== 0;
    if (!inked) continue;
    const last = pieces.at(-1);
    if (last && x - last.right <= gap) last.right = x + 1;
    else pieces.push({ left: x, right: x + 1 });
  }
  return pieces.map(({ left, right }) => ({ left, right, top: area.top, bottom: area.bottom }));
}

/** In a cell words are set apart (项 目); gaps wider than this many line heights part two texts all the same. */
const GAP_IN_CELL = 4;
/** Beside each other on a page are texts with a gap of so many line heights. */
const GAP_ON_PAGE = 1.2;
/** What is higher than this many lines, and has texts beside each other, is cut into columns. */
const SEVERAL_LINES = 1.6;
const DEEPEST = 6;

/** A line of text: where its ink is, and how far to its sides nothing else may be. */
export interface TextLine extends Area {
  readonly from: number;
  readonly to: number;
}

/** Lines of text in a cell. */
export function linesInCell(ink: Ink, cell: Area, lineHeight: number): TextLine[] {
  return linesOf(rowProfile(ink, cell), lineHeight).flatMap(({ top, bottom }) =>
    withRoom(
      piecesOf(ink, { ...cell, top: cell.top + top, bottom: cell.top + bottom }, GAP_IN_CELL * lineHeight),
      cell,
    ),
  );
}

/** What lies beside each other in one line, each with the room half-way to its neighbours. */
function withRoom(pieces: readonly Area[], { left, right }: Pick<Area, "left" | "right">): TextLine[] {
  const middle = (i: number): number => (pieces[i]!.right + pieces[i + 1]!.left) / 2;
  return pieces.map((piece, i) => ({
    ...piece,
    from: i === 0 ? left : middle(i - 1),
    to: i + 1 < pieces.length ? middle(i) : right,
  }));
}

/** Lines of text outside of tables: rows, and where several stand beside one another, columns and the rows of each. */
export function linesOnPage(ink: Ink, area: Area, lineHeight: number, depth = 0): TextLine[] {
  const profile = rowProfile(ink, area);
  const gap = GAP_ON_PAGE * lineHeight;
  const page = { left: 0, right: ink.width };
  const within = ({ top, bottom }: Band): Area => ({ ...area, top: area.top + top, bottom: area.top + bottom });
  return joinedStrokes(profile, lineHeight).flatMap((band) => {
    if (depth < DEEPEST && heightOf(band) > SEVERAL_LINES * lineHeight) {
      const columns = piecesOf(ink, within(band), gap);
      if (columns.length > 1) return columns.flatMap((column) => linesOnPage(ink, column, lineHeight, depth + 1));
    }
    return parted(profile, band, lineHeight)
      .filter((line) => isText(profile, line, lineHeight))
      .flatMap((line) => withRoom(piecesOf(ink, within(line), gap), page));
  });
}

/** Least height of a line, of the page's width: what is flatter is a speck or a stroke. */
const LEAST_HEIGHT = 1 / 175;
/** Usual height of a line, of the page's width, where the page tells none. */
const USUAL_HEIGHT = 24 / 1400;

/** The usual height of a line in some areas: the median of their bands. */
export function usualLineHeight(ink: Ink, areas: readonly Area[]): number {
  const heights = areas
    .flatMap((area) => runsOf(rowProfile(ink, area)).map(heightOf))
    .filter((height) => height > ink.width * LEAST_HEIGHT)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? ink.width * USUAL_HEIGHT;
}
