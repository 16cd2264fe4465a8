import { describe, expect, it } from "vitest";
import type { SourceDocument } from "../../../src/reading";
import { FIRST_OWN, ruledTable, say, writtenPdf } from "../../support/written-pdf";
import { grids, read, rowsOf, texts } from "./fixtures";

/** 云溪县档案馆's 支出总表, without and with what lies over it. */
const ROWS = [
  ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
  ["201", "一般公共服务支出", "812.40", "600.20", "212.20"],
  ["20126", "档案事务", "812.40", "600.20", "212.20"],
  ["2012601", "行政运行", "600.20", "600.20", ""],
  ["2012604", "档案馆", "212.20", "", "212.20"],
];
const TABLE = say(220, 790, "支出总表", 16) + ruledTable(760, 40, [80, 150, 90, 90, 90], ROWS);

const skipped = (document: SourceDocument): unknown[] =>
  document.issues.filter((i) => i.code === "content-skipped").map((i) => [i.pages, i.values]);

async function readPages(...contents: string[]): Promise<SourceDocument> {
  return read(writtenPdf(contents.map((content) => ({ content }))));
}

describe("a page without anything odd", () => {
  it("gives the table and no issue, though its font is not in the file", async () => {
    const document = await readPages(TABLE);
    expect(rowsOf(grids(document)[0])).toEqual(ROWS);
    expect(texts(document)).toEqual(["支出总表"]);
    expect(document.issues).toEqual([]);
  });
});

describe("watermarks are no text of a cell, and are said", () => {
  const mark = (matrix: string, text = "内部资料20260115", look = "0.8 0.8 0.8 rg", size = 24): string =>
    `q ${look} BT /F1 ${size} Tf ${matrix} Tm <${Array.from(text, (c) => c.charCodeAt(0).toString(16).padStart(4, "0")).join("")}> Tj ET Q\n`;
  const tiles = (of: (x: number, y: number) => string): string =>
    [0, 1, 2, 3].flatMap((i) => [0, 1, 2].map((k) => of(60 + 150 * k, 640 + 40 * i))).join("");

  it.each([
    ["aslant, strewn", tiles((x, y) => mark(`0.87 0.5 -0.5 0.87 ${x} ${y}`, "仅供查阅20260115", "0.8 0.8 0.8 rg", 12))],
    ["aslant, one, in full black", mark("0.71 0.71 -0.71 0.71 120 600", "内部资料", "0 g", 48)],
    ["level, pale, over the amounts", mark("1 0 0 1 60 700")],
    ["level, large, in the colour of the text", mark("1 0 0 1 60 690", "样本20260115", "0 g", 40)],
    ["level, half transparent", mark("1 0 0 1 60 705", "仅供查阅2026", "/Thin gs 1 0 0 rg", 20)],
    [
      "the round text of a seal, sign by sign",
      Array.from("示例县财政局公章", (sign, i) => {
        const angle = Math.PI * (1 - i / 7);
        const [x, y] = [400 + 40 * Math.cos(angle), 700 + 40 * Math.sin(angle)];
        const [cos, sin] = [Math.sin(angle), -Math.cos(angle)].map((v) => v.toFixed(3));
        return mark(`${cos} ${sin} ${-Number(sin)} ${cos} ${x.toFixed(1)} ${y.toFixed(1)}`, sign, "1 0 0 rg", 11);
      }).join(""),
    ],
    [
      "marked as such by its maker, in the size of the text",
      `/Artifact <</Subtype/Watermark/Type/Pagination>> BDC ${mark("1 0 0 1 366 707", "20260115", "0 g", 9)} EMC\n`,
    ],
  ])("%s", async (_, watermark) => {
    for (const content of [TABLE + watermark, watermark + TABLE]) {
      const document = await readPages(content);
      expect(rowsOf(grids(document)[0])).toEqual(ROWS);
      expect(skipped(document)).toMatchObject([[[1], { reason: "watermark" }]]);
    }
  });

  it("is known where a half transparent form paints it in full black", async () => {
    const words = say(0, 0, "20260115", 9);
    const form = `<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Group<</S/Transparency>>/Resources<</Font<</F1 3 0 R>>>>/Length ${words.length}>>stream\n${words}\nendstream`;
    const bytes = writtenPdf(
      [
        {
          content: `${TABLE}q /Thin gs 1 0 0 1 366 707 cm /Fm0 Do Q\n`,
          extra: `/Properties<<>>/XObject<</Fm0 ${FIRST_OWN} 0 R>>`,
        },
      ],
      { objects: [form] },
    );
    const document = await read(bytes);
    expect(rowsOf(grids(document)[0])).toEqual(ROWS);
    expect(skipped(document)).toMatchObject([[[1], { reason: "watermark" }]]);
  });

  it("is known by its look on a page where it lies over nothing", async () => {
    const watermark = mark("1 0 0 1 60 700");
    const document = await readPages(TABLE + watermark, say(60, 780, "说明") + watermark);
    expect(texts(document)).toEqual(["支出总表", "说明"]);
  });

  it("takes neither a large title nor pale text beside the table for one", async () => {
    const pale = `q 0.6 0.6 0.6 rg ${say(60, 600, "填报说明")}${say(200, 600, "2026")}Q\n`;
    const document = await readPages(TABLE + pale);
    expect(texts(document).join("")).toContain("填报说明");
    expect(document.issues).toEqual([]);
  });
});

