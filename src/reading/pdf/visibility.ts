/** Whether what is painted can be seen: on paper, in the colour of paper, or not at all. */
export type Visibility = "ink" | "paper" | "none";

/** Colours with all parts at least this are paper: report generators draw the borders that they don't want in white. */
const PAPER = 0xf8;

/** Of a colour as pdf.js gives it (`#rrggbb`). */
export function visibilityOf(colour: unknown): Visibility {
  const parts = typeof colour === "string" ? /^#(..)(..)(..)$/.exec(colour) : null;
  return parts && parts.slice(1).every((part) => parseInt(part, 16) >= PAPER) ? "paper" : "ink";
}
