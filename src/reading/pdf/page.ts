import type { Limits } from "../limits";
import type { Block, Paragraph } from "../source-document";
import { readDrawing, type Drawing, type OperatorList, type OperatorNumbers, type Region } from "./drawing";
import { centreX, centreY, multiply, type Matrix, type Rules, type TextRun } from "../page/geometry";
import { findLattices } from "../page/lattice";
import { groupLines, layoutLineText, type TextLine } from "../page/lines";
import { cutRows, frameRules, isFrame, latticesFromRows } from "../page/partly-ruled";
import { boxOf, fillLattices, type OriginatedLattice, type PlacedGrid } from "../page/fill";
import { dominantTurn, toTextRuns, type PdfTextItem } from "./text-runs";
import { isUntrustworthy } from "./trust";
import { latticesFromText } from "../page/unruled";

/** A page as pdf.js gives it. */
export interface RawPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** User space → page space, the page's rotation included. */
  readonly matrix: Matrix;
  readonly items: readonly PdfTextItem[];
  readonly operators: OperatorList;
}

/** How far the text of a page can be used. */
export type PageTrust = "good" | "no-text" | "untrusted" | "hidden-layer";

/** A page read. */
export interface PageContent {
  readonly blocks: Block[];
  readonly trust: PageTrust;
  readonly width: number;
  readonly height: number;
}

/** A page whose picture covers this share and whose text is shorter than this is a scan with a page number printed on it. */
const SCAN_SHARE = 0.5;
const SCAN_CHARACTERS = 10;

/** Running heads and page numbers stand in this share of the page's height at its top and bottom. */
const MARGIN = 0.09;

/** Quarter turns clockwise back to upright, for a page that is w × h before the turn. */
function turnBack(turn: number, width: number, height: number): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return [1, 0, 0, 1, 0, 0];
}

/** One page → paragraphs (a line each) and grids in reading order. */
export function readPage(raw: RawPage, ops: OperatorNumbers, limits: Limits): PageContent {
  const turn = dominantTurn(raw.items, raw.matrix);
  const matrix = turn === 0 ? raw.matrix : multiply(turnBack(turn, raw.width, raw.height), raw.matrix);
  const [width, height] = turn % 2 === 1 ? [raw.height, raw.width] : [raw.width, raw.height];
  const drawing = readDrawing(raw.operators, ops, { matrix, width, height }, limits);
  const shown = toTextRuns(raw.items, matrix, limits).filter(
    (run) => isOnPage(run, width, height) && isShown(run, drawing.windows),
  );
  const runs = drawing.shownText.visibleRuns(shown);
  const trust = trustOf(runs, drawing);
  const blocks = trust === "no-text" || trust === "untrusted" ? [] : layOut(runs, drawing.rules, raw.number, height);
  return { blocks, trust, width, height };
}

/** Texts and lines of one page → blocks in reading order. */
export function layOut(runs: readonly TextRun[], rules: Rules, page: number, height: number): Block[] {
  const { grids, rest } = findGrids(rules, runs, page);
  return inReadingOrder(grids, groupLines(rest), page, height);
}

function trustOf(runs: readonly TextRun[], drawing: Drawing): PageTrust {
  const characters = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (drawing.images > 0 && (characters === 0 || (characters < SCAN_CHARACTERS && drawing.imageShare > SCAN_SHARE)))
    return "no-text";
  if (isUntrustworthy(runs.map((run) => run.text))) return "untrusted";
  return drawing.shownText.onlyInvisible ? "hidden-layer" : "good";
}

/** Tables by their lines; then those ruled in part, from what the first left over; then those without lines. */
function findGrids(rules: Rules, runs: readonly TextRun[], page: number): { grids: PlacedGrid[]; rest: TextRun[] } {
  const found = findLattices(rules);
  const full = found.lattices.filter((lattice) => !isFrame(lattice));
  const frames = found.lattices.filter(isFrame);
  const ruled = full.map((lattice): OriginatedLattice => {
    const cut = cutRows(lattice, runs);
    return { lattice: cut, origin: cut === lattice ? "ruled" : "partly-ruled" };
  });
  const first = fillLattices(ruled, runs, page);
  const partly = latticesFromRows([...found.rest, ...frames.map(frameRules)], first.rest).map(
    (lattice): OriginatedLattice => ({ lattice: cutRows(lattice, first.rest), origin: "partly-ruled" }),
  );
  const second = fillLattices(partly, first.rest, page);
  const aligned = latticesFromText(second.rest).map((lattice): OriginatedLattice => ({ lattice, origin: "aligned" }));
  const third = fillLattices(aligned, second.rest, page);
  return { grids: [...first.grids, ...second.grids, ...third.grids], rest: third.rest };
}

/** A cell cut by the page end carries its text on both pages, on one of them outside of the paper. */
function isOnPage(run: TextRun, width: number, height: number): boolean {
  const [x, y] = [centreX(run), centreY(run)];
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

/** Clipped text may lie this far outside of its region: the region is a cell, and glyphs hang over (points). */
const CLIP_SLACK = 2;

function isShown(run: TextRun, windows: readonly Region[]): boolean {
  if (windows.length === 0) return true;
  const [x, y] = [centreX(run), centreY(run)];
  return windows.some(
    (w) =>
      x >= w.left - CLIP_SLACK && x <= w.right + CLIP_SLACK && y >= w.top - CLIP_SLACK && y <= w.bottom + CLIP_SLACK,
  );
}

function inReadingOrder(
  grids: readonly PlacedGrid[],
  lines: readonly TextLine[],
  page: number,
  height: number,
): Block[] {
  const body = lines.filter((line) => !isFurniture(line, height));
  const first = Math.min(...body.map((l) => l.top));
  const last = Math.max(...body.map((l) => l.bottom));
  const entries: { top: number; left: number; block: Block }[] = lines.map((line) => ({
    top: line.top,
    left: line.left,
    block: paragraph(line, page),
  }));
  for (const placed of grids) {
    const touchesTop = placed.top <= first && grids.every((g) => g === placed || g.top >= placed.top);
    const touchesBottom = placed.bottom >= last && grids.every((g) => g === placed || g.bottom <= placed.bottom);
    entries.push({ top: placed.top, left: placed.left, block: { ...placed.grid, touchesTop, touchesBottom } });
  }
  return entries.sort((a, b) => a.top - b.top || a.left - b.left).map((entry) => entry.block);
}

/** A page number or running head, which may stand above or below a table that fills its page. */
function isFurniture(line: TextLine, height: number): boolean {
  if (line.bottom > height * MARGIN && line.top < height * (1 - MARGIN)) return false;
  return /^[\s\d—\-–·.第页共/／]+$/.test(layoutLineText(line));
}

function paragraph(line: TextLine, page: number): Paragraph {
  return {
    type: "paragraph",
    text: layoutLineText(line),
    source: { page, box: boxOf(line.left, line.top, line.right, line.bottom) },
  };
}
