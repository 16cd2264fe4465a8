import type { Block, Paragraph } from "../source-document";
import { boxOf, confidenceOf, fillLattices, type OriginatedLattice, type PlacedGrid } from "./fill";
import { centreX, centreY, type RulingLines, type TextRun } from "./geometry";
import { findLattices } from "./lattice";
import { groupLines, layoutLineText, type TextLine } from "./lines";
import { cutRows, frameRules, isFrame, latticesFromRows } from "./partly-ruled";
import { latticesFromText } from "./unruled";

/** Texts and ruling lines of one page, whatever the format that it was drawn in → paragraphs (a line each) and grids in reading order. */
export function layOut(runs: readonly TextRun[], rules: RulingLines, page: number): Block[] {
  const { grids, rest } = findGrids(rules, runs, page);
  return inReadingOrder(grids, groupLines(rest), page);
}

/** Tables by their lines; then those ruled in part, from what the first left over; then those without lines. */
function findGrids(
  rules: RulingLines,
  runs: readonly TextRun[],
  page: number,
): { grids: PlacedGrid[]; rest: TextRun[] } {
  const found = findLattices(rules, ({ left, top, right, bottom }) =>
    runs.some((run) => {
      const [x, y] = [centreX(run), centreY(run)];
      return x > left && x < right && y > top && y < bottom;
    }),
  );
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

function inReadingOrder(grids: readonly PlacedGrid[], lines: readonly TextLine[], page: number): Block[] {
  const entries: { top: number; left: number; block: Block }[] = lines.map((line) => ({
    top: line.top,
    left: line.left,
    block: paragraph(line, page),
  }));
  for (const { top, left, grid } of grids) entries.push({ top, left, block: grid });
  return entries.sort((a, b) => a.top - b.top || a.left - b.left).map((entry) => entry.block);
}

function paragraph(line: TextLine, page: number): Paragraph {
  return {
    type: "paragraph",
    text: layoutLineText(line),
    ...confidenceOf(line.runs),
    source: { page, box: boxOf(line.left, line.top, line.right, line.bottom) },
  };
}
