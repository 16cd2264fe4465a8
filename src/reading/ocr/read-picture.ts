import type { Box } from "../../disclosure";
import { layOut } from "../page/lay-out";
import { findLattices } from "../page/lattice";
import { isFrame } from "../page/partly-ruled";
import { contains, type Region, type RulingLine, type RulingLines, type TextRun } from "../page/geometry";
import type { Block, GridCell } from "../source-document";
import { boxOf } from "../page/fill";
import type { ReadLine } from "./decode";
import { compose, turned, type Area, type GreyImage, type Homography, type Ink } from "./image";
import { dropBlots, dropSpecks, without } from "./ink";
import { LineReader, type OnLines } from "./line-reader";
import { eraseRing, findRings, liesOver, type Ring } from "./rings";
import { unlikeTheirColumn } from "./unlike-column";
import { settledCell, settledText } from "./settled-text";
import { boundsInSource, straighten } from "./straighten";
import { findRules } from "./table-rules";
import { linesInCell, linesOnPage, usualLineHeight, type TextLine } from "./text-lines";

/** A page as a picture. */
export interface PictureOfPage {
  readonly image: GreyImage;
  readonly dotsPerInch: number;
  /** 1-based. */
  readonly page: number;
}

/** What was read of a picture. */
export interface ReadPicture {
  readonly blocks: readonly Block[];
  /** Mean confidence of its characters; 0 where nothing was read. */
  readonly confidence: number;
  /** Characters read. */
  readonly characters: number;
}

/** A page made straight, with its rules and its lines of text, in its own dots. */
interface Layout {
  readonly image: GreyImage;
  readonly toSource: Homography;
  readonly rules: RulingLines;
  readonly lines: readonly TextLine[];
  readonly lineHeight: number;
  /** The cell that each line stands in; null outside of tables. */
  readonly cellOf: readonly (Area | null)[];
  /** What was taken out as no text. */
  readonly blots: Ink;
  /** Seals in grey ink: what is read under them is not sure. */
  readonly rings: readonly Ring[];
}

const POINTS_PER_INCH = 72;
/** Specks have fewer dots than this on a page so wide. */
const SPECK = 5;
const SPECK_WIDTH = 1400;
const SMALLEST_SPECK = 3;

/** A page stands upright when a sample of its lines is read with this confidence … */
const SURE = 0.85;
const SAMPLE = 14;
/** … another turn has to be better by so much … */
const CLEARLY = 0.1;
/** … lines of at least this many heights' length tell most. */
const LONG_LINE = 2;

/** Reads a picture of a page: its tables by their rules, and its text. */
export async function readPicture(
  { image, dotsPerInch, page }: PictureOfPage,
  reader: LineReader,
  signal?: AbortSignal,
  onLines?: OnLines,
): Promise<ReadPicture> {
  const layout = await uprightLayout(image, dotsPerInch, reader, signal, onLines);
  const read = await reader.read(layout.image, layout.lines, signal, onLines);
  return toBlocks(layout, read, POINTS_PER_INCH / dotsPerInch, page);
}

/** Lays the page out as it lies; where its lines make no sense, in the three other turns too. */
async function uprightLayout(
  source: GreyImage,
  dotsPerInch: number,
  reader: LineReader,
  signal?: AbortSignal,
  onLines?: OnLines,
): Promise<Layout> {
  let best: { layout: Layout; confidence: number } | null = null;
  for (const quarters of [0, 1, 3, 2]) {
    const { image, toSource } = turned(source, quarters);
    const found = layoutOf(image, dotsPerInch);
    const layout = { ...found, toSource: compose(toSource, found.toSource) };
    onLines?.(0, layout.lines.length);
    const confidence = await sampleConfidence(layout, reader, signal);
    if (!best || confidence > best.confidence + CLEARLY) best = { layout, confidence };
    if (confidence >= SURE || (quarters === 0 && layout.lines.length === 0)) break;
  }
  return best!.layout;
}

async function sampleConfidence(layout: Layout, reader: LineReader, signal?: AbortSignal): Promise<number> {
  const long = layout.lines.filter((a) => a.right - a.left >= LONG_LINE * (a.bottom - a.top));
  const from = long.length > 0 ? long : layout.lines;
  if (from.length === 0) return 0;
  const step = Math.max(1, from.length / SAMPLE);
  const sample = Array.from({ length: Math.min(SAMPLE, from.length) }, (_, i) => from[Math.floor(i * step)]!);
  const read = await reader.read(layout.image, sample, signal);
  return read.map((line) => line.confidence).sort((a, b) => a - b)[read.length >> 1]!;
}

