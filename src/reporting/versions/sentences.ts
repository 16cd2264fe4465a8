import { fold, type Disclosure, type NarrativeParagraph } from "../../disclosure";

/** A sentence with the paragraph that it stands in. */
export interface Sentence {
  readonly text: string;
  readonly paragraph: NarrativeParagraph;
}

/** A sentence of one version and what stands in its place in the other. */
export interface SentenceChange {
  readonly before: Sentence | null;
  readonly after: Sentence | null;
}

/** Sentences of one version that may be the other's in new words: so much of their pairs of characters must be common. */
const ALIKE = 0.5;
/** Sentences beyond which the two are compared by what they have in common only, whatever their order: the table of all pairs would be too large. */
const MOST_PAIRS = 16_000_000;

/** Sentences that differ between two versions, in the order of the text. Blanks, kinds of signs and breaks of lines are no difference. */
export function changedSentences(before: Disclosure, after: Disclosure): SentenceChange[] {
  const [left, right] = [sentencesOf(before), sentencesOf(after)];
  const out: SentenceChange[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...common(left, right), [left.length, right.length] as const]) {
    out.push(...paired(left.slice(i, a), right.slice(j, b)));
    [i, j] = [a + 1, b + 1];
  }
  return out;
}

/** A line of the contents: its page is the paper's, not the text's. */
const LEADERS = /[.．…·]{6}\s?\d*$/;

interface Folded extends Sentence {
  readonly folded: string;
}

function sentencesOf(d: Disclosure): Folded[] {
  return d.paragraphs.flatMap((paragraph) =>
    LEADERS.test(paragraph.text)
      ? []
      : paragraph.text
          .split(/(?<=[。！？；])/)
          .map((text) => ({ text: text.trim(), folded: withoutEnd(fold(text)), paragraph }))
          .filter(({ folded }) => folded !== ""),
  );
}

/** The longest common sequence, as pairs of positions. */
function common(left: readonly Folded[], right: readonly Folded[]): (readonly [number, number])[] {
  let from = 0;
  while (from < left.length && from < right.length && left[from]!.folded === right[from]!.folded) from++;
  let [endLeft, endRight] = [left.length, right.length];
  while (endLeft > from && endRight > from && left[endLeft - 1]!.folded === right[endRight - 1]!.folded) {
    endLeft--;
    endRight--;
  }
  const [rows, columns] = [endLeft - from, endRight - from];
  const middle =
    rows * columns > MOST_PAIRS
      ? inTurn(left, right, from, endLeft, endRight)
      : longest(left, right, from, rows, columns);
  return [
    ...Array.from({ length: from }, (_, k) => [k, k] as const),
    ...middle,
    ...Array.from({ length: left.length - endLeft }, (_, k) => [endLeft + k, endRight + k] as const),
  ];
}

function longest(
  left: readonly Folded[],
  right: readonly Folded[],
  from: number,
  rows: number,
  columns: number,
): (readonly [number, number])[] {
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i]![j] =
        left[from + i]!.folded === right[from + j]!.folded
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const out: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns;) {
    if (left[from + i]!.folded === right[from + j]!.folded) out.push([from + i++, from + j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return out;
}

/** Equal sentences found one after the other, each behind the last. */
function inTurn(
  left: readonly Folded[],
  right: readonly Folded[],
  from: number,
  endLeft: number,
  endRight: number,
): (readonly [number, number])[] {
  const places = new Map<string, number[]>();
  for (let j = endRight - 1; j >= from; j--) places.set(right[j]!.folded, [...(places.get(right[j]!.folded) ?? []), j]);
  const out: (readonly [number, number])[] = [];
  let next = from;
  for (let i = from; i < endLeft; i++) {
    const at = places.get(left[i]!.folded);
    while (at?.length && at.at(-1)! < next) at.pop();
    const j = at?.pop();
    if (j === undefined) continue;
    out.push([i, j]);
    next = j + 1;
  }
  return out;
}

/** What stands between two common sentences: each with the one it is most like, behind the pair before it. */
function paired(left: readonly Folded[], right: readonly Folded[]): SentenceChange[] {
  const out: SentenceChange[] = [];
  let next = 0;
  for (const one of left) {
    let [best, at] = [ALIKE, -1];
    for (let j = next; j < right.length; j++) {
      const score = likeness(one.folded, right[j]!.folded);
      if (score > best) [best, at] = [score, j];
    }
    if (at < 0) {
      out.push({ before: plain(one), after: null });
      continue;
    }
    for (const added of right.slice(next, at)) out.push({ before: null, after: plain(added) });
    out.push({ before: plain(one), after: plain(right[at]!) });
    next = at + 1;
  }
  for (const added of right.slice(next)) out.push({ before: null, after: plain(added) });
  return out;
}

const plain = ({ text, paragraph }: Folded): Sentence => ({ text, paragraph });

/** Share of pairs of characters that two texts have in common; figures count as one sign, for they are what changes. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, n] of left) shared += Math.min(n, right.get(pair) ?? 0);
  const all = [...left.values(), ...right.values()].reduce((sum, n) => sum + n, 0);
  return all === 0 ? 0 : (2 * shared) / all;
}

function pairsOf(text: string): Map<string, number> {
  const signs = text.replace(/\d+(?:[.,]\d+)*/g, "0");
  const out = new Map<string, number>();
  for (let i = 0; i + 1 < signs.length; i++) {
    const pair = signs.slice(i, i + 2);
    out.set(pair, (out.get(pair) ?? 0) + 1);
  }
  return out;
}

/** Without the signs that end it. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ENDS.has(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const ENDS: ReadonlySet<string> = new Set("。；，、,;.");
