import { likenessTo } from "../../classification";
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

/** Positions of a sentence in both texts. */
type Match = readonly [number, number];

/** The longest common sequence, as pairs of positions. */
function common(left: readonly Folded[], right: readonly Folded[]): Match[] {
  const most = Math.min(left.length, right.length);
  let from = 0;
  while (from < most && left[from]!.folded === right[from]!.folded) from++;
  let same = 0;
  while (same < most - from && left.at(-1 - same)!.folded === right.at(-1 - same)!.folded) same++;
  const [ends, others] = [left.length - same, right.length - same];
  const [middle, opposite] = [left.slice(from, ends), right.slice(from, others)];
  const found = (middle.length * opposite.length > MOST_PAIRS ? inTurn : longest)(middle, opposite);
  return [
    ...Array.from({ length: from }, (_, k): Match => [k, k]),
    ...found.map(([i, j]): Match => [from + i, from + j]),
    ...Array.from({ length: same }, (_, k): Match => [ends + k, others + k]),
  ];
}

function longest(left: readonly Folded[], right: readonly Folded[]): Match[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i]![j] =
        left[i]!.folded === right[j]!.folded
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const out: Match[] = [];
  for (let [i, j] = [0, 0]; i < left.length && j < right.length;) {
    if (left[i]!.folded === right[j]!.folded) out.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return out;
}

/** Equal sentences found one after the other, each behind the last. */
function inTurn(left: readonly Folded[], right: readonly Folded[]): Match[] {
  const places = new Map<string, number[]>();
  for (let j = right.length - 1; j >= 0; j--) {
    const { folded } = right[j]!;
    const known = places.get(folded);
    if (known) known.push(j);
    else places.set(folded, [j]);
  }
  const out: Match[] = [];
  let next = 0;
  left.forEach(({ folded }, i) => {
    const at = places.get(folded);
    while (at?.length && at.at(-1)! < next) at.pop();
    const j = at?.pop();
    if (j === undefined) return;
    out.push([i, j]);
    next = j + 1;
  });
  return out;
}

/** What stands between two common sentences: each with the one it is most like, behind the pair before it. */
function paired(left: readonly Folded[], right: readonly Folded[]): SentenceChange[] {
  const out: SentenceChange[] = [];
  const signs = right.map(signsOf);
  let next = 0;
  for (const one of left) {
    let [best, at] = [ALIKE, -1];
    const likeness = likenessTo(signsOf(one));
    for (let j = next; j < right.length; j++) {
      const score = likeness(signs[j]!);
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

/** A sentence as it is held against others: figures count as one sign, for they are what changes. */
const signsOf = ({ folded }: Folded): string => folded.replace(/\d+(?:[.,]\d+)*/g, "0");

/** Without the signs that end it. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ENDS.has(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const ENDS: ReadonlySet<string> = new Set("。；，、,;.");
