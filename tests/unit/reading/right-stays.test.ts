import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { xlsxParts } from "../../support/xlsx";
import { ruledTable, say, writtenPdf } from "../../support/written-pdf";
import { cell, docx, grids, pdf, read, row, rowsOf, show, stroke, table, texts } from "./fixtures";

/** What marks, margins, stamps and white text are told by must not take what is none of them. */

const level = (ys: readonly number[], from: number, to: number): string =>
  ys.map((y) => stroke(from, y, to, y)).join("");
const upright = (xs: readonly number[], from: number, to: number): string =>
  xs.map((x) => stroke(x, from, x, to)).join("");
const WORDS =
  show(60, 237, "Head") +
  show(210, 237, "Sum") +
  show(60, 217, "Income") +
  show(210, 217, "4.00") +
  show(60, 197, "Total") +
  show(210, 197, "5.00");
const ROWS = [
  ["Head", "Sum"],
  ["Income", "4.00"],
  ["Total", "5.00"],
];
const rowsOfPdf = async (content: string): Promise<string[][]> => rowsOf(grids(await read(pdf([{ content }])))[0]);

describe("figures that are no marks of notes", () => {
  it("stand small in the next cell", async () => {
    const small =
      say(43, 727, "人员经费一") + say(89.5, 728.5, "12", 5) + say(43, 707, "公用经费") + say(91, 708, "34", 6);
    const content = ruledTable(
      760,
      40,
      [48, 60, 60],
      [
        ["科目名称", "合计", "项目"],
        ["", "", ""],
        ["", "", ""],
      ],
    );
    expect(rowsOf(grids(await read(writtenPdf([{ content: content + small }])))[0])).toEqual([
      ["科目名称", "合计", "项目"],
      ["人员经费一", "12", ""],
      ["公用经费", "34", ""],
    ]);
  });

  it("stand in a cell of a web page that is set `super`, where the word means nothing", async () => {
    const html = `<meta charset=utf-8><table><tr><td>科目<td>合计<tr><td>面积<span style="vertical-align:super">2</span><td style="vertical-align:super">448.03</table>`;
    expect(rowsOf(grids(await read(strToU8(html)))[0])).toEqual([
      ["科目", "合计"],
      ["面积²", "448.03"],
    ]);
  });
});

describe("figures that are marks of notes", () => {
  it.each([5, 6, 7.5])("at %f of nine points, as browsers and Word print them", async (size) => {
    const table = ruledTable(
      760,
      40,
      [80, 90],
      [
        ["科目名称", "合计"],
        ["行政运行", ""],
      ],
    );
    const content = table + say(123, 727, "448.03") + say(177, 730, "1", size);
    expect(rowsOf(grids(await read(writtenPdf([{ content }])))[0])[1]).toEqual(["行政运行", "448.03¹"]);
  });
});

describe("narrow columns and rows", () => {
  it("stay where something is printed in them, also where nothing cuts them", async () => {
    const numbers = show(51, 237, "1", 7) + show(51, 217, "2", 7) + show(51, 197, "3", 7);
    const cut = level([250, 230, 210, 190], 50, 350) + upright([50, 57, 200, 350], 190, 250);
    expect(await rowsOfPdf(cut + WORDS + numbers)).toEqual(ROWS.map((cells, i) => [`${i + 1}`, ...cells]));
    const whole =
      level([250, 190], 50, 350) +
      level([230, 210], 57, 350) +
      upright([50, 57, 200, 350], 190, 250) +
      show(51, 217, "A", 6);
    expect(await rowsOfPdf(whole + WORDS)).toEqual([
      ["A", "Head", "Sum"],
      ["Income", "4.00"],
      ["Total", "5.00"],
    ]);
  });

  it("stay on a page that was printed small: a title above and a note below, each across the table", async () => {
    const lines = level([250, 243, 236, 229, 222], 50, 350) + upright([50, 350], 222, 250) + upright([150], 229, 243);
    const words = ["Title", "Head", "Income", "Note"].map((word, i) => show(60, 244.5 - 7 * i, word, 5)).join("");
    expect(await rowsOfPdf(lines + words + show(160, 237.5, "Sum", 5) + show(160, 230.5, "4.00", 5))).toEqual([
      ["Title"],
      ["Head", "Sum"],
      ["Income", "4.00"],
      ["Note"],
    ]);
  });

  it.each([2, 3, 4])("between double rules round a table, %i points apart, are none", async (gap) => {
    const double =
      level([250, 250 - gap, 230, 210, 190, 190 - gap], 50, 350) +
      upright([50, 50 + gap, 200, 350 - gap, 350], 190 - gap, 250);
    expect(await rowsOfPdf(double + WORDS)).toEqual(ROWS);
  });
});

describe("a page that a picture covers", () => {
  const picture = (content: string): Uint8Array =>
    writtenPdf([
      { content: `q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q\n${content}` },
      { content: say(60, 700, "一、部门主要职责") },
    ]);

  it.each(["2026年部门预算", "部门预算", "Budget2026"])("is a cover with its title %s", async (title) => {
    const document = await read(picture(say(60, 500, title, 20)));
    expect(texts(document)).toEqual([title, "一、部门主要职责"]);
    expect(document.issues).toEqual([]);
  });

  it.each([
    ["a program's name at its foot", say(60, 20, "Scanned with CamScanner", 16)],
    ["the number of the page", say(280, 30, "- 3 -", 15)],
    ["a stray sign", say(280, 400, "3", 9)],
  ])("is a scan with %s", async (_, content) => {
    const document = await read(picture(content));
    expect(document.issues).toMatchObject([{ code: "page-without-text", pages: [1] }]);
  });
});

