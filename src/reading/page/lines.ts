import { centreY, type TextRun } from "./geometry";

/** Runs belong to one line when their middles are nearer than this share of the smaller font height. */
const SAME_LINE = 0.5;
/** A gap wider than this share of the font height is a blank. */
const BLANK_GAP = 0.3;
/** In layout text a blank stands for this share of the font height. */
const BLANK_WIDTH = 0.5;
const MOST_BLANKS = 60;

/** Runs side by side, from left to right. */
export interface TextLine {
  readonly runs: TextRun[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Runs → lines from top to bottom. */
export function groupLines(runs: readonly TextRun[]): TextLine[] {
  const sorted = [...runs].sort((a, b) => centreY(a) - centreY(b));
  const groups: { runs: TextRun[]; centre: number; height: number }[] = [];
  for (const run of sorted) {
    const last = groups.at(-1);
    if (last && Math.abs(centreY(run) - last.centre) <= SAME_LINE * Math.min(run.height, last.height)) {
      last.runs.push(run);
      last.centre += (centreY(run) - last.centre) / last.runs.length;
    } else groups.push({ runs: [run], centre: centreY(run), height: run.height });
  }
  return groups.map((group) => {
    const across = group.runs.sort((a, b) => a.left - b.left);
    return {
      runs: across,
      left: across[0]!.left,
      right: Math.max(...across.map((r) => r.right)),
      top: Math.min(...across.map((r) => r.top)),
      bottom: Math.max(...across.map((r) => r.bottom)),
    };
  });
}

/** The words of a line inside a cell: one blank where there is a gap. */
export function cellLineText(line: TextLine): string {
  return joinRuns(line, () => " ");
}

/** The words of a line outside of tables: a wide gap keeps its width in blanks, so that captions in three parts stay three. */
export function layoutLineText(line: TextLine): string {
  return joinRuns(line, (gap, height) =>
    " ".repeat(Math.min(MOST_BLANKS, Math.max(1, Math.round(gap / (height * BLANK_WIDTH))))),
  );
}

function joinRuns(line: TextLine, blanks: (gap: number, height: number) => string): string {
  let text = "";
  let previous: TextRun | null = null;
  for (const run of line.runs) {
    if (previous) {
      if (isOverprint(previous, run)) continue;
      const height = Math.min(previous.height, run.height);
      const gap = run.left - previous.right;
      if (gap > height * BLANK_GAP) text += blanks(gap, height);
    }
    text += run.text;
    previous = run;
  }
  return text;
}

/** The same words again at the same place, which is how some printers make bold type. */
function isOverprint(a: TextRun, b: TextRun): boolean {
  return a.text === b.text && Math.abs(a.left - b.left) < a.height * 0.25 && Math.abs(a.top - b.top) < a.height * 0.25;
}