describe("text that nobody sees is no data, and is said", () => {
  const cell = (look: string, after = ""): string => `q ${look} ${say(453, 687, "777.77")}Q\n${after}`;
  const whited = `q 1 1 1 rg 451 681 88 18 re f Q\n`;

  it.each([
    ["white on paper", cell("1 1 1 rg"), "background-coloured-text"],
    ["nearly white", cell("0.96 0.97 0.96 rg"), "background-coloured-text"],
    [
      "the colour of the cell behind it",
      `q 0.2 0.4 0.6 rg 451 681 88 18 re f Q\n${cell("0.2 0.4 0.6 rg")}`,
      "background-coloured-text",
    ],
    ["mode 3", cell("3 Tr"), "invisible-text"],
    ["whited out", cell("", whited), "covered-text"],
  ])("%s", async (_, hidden, reason) => {
    const document = await readPages(TABLE + hidden);
    expect(rowsOf(grids(document)[0])).toEqual(ROWS);
    expect(skipped(document)).toEqual([[[1], { reason }]]);
  });

  it("white text in a dark cell is seen, as in many headers", async () => {
    const document = await readPages(`q 0.1 0.3 0.5 rg 450 680 90 20 re f Q\n${TABLE}${cell("1 1 1 rg")}`);
    expect(rowsOf(grids(document)[0])[3]!.at(-1)).toBe("777.77");
    expect(document.issues).toEqual([]);
  });

  it.each([
    ["half transparent", "/Thin gs 0.1 0.3 0.5 rg 450 680 90 20 re f"],
    ["with round corners", "0.1 0.3 0.5 rg 455 680 m 535 680 l 540 680 540 685 540 690 c 540 700 l 450 700 l h f"],
    ["drawn as several boxes at once", "0.1 0.3 0.5 rg 450 680 45 20 re 495 680 45 20 re f"],
  ])("white text on a ground that is %s is seen: nobody knows better", async (_, ground) => {
    const document = await readPages(`q ${ground} Q\n${TABLE}${cell("1 1 1 rg")}`);
    expect(rowsOf(grids(document)[0])[3]!.at(-1)).toBe("777.77");
  });

  it("what was whited out and printed anew is read as printed", async () => {
    const document = await readPages(TABLE + cell("", whited) + say(453, 687, "0.10"));
    expect(rowsOf(grids(document)[0])[3]!.at(-1)).toBe("0.10");
  });

  it.each([
    ["/D<</OFF[6 0 R]>>", ""],
    ["/D<</BaseState/OFF/ON[]>>", ""],
    ["/D<</ON[6 0 R]>>", "777.77"],
  ])("on a layer with %s", async (configuration, seen) => {
    const layer = `/OC /MC0 BDC ${cell("0 g")} EMC\n`;
    const bytes = writtenPdf([{ content: TABLE + layer, extra: `/Properties<</MC0 ${FIRST_OWN} 0 R>>` }], {
      objects: ["<</Type/OCG/Name(\\101lt)>>"],
      catalogue: `/OCProperties<</OCGs[${FIRST_OWN} 0 R]${configuration}>>`,
    });
    const document = await read(bytes);
    expect(rowsOf(grids(document)[0])[3]!.at(-1)).toBe(seen);
    expect(skipped(document)).toEqual(seen === "" ? [[[1], { reason: "hidden-layer" }]] : []);
  });

  it("a line that its cell cuts is read in its cell, unless next to nothing of it is left", async () => {
    const clipped = (bottom: number, y: number, text: string): string =>
      `q 40 ${bottom} 80 20 re W n ${say(43, y, text)}Q\n`;
    const cells = async (y: number): Promise<string[]> =>
      rowsOf(grids(await readPages(TABLE + clipped(680, y, "（单列）")))[0]).map((row) => row[0]!);
    expect((await cells(676))[3]).toContain("（单列）");
    expect((await cells(673)).join("")).not.toContain("（单列）");
    // Where the page cuts a line it is read on the page that shows most of it.
    const last = grids(await readPages(TABLE + clipped(660, 656, "（单列）")))[0];
    expect(rowsOf(last).flat().join("")).not.toContain("（单列）");
  });
});