function layoutOf(source: GreyImage, dotsPerInch: number): Layout {
  const { image, ink, toSource } = straighten(source);
  const rules = findRules(ink);
  const text = without(ink, rules.mask);
  const scale = image.width / SPECK_WIDTH;
  dropSpecks(text, Math.max(SMALLEST_SPECK, Math.round(SPECK * scale * scale)));
  // Tolerances of lattices are points; those of a page of usual paper are as good as any for telling cells.
  const perDot = 595 / image.width;
  const lattices = findLattices(inPoints(rules, perDot), () => true).lattices.filter((l) => !isFrame(l));
  const tables = lattices.map(({ xs, ys, cells }) => {
    const area = (left: number, top: number, right: number, bottom: number): Area => ({
      left: Math.round(left / perDot) + 1,
      top: Math.round(top / perDot) + 1,
      right: Math.round(right / perDot) - 1,
      bottom: Math.round(bottom / perDot) - 1,
    });
    return {
      whole: area(xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!),
      cells: cells.map((c) => area(xs[c.column]!, ys[c.row]!, xs[c.column + c.columnSpan]!, ys[c.row + c.rowSpan]!)),
    };
  });
  const page: Area = { left: 0, top: 0, right: image.width, bottom: image.height };
  const cells = tables.flatMap((table) => table.cells);
  const lineHeight = usualLineHeight(text, cells.length > 0 ? cells : [page]);
  const rings = findRings(text, lineHeight, dotsPerInch);
  for (const ring of rings) eraseRing(text, ring);
  const blots = { ...text, data: dropBlots(text, lineHeight) };
  const inTables = cells.flatMap((cell) => linesInCell(text, cell, lineHeight).map((line) => ({ line, cell })));
  const outside = { ...text, data: text.data.slice() };
  for (const { whole } of tables) erase(outside, whole);
  const around = linesOnPage(outside, page, lineHeight);
  return {
    image,
    toSource,
    rules,
    lineHeight,
    blots,
    rings,
    lines: [...inTables.map(({ line }) => line), ...around],
    cellOf: [...inTables.map(({ cell }) => cell), ...around.map(() => null)],
  };
}

function erase({ width, height, data }: Ink, { left, top, right, bottom }: Area): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    data.fill(0, y * width + Math.max(0, left), y * width + Math.min(width, right));
}

const inPoints = ({ horizontal, vertical }: RulingLines, perDot: number): RulingLines => {
  const scaled = (rules: readonly RulingLine[]): RulingLine[] =>
    rules.map(({ at, from, to }) => ({ at: at * perDot, from: from * perDot, to: to * perDot }));
  return { horizontal: scaled(horizontal), vertical: scaled(vertical) };
};

/** Confidence of a cell that something covers: what was read of it may be half of what is printed. */
const COVERED_CONFIDENCE = 0.3;
/** A cell is covered by more dots than this share of a line's height. */
const COVERED_DOTS = 1 / 3;

/** A letter is as large as this, in line heights. */
const LETTER = 0.5;

/** What is read with less confidence than this, and is no number, is no text. */
const NO_TEXT = 0.35;

