import { fold, joinLines, parseAmount, stripWhitespace } from "../../disclosure";

/** True for a cell that holds nothing or is not there. */
export function isBlank(text: string | null | undefined): text is null | undefined {
  return text === null || text === undefined;
}

const COMPLETE_NUMBER = /^[-－△(（]?\d[\d,，]*[.．]\d{2,}[)）]?$/;

/**
 * Text of a body cell as stored: broken numbers and codes re-joined, thousands commas out, lines of words joined;
 * null for a blank cell. Two complete numbers in one cell stay apart: they are two figures, not one.
 */
export function cleanCell(text: string): string | null {
  // Marks that a conversion left behind are no content.
  const trimmed = text.replace(/\[bookmark:[^\]]*\]/gi, "").trim();
  if (fold(trimmed) === "") return null;
  const tight = stripWhitespace(trimmed);
  const pieces = trimmed.split(/\s+/);
  const several = pieces.length > 1 && pieces.filter((p) => COMPLETE_NUMBER.test(p)).length > 1;
  const amount = several || !/\d/.test(tight) ? null : parseAmount(tight);
  // Groups of thousands that are not all separated stay as printed: whoever reads them should see it.
  if (amount?.kind === "amount") return amount.odd ? tight : tight.replace(/[,，]/g, "");
  if (/^\d+$/.test(tight) && !several) return tight;
  return squeeze(joinLines(trimmed.split("\n")));
}

/** Removes blanks beside Chinese characters; `3 月底` and `项  目` are words, `DRGs 支付` too. */
export function squeeze(text: string): string {
  return text
    .replace(/[\u00a0\u3000\t ]+/g, " ")
    .replace(
      /(?<=[\u2e80-\u9fff\uff00-\uffef“”《》（）、，。；：]) (?=[\u2e80-\u9fff\uff00-\uffef“”《》（）、，。；：])/g,
      "",
    )
    .trim();
}

/** Label of a header cell: white space removed. */
export function headerText(text: string): string {
  return stripWhitespace(text);
}
