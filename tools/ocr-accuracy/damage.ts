import { decode, encode } from "jpeg-js";
import { warp, type GreyImage, type Homography } from "../../src/reading/ocr/image";
import { homography, rotation } from "../../src/reading/ocr/straighten";
import type { PagePicture } from "../../src/reading/pdf/engine/open-pdf";

/** A page as a scanner or a telephone might give it. */
export interface Damage {
  readonly name: string;
  /** Resolution of the picture that is damaged. */
  readonly dotsPerInch: number;
  /** The page is drawn anew with this font, where it is installed. */
  readonly font?: string;
  readonly apply: (page: Canvas) => void;
}

/** A rule of the page: its place, from, to, in dots. */
export type Rule = readonly [at: number, from: number, to: number];

/** A picture while it is damaged: red, green and blue apart. */
export class Canvas {
  private seed = 7;

  constructor(
    public width: number,
    public height: number,
    public planes: Uint8Array[],
    readonly dotsPerInch: number,
    readonly rules: { readonly level: readonly Rule[]; readonly upright: readonly Rule[] },
  ) {}

  /** A number from 0 to 1, the same in every run. */
  random(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  private get grey(): GreyImage[] {
    return this.planes.map((data) => ({ width: this.width, height: this.height, data }));
  }

  each(change: (value: number, x: number, y: number, plane: number) => number): void {
    this.planes.forEach((data, plane) => {
      for (let y = 0, i = 0; y < this.height; y++)
        for (let x = 0; x < this.width; x++, i++)
          data[i] = Math.max(0, Math.min(255, Math.round(change(data[i]!, x, y, plane))));
    });
  }

  see(m: Homography): void {
    this.planes = this.grey.map((plane) => warp(plane, m, this.width, this.height).data);
  }

  rotate(degrees: number): void {
    this.see(rotation(this.width, this.height, (degrees * Math.PI) / 180));
  }

  noise(strength: number): void {
    this.each((v) => v + (this.random() + this.random() + this.random() - 1.5) * 2 * strength);
  }

  /** Single dots, black and white, on this share of the page. */
  specks(share: number): void {
    for (let n = Math.round(share * this.width * this.height); n > 0; n--) {
      const at = Math.floor(this.random() * this.width * this.height);
      const value = this.random() < 0.5 ? 0 : 255;
      for (const data of this.planes) data[at] = value;
    }
  }

  blur(): void {
    const { width } = this;
    this.planes = this.planes.map((data) =>
      data.map((_, i) => {
        let sum = 0;
        for (const k of [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1])
          sum += data[Math.max(0, Math.min(data.length - 1, i + k))]!;
        return sum / 9;
      }),
    );
  }

  toGrey(): void {
    const [r, g, b] = this.planes as [Uint8Array, Uint8Array, Uint8Array];
    const grey = r.map((v, i) => (v * 77 + g[i]! * 150 + b[i]! * 29) >> 8);
    this.planes = [grey, grey.slice(), grey.slice()];
  }

  jpeg(quality: number): void {
    const data = Buffer.alloc(this.width * this.height * 4, 255);
    for (let i = 0; i < this.width * this.height; i++)
      for (let c = 0; c < 3; c++) data[4 * i + c] = this.planes[c]![i]!;
    const packed = encode({ data, width: this.width, height: this.height }, quality);
    const read = decode(packed.data, { useTArray: true, maxMemoryUsageInMB: 1024 });
    this.planes = this.planes.map((plane, c) => plane.map((_, i) => read.data[4 * i + c]!));
  }

  /** A round seal with a star, its middle at shares of the page, in red ink over what is printed. */
  seal(atX: number, atY: number): void {
    const [cx, cy] = [this.width * atX, this.height * atY];
    const radius = this.dotsPerInch * 0.8;
    const inks = [0.85, 0.2, 0.22];
    this.each((value, x, y, plane) => {
      const [dx, dy] = [x - cx, y - cy];
      const distance = Math.hypot(dx, dy) / radius;
      if (distance > 1) return value;
      const angle = Math.atan2(dy, dx) + Math.PI / 2;
      const star = distance < 0.3 * (0.62 + 0.38 * Math.cos(5 * angle));
      const letter =
        distance > 0.66 && distance < 0.86 && Math.abs(Math.sin(angle * 9)) > 0.45 && Math.sin(distance * 60) > -0.3;
      return distance > 0.94 || star || letter ? value * inks[plane]! : value;
    });
  }

  /** The page lies in a curve: rows rise towards its middle. */
  bend(dots: number): void {
    const { width, height } = this;
    this.planes = this.planes.map((data) => {
      const out = new Uint8Array(data.length).fill(255);
      for (let x = 0; x < width; x++) {
        const shift = Math.round(dots * Math.sin((Math.PI * x) / width));
        for (let y = 0; y < height; y++) if (y + shift < height) out[y * width + x] = data[(y + shift) * width + x]!;
      }
      return out;
    });
  }

  turn(): void {
    const { width, height } = this;
    this.planes = this.planes.map((data) => {
      const out = new Uint8Array(data.length);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) out[x * height + height - 1 - y] = data[y * width + x]!;
      return out;
    });
    [this.width, this.height] = [height, width];
  }

