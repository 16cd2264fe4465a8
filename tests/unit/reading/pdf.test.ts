import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { OcrAssets } from "../../../src/reading";
import { unifyRadicals } from "../../../src/reading/pdf/radicals";
import { isUntrustworthy } from "../../../src/reading/page/trust";
import { bar, grids, pdf, rawPdf, read, rowsOf, show, spanOf, stroke, texts } from "./fixtures";

/** Three columns (50–150–250–350), four lines (250, 230, 210, 190). */
const WORDS =
  show(90, 237, "Head") +
  show(270, 237, "Sum") +
  show(60, 217, "Income") +
  show(200, 217, "448.03") +
  show(270, 217, "1,250.00") +
  show(60, 197, "Total") +
  show(270, 197, "12");
const STROKES =
  [250, 230, 210, 190].map((y) => stroke(50, y, 350, y)).join("") +
  [50, 250, 350].map((x) => stroke(x, 190, x, 250)).join("") +
  stroke(150, 190, 150, 230);
const ROWS = [
  ["Head", "Sum"],
  ["Income", "448.03", "1,250.00"],
  ["Total", "", "12"],
];

describe("ruled PDF", () => {
  it("reads a table of strokes, with the header's span and the text around it", async () => {
    const document = await read(pdf([{ content: show(50, 270, "Title") + STROKES + WORDS + show(50, 150, "Note") }]));
    const grid = grids(document)[0]!;
    expect(rowsOf(grid)).toEqual(ROWS);
    expect(spanOf(grid, "Head")).toEqual([0, 0, 1, 2]);
    expect(grid).toMatchObject({ origin: "ruled" });
    expect(texts(document)).toEqual(["Title", "Note"]);
    expect(document.blocks.map((b) => b.type)).toEqual(["paragraph", "grid", "paragraph"]);
    expect(grid.source).toMatchObject({ page: 1, box: { x: 50, y: 50, width: 300, height: 60 } });
  });

  it("reads thin filled rectangles and a scaled matrix as rules", async () => {
    const bars =
      "q 0.5 0 0 0.5 0 0 cm " +
      [500, 460, 420, 380].map((y) => bar(100, y, 600, 1)).join("") +
      [100, 500, 700].map((x) => bar(x, 380, 1, 120)).join("") +
      bar(300, 380, 1, 80) +
      "Q\n";
    expect(rowsOf(grids(await read(pdf([{ content: bars + WORDS }])))[0])).toEqual(ROWS);
  });

  it("reads dotted lines as rules, and no dots that stand alone", async () => {
    const dots = (x0: number, y0: number, x1: number, y1: number): string => {
      const count = Math.round(Math.max(x1 - x0, y1 - y0) / 1.5);
      return Array.from({ length: count + 1 }, (_, i) =>
        bar(x0 + ((x1 - x0) * i) / count, y0 + ((y1 - y0) * i) / count, 0.75, 0.75),
      ).join("");
    };
    const lines =
      [250, 230, 210, 190].map((y) => dots(50, y, 350, y)).join("") +
      [50, 250, 350].map((x) => dots(x, 190, x, 250)).join("") +
      dots(150, 190, 150, 230);
    const ornaments = [60, 70, 80].map((x) => bar(x, 220, 1, 1)).join("");
    expect(rowsOf(grids(await read(pdf([{ content: lines + ornaments + WORDS }])))[0])).toEqual(ROWS);
  });

  it("takes a frame that touches the table for no column of it", async () => {
    const frame =
      stroke(45, 190, 45, 250) + stroke(355, 190, 355, 250) + stroke(45, 250, 355, 250) + stroke(45, 190, 355, 190);
    expect(rowsOf(grids(await read(pdf([{ content: frame + STROKES + WORDS }])))[0])).toEqual(ROWS);
  });

  it("turns pages with /Rotate, and pages whose text is written sideways", async () => {
    const sideways = `q 0 1 -1 0 300 0 cm ${STROKES}${WORDS} Q`;
    const document = await read(
      pdf([
        { content: STROKES + WORDS },
        { content: sideways, extra: "/MediaBox[0 0 300 400]/Rotate 90" },
        { content: sideways, extra: "/MediaBox[0 0 300 400]" },
      ]),
    );
    expect(grids(document).map((g) => rowsOf(g))).toEqual([ROWS, ROWS, ROWS]);
    expect(grids(document).map((g) => g.source.page)).toEqual([1, 2, 3]);
  });

  it("ignores white rules on white paper", async () => {
    const white =
      "q 1 1 1 RG " +
      stroke(50, 240, 350, 240) +
      stroke(50, 280, 350, 280) +
      stroke(50, 190, 50, 280) +
      stroke(350, 190, 350, 280) +
      " Q\n";
    expect(rowsOf(grids(await read(pdf([{ content: white + STROKES + WORDS }])))[0])).toEqual(ROWS);
  });

  it("cuts a text that runs over a rule, but no number in two", async () => {
    const content = STROKES + show(60, 217, `Income${" ".repeat(40)}448.03`) + show(228, 197, "123456.78");
    const rows = rowsOf(grids(await read(pdf([{ content }])))[0]);
    expect(rows[1]).toEqual(["Income", "448.03", ""]);
    expect(rows[2]!.filter((text) => text !== "")).toEqual(["123456.78"]);
  });

  it("leaves out text that is invisible, clipped away or off the paper", async () => {
    const hidden = "BT /F1 10 Tf 3 Tr 1 0 0 1 60 120 Tm (Hidden) Tj ET\n";
    const clipped = "q 0 0 20 20 re W n " + show(60, 100, "Clipped") + "Q\n";
    const document = await read(
      pdf([{ content: show(50, 270, "Seen") + hidden + clipped + show(500, 270, "Outside") }]),
    );
    expect(texts(document)).toEqual(["Seen"]);
  });
});