function toBlocks(layout: Layout, read: readonly ReadLine[], perDot: number, page: number): ReadPicture {
  const runs: TextRun[] = [];
  /** Ink that is no text: a part of a seal, a shadow, a fold. */
  const noise: Area[] = [];
  let [sum, characters] = [0, 0];
  const beside = besideNumbers(layout, read);
  layout.lines.forEach((area, i) => {
    const line = settledText(read[i]!);
    if (line.text.trim() === "") {
      // Ink as large as a letter that is read as nothing.
      const least = LETTER * layout.lineHeight;
      if (Math.min(area.right - area.left, area.bottom - area.top) >= least) noise.push(area);
      return;
    }
    if (beside.has(i)) {
      noise.push(area);
      return;
    }
    if (line.confidence < NO_TEXT && !/\d/.test(line.text)) {
      noise.push(area);
      return;
    }
    sum += line.confidence * line.text.length;
    characters += line.text.length;
    const [left, right] = [area.left * perDot, area.right * perDot];
    runs.push({
      text: line.text,
      left,
      right,
      top: area.top * perDot,
      bottom: area.bottom * perDot,
      height: Math.max(area.bottom - area.top, layout.lineHeight * LEAST_RUN_HEIGHT) * perDot,
      lefts: line.starts.map((at) => at * perDot),
      confidence: line.confidence,
    });
  });
  const blocks = layOut(runs, inPoints(layout.rules, perDot), page).map((block): Block => {
    if (block.type === "paragraph") {
      const confidence = Math.min(block.confidence ?? 1, isSealed(block.source.box!) ? COVERED_CONFIDENCE : 1);
      return { ...block, confidence, source: { page, box: onPage(block.source.box!) } };
    }
    const unlike = unlikeTheirColumn(block.cells);
    const cells = block.cells.map((cell): GridCell => {
      const isOdd = isSeveralNumbers(cell.text) || unlike.has(cell);
      const most = isCovered(cell) ? COVERED_CONFIDENCE : isOdd ? ODD_NUMBERS : 1;
      const confidence = most < 1 ? Math.min(cell.confidence ?? 1, most) : cell.confidence;
      return {
        ...cell,
        text: settledCell(cell.text),
        source: { page, box: onPage(cell.source.box!) },
        ...(confidence === undefined ? {} : { confidence }),
      };
    });
    return { ...block, cells, source: { page, box: onPage(block.source.box!) } };
  });
  return { blocks, characters, confidence: characters === 0 ? 0 : sum / characters };

  function isSealed(box: Box): boolean {
    const { left, top, right, bottom } = boxed(box);
    const area = { left: left / perDot, top: top / perDot, right: right / perDot, bottom: bottom / perDot };
    return layout.rings.some((ring) => liesOver(ring, area));
  }

  function isCovered({ source: { box } }: GridCell): boolean {
    const { width, height, data } = layout.blots;
    if (
      isSealed(box!) ||
      noise.some((area) =>
        contains(boxed(box!), ((area.left + area.right) / 2) * perDot, ((area.top + area.bottom) / 2) * perDot),
      )
    )
      return true;
    let dots = 0;
    const [left, top] = [Math.round(box!.x / perDot) + 3, Math.round(box!.y / perDot) + 3];
    const right = Math.min(width, (box!.x + box!.width) / perDot - 3);
    const bottom = Math.min(height, (box!.y + box!.height) / perDot - 3);
    for (let y = Math.max(0, top); y < bottom; y++)
      for (let x = Math.max(0, left); x < right; x++) dots += data[y * width + x]!;
    return dots > COVERED_DOTS * layout.lineHeight;
  }

  function onPage({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
    const bounds = boundsInSource(layout.toSource, x / perDot, y / perDot, (x + width) / perDot, (y + height) / perDot);
    return boxOf(bounds.left * perDot, bounds.top * perDot, bounds.right * perDot, bounds.bottom * perDot);
  }
}

/** Lines of cells under a seal that are left out since a number stands in the cell, read better: pieces of the seal look like digits. */
function besideNumbers({ lines, cellOf, rings }: Layout, read: readonly ReadLine[]): ReadonlySet<number> {
  const best = new Map<Area, number>();
  const sealed = lines.flatMap((_, i) => (cellOf[i] && rings.some((ring) => liesOver(ring, cellOf[i]!)) ? [i] : []));
  for (const i of sealed) {
    const before = best.get(cellOf[i]!);
    if (/\d\.\d\d/.test(read[i]!.text) && (before === undefined || read[i]!.confidence > read[before]!.confidence))
      best.set(cellOf[i]!, i);
  }
  return new Set(sealed.filter((i) => (best.get(cellOf[i]!) ?? i) !== i));
}

/** Numbers one below the other in one cell: perhaps a rule between two rows was not seen. Or one unlike those of its column. */
const ODD_NUMBERS = 0.5;
const isSeveralNumbers = (text: string): boolean => {
  const lines = text.split("\n");
  return lines.length > 1 && lines.every((line) => /\d/.test(line) && /^[-\d.,% ]+$/.test(line));
};

const boxed = ({ x, y, width, height }: Box): Region => ({ left: x, top: y, right: x + width, bottom: y + height });

/** A flat line (一) is as high as others for the purpose of telling lines apart. */
const LEAST_RUN_HEIGHT = 0.7;
