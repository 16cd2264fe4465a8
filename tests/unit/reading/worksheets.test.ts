import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { formulaCell, numberCell, row, textCell, xlsx, xlsxParts } from "../../support/xlsx";
import { grids, read, rowsOf, spanOf } from "./fixtures";

const issuesOf = async (bytes: Uint8Array): Promise<[string, object][]> =>
  (await read(bytes)).issues.map((i) => [i.code, i.values]);

describe("what a worksheet hides", () => {
  const hidden = xlsx([
    {
      name: "表",
      before: '<cols><col min="2" max="2" hidden="1"/><col min="4" max="4" width="0"/></cols>',
      rows: [
        row(1, ["支出总表"]),
        row(2, ["项目", "旧", "金额", "零宽"]),
        row(3, ["甲", "9", 1]),
        row(4, ["旧行", null, 99], 'hidden="1"'),
        row(5, ["高为零", null, 98], 'ht="0" customHeight="1"'),
        row(6, [null, null, null], 'hidden="1"'),
        row(7, ["乙", null, 2]),
      ].join(""),
      after: '<mergeCells><mergeCell ref="A1:D1"/></mergeCells>',
    },
    { name: "旧表", rows: row(1, ["旧"]), state: "veryHidden" },
    { name: "空", rows: "", state: "hidden" },
  ]);

  it("is not read, and said with its place; the rest keeps its addresses", async () => {
    const document = await read(hidden);
    expect(rowsOf(grids(document)[0])).toEqual([["支出总表"], ["项目", "金额"], ["甲", "1"], ["乙", "2"]]);
    expect(spanOf(grids(document)[0]!, "支出总表")).toEqual([0, 0, 1, 2]);
    expect(grids(document)[0]!.cells.find((c) => c.text === "2")!.source).toEqual({ sheet: "表", cell: "C7" });
    expect(document.issues).toEqual([
      { code: "rows-hidden", pages: [], values: { sheet: "表", rows: "4–5" } },
      { code: "columns-hidden", pages: [], values: { sheet: "表", columns: "B、D" } },
      { code: "content-skipped", pages: [], values: { sheet: "旧表", reason: "hidden" } },
    ]);
  });

  it("leaves a merged title that begins in a hidden row or column where it is seen", async () => {
    const document = await read(
      xlsx([
        {
          name: "表",
          before: '<cols><col min="1" max="1" hidden="1"/></cols>',
          rows: row(1, ["支出总表"], 'hidden="1"') + row(2, []) + row(3, [null, "甲", 1]),
          after: '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
        },
      ]),
    );
    expect(rowsOf(grids(document)[0])).toEqual([["支出总表"], ["甲", "1"]]);
    expect(document.issues).toEqual([]);
  });

  it("tells numbers that their format hides, zeros left out", async () => {
    const rows = `<row r="1">${textCell("A1", "甲")}${numberCell("B1", 5, 1)}${numberCell("C1", 0, 1)}</row>`;
    expect(await issuesOf(xlsx([{ name: "表", rows }], { formats: [";;;"] }))).toEqual([
      ["values-hidden", { sheet: "表", count: 1, cells: "B1" }],
    ]);
  });
});

describe("formulas without a result", () => {
  it("are computed where they are plain arithmetic, and said either way", async () => {
    const rows = [
      row(1, ["合计", null, "说明"]),
      `<row r="2">${numberCell("A2", "0.1")}${numberCell("B2", "0.2")}${formulaCell("C2", "SUM(A2:B2)")}</row>`,
      `<row r="3">${formulaCell("A3", "C2+1")}${formulaCell("B3", "-(A2-'另 表'!A1)*10/4")}${formulaCell("C3", "VLOOKUP(A2,A1:B2,2)")}</row>`,
      `<row r="4">${formulaCell("A4", "B4")}${formulaCell("B4", "A4")}${formulaCell("C4", "ROUND(A2*1.05,2)")}${formulaCell("D4", "A1+1")}</row>`,
    ].join("");
    const document = await read(
      xlsx([
        { name: "表", rows },
        { name: "另 表", rows: row(1, [0.5]) },
      ]),
    );
    expect(rowsOf(grids(document)[0])).toEqual([
      ["合计", "", "说明", ""],
      ["0.1", "0.2", "0.3", ""],
      ["1.3", "1", "=VLOOKUP(A2,A1:B2,2)", ""],
      ["=B4", "=A4", "0.11", "=A1+1"],
    ]);
    expect(document.issues.map((i) => [i.code, i.values["cells"]])).toEqual([
      ["formula-computed", "C2、A3、B3、C4"],
      ["formula-without-result", "C3、A4、B4、D4"],
    ]);
  });

  it("count zeros as no results where a program wrote nothing else and asks for computing", async () => {
    const rows = `<row r="1">${numberCell("A1", 2)}${formulaCell("B1", "A1*3", 0)}</row>`;
    const calculation = '<calcPr fullCalcOnLoad="1"/>';
    expect(rowsOf(grids(await read(xlsx([{ name: "表", rows }], { calculation })))[0])).toEqual([["2", "6"]]);
    expect(rowsOf(grids(await read(xlsx([{ name: "表", rows }])))[0])).toEqual([["2", "0"]]);
  });

  it("do not run for ever: deep chains, long sums, circles", async () => {
    const deep = Array.from(
      { length: 3000 },
      (_, i) => `<row r="${i + 1}">${formulaCell(`A${i + 1}`, `A${i + 2}+1`)}</row>`,
    );
    const document = await read(xlsx([{ name: "表", rows: deep.join("") }]));
    expect(document.issues.some((i) => i.code === "formula-without-result")).toBe(true);
  });

  it("and errors are said", async () => {
    const rows = '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
    expect(await issuesOf(xlsx([{ name: "表", rows }]))).toEqual([
      ["cell-errors", { sheet: "表", count: 2, cells: "A1、B1" }],
    ]);
  });
});

