import type { FoldedText } from "./normalize";
import { scanQuantities, type Quantity } from "./quantities";

/** A paragraph as a stream: words, figures, and the marks that matter to what refers to what. */
export type Event =
  | { readonly type: "words"; readonly start: number; readonly end: number; readonly text: string }
  | { readonly type: "quantity"; readonly quantity: Quantity }
  | { readonly type: "stop" } // 。！？
  | { readonly type: "semicolon" }
  | { readonly type: "comma" } // ，：
  | { readonly type: "open" } // a bracket that holds figures
  | { readonly type: "close" };

/** A sentence: its events and its place in the folded text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly events: readonly Event[];
}

/** Cuts a paragraph into sentences of events. A full stop inside brackets that hold figures ends no sentence. */
export function sentencesOf(folded: FoldedText): Sentence[] {
  const { text } = folded;
  const quantities = scanQuantities(folded);
  const { figures: brackets, asides } = readBrackets(text, quantities);
  const sentences: Sentence[] = [];
  let events: Event[] = [];
  let sentenceStart = 0;
  let wordStart = 0;
  let depth = 0;
  let next = 0;
  const flush = (at: number): void => {
    if (at > wordStart) events.push({ type: "words", start: wordStart, end: at, text: text.slice(wordStart, at) });
  };
  const mark = (at: number, event: Event): void => {
    flush(at);
    events.push(event);
    wordStart = at + 1;
  };
  const close = (at: number): void => {
    if (events.length > 0) sentences.push({ start: sentenceStart, end: at, events });
    events = [];
    sentenceStart = at;
  };
  for (let i = 0; i < text.length; i++) {
    const quantity = quantities[next];
    if (quantity && i === quantity.start) {
      flush(i);
      events.push({ type: "quantity", quantity });
      next++;
      wordStart = quantity.end;
      i = quantity.end - 1;
      continue;
    }
    const c = text[i]!;
    if (brackets.has(i)) {
      depth = Math.max(0, depth + (c === "(" ? 1 : -1));
      mark(i, { type: c === "(" ? "open" : "close" });
    } else if (asides.has(i)) continue;
    else if (c === "," || c === ":") mark(i, { type: "comma" });
    else if (c === ";") mark(i, { type: "semicolon" });
    else if (isStop(text, i)) {
      mark(i, { type: "stop" });
      if (depth === 0) close(i + 1);
    }
  }
  flush(text.length);
  close(text.length);
  return sentences;
}

function isStop(text: string, i: number): boolean {
  const c = text[i]!;
  if (c === "。" || c === "!" || c === "?") return true;
  // A half-width full stop behind a bracket or a word, as in `(一)基本支出.2026年`, not an ordinal or a decimal.
  return c === "." && /[\u4e00-\u9fff)%]/.test(text[i - 1] ?? "") && !/\d/.test(text[i - 1] ?? "");
}

/** An aside is no longer than this; a bracket that closes later was left open by mistake. */
const LONGEST_ASIDE = 80;

/** Offsets of round brackets that have figures inside, and all offsets inside brackets that have none. */
function readBrackets(
  text: string,
  quantities: readonly Quantity[],
): { figures: ReadonlySet<number>; asides: ReadonlySet<number> } {
  const figures = new Set<number>();
  const asides = new Set<number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") open.push(i);
    if (text[i] !== ")") continue;
    const start = open.pop();
    if (start === undefined) continue;
    if (quantities.some((q) => q.start > start && q.end <= i)) {
      figures.add(start);
      figures.add(i);
    } else if (i - start <= LONGEST_ASIDE) {
      for (let at = start; at <= i; at++) asides.add(at);
    }
  }
  return { figures, asides };
}
