import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  gatherEvidence,
  importDisclosures,
  onlyCellPrinting,
  wantedPlaces,
  type DrawnPage,
  type EvidenceReader,
  type Imported,
} from "../../../src/application";
import { cutRound } from "../../../src/application/report/cut";
import { encodePng } from "../../../src/application/report/png";
import { nodePdfAssets } from "../../../src/application/node";
import { PagesOf } from "../../../src/cli/pages-of";
import type { SourceDocument } from "../../../src/reading";
import { misprintedPage } from "../../support/written-pdf";

/** The dots of a PNG as red, green and blue. */
function dotsOf(png: Uint8Array): { width: number; height: number; at: (x: number, y: number) => number[] } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let i = 8; i < png.length;) {
    const length = view.getUint32(i);
    chunks.set(String.fromCharCode(...png.subarray(i + 4, i + 8)), png.subarray(i + 8, i + 8 + length));
    i += length + 12;
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const rows = inflateSync(chunks.get("IDAT")!);
  const palette = chunks.get("PLTE");
  const channels = palette ? 1 : 3;
  const stride = width * channels + 1;
  const raw = Buffer.from(rows);
  for (let y = 0; y < height; y++)
    if (raw[y * stride] === 2 && y > 0)
      for (let x = 1; x < stride; x++) raw[y * stride + x] = (raw[y * stride + x]! + raw[(y - 1) * stride + x]!) & 0xff;
  const at = (x: number, y: number): number[] => {
    const start = y * stride + 1 + x * channels;
    return palette ? [...palette.subarray(raw[start]! * 3, raw[start]! * 3 + 3)] : [...raw.subarray(start, start + 3)];
  };
  return { width, height, at };
}

describe("PNG files", () => {
  test("few colours keep just what they are", () => {
    const rgba = new Uint8ClampedArray([255, 255, 255, 255, 209, 26, 42, 255, 0, 0, 0, 255, 17, 34, 51, 255]);
    const { at, width, height } = dotsOf(encodePng(2, 2, rgba));
    expect([width, height]).toEqual([2, 2]);
    expect([at(0, 0), at(1, 0), at(0, 1), at(1, 1)]).toEqual([
      [255, 255, 255],
      [209, 26, 42],
      [0, 0, 0],
      [17, 34, 51],
    ]);
  });

  test("many colours are as they are where no palette can hold them", () => {
    const rgba = new Uint8ClampedArray(64 * 64 * 4);
    for (let i = 0; i < 64 * 64; i++) rgba.set([(i * 7) & 255, (i * 13) & 255, (i * 29) & 255, 255], i * 4);
    const { at } = dotsOf(encodePng(64, 64, rgba));
    for (const [x, y] of [
      [0, 0],
      [63, 1],
      [5, 40],
    ] as const) {
      const i = (y * 64 + x) * 4;
      expect(at(x, y)).toEqual([...rgba.subarray(i, i + 3)]);
    }
  });
});

/** A white page of so many points, at 72 dots an inch, with black rows of text every 20 points. */
function page(width: number, height: number, undrawn: DrawnPage["undrawn"] = []): DrawnPage {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    if (y % 20 < 10) for (let x = 40; x < width - 40; x++) rgba.set([0, 0, 0], (y * width + x) * 4);
  return { width, height, rgba, undrawn };
}

describe("the piece of a page round a cell", () => {
  const box = { x: 100, y: 400, width: 60, height: 10 };

  test("the cell is framed red, others of the finding blue, and edges cut no line of text", () => {
    const cut = cutRound(page(500, 800), 72, box, [
      { box: { x: 300, y: 420, width: 40, height: 10 } },
      { box: { x: 300, y: 20, width: 4, height: 4 } },
    ]);
    expect(cut.beside).toBe(1);
    const colours = new Set<string>();
    for (let i = 0; i < cut.rgba.length; i += 4) colours.add(cut.rgba.subarray(i, i + 3).join(","));
    expect(colours.has("209,26,42")).toBe(true);
    expect(colours.has("31,92,134")).toBe(true);
    const rowInk = (y: number): number => {
      let n = 0;
      for (let x = 0; x < cut.width; x++) if (cut.rgba[(y * cut.width + x) * 4]! === 0) n++;
      return n;
    };
    expect(rowInk(0)).toBe(0);
    expect(rowInk(cut.height - 1)).toBe(0);
    expect(cut.height).toBeLessThan(160);
  });

  test("of a wide page: the beginning of the rows, and what stands round the cell", () => {
    const wide = page(1600, 800);
    const cut = cutRound(wide, 72, { ...box, x: 1400 }, []);
    expect(cut.width).toBeLessThanOrEqual(601);
    const red = [];
    for (let x = 0; x < cut.width; x++)
      for (let y = 0; y < cut.height; y++) if (cut.rgba[(y * cut.width + x) * 4]! === 209) red.push(x);
    // In the right piece, and whole.
    expect(Math.min(...red)).toBeGreaterThan(180);
    expect(Math.max(...red)).toBeLessThan(cut.width);
    expect(Math.max(...red) - Math.min(...red)).toBeGreaterThanOrEqual(60);
  });

  test("a sentence across the page is shown whole", () => {
    const cut = cutRound(page(900, 800), 72, { x: 40, y: 400, width: 820, height: 10 }, []);
    expect(cut.width).toBeGreaterThanOrEqual(820);
  });

  test("at the page's edges it ends there", () => {
    const cut = cutRound(page(500, 800), 72, { x: 0, y: 0, width: 500, height: 10 }, []);
    expect(cut.height).toBeLessThan(100);
  });

  test("texts that are left blank are counted where they are in it", () => {
    const text = { text: "甲", x: 120, y: 410, width: 9, height: 9, angle: 0, colour: "#000000" };
    const cut = cutRound(page(500, 800, [text, { ...text, y: 30 }]), 72, box, []);
    expect(cut.undrawn).toBe(1);
  });
});