describe("what was typed onto a page", () => {
  it("is read where it shows: a form's field, and text in a frame", async () => {
    const appearance = (text: string): string => {
      const content = say(3, 7, text);
      return `<</Type/XObject/Subtype/Form/BBox[0 0 88 18]/Resources<</Font<</F1 3 0 R>>>>/Length ${content.length}>>stream\n${content}\nendstream`;
    };
    const field = (subtype: string, form: number): string =>
      `<</Type/Annot/Subtype/${subtype}/Rect[451 681 539 699]/F 4/AP<</N ${form} 0 R>>${subtype === "Widget" ? "/FT/Tx/T(a)/V(88)" : "/DA(/F1 9 Tf)/Contents(88)"}>>`;
    for (const subtype of ["Widget", "FreeText"]) {
      const document = await read(
        writtenPdf([{ content: TABLE, extra: `/Annots[${FIRST_OWN + 1} 0 R]` }], {
          objects: [appearance("88.80"), field(subtype, FIRST_OWN)],
        }),
      );
      expect(rowsOf(grids(document)[0])[3]!.at(-1), subtype).toBe("88.80");
    }
  });
});

describe("marks of notes", () => {
  const marked = (mark: string, rise: number, size: number): string =>
    say(80, 700, "448.03", 10) + say(140, 700 + rise, mark, size);

  it.each([
    ["above an amount", "1", 4, "448.03¹"],
    ["high above it, as a line of its own would stand", "2", 6.5, "448.03²"],
    ["in brackets", "(12)", 4, "448.03(¹²)"],
  ])("%s are no digits of it", async (_, mark, rise, expected) => {
    expect(texts(await readPages(marked(mark, rise, 6)))).toEqual([expected]);
  });

  it("stay in the cell of their amount", async () => {
    // The third row's first amount, 9 points high, ends 54 points behind the cell's edge.
    const mark = say(40 + 80 + 150 + 3 + 6 * 9, 760 - 2 * 20 - 13 + 4, "1", 5);
    const rows = rowsOf(grids(await readPages(TABLE + mark))[0]);
    expect(rows[2]).toEqual(["20126", "档案事务", "812.40¹", "600.20", "212.20"]);
  });

  it("on the line, or as large as the amount, are digits as before", async () => {
    expect(texts(await readPages(marked("1", 0, 10)))).toEqual(["448.031"]);
  });
});
