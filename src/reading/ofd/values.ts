import type { Paint } from "../page/drawn-rules";
import type { Transform } from "../page/geometry";
import { PAPER } from "../paper";

/** Numbers that blanks part; what is no number counts as 0. */
export function numbersOf(text: string | undefined, most = 64): number[] {
  if (!text) return [];
  const out: number[] = [];
  for (const word of text.trim().split(/\s+/)) {
    if (word === "" || out.length >= most) break;
    const value = Number(word);
    out.push(Number.isFinite(value) ? value : 0);
  }
  return out;
}

/** `CTM`, the transformation from an object's space into that around it. */
export function transformOf(text: string | undefined): Transform | null {
  const m = numbersOf(text);
  return m.length === 6 ? (m as unknown as Transform) : null;
}

/**
 * Distances between characters: numbers, and `g 5 3.2` for five times 3.2 (GB/T 33190–2016, 11.3). At most as many as are wanted.
 */
export function deltasOf(text: string | undefined, wanted: number): number[] {
  const out: number[] = [];
  if (!text) return out;
  const words = text.trim().split(/\s+/);
  for (let i = 0; i < words.length && out.length < wanted; i++) {
    if (words[i] !== "g") {
      out.push(Number(words[i]) || 0);
      continue;
    }
    const times = Math.min(Math.trunc(Number(words[i + 1])) || 0, wanted - out.length);
    const value = Number(words[i + 2]) || 0;
    for (let n = 0; n < times; n++) out.push(value);
    i += 2;
  }
  return out;
}

/** Ink of a CMYK colour that is no more than this is none to the eye. */
const LEAST_INK = 8;

/** Of `Value` and `Alpha` of a colour: grey, RGB or CMYK by how many parts it has; a part may be written as `#ff`. */
export function paintOf(value: string | undefined, alpha: string | undefined): Paint {
  if (alpha !== undefined && Number(alpha) === 0) return "none";
  if (value === undefined) return "ink";
  const parts = value
    .trim()
    .split(/\s+/)
    .slice(0, 4)
    .map((part) => (part.startsWith("#") ? Number.parseInt(part.slice(1), 16) : Number(part)));
  if (parts.some((part) => !Number.isFinite(part))) return "ink";
  const isPaper = parts.length === 4 ? parts.every((part) => part <= LEAST_INK) : parts.every((part) => part >= PAPER);
  return isPaper ? "paper" : "ink";
}
