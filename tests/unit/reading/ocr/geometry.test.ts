import { describe, expect, it } from "vitest";
import { homography, rotation, skewOf, straighten } from "../../../../src/reading/ocr/straighten";
import { project, turned, warp, type GreyImage } from "../../../../src/reading/ocr/image";
import { dropBlots, dropSpecks, inkOf } from "../../../../src/reading/ocr/ink";
import { eraseRing, findRings, liesOver } from "../../../../src/reading/ocr/rings";
import { greyWithoutSeals } from "../../../../src/reading/ocr/seals";
import { findRules } from "../../../../src/reading/ocr/table-rules";
import { linesInCell, linesOnPage } from "../../../../src/reading/ocr/text-lines";

const [WIDTH, HEIGHT] = [600, 800];
const XS = [60, 200, 380, 540];
const YS = [100, 160, 220, 280, 340, 400];

const paper = (): GreyImage => ({ width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT).fill(235) });

function fill({ width, data }: GreyImage, x: number, y: number, w: number, h: number, value = 30): void {
  for (let row = y; row < y + h; row++) data.fill(value, row * width + x, row * width + x + w);
}

/** A ruled table whose first row is merged over the last two columns, with a block of ink as a word in each cell. */
function table(): GreyImage {
  const page = paper();
  for (const y of YS) fill(page, XS[0]!, y, XS.at(-1)! - XS[0]! + 2, 2);
  XS.forEach((x, i) => fill(page, x, i === 2 ? YS[1]! : YS[0]!, 2, YS.at(-1)! - (i === 2 ? YS[1]! : YS[0]!)));
  for (const y of YS.slice(0, -1)) for (const x of XS.slice(0, -1)) fill(page, x + 30, y + 22, 50, 18);
  return page;
}

const near = (a: readonly number[], b: readonly number[], by: number): void => {
  expect(a).toHaveLength(b.length);
  a.forEach((value, i) => expect(Math.abs(value - b[i]!)).toBeLessThanOrEqual(by));
};
const distinct = (values: readonly number[]): number[] =>
  [...values].sort((a, b) => a - b).filter((v, i, all) => i === 0 || v - all[i - 1]! > 4);

describe("a page that was laid down askew", () => {
  it.each([-3, -0.6, 0, 1.4, 4])("is told to lie askew by %s°, and straightened", (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const askew = warp(table(), rotation(WIDTH, HEIGHT, angle), WIDTH, HEIGHT);
    expect(skewOf(inkOf(askew))).toBeCloseTo(-angle, 2);
    const { ink } = straighten(askew);
    const rules = findRules(ink);
    const gaps = (all: readonly number[]): number[] => all.slice(1).map((v, i) => v - all[i]!);
    near(gaps(distinct(rules.horizontal.map((r) => r.at))), gaps(YS), 3);
    near(gaps(distinct(rules.vertical.map((r) => r.at))), gaps(XS), 3);
  });

  it("a photo's perspective is taken out by its rules, and places are led back to the photo", () => {
    const corners = (list: readonly (readonly [number, number])[]) => list;
    const page = corners([
      [0, 0],
      [WIDTH, 0],
      [WIDTH, HEIGHT],
      [0, HEIGHT],
    ]);
    const photo = corners([
      [14, 8],
      [WIDTH - 6, 20],
      [WIDTH - 22, HEIGHT - 12],
      [4, HEIGHT - 4],
    ]);
    const m = homography(photo, page);
    const straight = straighten(warp(table(), m, WIDTH, HEIGHT));
    const rules = findRules(straight.ink);
    for (const all of [rules.horizontal, rules.vertical]) expect(all.length).toBeGreaterThan(2);
    // The table's corner: straight → photo → page.
    const [left, top] = [Math.min(...rules.vertical.map((r) => r.at)), Math.min(...rules.horizontal.map((r) => r.at))];
    const [x, y] = project(m, ...project(straight.toSource, left, top));
    near([x, y], [XS[0]!, YS[0]!], 4);
  });
});