describe("white text on a ground", () => {
  const white = (text: string): string => `<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>${text}</w:t></w:r>`;
  const styles = `<w:styles @@><w:style w:styleId="A"><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
  const behind = (cx: number): string =>
    `<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="${cx}" cy="3000000"/></wp:anchor></w:drawing></w:r></w:p>`;

  it.each([
    [
      "a box of text",
      `<w:p><w:r><w:drawing><wps:txbx><w:txbxContent><w:p>${white("支出总表")}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>`,
    ],
    ["a style's shading", `<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>${white("支出总表")}</w:p>`],
    ["a wide picture behind the text", `${behind(7_560_000)}<w:p>${white("支出总表")}</w:p>`],
    ["the page's colour", `<w:background w:color="003366"/><w:p>${white("支出总表")}</w:p>`],
    [
      "a colour of the theme",
      table(
        row(
          cell(`<w:p>${white("支出总表")}</w:p>`, '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'),
          cell("1.00"),
        ),
      ),
    ],
  ])("of Word is seen: %s", async (_, body) => {
    const document = await read(docx(`${body}<w:p><w:r><w:t>说明</w:t></w:r></w:p>`, { "word/styles.xml": styles }));
    expect(JSON.stringify(document.blocks)).toContain("支出总表");
    expect(document.issues).toEqual([]);
  });

  it.each([
    ["a small picture", `${behind(400_000)}<w:p>${white("支出总表")}</w:p>`],
    ["a white page", `<w:background w:color="FFFFFF"/><w:p>${white("支出总表")}</w:p>`],
    ["a style without a ground", `<w:p><w:pPr><w:pStyle w:val="C"/></w:pPr>${white("支出总表")}</w:p>`],
  ])("of Word is not, and is said: %s", async (_, body) => {
    const document = await read(docx(`${body}<w:p><w:r><w:t>说明</w:t></w:r></w:p>`, { "word/styles.xml": styles }));
    expect(JSON.stringify(document.blocks)).not.toContain("支出总表");
    expect(document.issues).toMatchObject([{ values: { reason: "background-coloured-text" } }]);
  });

  it("of Excel is seen on a pattern of white and a colour", async () => {
    const looks =
      '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/><fill><patternFill patternType="gray125"><fgColor rgb="FFFFFFFF"/><bgColor rgb="FF003366"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>';
    const cells = [1, 2].map((s) => `<c r="${"AB"[s - 1]}1" s="${s}" t="str"><v>合计${s}</v></c>`).join("");
    const rows = `<row r="1">${cells}<c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>`;
    const styles = '<xf fontId="1" fillId="1"/><xf fontId="1" fillId="2"/>';
    const document = await read(zipSync(xlsxParts([{ name: "表", rows }], { looks, styles })));
    expect(rowsOf(grids(document)[0])[0]).toEqual(["合计1", "", "3"]);
  });
});

describe("pages made for several screens", () => {
  const TABLE = "<table class=t><tr><td>科目<td>合计<tr><td>行政运行<td>448.03</table><p class=m>手机版</p>";
  it.each([
    "<style>.t{display:none}@media (width >= 768px){.t{display:table}.m{display:none}}</style>",
    "<style>.t{display:none}@media (768px <= width < 1400px){.t{display:table}.m{display:none}}</style>",
    "<style>.m{display:none}@media (width < 768px){.t{display:none}.m{display:block}}</style>",
    "<style>.t{display:none}@media screen and (orientation: landscape) and (min-width: 0){.t{display:table}.m{display:none}}</style>",
    "<style>.m{display:none}@media (max-width: 0){.t{display:none}}@media (width){.q{display:none}}</style>",
    "<style>.m{display:none}@supports not (display: grid){.t{display:none}}</style>",
    "<style>.m{display:none}</style><style media=print>.t{display:none}</style>",
    "<style media='(max-width: 600px)'>.t{display:none}</style><style media='screen and (min-width: 37.5em)'>.m{display:none}</style>",
  ])("show what a computer shows: %s", async (css) => {
    const document = await read(strToU8(`<meta charset=utf-8>${css}${TABLE}`));
    expect(rowsOf(grids(document)[0])).toEqual([
      ["科目", "合计"],
      ["行政运行", "448.03"],
    ]);
    expect(texts(document)).toEqual([]);
  });
});

describe("separated values", () => {
  it.each([
    ["quotes behind blanks", '序号, "名称, 一", 数量\n1, "甲, 乙", 3\n2, 丙, 4\n', [["名称, 一"], ["甲, 乙"], ["丙"]]],
    ["tabs that make texts of numbers", '序号,名称,数量\n1,"甲,乙"\t,3\n2,"丙"\t,4\n', [["名称"], ["甲,乙"], ["丙"]]],
    [
      "inches",
      '序号,名称,数量\r\n1,24" 显示器,3\r\n2,"24"" 显示器",4\r\n3, 12" 管,5\r\n',
      [["名称"], ['24" 显示器'], ['24" 显示器'], ['12" 管']],
    ],
  ])("with %s", async (_, text, second) => {
    expect(rowsOf(grids(await read(strToU8(text)))[0]).map((cells) => [cells[1]])).toEqual(second);
  });
});
