/**
 * Draws the mark of the add-in, a sum sign whose foot turns into a tick, and rasterises it: assets/icon.svg and
 * assets/icon-{16,32,64,80,128}.png. Run with `npx tsx tools/generate-icons.ts`; no drawing program is needed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

type Point = readonly [number, number];
type Colour = readonly [number, number, number];

const ASSETS = new URL("../assets/", import.meta.url);
const GROUND: Colour = [0x9f, 0x1d, 0x24];
const SIGN: Colour = [0xff, 0xff, 0xff];
const TICK: Colour = [0xff, 0xd1, 0x66];
const RADIUS = 0.2;
const STROKE = 0.11;
const SUM: readonly Point[] = [
  [0.7, 0.22],
  [0.24, 0.22],
  [0.47, 0.48],
  [0.24, 0.76],
  [0.42, 0.76],
];
const MARK: readonly Point[] = [
  [0.5, 0.64],
  [0.63, 0.78],
  [0.84, 0.44],
];

function distance(p: Point, line: readonly Point[]): number {
  let least = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.max(0, Math.min(1, ((p[0] - ax) * dx + (p[1] - ay) * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, Math.hypot(p[0] - ax - t * dx, p[1] - ay - t * dy));
  }
  return least;
}

function insideGround([x, y]: Point): boolean {
  const dx = Math.max(RADIUS - x, x - (1 - RADIUS), 0);
  const dy = Math.max(RADIUS - y, y - (1 - RADIUS), 0);
  return Math.hypot(dx, dy) <= RADIUS;
}

function colourAt(p: Point): Colour | null {
  if (!insideGround(p)) return null;
  if (distance(p, MARK) <= STROKE / 2) return TICK;
  return distance(p, SUM) <= STROKE / 2 ? SIGN : GROUND;
}

const SAMPLES = 6;

function raster(size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0];
      let covered = 0;
      for (let i = 0; i < SAMPLES * SAMPLES; i++) {
        const p: Point = [
          (x + ((i % SAMPLES) + 0.5) / SAMPLES) / size,
          (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size,
        ];
        const colour = colourAt(p);
        if (!colour) continue;
        covered++;
        colour.forEach((c, k) => (sum[k]! += c));
      }
      const at = y * (size * 4 + 1) + 1 + x * 4;
      sum.forEach((s, k) => (rows[at + k] = covered === 0 ? 0 : Math.round(s / covered)));
      rows[at + 3] = Math.round((255 * covered) / (SAMPLES * SAMPLES));
    }
  }
  return png(size, rows);
}

function png(size: number, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(data: Buffer): number {
  let c = 0xffffffff;
  for (const byte of data) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

function svg(): string {
  const rgb = (c: Colour): string => `#${c.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
  const line = (points: readonly Point[], c: Colour): string =>
    `  <polyline points="${points.map((p) => p.map((v) => Math.round(v * 128)).join(",")).join(" ")}" fill="none" stroke="${rgb(c)}" stroke-width="${STROKE * 128}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">',
    `  <rect width="128" height="128" rx="${RADIUS * 128}" fill="${rgb(GROUND)}"/>`,
    line(SUM, SIGN),
    line(MARK, TICK),
    "</svg>",
    "",
  ].join("\n");
}

mkdirSync(ASSETS, { recursive: true });
writeFileSync(new URL("icon.svg", ASSETS), svg());
for (const size of [16, 32, 64, 80, 128]) writeFileSync(new URL(`icon-${size}.png`, ASSETS), raster(size));
console.log("assets: icon.svg and five sizes");
