import { strToU8, zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { detectKind } from "../../../src/reading";
import { box, line, ofd, picture, text, type OfdPageOf, type TextLook } from "../../support/ofd";
import { CELLS, COLUMNS, FACTS, factsOf, imported, TITLE, type Placed } from "../../support/one-table";
import { grids, read, texts } from "./fixtures";

const LEFT = 15;
const TOP = 40;
const ROW = 8;
const WIDTHS = [10, 18, 38, 20, 20, 20, 18, 18, 24];
const xs = WIDTHS.reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [LEFT]);
const yOf = (row: number): number => TOP + row * ROW;

/** The table of nine rows, from one of its rows to another, with lines drawn as strokes or as thin boxes. */
function drawn(
  lines: "strokes" | "boxes",
  look: TextLook = {},
  from = 0,
  to = 9,
  cellText: (c: Placed) => TextLook = () => ({}),
): string {
  const shift = from === 0 ? 0 : yOf(from) - TOP;
  const rule = (x0: number, y0: number, x1: number, y1: number): string =>
    lines === "strokes"
      ? line(x0, y0, x1, y1)
      : x0 === x1
        ? box(x0 - 0.15, y0, 0.3, y1 - y0)
        : box(x0, y0 - 0.15, x1 - x0, 0.3);
  return CELLS.filter((c) => c.row >= from && c.row < to)
    .map((c) => {
      const [left, right] = [xs[c.column]!, xs[c.column + c.columnSpan]!];
      const [top, bottom] = [yOf(c.row) - shift, yOf(c.row + c.rowSpan) - shift];
      const frame =
        rule(left, top, right, top) +
        rule(left, bottom, right, bottom) +
        rule(left, top, left, bottom) +
        rule(right, top, right, bottom);
      const signs = [...c.text];
      const size = 3 * Math.min(1, (right - left - 1.5) / (signs.length * 3));
      const words =
        c.text === "" ? "" : text(left + 0.7, (top + bottom) / 2 + 1, c.text, { size, ...look, ...cellText(c) });
      return frame + words;
    })
    .join("");
}

const title = text(60, 30, TITLE, { size: 5 });

