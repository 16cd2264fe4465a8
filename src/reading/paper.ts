/** A part of a colour from here on, 0–255: with all of its parts so, a colour is not told from white paper. */
export const PAPER = 0xf8;