describe("rules", () => {
  it("are drawn from cell to cell, not where a merged cell has none", () => {
    const { vertical } = findRules(inkOf(table()));
    const third = vertical.filter((r) => Math.abs(r.at - XS[2]!) < 4);
    expect(third).toHaveLength(1);
    expect(third[0]!.from).toBeGreaterThan(YS[1]! - 5);
  });

  it("are whole where a scanner broke them, and a ring across the table is none", () => {
    const page = table();
    for (let x = XS[0]!; x < XS.at(-1)!; x += 23) fill(page, x, YS[2]!, 2, 2, 235);
    for (let a = 0; a < 2 * Math.PI; a += 0.002)
      fill(page, Math.round(300 + 70 * Math.cos(a)), Math.round(250 + 70 * Math.sin(a)), 4, 4, 90);
    const { horizontal, vertical } = findRules(inkOf(page));
    near(distinct(horizontal.map((r) => r.at)), YS, 3);
    near(distinct(vertical.map((r) => r.at)), XS, 3);
  });
});

describe("rules that are gone", () => {
  it("are drawn where dots are left of them, upright and level, and text is no such rule", () => {
    const page = table();
    // Of one rule each way every other pair of dots is left.
    for (let y = YS[1]!; y < YS.at(-1)!; y += 4) fill(page, XS[2]!, y, 2, 2, 235);
    for (let x = XS[0]!; x < XS.at(-1)!; x += 4) fill(page, x, YS[3]!, 2, 2, 235);
    // Strokes of figures one below the other.
    for (const y of YS.slice(0, -1)) fill(page, 290, y + 22, 2, 18);
    const { horizontal, vertical } = findRules(inkOf(page));
    near(distinct(horizontal.map((r) => r.at)), YS, 3);
    near(distinct(vertical.map((r) => r.at)), XS, 3);
  });

  it("between columns are drawn where texts leave room: blank columns have their header alone, a header over two is one", () => {
    const page = paper();
    for (const y of YS) fill(page, XS[0]!, y, XS.at(-1)! - XS[0]!, 2);
    // A rule under the header of the last two columns only.
    fill(page, XS[0]!, YS[1]!, XS[1]! - XS[0]!, 2, 235);
    fill(page, 90, YS[1]! - 8, 60, 18);
    fill(page, 340, YS[0]! + 20, 70, 18);
    fill(page, 250, YS[1]! + 20, 70, 18);
    fill(page, 430, YS[1]! + 20, 60, 18);
    for (const y of YS.slice(2, -1)) {
      fill(page, 64, y + 20, 100, 18);
      fill(page, 320, y + 20, 50, 18);
    }
    const { horizontal, vertical } = findRules(inkOf(page));
    near(distinct(horizontal.map((r) => r.at)), YS, 3);
    const xs = distinct(vertical.map((r) => r.at));
    expect(xs).toHaveLength(4);
    near([xs[0]!, xs[1]!, xs[3]!], [XS[0]!, XS[1]!, XS.at(-1)!], 14);
    expect(xs[2]).toBeGreaterThan(370);
    expect(xs[2]).toBeLessThan(430);
    // The inner edge begins below the header that lies over both.
    expect(Math.min(...vertical.filter((r) => Math.abs(r.at - xs[2]!) < 4).map((r) => r.from))).toBeGreaterThan(
      YS[1]! - 5,
    );
  });

  it("level rules with a text between them are no table", () => {
    const page = paper();
    for (const y of YS) {
      fill(page, XS[0]!, y, 480, 2);
      for (let x = XS[0]!; x < XS.at(-1)! - 20; x += 22) fill(page, x, y + 20, 18, 18);
    }
    expect(findRules(inkOf(page)).vertical).toEqual([]);
  });
});

describe("a seal in grey ink", () => {
  const page = paper();
  for (let a = 0; a < 2 * Math.PI; a += 0.002)
    fill(page, Math.round(300 + 70 * Math.cos(a)), Math.round(250 + 70 * Math.sin(a)), 4, 4, 110);
  for (let x = 40; x < 560; x += 24) fill(page, x, 600, 16, 18);
  fill(page, 290, 240, 20, 16);
  const ink = inkOf(page);

  it("is found as a ring, also where rules cut it, and letters are none", () => {
    for (let y = 190; y < 330; y += 30) ink.data.fill(0, y * WIDTH, (y + 4) * WIDTH);
    const rings = findRings(ink, 18, 100);
    expect(rings).toHaveLength(1);
    near([rings[0]!.x, rings[0]!.y, rings[0]!.radius], [302, 252, 70], 4);
    expect(liesOver(rings[0]!, { left: 360, top: 240, right: 420, bottom: 260 })).toBe(true);
    expect(liesOver(rings[0]!, { left: 380, top: 240, right: 420, bottom: 260 })).toBe(false);
    expect(findRings(inkOf(table()), 18, 100)).toEqual([]);
  });

  it("goes, and what stands inside of it stays", () => {
    const [ring] = findRings(ink, 18, 100);
    eraseRing(ink, ring!);
    expect(ink.data[250 * WIDTH + 371]).toBe(0);
    expect(ink.data[245 * WIDTH + 300]).toBe(1);
  });
});