  /** Wipes the upright rules; the level ones go on where these crossed them. */
  eraseUprights(): void {
    const reach = Math.ceil(this.dotsPerInch / 60);
    const thick = Math.max(1, Math.round(this.dotsPerInch / 120));
    for (const data of this.planes) {
      for (const [x, from, to] of this.rules.upright)
        for (let y = Math.round(from) - reach; y < to + reach; y++)
          data.fill(255, y * this.width + Math.round(x) - reach, y * this.width + Math.round(x) + reach + 1);
      for (const [y, from, to] of this.rules.level)
        for (let k = 0; k < thick; k++)
          data.fill(
            40,
            (Math.round(y) + k) * this.width + Math.round(from),
            (Math.round(y) + k) * this.width + Math.round(to),
          );
    }
  }

  get picture(): PagePicture {
    const rgba = new Uint8ClampedArray(this.width * this.height * 4).fill(255);
    for (let i = 0; i < this.width * this.height; i++)
      for (let c = 0; c < 3; c++) rgba[4 * i + c] = this.planes[c]![i]!;
    return { width: this.width, height: this.height, rgba };
  }
}

function photo(page: Canvas): void {
  const { width: w, height: h } = page;
  page.see(
    homography(
      [
        [w * 0.05, h * 0.03],
        [w * 0.97, h * 0.06],
        [w * 0.93, h * 0.95],
        [w * 0.02, h * 0.98],
      ],
      [
        [0, 0],
        [w, 0],
        [w, h],
        [0, h],
      ],
    ),
  );
  page.blur();
  page.each((v, x, y) => v * (0.62 + (0.38 * (x + y)) / (w + h)));
  page.noise(6);
  page.jpeg(70);
}

/** Kinds of damage, as scans of offices show them. */
export const DAMAGES: readonly Damage[] = [
  { name: "noise", dotsPerInch: 170, apply: (p) => (p.noise(12), p.jpeg(80)) },
  { name: "askew-0.5", dotsPerInch: 200, apply: (p) => (p.rotate(0.5), p.jpeg(75)) },
  { name: "askew-1.2", dotsPerInch: 150, apply: (p) => (p.rotate(-1.2), p.jpeg(60)) },
  {
    name: "grey-paper-2",
    dotsPerInch: 150,
    apply: (p) => (p.rotate(2), p.each((v) => v * 0.72 + 25), p.noise(5), p.jpeg(50)),
  },
  { name: "photo", dotsPerInch: 200, apply: photo },
  { name: "coarse", dotsPerInch: 100, apply: (p) => p.jpeg(40) },
  { name: "one-bit", dotsPerInch: 150, apply: (p) => (p.noise(18), p.each((v) => (v < 125 ? 0 : 255))) },
  {
    name: "one-bit-noisy",
    dotsPerInch: 200,
    apply: (p) => (p.noise(26), p.blur(), p.each((v) => (v < 150 ? 0 : 255)), p.specks(0.002)),
  },
  { name: "seal", dotsPerInch: 200, apply: (p) => (p.seal(0.62, 0.4), p.jpeg(75)) },
  { name: "seal-corner", dotsPerInch: 200, apply: (p) => (p.seal(0.3, 0.62), p.jpeg(75)) },
  { name: "grey-seal", dotsPerInch: 150, apply: (p) => (p.seal(0.62, 0.4), p.toGrey(), p.jpeg(70)) },
  { name: "grey-seal-2", dotsPerInch: 200, apply: (p) => (p.seal(0.3, 0.3), p.toGrey(), p.jpeg(70)) },
  { name: "curved", dotsPerInch: 200, apply: (p) => (p.bend(10), p.jpeg(75)) },
  { name: "turned", dotsPerInch: 150, apply: (p) => (p.turn(), p.jpeg(75)) },
  { name: "level-rules", dotsPerInch: 200, apply: (p) => (p.eraseUprights(), p.jpeg(75)) },
  { name: "level-askew", dotsPerInch: 150, apply: (p) => (p.eraseUprights(), p.rotate(-0.8), p.jpeg(70)) },
  { name: "font-serif", font: "Noto Serif CJK SC", dotsPerInch: 150, apply: (p) => (p.rotate(0.4), p.jpeg(70)) },
  { name: "font-sans", font: "Noto Sans CJK SC", dotsPerInch: 150, apply: (p) => (p.rotate(0.4), p.jpeg(70)) },
  { name: "font-fallback", font: "Droid Sans Fallback", dotsPerInch: 150, apply: (p) => (p.rotate(0.4), p.jpeg(70)) },
];