describe("OFD", () => {
  test.each([
    ["strokes", drawn("strokes")],
    ["thin filled boxes", drawn("boxes")],
    ["packed distances", drawn("strokes", { deltas: "packed" })],
    ["no distances", drawn("strokes", { deltas: "none" })],
    ["a scaled transformation", drawn("strokes", { attributes: 'CTM="1 0 0 1 0.2 0"' })],
  ])("gives the facts of a table drawn with %s", async (_name, content) => {
    const bytes = ofd([[{ content: title + content }]]);
    expect(detectKind(bytes)).toBe("ofd");
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
    const document = await read(bytes);
    expect(document.pages).toBe(1);
    expect(grids(document)[0]).toMatchObject({ origin: "ruled", columns: COLUMNS, rows: 9, source: { page: 1 } });
    expect(document.issues).toEqual([]);
  });

  it("tells the place of each cell, in points from the corner of the paper", async () => {
    const cell = grids(await read(ofd([[{ content: drawn("strokes") }]])))[0]!.cells.find((c) => c.text === "博物馆")!;
    const box = cell.source.box!;
    expect(cell.source.page).toBe(1);
    expect(box.x).toBeCloseTo((xs[2]! * 72) / 25.4, 0);
    expect(box.y).toBeCloseTo((yOf(8) * 72) / 25.4, 0);
    expect(box.width).toBeCloseTo((WIDTHS[2]! * 72) / 25.4, 0);
  });

  it("joins what a writer has set sign by sign, and parts what touches", async () => {
    const single = (x: number, y: number, words: string): string =>
      [...words].map((sign, i) => text(x + i * 1.5, y, sign, { size: 3 })).join("");
    const content = `${single(20, 20, "1,640.40")}${single(20, 30, "265.20")}${single(60, 20, "1,905.60")}${single(60, 30, "3.00")}`;
    const words = (await read(ofd([[{ content }]]))).blocks.flatMap((b) =>
      b.type === "grid" ? b.cells.map((c) => c.text) : b.text.split(/ {2,}/),
    );
    expect(words.map((w) => w.trim()).filter((w) => w !== "")).toEqual(["1,640.40", "1,905.60", "265.20", "3.00"]);
  });

  it("goes on over pages and documents, each page with its number", async () => {
    const pages: OfdPageOf[] = [
      { content: title + drawn("strokes", {}, 0, 6) },
      { content: drawn("strokes", {}, 6, 9) },
    ];
    const bytes = ofd([pages]);
    const document = await read(bytes);
    expect(grids(document).map((g) => [g.source.page, g.rows])).toEqual([
      [1, 6],
      [2, 3],
    ]);
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
    const two = await read(ofd([[pages[0]!], [{ content: text(20, 20, "第二份") }]]));
    expect(two.pages).toBe(2);
    expect(two.blocks.at(-1)).toMatchObject({ text: "第二份", source: { page: 2 } });
  });

  it("turns pages whose text is turned", async () => {
    // The page is 210 × 297 upright; the table stands on its side, as on a landscape sheet that was turned for binding.
    const turn = (content: string): string =>
      `<ofd:CompositeObject ID="1" Boundary="210 0 210 297" CTM="0 1 -1 0 0 0" ResourceID="77"/>${content}`;
    const resources = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77" Width="297" Height="210"><ofd:Content>${title + drawn("strokes")}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    const bytes = ofd([[{ content: turn("") }]], { resources });
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
  });

  it("draws templates, layers and blocks in their order", async () => {
    const template = '<ofd:Template TemplateID="5" ZOrder="Background"/>';
    const bytes = ofd([[{ head: template, content: `<ofd:PageBlock ID="8">${drawn("strokes")}</ofd:PageBlock>` }]], {
      templates: { 5: title },
    });
    expect(texts(await read(bytes))).toEqual([TITLE]);
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
  });

  it("leaves out what nobody sees, and says so", async () => {
    const white = '<ofd:FillColor Value="255 255 255"/>';
    const unseen = [
      text(120, 60, "9,999.99", { inside: white }),
      text(120, 66, "8,888.88", { attributes: 'Visible="false"' }),
      text(120, 72, "7,777.77", { attributes: 'Alpha="0"' }),
      text(120, 78, "6,666.66", { attributes: 'Fill="false"' }),
      text(120, 84, "5,555.55", {
        inside:
          '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 1 1"><ofd:AbbreviatedData>M -90 -90 L -80 -90 L -80 -80 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>',
      }),
    ];
    const slanted = text(40, 120, "仅供内部使用", { size: 10, attributes: 'CTM="0.7 -0.7 0.7 0.7 0 0"' });
    const bytes = ofd([[{ content: title + drawn("strokes") + unseen.join("") + slanted }]]);
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
    const document = await read(bytes);
    expect(JSON.stringify(document.blocks)).not.toMatch(/9,999|8,888|7,777|6,666|5,555|内部/);
    expect(document.issues.map((i) => [i.code, i.pages, i.values])).toEqual([
      ["content-skipped", [1], { reason: "background-coloured-text", count: 1, example: "9,999.99" }],
      ["content-skipped", [1], { reason: "invisible-text", count: 4, example: "8,888.88" }],
      ["content-skipped", [1], { reason: "watermark", text: "仅供内部使用" }],
    ]);
  });

  it("reads white on a dark head, and no white lines on paper", async () => {
    const dark = box(20, 20, 100, 8, "0 0 128");
    const head = text(22, 25, "项目", { inside: '<ofd:FillColor Value="255 255 255"/>' });
    const lines =
      [20, 30, 40].map((y) => box(20, y, 60, 0.3, "255 255 255")).join("") +
      [20, 50, 80].map((x) => box(x, 20, 0.3, 20, "255 255 255")).join("");
    const document = await read(
      ofd([[{ content: dark + head }, { content: lines + text(22, 27, "甲") + text(52, 27, "乙") }]]),
    );
    expect(texts(document)[0]).toBe("项目");
    expect(document.issues).toEqual([]);
    expect(grids(document)).toEqual([]);
  });

  it("takes colours from drawing parameters", async () => {
    const resources =
      '<ofd:DrawParams><ofd:DrawParam ID="4" LineWidth="1"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam><ofd:DrawParam ID="6" Relative="4"/></ofd:DrawParams>';
    const content = text(20, 20, "甲") + text(20, 30, "乙", { attributes: 'DrawParam="6"' });
    const document = await read(ofd([[{ content }]], { resources }));
    expect(texts(document)).toEqual(["甲"]);
    expect(document.issues).toMatchObject([{ values: { reason: "background-coloured-text", example: "乙" } }]);
  });

  it("names pages that are pictures, and refuses a file of nothing else", async () => {
    const scan: OfdPageOf = { content: picture(0, 0, 210, 297) + text(100, 290, "2", { size: 3 }) };
    const document = await read(ofd([[{ content: text(20, 20, "甲") }, scan]]));
    expect(document.issues).toMatchObject([{ code: "page-without-text", pages: [2] }]);
    await expect(read(ofd([[scan, scan]]))).rejects.toMatchObject({ code: "no-text", values: { pages: "1-2" } });
  });

  it("reads neither seals nor annotations, and names attached files", async () => {
    const document = await read(
      ofd([[{ content: text(20, 20, "甲") }]], {
        document:
          "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
        files: {
          "Doc_0/Annots/Annotations.xml": "<ofd:Annotations/>",
          "Doc_0/Annots/Page_0/Annotation.xml": `<ofd:PageAnnot><ofd:Annot><ofd:Appearance>${text(20, 40, "批注")}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`,
          "Doc_0/Attachs/Attachments.xml":
            '<ofd:Attachments><ofd:Attachment Name="公开表" Format="XLSX"><ofd:FileLoc>a.xlsx</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
        },
      }),
    );
    expect(texts(document)).toEqual(["甲"]);
    expect(document.issues).toMatchObject([
      { code: "content-skipped", values: { reason: "attachment", files: "公开表.xlsx" } },
    ]);
  });

  it("finds files by other cases and from the root, and goes on over a page that is missing", async () => {
    const bytes = zipSync({
      "ofd.xml": strToU8("<OFD><DocBody><DocRoot>/doc_0/document.xml</DocRoot></DocBody></OFD>"),
      "Doc_0/Document.xml": strToU8(
        '<Document><CommonData/><Pages><Page BaseLoc="Doc_0/Pages/P.xml"/><Page BaseLoc="Pages/none.xml"/></Pages></Document>',
      ),
      "Doc_0/Pages/P.xml": strToU8(
        '<Page><Content><Layer><TextObject Boundary="10 10 50 5" Size="4"><TextCode X="0" Y="4">甲</TextCode></TextObject></Layer></Content></Page>',
      ),
    });
    const document = await read(bytes);
    expect(texts(document)).toEqual(["甲"]);
    expect(document.issues).toMatchObject([{ code: "page-failed", pages: [2] }]);
  });

  it("reads what was written on several lines, and paths with commas", async () => {
    const pretty = title.replace(TITLE, `\n        ${TITLE}\n      `);
    const commas = drawn("strokes").replace(
      /<ofd:AbbreviatedData>M (\S+) (\S+) L (\S+) (\S+)</g,
      "<ofd:AbbreviatedData>M $1,$2 L $3,$4<",
    );
    const bytes = ofd([[{ content: pretty + commas }]]);
    expect(texts(await read(bytes))).toEqual([TITLE]);
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
  });

  it("keeps its bounds and refuses what is locked, broken or hostile", async () => {
    const locked = ofd([[{ content: title }]], { files: { "Encryptions.xml": "<Encryptions/>" } });
    await expect(read(locked)).rejects.toMatchObject({ code: "encrypted" });
    await expect(read(zipSync({ "OFD.xml": strToU8("<OFD/>") }))).rejects.toMatchObject({ code: "corrupt" });
    const entity = zipSync({ "OFD.xml": strToU8('<!DOCTYPE a [<!ENTITY x "y">]><OFD>&x;</OFD>') });
    await expect(read(entity)).rejects.toMatchObject({ code: "doctype-refused" });
    const packed =
      '<ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode X="1" Y="3" DeltaX="g 4000000000 1">甲乙</ofd:TextCode></ofd:TextObject>';
    expect(texts(await read(ofd([[{ content: packed }]])))).toEqual(["甲乙"]);
    const own = '<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="7"/>';
    const endless = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>${own}${own}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    await expect(read(ofd([[{ content: own }]], { resources: endless }))).rejects.toMatchObject({ code: "too-large" });
    const nest = ofd([[{ content: `${"<ofd:PageBlock>".repeat(300)}${"</ofd:PageBlock>".repeat(300)}` }]]);
    await expect(read(nest)).rejects.toMatchObject({ code: "too-large" });
    const lines = ofd([[{ content: line(0, 0, 50, 0).repeat(300) }]]);
    await expect(read(lines, { limits: { pageRules: 200 } })).rejects.toMatchObject({ code: "too-large" });
    await expect(read(ofd([[{ content: title }, { content: title }]]), { limits: { pages: 1 } })).rejects.toMatchObject(
      { code: "too-large" },
    );
    const abort = new AbortController();
    abort.abort();
    await expect(read(ofd([[{ content: title }]]), { signal: abort.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
