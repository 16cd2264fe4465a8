import { raised } from "../markup/raised";
import { ASCENT, DESCENT, centreY, type RulingLine, type TextRun } from "./geometry";

/** Marks of notes: figures, with or without brackets. */
const MARK = /^[[(（]?\d{1,2}(?:[,，]\d{1,2})*[\])）]?$/;
/** A mark is at most this much of the height of what it stands at (browsers print five sixths, Word two thirds) … */
const SMALLER = 0.86;
/** … begins this near to its end … */
const NEAR = 0.3;
/** … and stands this much of its height higher. */
const HIGHER = 0.15;
/** A rule this far inside of the mark still stands before it (points). */
const SLACK = 0.5;
/** On a page with more runs than this, only what is smaller than its text is looked at. */
const FEW_RUNS = 60;
/** Width of the strips in which the ends of runs are looked up (points). */
const STRIP = 16;

/**
 * Small figures above the end of a word or a number become part of it, as raised signs: they are marks of notes and no digits. What an upright
 * rule parts from the word is the figure of the next cell, shrunk to fit.
 */
export function attachRaisedMarks(runs: readonly TextRun[], upright: readonly RulingLine[]): readonly TextRun[] {
  const usual = runs.length < FEW_RUNS ? highest(runs) : usualHeight(runs);
  const marks = runs.filter((run) => run.height <= SMALLER * usual && MARK.test(run.text));
  if (marks.length === 0) return runs;
  const ends = new Map<number, TextRun[]>();
  for (const run of runs) {
    const strip = Math.floor(run.right / STRIP);
    const list = ends.get(strip);
    if (list) list.push(run);
    else ends.set(strip, [run]);
  }
  const markOf = new Map<TextRun, TextRun>();
  for (const mark of marks) {
    const strip = Math.floor(mark.left / STRIP);
    const near = [strip - 1, strip, strip + 1].flatMap((n) => ends.get(n) ?? []);
    const base = near.find((run) => isRaisedAt(run, mark) && !isParted(run, mark, upright));
    if (base) markOf.set(base, mark);
  }
  if (markOf.size === 0) return runs;
  const taken = new Set(markOf.values());
  // A mark bears no mark: what stands above it stays a text of its own.
  for (const base of markOf.keys()) if (taken.has(base)) markOf.delete(base);
  const attached = new Set(markOf.values());
  return runs
    .filter((run) => !attached.has(run))
    .map((run) => {
      const mark = markOf.get(run);
      return mark ? joined(run, mark) : run;
    });
}

const highest = (runs: readonly TextRun[]): number => runs.reduce((most, run) => Math.max(most, run.height), 0);

/** The height, to half a point, in which most signs of a page are set. */
function usualHeight(runs: readonly TextRun[]): number {
  const signs = new Map<number, number>();
  for (const { height, text } of runs) {
    const half = Math.round(height * 2);
    signs.set(half, (signs.get(half) ?? 0) + text.length);
  }
  let [usual, most] = [0, 0];
  for (const [half, count] of signs) if (count > most) [usual, most] = [half, count];
  return usual / 2;
}

const baseline = (run: TextRun): number => run.bottom - DESCENT * run.height;

function isRaisedAt(base: TextRun, mark: TextRun): boolean {
  const { height } = base;
  const rise = baseline(base) - baseline(mark);
  return (
    mark.height <= SMALLER * height &&
    Math.abs(mark.left - base.right) <= NEAR * height &&
    rise >= HIGHER * height &&
    rise <= ASCENT * height
  );
}

/** Whether a rule stands between a word and what is set beside it. The word's end may hang over the rule. */
function isParted(base: TextRun, mark: TextRun, upright: readonly RulingLine[]): boolean {
  const y = centreY(mark);
  const [from, to] = [base.right - NEAR * base.height, mark.left + SLACK];
  return upright.some((rule) => rule.at >= from && rule.at <= to && rule.from <= y && rule.to >= y);
}

function joined(base: TextRun, mark: TextRun): TextRun {
  const { lefts } = base;
  return {
    ...base,
    text: base.text + raised(mark.text),
    right: Math.max(base.right, mark.right),
    lefts: lefts && mark.lefts ? [...lefts, ...mark.lefts] : undefined,
  };
}
