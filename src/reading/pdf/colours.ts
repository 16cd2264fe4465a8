import type { Paint } from "../page/drawn-rules";
import { BLACK, type Colour } from "./engine/raw-page";
import { PAPER } from "../paper";

const WHITE: Colour = [255, 255, 255, 255];
/** Two colours that differ by less than this in every part can't be told apart on paper or screen. */
const SEEN_APART = 20;

/** A pattern is taken for ink: nothing is lost by it. */
export function paintOf(colour: Colour): Paint {
  if (!colour) return "ink";
  const [r, g, b, alpha] = colour;
  return alpha === 0 ? "none" : r >= PAPER && g >= PAPER && b >= PAPER ? "paper" : "ink";
}

/** The colour that is seen when one is painted over another. */
function blend([r, g, b, alpha]: NonNullable<Colour>, below: Colour): NonNullable<Colour> {
  const [r0, g0, b0] = below ?? WHITE!;
  const mix = (top: number, under: number): number => under + ((top - under) * alpha) / 255;
  return [mix(r, r0), mix(g, g0), mix(b, b0), 255];
}

/** Whether text in a colour is seen on what lies below it; true where either is a pattern. */
export function standsOut(colour: Colour, below: Colour | "paper"): boolean {
  if (!colour || below === null || (colour === BLACK && below === "paper")) return true;
  const ground = below === "paper" ? WHITE! : below;
  const seen = blend(colour, ground);
  return [0, 1, 2].some((i) => Math.abs(seen[i]! - ground[i]!) >= SEEN_APART);
}

/** How far from black a colour is on white paper, 0–1: watermarks are pale. */
export function paleness(colour: Colour): number {
  if (!colour || colour === BLACK) return 0;
  const [r, g, b] = blend(colour, WHITE);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