describe("a damaged workbook", () => {
  const sheets = [
    { name: "一", rows: row(1, ["甲", 1]) },
    { name: "二", rows: row(1, ["乙", 2]) + row(2, ["丙", 3]) + row(3, ["丁", 4]) },
  ];

  it("says which worksheet is missing or breaks off, and keeps the rest", async () => {
    const { "xl/worksheets/sheet2.xml": whole, ...lost } = xlsxParts(sheets);
    expect(await issuesOf(zipSync(lost))).toEqual([["sheet-lost", { sheet: "二" }]]);
    const text = new TextDecoder().decode(whole);
    const cut = strToU8(text.slice(0, text.indexOf("丁")));
    const document = await read(zipSync({ ...lost, "xl/worksheets/sheet2.xml": cut }));
    expect(grids(document).map((g) => rowsOf(g))).toEqual([
      [["甲", "1"]],
      [
        ["乙", "2"],
        ["丙", "3"],
      ],
    ]);
    expect(document.issues).toEqual([{ code: "sheet-cut", pages: [], values: { sheet: "二", row: 3 } }]);
  });

  it("is refused where the checksum of a part is not its own, or shared strings are missing", async () => {
    const bytes = zipSync(xlsxParts(sheets), { level: 0 });
    const at = Buffer.from(bytes).indexOf("乙");
    bytes[at] = bytes[at]! ^ 1;
    await expect(read(bytes)).rejects.toMatchObject({ code: "corrupt" });
    await expect(
      read(xlsx([{ name: "一", rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }])),
    ).rejects.toMatchObject({ code: "truncated" });
  });

  it.each(["99999999", "2147483647", "1e300", "-5", "x"])(
    "with the row number %s is read by the limits",
    async (number) => {
      const rows = `${row(1, ["甲", 1])}<row r="${number}"><c r="A${number}"><v>7</v></c></row>`;
      const document = await read(xlsx([{ name: "表", rows }]));
      expect(rowsOf(grids(document)[0])[0]!.slice(0, 2)).toContain("1");
      if (Number(number) > 50_000)
        expect(document.issues).toEqual([
          { code: "rows-beyond-limit", pages: [], values: { sheet: "表", limit: 50_000 } },
        ]);
    },
  );

  it("makes no giant grid of two stray cells", async () => {
    const rows = `${row(1, ["甲"])}<row r="49999">${textCell("SC49999", "乙")}</row>`;
    const found = grids(await read(xlsx([{ name: "表", rows }])));
    expect(found.map((g) => [g.rows, g.columns, g.source.cell])).toEqual([
      [1, 1, "A1"],
      [1, 1, "SC49999"],
    ]);
  });
});

it("takes a text that is centred across blank cells as spanning them", async () => {
  const rows = `<row r="1">${textCell("A1", "支出总表", 1)}<c r="B1" s="1"/><c r="C1" s="1"/></row>${row(2, ["甲", "乙", "丙"])}`;
  const styles = '<xf numFmtId="0"><alignment horizontal="centerContinuous"/></xf>';
  expect(spanOf(grids(await read(xlsx([{ name: "表", rows }], { styles })))[0]!, "支出总表")).toEqual([0, 0, 1, 3]);
});

