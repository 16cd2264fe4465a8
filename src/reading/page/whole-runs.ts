import { cutNumbers } from "./cut-numbers";
import type { RulingLines, TextRun } from "./geometry";
import { attachRaisedMarks } from "./raised-marks";
import { isAscii } from "./widths";

/** Runs on one baseline that touch within this share of the font height are one run broken by a change of font; typesetters leave a quarter between ideographs and digits. */
const TOUCHING = 0.12;
const TOUCHING_OF_SCRIPTS = 0.3;
const SET_SINGLY = /^-?[\d,.]+$/;
const WHOLE_AMOUNT = /^-?[\d,]*\d\.\d\d+$/;

/** Puts together what a change of font (a digit, a radical, another subset) has broken in the middle of a word, and parts amounts that touch. */
export function wholeRuns(shown: readonly TextRun[], rules: RulingLines): TextRun[] {
  const runs = attachRaisedMarks(shown, rules.vertical);
  const out: TextRun[] = [];
  let chain: TextRun[] = [];
  const end = (): void => {
    if (chain.length > 0) for (const run of cutNumbers(joined(chain))) out.push(run);
    chain = [];
  };
  for (const run of runs) {
    if (chain.length > 0 && !touches(chain, run)) end();
    chain.push(run);
  }
  end();
  return out;
}

/** Runs as one; their characters keep their places. */
function joined(chain: readonly TextRun[]): TextRun {
  const [first] = chain as [TextRun];
  if (chain.length === 1) return first;
  let text = "";
  let lefts: number[] | undefined = [];
  for (const run of chain) {
    text += run.text;
    if (run.lefts) lefts?.push(...run.lefts);
    else lefts = undefined;
  }
  const { left, top, bottom, height } = first;
  return { text, left, right: chain.at(-1)!.right, top, bottom, height, lefts };
}

/** Whether a run goes on where a chain of runs ends. */
function touches(chain: readonly TextRun[], b: TextRun): boolean {
  const a = chain[0]!;
  const last = chain.at(-1)!;
  const height = Math.min(a.height, b.height);
  if (Math.abs(a.bottom - b.bottom) > TOUCHING * height || Math.abs(a.height - b.height) > TOUCHING * height)
    return false;
  const gap = b.left - last.right;
  const scriptsMeet = isAscii(last.text.charCodeAt(last.text.length - 1)) !== isAscii(b.text.charCodeAt(0));
  if (gap > (scriptsMeet ? TOUCHING_OF_SCRIPTS : TOUCHING) * height) return false;
  const words = (): string => chain.map((run) => run.text).join("");
  // Digits set one by one in a font whose widths are not theirs: each begins inside the box of the one before.
  if (gap < -TOUCHING * height)
    return (
      b.text.length <= 2 &&
      SET_SINGLY.test(b.text) &&
      last.lefts !== undefined &&
      b.left > last.lefts.at(-1)! &&
      SET_SINGLY.test(words())
    );
  // Two whole amounts that touch are two cells; single digits are parted by their places (cutNumbers).
  return !(b.text.length > 2 && /^\d/.test(b.text) && WHOLE_AMOUNT.test(words()));
}
