import { stripWhitespace, toHalfWidth } from "../disclosure";

/** A paragraph made ready for scanning: `printed` is what quotes are cut from, `text` its folded twin of equal length. */
export interface FoldedText {
  readonly printed: string;
  readonly text: string;
  /** Offsets in {@link text} at which white space between two digits was taken out. */
  readonly gaps: ReadonlySet<number>;
}

const QUOTES = /["“”„‟＂「」『』'‘’‚‛〝〞]/g;

/**
 * Removes white space, then folds full-width forms, quotes and dashes character by character, so that an offset in the
 * folded text is an offset in the printed one.
 */
export function foldText(raw: string): FoldedText {
  const printed = stripWhitespace(raw.replace(/\*\*/g, ""));
  const text = toHalfWidth(printed)
    .replace(QUOTES, '"')
    .replace(/[‐‑‒–—―−﹣]/g, "-")
    .replace(/[〔【﹝]/g, "[")
    .replace(/[〕】﹞]/g, "]");
  return { printed, text, gaps: digitGaps(raw) };
}

function digitGaps(raw: string): ReadonlySet<number> {
  const gaps = new Set<number>();
  let offset = 0;
  let last = 0;
  for (const m of raw.replace(/\*\*/g, "").matchAll(/(\d)(\s+)(?=\d)/g)) {
    const before = raw.slice(last, m.index + 1);
    offset += stripWhitespace(before).length;
    last = m.index + 1;
    gaps.add(offset);
  }
  return gaps;
}
