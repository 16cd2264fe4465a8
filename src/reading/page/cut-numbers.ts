import type { TextRun } from "./geometry";
import { isAmount } from "./numbers";

/** Digits of one number are set at one distance; where the next one stands this many times as far away another number begins. */
const WIDER = 1.5;
/** Two amounts printed without a blank are at least this long. */
const SHORTEST = 8;

/**
 * Two amounts that touch, of neighbouring cells: `168,441.81154,304.22`. Their digits are set at one distance each, so the place
 * where the distance is wider parts them – and only there, and only if both parts are amounts. Where the places of the characters
 * are only reckoned the distances are all alike, and nothing is cut.
 */
export function cutNumbers(run: TextRun): TextRun[] {
  const { text, lefts } = run;
  if (!lefts || text.length < SHORTEST || !/^[-\d][\d,.]*\d$/.test(text)) return [run];
  const pitches: { at: number; pitch: number }[] = [];
  for (let i = 1; i < text.length; i++)
    if (/\d/.test(text[i - 1]!) && /\d/.test(text[i]!)) pitches.push({ at: i, pitch: lefts[i]! - lefts[i - 1]! });
  if (pitches.length < 4) return [run];
  const sorted = pitches.map((p) => p.pitch).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)]!;
  const cuts = pitches.filter((p) => p.pitch > WIDER * usual).map((p) => p.at);
  const parts: TextRun[] = [];
  let from = 0;
  for (const to of [...cuts, text.length]) {
    const right = to === text.length ? run.right : Math.min(lefts[to]!, lefts[to - 1]! + usual);
    parts.push({ ...run, text: text.slice(from, to), left: lefts[from]!, right, lefts: lefts.slice(from, to) });
    from = to;
  }
  return parts.length > 1 && parts.every((p) => isAmount(p.text)) ? parts : [run];
}