describe("XML spreadsheets of 2003", () => {
  const book = (table: string, options = ""): Uint8Array =>
    strToU8(
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:s" xmlns:ss="urn:s"><Styles>` +
        `<Style ss:ID="w"><NumberFormat ss:Format="0!.0,"/></Style><Style ss:ID="p" ss:Parent="w"/></Styles>` +
        `<Worksheet ss:Name="表"><Table>${table}</Table>${options}</Worksheet></Workbook>`,
    );
  const cell = (text: string | number, attributes = ""): string =>
    `<Cell ${attributes}><Data ss:Type="${typeof text === "number" ? "Number" : "String"}">${text}</Data></Cell>`;

  it("are read with their formats, merges and places; what is hidden is said", async () => {
    const document = await read(
      book(
        `<Column/><Column ss:Hidden="1"/>` +
          `<Row>${cell("支出总表", 'ss:MergeAcross="2"')}</Row>` +
          `<Row ss:Index="3">${cell("甲")}${cell("旧")}${cell(8124000, 'ss:StyleID="p"')}</Row>` +
          `<Row ss:Hidden="1">${cell("旧")}</Row>` +
          `<Row>${cell("乙")}${cell(3, 'ss:Index="3"')}<Cell ss:Formula="=RC[-1]"/></Row>`,
      ),
    );
    expect(document.kind).toBe("xls");
    expect(rowsOf(grids(document)[0])).toEqual([
      ["支出总表", ""],
      ["", "", ""],
      ["甲", "812.4", ""],
      ["乙", "3", "=RC[-1]"],
    ]);
    expect(document.issues.map((i) => i.code)).toEqual(["rows-hidden", "columns-hidden", "formula-without-result"]);
  });

  it("are bounded, and cut ones say so", async () => {
    const far = await read(
      book(`<Row>${cell("甲")}</Row><Row ss:Index="2147483647" ss:Span="2147483647">${cell("乙")}</Row>`),
    );
    expect(far.issues.map((i) => i.code)).toEqual(["rows-beyond-limit"]);
    await expect(
      read(book(`<Row>${cell("甲")}${cell("乙", 'ss:MergeAcross="99999999"')}</Row>`)),
    ).resolves.toBeTruthy();
    const whole = book(`<Row>${cell("甲")}</Row><Row>${cell("乙")}</Row>`);
    const cut = await read(whole.slice(0, Buffer.from(whole).indexOf("乙")));
    expect(cut.issues).toMatchObject([{ code: "sheet-cut", values: { row: 2 } }]);
  });
});

describe("what a worksheet holds and does not say", () => {
  const looks = {
    looks:
      '<fonts><font/><font><strike/></font><font><color theme="0"/></font><font><color rgb="FFFFFFFF"/></font><font><strike val="0"/><color rgb="FF000000"/></font></fonts>' +
      '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>',
    styles:
      '<xf fontId="1"/><xf fontId="2"/><xf fontId="3" fillId="0"/><xf fontId="3" fillId="1"/><xf fontId="4" fillId="1"/>',
  };
  const rows =
    row(1, ["项目", "金额"], "", 4) +
    `<row r="2">${textCell("A2", "甲")}${numberCell("B2", 812.4, 1)}${numberCell("C2", 7, 2)}${numberCell("D2", 8, 3)}</row>` +
    `<row r="3">${textCell("A3", "乙", 5)}<c r="B3" t="inlineStr"><is><r><rPr><strike/></rPr><t>312.40</t></r><r><t>300.00</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row>`;

  it("is what is struck through, and white on no ground; raised figures are marks of notes", async () => {
    const document = await read(xlsx([{ name: "表", rows }], looks));
    expect(rowsOf(grids(document)[0])).toEqual([
      ["项目", "金额"],
      ["甲", ""],
      ["乙", "300.00¹"],
    ]);
    expect(document.issues.map((i) => [i.code, i.values])).toEqual([
      ["content-skipped", { sheet: "表", reason: "struck-text", count: 2, cells: "B2、B3", example: "812.4" }],
      ["content-skipped", { sheet: "表", reason: "background-coloured-text", count: 2, cells: "C2、D2", example: "7" }],
    ]);
  });

  it("is not judged where a table or a conditional format may paint the ground", async () => {
    const after = '<tableParts count="1"><tablePart r:id="rId9"/></tableParts>';
    const document = await read(xlsx([{ name: "表", rows, after }], looks));
    expect(rowsOf(grids(document)[0])[1]).toEqual(["甲", "", "7", "8"]);
  });
});
