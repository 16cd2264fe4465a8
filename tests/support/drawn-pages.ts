/**
 * Pages drawn in characters, in `tests/fixtures/pages`: what lies on paper before the reader has found tables. A sign is 5 points wide, a Chinese one 10, a line
 * 12 high; `┌─┬┐│├┼┤└┴┘` are ruling lines. Where a word is written over a line that goes on above and below it, the line is there all the same. A
 * column that begins or ends (`╷╵`) without a line across is cut by the page. `== page` begins a page, `== wrong 8.80 → 9.80` says which digit the test plants in the first
 * cell that prints 8.80 (`⏎` is a line break), `== read` what is to come out, as `summary` words it.
 */
import type { Block, SourceDocument } from "../../src/reading";
import type { RulingLine, RulingLines, TextRun } from "../../src/reading/page/geometry";
import { layOut } from "../../src/reading/page/lay-out";
import type { Layout, Slip } from "./layouts";

const WIDTH = 5;
const HEIGHT = 12;
const TO_RIGHT = /[─┌├└┬┴┼]/;
const TO_LEFT = /[─┐┤┘┬┴┼]/;
const UP = /[│└┘├┤┴┼╵]/;
const DOWN = /[│┌┐├┤┬┼╷]/;
const RULE = /[─│┌┐└┘├┤┬┴┼╷╵]/;

/** The signs of a line by their place; a Chinese sign takes two, the second of them empty. */
function signs(line: string): string[] {
  return [...line].flatMap((c) => (/[\u2e80-\u9fff\u3000-\u30ff\uff00-\uffef“”…、]/.test(c) ? [c, ""] : [c]));
}

export function parseDrawn(file: string, text: string): Layout {
  const [drawing = "", read = ""] = text.split(/^== read\n/m);
  const [head = "", ...pages] = drawing.split(/^== page\n/m);
  const document = readDrawn(file, pages);
  const slips = [...head.matchAll(/^== wrong (\S+) → (\S+)$/gm)].map(([, from, to]): Slip => {
    const [printed, planted] = [from!, to!].map((t) => t.replaceAll("⏎", "\n")) as [string, string];
    for (const [block, b] of document.blocks.entries()) {
      const cell = b.type === "grid" ? b.cells.findIndex((c) => c.text === printed) : -1;
      if (cell >= 0) return { block, cell, text: printed, planted };
    }
    throw new Error(`no cell prints ${from}`);
  });
  return { document, slips, read: read.trim(), grids: gridsOf(document) };
}

/** `grids: p1 9x5, p2 4x5`: rows and columns of each. */
function gridsOf(document: SourceDocument): string {
  const grids = document.blocks.flatMap((b) => (b.type === "grid" ? [`p${b.source.page} ${b.rows}x${b.columns}`] : []));
  return `grids: ${grids.join(", ")}`;
}

function readDrawn(file: string, pages: readonly string[]): SourceDocument {
  const blocks = pages.flatMap((page, i): Block[] => {
    const lines = page.trimEnd().split("\n").map(signs);
    return layOut(lines.flatMap(runsOf), rulesOf(lines), i + 1);
  });
  return { file, sha256: "", kind: "pdf", pages: pages.length, blocks, issues: [] };
}

/** Words of a line: parted by rules and by two blanks. */
function runsOf(line: readonly string[], y: number): TextRun[] {
  const runs: TextRun[] = [];
  let from = -1;
  const close = (to: number): void => {
    if (from >= 0) runs.push(runOf(line, from, to, y));
    from = -1;
  };
  line.forEach((c, x) => {
    if (RULE.test(c)) close(x);
    else if (c === " ") {
      if ((line[x + 1] ?? " ") === " " || RULE.test(line[x + 1] ?? "")) close(x);
    } else if (from < 0) from = x;
  });
  close(line.length);
  return runs;
}

function runOf(line: readonly string[], from: number, to: number, y: number): TextRun {
  const places = line.slice(from, to).flatMap((c, i) => (c === "" ? [] : [{ c, left: (from + i) * WIDTH }]));
  return {
    text: places.map((p) => p.c).join(""),
    left: from * WIDTH,
    right: to * WIDTH,
    top: y * HEIGHT + 1,
    bottom: (y + 1) * HEIGHT - 1,
    height: HEIGHT - 2,
    lefts: places.map((p) => p.left),
  };
}

function rulesOf(lines: readonly (readonly string[])[]): RulingLines {
  const at = (y: number, x: number): string => lines[y]?.[x] ?? " ";
  const horizontal: RulingLine[] = [];
  const vertical: RulingLine[] = [];
  lines.forEach((line, y) =>
    line.forEach((c, x) => {
      const [middleX, middleY] = [(x + 0.5) * WIDTH, (y + 0.5) * HEIGHT];
      if (TO_RIGHT.test(c) && TO_LEFT.test(at(y, x + 1)))
        horizontal.push({ at: middleY, from: middleX, to: middleX + WIDTH });
      const written = !RULE.test(c) && c.trim() !== "" && DOWN.test(at(y - 1, x)) && UP.test(at(y + 1, x));
      if (UP.test(c) || written) vertical.push({ at: middleX, from: y * HEIGHT, to: middleY });
      if (DOWN.test(c) || written) vertical.push({ at: middleX, from: middleY, to: (y + 1) * HEIGHT });
    }),
  );
  return { horizontal, vertical };
}
