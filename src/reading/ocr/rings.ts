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
  const places: number[] = [];
  ink.forEach((inked, at) => inked !== 0 && places.push(at));
  let best: (Ring & { share: number }) | null = null;
  for (let radius = smallest; radius <= largest && places.length > radius; radius++) {
    const circle = circleOf(radius);
    const votes = new Uint16Array(width * height);
    for (const at of places) {
      const y = Math.floor(at / width);
      const x = at - y * width;
      for (const [dx, dy] of circle) {
        const [cx, cy] = [x + dx, y + dy];
        if (cx >= 0 && cy >= 0 && cx < width && cy < height) votes[cy * width + cx]!++;
      }
    }
    votes.forEach((count, at) => {
      const share = count / circle.length;
      if (share >= INKED && share > (best?.share ?? 0))
        best = { x: at % width, y: Math.floor(at / width), radius, share };
    });
  }
  return best;
}

/** Dots of a circle round a middle, each once. */
function circleOf(radius: number): (readonly [number, number])[] {
  const dots = new Map<string, readonly [number, number]>();
  for (let i = 0, n = Math.ceil(radius * 8); i < n; i++) {
    const [x, y] = [
      Math.round(radius * Math.cos((2 * Math.PI * i) / n)),
      Math.round(radius * Math.sin((2 * Math.PI * i) / n)),
    ];
    dots.set(`${x} ${y}`, [x, y]);
  }
  return [...dots.values()];
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
