import { largeDots } from "./ink";
import type { Area, Ink } from "./image";

/** The ring of a seal in grey ink, in dots. */
export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Radii of seals (inches): 3 to 5 cm across, and what a picture that says no size makes of them. */
const SMALLEST = 0.5;
const LARGEST = 1.1;
/** Dots an inch at which rings are looked for. */
const COARSE = 50;
/** Share of a ring that is inked: rules that are taken out cut it. */
const INKED = 0.55;
const MOST_RINGS = 4;
/** Larger than this many line heights either way is no letter. */
const LARGER_THAN_TEXT = 1.3;
/** A ring is as thick as this share of its radius, on either side. */
const THICKNESS = 0.06;

/** Rings among ink that is larger than letters, by the votes of its dots for their middles (Hough's transform). */
export function findRings(text: Ink, lineHeight: number, dotsPerInch: number): Ring[] {
  const large = largeDots(text, LARGER_THAN_TEXT * lineHeight);
  const step = Math.max(1, dotsPerInch / COARSE);
  const [width, height] = [Math.ceil(text.width / step), Math.ceil(text.height / step)];
  const coarse = new Uint8Array(width * height);
  for (const dot of large) {
    const y = Math.floor(dot / text.width);
    coarse[Math.floor(y / step) * width + Math.floor((dot - y * text.width) / step)] = 1;
  }
  const [smallest, largest] = [SMALLEST * COARSE, LARGEST * COARSE];
  const rings: Ring[] = [];
  while (rings.length < MOST_RINGS) {
    const best = strongest(coarse, width, height, smallest, largest);
    if (!best) break;
    rings.push({ x: (best.x + 0.5) * step, y: (best.y + 0.5) * step, radius: best.radius * step });
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        if (Math.hypot(x - best.x, y - best.y) < best.radius + 2) coarse[y * width + x] = 0;
  }
  return rings;
}

function strongest(ink: Uint8Array, width: number, height: number, smallest: number, largest: number): Ring | null {
  // Votes have room round the picture for the middles of rings that the page cuts: then none has to be looked at whether it is inside.
  const room = Math.ceil(largest) + 1;
  const across = width + 2 * room;
  const places: number[] = [];
  ink.forEach((inked, at) => {
    if (inked !== 0 && !isInside(ink, width, at))
      places.push((Math.floor(at / width) + room) * across + (at % width) + room);
  });
  const votes = new Uint16Array(across * (height + 2 * room));
  let best: (Ring & { share: number }) | null = null;
  for (let radius = smallest; radius <= largest && places.length > radius; radius++) {
    const circle = circleOf(radius, across);
    votes.fill(0);
    for (const at of places) for (let i = 0; i < circle.length; i++) votes[at + circle[i]!]!++;
    const least = Math.max(INKED, best?.share ?? 0) * circle.length;
    for (let at = 0; at < votes.length; at++) {
      const share = votes[at]! / circle.length;
      if (votes[at]! >= least && share > (best?.share ?? 0))
        best = { x: (at % across) - room, y: Math.floor(at / across) - room, radius, share };
    }
  }
  return best;
}

/** Whether a dot lies amid ink: rings are thin, and blots would have votes without number. */
const isInside = (ink: Uint8Array, width: number, at: number): boolean =>
  [1, 2].every((k) => ink[at - k] === 1 && ink[at + k] === 1 && ink[at - k * width] === 1 && ink[at + k * width] === 1);

/** Dots of a circle, each once, as steps from its middle in a picture of so many dots across. */
function circleOf(radius: number, across: number): Int32Array {
  const dots = new Set<number>();
  for (let i = 0, n = Math.ceil(radius * 8); i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    dots.add(Math.round(radius * Math.sin(angle)) * across + Math.round(radius * Math.cos(angle)));
  }
  return Int32Array.from(dots);
}

/** Takes a ring's own ink out: what lies inside of it stays, letters and seal alike. */
export function eraseRing({ width, height, data }: Ink, { x, y, radius }: Ring): void {
  const [low, high] = [radius * (1 - 2 * THICKNESS), radius * (1 + THICKNESS)];
  for (let yy = Math.max(0, Math.floor(y - high)); yy <= Math.min(height - 1, y + high); yy++)
    for (let xx = Math.max(0, Math.floor(x - high)); xx <= Math.min(width - 1, x + high); xx++) {
      const distance = Math.hypot(xx - x, yy - y);
      if (distance >= low && distance <= high) data[yy * width + xx] = 0;
    }
}

/** Whether a seal lies over a part of an area. */
export function liesOver({ x, y, radius }: Ring, { left, top, right, bottom }: Area): boolean {
  const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
  return Math.hypot(dx, dy) < radius * (1 + THICKNESS);
}