async function slipped(): Promise<{ value: Imported; bytes: Uint8Array }> {
  const bytes = misprintedPage();
  const [result] = await importDisclosures([{ type: "file", name: "示例.pdf", bytes }], { pdf: nodePdfAssets() });
  if (!result!.ok) throw result!.error;
  return { value: result!.value, bytes };
}

describe("what documents show", () => {
  test("a page of a PDF is cut round the misprint; what its file has no font for stands below as text", async () => {
    const { value, bytes } = await slipped();
    const at = value.report.findings.findIndex((f) => f.suggestion);
    const reader = await PagesOf.files(value.documents, [{ type: "file", name: "示例.pdf", bytes }]);
    const evidence = (await gatherEvidence(wantedPlaces(value), reader))[at]![0]!;
    expect(evidence.map((e) => e.kind)).toEqual(["picture", "excerpt"]);
    const [picture, below] = evidence;
    if (picture?.kind !== "picture" || below?.kind !== "excerpt" || below.excerpt.type !== "grid") throw new Error();
    expect(picture.undrawn).toBeGreaterThan(0);
    expect(picture.beside).toBeGreaterThan(0);
    expect(dotsOf(picture.png).width).toBe(picture.width);
    expect(
      below.excerpt.rows
        .flat()
        .filter((c) => c.marked)
        .map((c) => c.text),
    ).toEqual(["602.00"]);
  });

  test("without the file nothing is shown, and that is said; notes are told in words alone", async () => {
    const { value } = await slipped();
    const none: EvidenceReader = {
      has: () => false,
      page: () => Promise.reject(new Error("asked for what is not there")),
      excerpt: () => Promise.reject(new Error("asked for what is not there")),
      field: () => Promise.reject(new Error("asked for what is not there")),
    };
    const wanted = wantedPlaces(value);
    const found = await gatherEvidence(wanted, none);
    expect(found.flat(2).length).toBeGreaterThan(0);
    expect(found.flat(2)).toEqual(found.flat(2).map(() => ({ kind: "none", why: "no-file" })));
    value.report.findings.forEach((f, i) => f.severity === "info" && expect(wanted[i]).toEqual([]));
  });
});

describe("a field of a form has the form's place", () => {
  const cell = (column: number, text: string) =>
    ({
      row: 0,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      source: { page: 2, box: { x: column, y: 0, width: 1, height: 1 } },
    }) as const;
  const form = (texts: readonly string[]): SourceDocument => ({
    file: "a.pdf",
    sha256: "",
    kind: "pdf",
    pages: 3,
    issues: [],
    blocks: [
      {
        type: "grid",
        rows: 1,
        columns: 3,
        origin: "ruled",
        source: { page: 2 },
        cells: texts.map((t, i) => cell(i, t)),
      },
      {
        type: "grid",
        rows: 1,
        columns: 3,
        origin: "ruled",
        source: { page: 3 },
        cells: [{ ...cell(0, "7.00"), source: { page: 3 } }],
      },
    ],
  });

  test("the one cell of the page that prints it is its own", () => {
    expect(onlyCellPrinting(form(["预算数", "1,200.00"]), { page: 2 }, "1200.00")?.box?.x).toBe(1);
  });

  test("two that print it, or none, are no place", () => {
    expect(onlyCellPrinting(form(["5.00", "5.00"]), { page: 2 }, "5.00")).toBeNull();
    expect(onlyCellPrinting(form(["5.00", "6.00"]), { page: 2 }, "7.00")).toBeNull();
    expect(onlyCellPrinting(form(["5.00", ""]), { page: 2 }, " ")).toBeNull();
  });
});
