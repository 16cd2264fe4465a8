import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodePdfAssets } from "../../../src/application/node";
import { DEFAULT_LIMITS, detectKind, renderPage } from "../../../src/reading";
import { pagesOfPicture } from "../../../src/reading/picture";
import { unpackLzw } from "../../../src/reading/picture/lzw";
import { deflated, packedBits, packedLzw, tiffTags, writtenTiff } from "../../support/written-tiff";

/** A board of squares of eight dots, the first one black. */
const [WIDTH, HEIGHT, SQUARE] = [64, 48, 8];
const isBlack = (x: number, y: number): boolean => (Math.floor(x / SQUARE) + Math.floor(y / SQUARE)) % 2 === 0;
const rows = (samples: number, black: readonly number[], white: readonly number[], from = 0, to = HEIGHT): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: (to - from) * WIDTH }, (_, i) =>
      (isBlack(i % WIDTH, from + Math.floor(i / WIDTH)) ? black : white).slice(0, samples),
    ).flat(),
  );
const grey = rows(1, [0], [255]);
const bits = Uint8Array.from({ length: grey.length / 8 }, (_, i) => {
  let byte = 0;
  for (let k = 0; k < 8; k++) if (grey[8 * i + k] === 255) byte |= 0x80 >> k;
  return byte;
});

/** What is drawn: the middles of the squares, a row each. */
async function drawn(bytes: Uint8Array, page = 1): Promise<string> {
  const picture = await renderPage(bytes, page, nodePdfAssets(), { dotsPerInch: 72 });
  const step = picture.width / WIDTH;
  let out = "";
  for (let y = SQUARE / 2; y < HEIGHT; y += SQUARE)
    for (let x = SQUARE / 2; x < WIDTH; x += SQUARE)
      out += picture.rgba[4 * (Math.floor(y * step) * picture.width + Math.floor(x * step))]! < 128 ? "#" : ".";
  return out;
}
const BOARD = "#.#.#.#..#.#.#.#".repeat(3);

/** The board as libtiff packs it for a fax. */
const GROUP_4 = Buffer.from(
  "MxTMUzFMxf////////8mopmKZimYv//////////mYpmKZimYv////////+TUUzFMxTMX//////////zMUzFMxTMX/////////JqKZimYpmL//////////4AIAIA=",
  "base64",
);

const tags = tiffTags(WIDTH, HEIGHT);
const files: Readonly<Record<string, Uint8Array>> = {
  "not packed": writtenTiff([{ tags, pieces: [grey] }]),
  "high byte first": writtenTiff([{ tags, pieces: [grey] }], false),
  PackBits: writtenTiff([{ tags: { ...tags, 259: [32773] }, pieces: [packedBits(grey)] }]),
  Deflate: writtenTiff([{ tags: { ...tags, 259: [8] }, pieces: [deflated(grey)] }]),
  "LZW in strips": writtenTiff([
    {
      tags: { ...tags, 259: [5], 278: [20] },
      pieces: [
        [0, 20],
        [20, 40],
        [40, 48],
      ].map(([a, b]) => packedLzw(rows(1, [0], [255], a, b))),
    },
  ]),
  "LZW, each dot less the one before it": writtenTiff([
    {
      tags: { ...tags, 259: [5], 317: [2] },
      pieces: [packedLzw(grey.map((value, i) => (i % WIDTH === 0 ? value : value - grey[i - 1]!)))],
    },
  ]),
  "fax, group 4": writtenTiff([{ tags: tiffTags(WIDTH, HEIGHT, { bits: 1, compression: 4 }), pieces: [GROUP_4] }]),
  "one bit, white is nought": writtenTiff([
    { tags: tiffTags(WIDTH, HEIGHT, { bits: 1, photometric: 0 }), pieces: [bits.map((byte) => ~byte)] },
  ]),
  "bits from the lowest": writtenTiff([
    {
      tags: { ...tiffTags(WIDTH, HEIGHT, { bits: 1 }), 266: [2] },
      pieces: [bits.map((byte) => (byte === 0 || byte === 255 ? byte : 0))],
    },
  ]),
  colours: writtenTiff([
    { tags: tiffTags(WIDTH, HEIGHT, { photometric: 2, samples: 3 }), pieces: [rows(3, [10, 0, 90], [255, 255, 240])] },
  ]),
  "a palette": writtenTiff([
    {
      tags: {
        ...tiffTags(WIDTH, HEIGHT, { photometric: 3 }),
        320: Array.from({ length: 768 }, (_, i) => (i % 256 === 7 ? 0 : 0xffff)),
      },
      pieces: [rows(1, [7], [9])],
    },
  ]),
  "clear where paper is": writtenTiff([
    {
      tags: { ...tiffTags(WIDTH, HEIGHT, { photometric: 2, samples: 4 }), 338: [2] },
      pieces: [rows(4, [0, 0, 0, 255], [0, 0, 0, 0])],
    },
  ]),
  "sixteen bits": writtenTiff([
    { tags: tiffTags(WIDTH, HEIGHT, { bits: 16 }), pieces: [Uint8Array.from([...grey].flatMap((v) => [0, v]))] },
  ]),
  tiles: writtenTiff([
    {
      tags: { ...tags, 322: [48], 323: [32] },
      tiled: true,
      pieces: [0, 1, 2, 3].map((n) =>
        Uint8Array.from({ length: 48 * 32 }, (_, i) =>
          isBlack((n % 2) * 48 + (i % 48), Math.floor(n / 2) * 32 + Math.floor(i / 48)) ? 0 : 255,
        ),
      ),
    },
  ]),
};

