import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { importDisclosures, toJson } from "../../../../src/application";
import { nodeOcrFiles, nodePdfAssets, startNodeThread } from "../../../../src/application/node";
import { DEFAULT_LIMITS, IsolatedReader, type ReadProgress } from "../../../../src/reading";
import { pagesAsPdf, pagesOfPicture, pictureAsPdf } from "../../../../src/reading/picture";

/** Drawn by `tools/scan-fixture.ts`: askew, grey, packed with loss. */
const PICTURE = new Uint8Array(readFileSync(new URL("../../../fixtures/scans/示例县水文站2026.jpg", import.meta.url)));
const SCAN = pictureAsPdf(PICTURE, DEFAULT_LIMITS);

const script = new URL("../../../../src/cli/reading-thread.ts", import.meta.url);
const reader = new IsolatedReader(() => startNodeThread(script), nodePdfAssets(), nodeOcrFiles);
afterAll(() => reader.close());

const ROWS = [
  [null, "合计", "729.87", "529.87", "200.00"],
  ["206", "科学技术支出", "600.20", "400.20", "200.00"],
  ["20603", "应用研究", "600.20", "400.20", "200.00"],
  ["2060302", "社会公益研究", "600.20", "400.20", "200.00"],
  ["208", "社会保障和就业支出", "86.45", "86.45", null],
  ["20805", "行政事业单位养老支出", "86.45", "86.45", null],
  ["2080505", "机关事业单位基本养老保险缴费支出", "57.63", "57.63", null],
  ["2080506", "机关事业单位职业年金缴费支出", "28.82", "28.82", null],
  ["221", "住房保障支出", "43.22", "43.22", null],
  ["22102", "住房改革支出", "43.22", "43.22", null],
  ["2210201", "住房公积金", "43.22", "43.22", null],
];

describe("a scan", () => {
  it("is read in the thread of the command line, with its places and its confidence", async () => {
    const heard: ReadProgress[] = [];
    const read: typeof reader.read = (request, options) =>
      reader.read(request, { ...options, onProgress: (progress) => heard.push(progress) });
    const [result] = await importDisclosures([{ type: "file", name: "扫描件.pdf", bytes: SCAN }], { read });
    if (!result!.ok) throw result!.error;
    const json = toJson(result!.value);
    expect(json.tables).toHaveLength(1);
    expect(json.tables[0]!.rows).toEqual(ROWS);
    expect(json.tables[0]).toMatchObject({ id: "expenditure", moneyUnit: "万元", doubtful: [] });
    expect(json.disclosure).toMatchObject({ unitName: "示例县水文站", year: "2026" });
    expect(json.issues).toMatchObject([{ code: "text-recognised", values: { pages: "1" } }]);
    expect(json.findings.filter((f) => f.severity === "error")).toEqual([]);
    for (const fact of json.facts) expect((fact as { confidence?: number }).confidence).toBeGreaterThan(0.7);
    expect(heard.some((p) => p.recognised !== undefined && p.recognised > 0.5)).toBe(true);
    // Where it is printed: the total of 206 stands in the right half of the page, above its middle.
    const { box } = json.facts.find((f) => f.code === "206" && f.column === "合计")!.source!;
    expect(box!.x).toBeGreaterThan(595 / 2);
    expect(box!.y + box!.height).toBeLessThan(842 / 3);
  }, 120_000);

  it("is read as a picture too, and ended when it is cancelled", async () => {
    const cancelled = new AbortController();
    const work = reader.read(
      { type: "file", name: "拍照.jpg", bytes: PICTURE },
      { signal: cancelled.signal, onProgress: (p) => p.recognised !== undefined && cancelled.abort() },
    );
    await expect(work).rejects.toMatchObject({ code: "cancelled" });
    const document = await reader.read({ type: "file", name: "拍照.jpg", bytes: PICTURE });
    expect(document.kind).toBe("picture");
    expect(document.blocks.map((b) => b.type)).toContain("grid");
  }, 120_000);

  it("is refused with what to do where text recognition is missing", async () => {
    const bare = new IsolatedReader(() => startNodeThread(script), nodePdfAssets());
    const work = bare.read({ type: "file", name: "扫描件.pdf", bytes: SCAN });
    await expect(work).rejects.toMatchObject({ code: "ocr-missing" });
    bare.close();
  }, 60_000);

  it("of a table that lies across, and is cut over two pages, gives one table, places on the pages as they lie, with progress by page", async () => {
    const pages = ["横表-1", "横表-2"].map(
      (name) => new Uint8Array(readFileSync(new URL(`../../../fixtures/scans/${name}.jpg`, import.meta.url))),
    );
    const bytes = pagesAsPdf(
      pages.flatMap((page) => pagesOfPicture(page, DEFAULT_LIMITS)),
      DEFAULT_LIMITS,
    );
    const heard: ReadProgress[] = [];
    const read: typeof reader.read = (request, options) =>
      reader.read(request, { ...options, onProgress: (progress) => heard.push(progress) });
    const [result] = await importDisclosures([{ type: "file", name: "横表.pdf", bytes }], { read });
    if (!result!.ok) throw result!.error;
    const json = toJson(result!.value);
    expect(json.tables).toHaveLength(1);
    expect(json.tables[0]!.rows).toEqual(ROWS);
    const place = (code: string) => json.facts.find((f) => f.code === code && f.column === "合计")!.source!;
    expect([place("206").page, place("2210201").page]).toEqual([1, 2]);
    // The head of the page is at its right side.
    expect(place("206").box!.x).toBeGreaterThan(place("208").box!.x);
    expect(new Set(heard.filter((p) => p.recognised !== undefined).map((p) => p.page))).toEqual(new Set([1, 2]));
  }, 240_000);
});