describe("lines of text", () => {
  it("of a cell are parted where they touch, and strokes of one line are together", () => {
    const page = paper();
    // Two lines that touch, and 二 in two strokes.
    fill(page, 100, 100, 80, 20);
    fill(page, 100, 119, 10, 3);
    fill(page, 100, 121, 80, 20);
    fill(page, 300, 102, 20, 3);
    fill(page, 296, 113, 28, 3);
    const ink = inkOf(page);
    const two = linesInCell(ink, { left: 90, top: 90, right: 250, bottom: 150 }, 20);
    expect(two).toHaveLength(2);
    const one = linesInCell(ink, { left: 280, top: 90, right: 340, bottom: 150 }, 20);
    expect(one).toMatchObject([{ top: 102, bottom: 116 }]);
  });

  it("beside each other are columns: a name of two lines and the amount at its middle", () => {
    const page = paper();
    fill(page, 60, 100, 120, 18);
    fill(page, 60, 124, 90, 18);
    fill(page, 400, 112, 60, 18);
    const lines = linesOnPage(inkOf(page), { left: 0, top: 0, right: WIDTH, bottom: HEIGHT }, 18);
    expect(lines.map((l) => [l.left > 300, l.top])).toEqual([
      [false, 100],
      [false, 124],
      [true, 112],
    ]);
  });

  it("lose specks, and what is larger than text is told apart", () => {
    const page = paper();
    fill(page, 50, 50, 2, 1);
    fill(page, 100, 100, 14, 18);
    fill(page, 200, 200, 90, 4);
    fill(page, 200, 200, 4, 90);
    const ink = inkOf(page);
    dropSpecks(ink, 5);
    const blots = dropBlots(ink, 18);
    const at = (x: number, y: number): readonly number[] => [ink.data[y * WIDTH + x]!, blots[y * WIDTH + x]!];
    expect(at(50, 50)).toEqual([0, 0]);
    expect(at(101, 101)).toEqual([1, 0]);
    expect(at(202, 240)).toEqual([0, 1]);
  });
});

describe("colours", () => {
  it("a seal goes to paper, red amounts and black under the seal stay", () => {
    const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255);
    const paint = (x: number, y: number, w: number, h: number, colour: readonly number[]): void => {
      for (let yy = y; yy < y + h; yy++) for (let xx = x; xx < x + w; xx++) rgba.set(colour, (yy * WIDTH + xx) * 4);
    };
    const RED = [220, 40, 50, 255];
    paint(100, 100, 160, 160, RED);
    paint(150, 150, 40, 12, [30, 20, 22, 255]);
    paint(400, 500, 70, 16, RED);
    const grey = greyWithoutSeals(rgba, WIDTH, HEIGHT, 150);
    const at = (x: number, y: number): number => grey.data[y * WIDTH + x]!;
    expect(at(110, 110)).toBeGreaterThan(220);
    expect(at(160, 155)).toBeLessThan(60);
    expect(at(420, 505)).toBeLessThan(120);
  });
});

it.each([0, 1, 2, 3])("a page turned by %i quarters leads back to where it came from", (quarters) => {
  const page = paper();
  fill(page, 70, 90, 5, 5);
  const { image, toSource } = turned(page, quarters);
  const dark = image.data.findIndex((v) => v < 100);
  const [x, y] = project(toSource, dark % image.width, Math.floor(dark / image.width));
  expect(x).toBeGreaterThanOrEqual(70);
  expect(x).toBeLessThan(75);
  expect(y).toBeGreaterThanOrEqual(90);
  expect(y).toBeLessThan(95);
});
