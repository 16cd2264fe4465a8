import type { Limits } from "../limits";
import type { Block } from "../source-document";
import { readDrawing, type Drawing, type OperatorList, type OperatorNumbers, type Region } from "./drawing";
import { centreX, centreY, multiply, type Transform, type TextRun } from "../page/geometry";
import { layOut } from "../page/lay-out";
import { dominantTurn, toTextRuns, type PdfTextItem } from "./text-runs";
import { isUntrustworthy } from "./trust";

/** A page as pdf.js gives it. */
export interface RawPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** User space → page space, the page's rotation included. */
  readonly matrix: Transform;
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

/** Quarter turns clockwise back to upright, for a page that is w × h before the turn. */
function turnBack(turn: number, width: number, height: number): Transform {
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
  const blocks = trust === "no-text" || trust === "untrusted" ? [] : layOut(runs, drawing.rules, raw.number);
  return { blocks, trust, width, height };
}

function trustOf(runs: readonly TextRun[], drawing: Drawing): PageTrust {
  const characters = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (drawing.images > 0 && (characters === 0 || (characters < SCAN_CHARACTERS && drawing.imageShare > SCAN_SHARE)))
    return "no-text";
  if (isUntrustworthy(runs.map((run) => run.text))) return "untrusted";
  return drawing.shownText.onlyInvisible ? "hidden-layer" : "good";
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