describe("PDF ruled in part or not at all", () => {
  const body = [
    ["Item", "Budget", "Final"],
    ["Personnel", "448.03", "400.00"],
    ["Operation", "1,250.00", "1,199.50"],
    ["Projects", "30.00", "12.10"],
  ];
  const written = body
    .map((cells, i) => [60, 180, 290].map((x, k) => show(x, 217 - 20 * i, cells[k]!)).join(""))
    .join("");

  it("finds columns between rules that only part rows", async () => {
    const rules = [230, 210, 190, 170, 150].map((y) => stroke(50, y, 350, y)).join("");
    const grid = grids(await read(pdf([{ content: show(120, 260, "Title of the table") + rules + written }])))[0]!;
    expect(rowsOf(grid)).toEqual(body);
    expect(grid.origin).toBe("partly-ruled");
  });

  it("finds rows between the rules of a three-line table", async () => {
    const rules = [230, 210, 150].map((y) => stroke(50, y, 350, y)).join("");
    expect(rowsOf(grids(await read(pdf([{ content: rules + written }])))[0])).toEqual(body);
  });

  it("finds rows in columns that are ruled", async () => {
    const rules =
      [230, 150].map((y) => stroke(50, y, 350, y)).join("") +
      [50, 150, 250, 350].map((x) => stroke(x, 150, x, 230)).join("");
    expect(rowsOf(grids(await read(pdf([{ content: rules + written }])))[0])).toEqual(body);
  });

  it("finds a table without any rule", async () => {
    const grid = grids(await read(pdf([{ content: written }])))[0]!;
    expect(rowsOf(grid)).toEqual(body);
    expect(grid.origin).toBe("aligned");
  });

  it("takes no running text for a table", async () => {
    const prose = [200, 185, 170, 155]
      .map((y) => show(60, y, "The budget is 448.03 and grows by 2.10 in the year"))
      .join("");
    expect(grids(await read(pdf([{ content: prose }])))).toEqual([]);
  });
});

describe("PDF that can't be read", () => {
  const image = "q 380 0 0 280 10 10 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF> EI Q\n";

  it("refuses a scan and names the pages", async () => {
    await expect(read(pdf([{ content: image }, { content: image }]))).rejects.toMatchObject({
      code: "no-text",
      values: { pages: "1-2" },
    });
    const mixed = await read(pdf([{ content: show(50, 200, "Text") }, { content: image }]));
    expect(mixed.issues).toEqual([{ code: "page-without-text", pages: [2], values: {} }]);
  });

  it("asks for text recognition when a page is a picture, and says where it is missing", async () => {
    const asked: string[] = [];
    const ocr: OcrAssets = {
      loadModel: () => {
        asked.push("model");
        return Promise.reject(new Error("offline"));
      },
    };
    await expect(read(pdf([{ content: image }]), { ocr })).rejects.toMatchObject({ code: "ocr-missing" });
    expect(asked).toEqual(["model"]);
    await read(pdf([{ content: show(50, 200, "Text") }]), { ocr });
    expect(asked).toEqual(["model"]);
    const mixed = await read(pdf([{ content: show(50, 200, "Text") }, { content: image }]), { ocr });
    expect(mixed.issues).toEqual([{ code: "page-without-text", pages: [2], values: {} }]);
  });

  it("tells text by chance from text", () => {
    expect(isUntrustworthy(["部门预算收支总表单位：万元合计一般公共预算拨款收入四四八点零三"])).toBe(false);
    expect(isUntrustworthy(["\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008 448.03 448.03 448.03 448.03"])).toBe(
      true,
    );
    expect(isUntrustworthy(["ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈ"])).toBe(true);
  });

  it("asks for the password's removal", async () => {
    const objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[]/Count 0>>",
      `<</Filter/Standard/V 1/R 2/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>/P -44>>`,
    ];
    await expect(read(rawPdf(objects, "/Encrypt 3 0 R/ID[<0123><0123>]"))).rejects.toMatchObject({ code: "encrypted" });
  });

  it("refuses circles, cut files and streams that burst", async () => {
    await expect(
      read(rawPdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 9>>"])),
    ).rejects.toMatchObject({ code: "corrupt" });
    const good = pdf([{ content: STROKES + WORDS }]);
    await expect(read(good.slice(0, 100))).rejects.toMatchObject({ code: "truncated" });
    const packed = deflateSync(Buffer.alloc(40_000_000, 32)).toString("latin1");
    const objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
      `<</Filter/FlateDecode/Length ${packed.length}>>stream\n${packed}\nendstream`,
    ];
    await expect(read(rawPdf(objects))).rejects.toMatchObject({ code: "too-large" });
    await expect(read(pdf([{ content: STROKES + WORDS }]), { limits: { pageItems: 3 } })).rejects.toMatchObject({
      code: "too-large",
    });
  });

  it("reports progress and can be cancelled", async () => {
    const seen: (number | null)[][] = [];
    const file = pdf([1, 2, 3].map((n) => ({ content: show(50, 200, `Page ${n}`) })));
    await read(file, { onProgress: (p) => seen.push([p.page, p.pages]) });
    expect(seen).toEqual([
      [0, null],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const cancel = new AbortController();
    await expect(read(file, { signal: cancel.signal, onProgress: () => cancel.abort() })).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});

describe("radicals", () => {
  it("become the ideographs that are meant, in both blocks", () => {
    expect(unifyRadicals("⾏政运⾏ ⺠⽣ ⻔⼾ ⾦额")).toBe("行政运行 民生 门户 金额");
  });
});