describe("a TIFF", () => {
  it.each(Object.entries(files))("is drawn as it is printed: %s", async (_, bytes) => {
    expect(detectKind(bytes)).toBe("picture");
    expect(await drawn(bytes)).toBe(BOARD);
  });

  it("has its pages, without the smaller versions of them", async () => {
    const small = { tags: { ...tiffTags(8, 8), 254: [1] }, pieces: [new Uint8Array(64)] };
    const turned = { tags, pieces: [grey.map((value) => 255 - value)] };
    const bytes = writtenTiff([{ tags, pieces: [grey] }, small, turned]);
    expect(pagesOfPicture(bytes, DEFAULT_LIMITS)).toHaveLength(2);
    expect(await drawn(bytes, 2)).toBe([...BOARD].map((sign) => (sign === "#" ? "." : "#")).join(""));
  });

  it("takes a JPEG for what it is", async () => {
    const jpeg = new Uint8Array(readFileSync(new URL("../../fixtures/scans/示例县水文站2026.jpg", import.meta.url)));
    const [width, height] = [1240, 1754];
    const bytes = writtenTiff([
      { tags: tiffTags(width, height, { compression: 7, photometric: 6, samples: 3 }), pieces: [jpeg] },
    ]);
    const [as, alone] = await Promise.all(
      [bytes, jpeg].map((b) => renderPage(b, 1, nodePdfAssets(), { dotsPerInch: 40 })),
    );
    expect(Buffer.from(as!.rgba).equals(Buffer.from(alone!.rgba))).toBe(true);
  });

  it("is bounded, whatever it says of itself", () => {
    const code = (bytes: Uint8Array): unknown => {
      try {
        pagesOfPicture(bytes, DEFAULT_LIMITS);
        return "read";
      } catch (error) {
        return (error as { code: unknown }).code;
      }
    };
    const said = (more: Record<number, readonly number[]>, pieces = [grey]): Uint8Array =>
      writtenTiff([{ tags: { ...tags, ...more }, pieces }]);
    expect(code(said({ 256: [1_000_000], 257: [1_000_000] }))).toBe("too-large");
    expect(code(said({ 256: [6000], 257: [6000], 277: [5], 258: [16] }))).toBe("too-large");
    expect(code(said({ 322: [1], 323: [1] }))).toBe("read");
    expect(code(writtenTiff([{ tags: { ...tags, 322: [1], 323: [1] }, pieces: [grey], tiled: true }]))).toBe("corrupt");
    expect(code(said({ 256: [0] }))).toBe("corrupt");
    expect(code(said({ 259: [6] }))).toBe("unknown-format");
    expect(code(said({}).subarray(0, 60))).toBe("truncated");
    // A directory that names itself as the next one.
    const round = writtenTiff([{ tags, pieces: [grey] }]);
    const at = new DataView(round.buffer).getUint32(4, true);
    new DataView(round.buffer).setUint32(round.length - 4, at, true);
    expect(pagesOfPicture(round, DEFAULT_LIMITS)).toHaveLength(1);
    // LZW that repeats its longest word for ever writes no further than the page.
    expect(unpackLzw(new Uint8Array(100_000).fill(0x55), 1000)).toHaveLength(1000);
  });

  it("unpacks LZW with codes of all widths", () => {
    const noise = Uint8Array.from({ length: 30_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff);
    expect(Buffer.from(unpackLzw(packedLzw(noise), noise.length)).equals(Buffer.from(noise))).toBe(true);
  });
});
