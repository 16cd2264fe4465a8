import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, renderPage, type OcrAssets, type ReadProgress } from "../../../src/reading";
import { nodePdfAssets } from "../../../src/reading/pdf/node-assets";
import { docx, paragraph, read } from "./fixtures";
import { tiffTags, writtenTiff } from "../../support/written-tiff";

const PICTURE = new Uint8Array(readFileSync(new URL("../../fixtures/scans/示例县水文站2026.jpg", import.meta.url)));
const EMU = 12_700;

/** A picture of so many points, as Word 2007 and later write it. */
const drawing = (id: string, width: number, height: number): string =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="${width * EMU}" cy="${height * EMU}"/><a:blip xmlns:a="a" xmlns:r="r" r:embed="${id}"/></wp:inline></w:drawing></w:r></w:p>`;
/** As Word 97 to 2003 write it. */
const vml = (id: string, width: number, height: number): string =>
  `<w:p><w:r><w:pict xmlns:v="v"><v:shape style="position:absolute;width:${width}pt;height:${height}pt"><v:imagedata xmlns:r="r" r:id="${id}"/></v:shape></w:pict></w:r></w:p>`;

function withPictures(body: string, pictures: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(pictures);
  const relations = names.map((name, i) => `<Relationship Id="rId${i + 1}" Type="image" Target="media/${name}"/>`);
  return zipSync({
    ...unzipSync(docx(body)),
    "word/_rels/document.xml.rels": strToU8(`<Relationships>${relations.join("")}</Relationships>`),
    ...Object.fromEntries(names.map((name) => [`word/media/${name}`, pictures[name]!])),
  });
}

/** A model that reads one word in every line. */
const words: OcrAssets = {
  loadModel: () =>
    Promise.resolve({
      characters: ["", "五", " "],
      read: (_pixels: Float32Array, lines: number) => {
        const probabilities = new Float32Array(lines * 2 * 3);
        for (let line = 0; line < lines; line++) probabilities.set([0, 1, 0, 1, 0, 0], line * 6);
        return Promise.resolve({ steps: 2, probabilities });
      },
    }),
};
const one = { "image1.jpeg": PICTURE };

describe("a Word file whose pages are pictures", () => {
  it("is read page by page, in its place among the text, with progress", async () => {
    const heard: ReadProgress[] = [];
    const body = paragraph("封面") + drawing("rId1", 420, 594) + paragraph("附表") + vml("rId2", 420, 594);
    const document = await read(withPictures(body, { ...one, "image2.JPG": PICTURE }), {
      ocr: words,
      onProgress: (progress) => heard.push(progress),
    });
    const order = document.blocks.map((b) =>
      b.type === "paragraph" && b.source.line !== undefined ? b.text : b.source.page,
    );
    expect(order.filter((at, i) => at !== order[i - 1] && at !== "")).toEqual(["封面", 1, "附表", 2]);
    expect(document.blocks.filter((b) => b.type === "grid")).toMatchObject([
      { rows: 12, columns: 5 },
      { rows: 12, columns: 5 },
    ]);
    expect(document.issues).toMatchObject([{ code: "text-recognised", pages: [1, 2], values: { pictures: 2 } }]);
    expect(heard.some((p) => p.page === 2 && p.pages === 2 && (p.recognised ?? 0) > 0.5)).toBe(true);
  });

  it("has as many pages as pictures where there is nothing else, and a TIFF has its own", async () => {
    const stripes = Uint8Array.from({ length: 700 * 900 }, (_, i) =>
      Math.floor(i / 700) % 40 < 14 && i % 700 < 300 ? 0 : 255,
    );
    const page = { tags: tiffTags(700, 900), pieces: [stripes] };
    const document = await read(withPictures(drawing("rId1", 420, 594), { "image1.tiff": writtenTiff([page, page]) }), {
      ocr: words,
    });
    expect(document.pages).toBe(2);
    expect(new Set(document.blocks.map((b) => b.source.page))).toEqual(new Set([1, 2, undefined]));
  });

  it("leaves logos, seals and charts beside text alone", async () => {
    const text = paragraph("本部门2026年收入预算为448.03万元。".repeat(40));
    const bytes = withPictures(text + drawing("rId1", 60, 60) + drawing("rId1", 400, 230), one);
    const document = await read(bytes, { ocr: words });
    expect(document.issues).toEqual([]);
    expect(document.blocks.every((b) => b.source.page === undefined)).toBe(true);
    const scan = await read(withPictures(text + drawing("rId1", 420, 594), one), { ocr: words });
    expect(scan.blocks.some((b) => b.type === "grid")).toBe(true);
  });

  it("names pages that can't be read beside text, and is refused where there is nothing else", async () => {
    const text = paragraph("本部门2026年收入预算为448.03万元。");
    const bytes = withPictures(text + drawing("rId1", 420, 594), one);
    expect((await read(bytes)).issues).toMatchObject([
      { code: "page-without-text", pages: [1], values: { pictures: 1 } },
    ]);
    const alone = withPictures(drawing("rId1", 420, 594), one);
    await expect(read(alone)).rejects.toMatchObject({ code: "no-text" });
    const offline: OcrAssets = { loadModel: () => Promise.reject(new Error("offline")) };
    await expect(read(alone, { ocr: offline })).rejects.toMatchObject({ code: "ocr-missing" });
  });

  it("does without a picture that is damaged, missing or of a form that is not met, and says how many", async () => {
    const body = paragraph("甲") + drawing("rId1", 420, 594) + drawing("rId2", 420, 594) + drawing("rId9", 420, 594);
    const bytes = withPictures(body, { "image1.png": PICTURE.subarray(0, 12), "image2.emf": strToU8("EMF") });
    const { blocks, issues } = await read(bytes, { ocr: words });
    expect(blocks.map((b) => b.type)).not.toContain("grid");
    expect(issues).toEqual([{ code: "content-skipped", pages: [], values: { reason: "picture", count: 2 } }]);
  });

  it("is given up between lines when somebody cancels", async () => {
    const cancel = new AbortController();
    const bytes = withPictures(drawing("rId1", 420, 594) + drawing("rId1", 420, 594), one);
    let [last, pages] = [0, 0];
    const reading = read(bytes, {
      ocr: words,
      signal: cancel.signal,
      onProgress: ({ page, recognised }) => {
        [last, pages] = [recognised ?? 0, page];
        if (last > 0) cancel.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
    expect(pages).toBe(1);
    expect(last).toBeLessThan(1);
  });

  it("shows the page of a place", async () => {
    const bytes = withPictures(drawing("rId1", 420, 594), one);
    const picture = await renderPage(bytes, 1, nodePdfAssets(), { dotsPerInch: 36, limits: DEFAULT_LIMITS });
    expect(picture.height).toBe(421);
    expect(strFromU8(unzipSync(bytes)["word/document.xml"]!)).toContain("blip");
  });
});
