import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cell, docx, grids, paragraph, read, row, rowsOf, spanOf, table, texts } from "./fixtures";

describe("DOCX", () => {
  it("gives paragraphs and tables in order, with spans", async () => {
    const document = await read(
      docx(
        paragraph("收支总表") +
          table(
            `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("收入", '<w:gridSpan w:val="2"/>')}${cell("序号", '<w:vMerge w:val="restart"/>')}</w:tr>`,
            row(cell("项目"), cell("预算数"), cell("", "<w:vMerge/>")),
            row(cell("拨款"), cell("448.03"), cell("1")),
          ) +
          paragraph("注：无"),
      ),
    );
    expect(document.blocks.map((b) => b.type)).toEqual(["paragraph", "grid", "paragraph"]);
    const grid = grids(document)[0]!;
    expect([grid.rows, grid.columns, grid.headerRows]).toEqual([3, 3, 1]);
    expect(spanOf(grid, "收入")).toEqual([0, 0, 1, 2]);
    expect(spanOf(grid, "序号")).toEqual([0, 2, 2, 1]);
    expect(rowsOf(grid)[2]).toEqual(["拨款", "448.03", "1"]);
  });

  it("dissolves layout tables and sets a table inside a table apart", async () => {
    const inner = table(row(cell("项目"), cell("金额")), row(cell("合计"), cell("9.00")));
    const layout = await read(docx(table(row(cell(paragraph("标题") + inner)))));
    expect(texts(layout)).toEqual(["标题"]);
    expect(rowsOf(grids(layout)[0])).toEqual([
      ["项目", "金额"],
      ["合计", "9.00"],
    ]);
    const data = await read(docx(table(row(cell("甲"), cell("乙")), row(cell("丙"), cell(inner + paragraph(""))))));
    expect(grids(data).map((g) => g.rows)).toEqual([2, 2]);
  });

  it("drops deletions, hidden runs and field codes, keeps insertions, tabs and breaks", async () => {
    const body = `<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText><w:t>乙</w:t></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>戊</w:t><w:br/><w:t>己</w:t></w:r></w:p>`;
    expect(texts(await read(docx(body)))).toEqual(["甲丙\t戊\n己"]);
  });

  it("writes out the numbers of automatic lists", async () => {
    const numbering = `<w:numbering @@><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1.%2）"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const item = (text: string, level: number): string =>
      paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`);
    const document = await read(
      docx(item("收入", 0) + item("来源", 1) + item("支出", 0) + item("去向", 1), { "word/numbering.xml": numbering }),
    );
    expect(texts(document)).toEqual(["一、收入", "（一.1）来源", "二、支出", "（二.1）去向"]);
  });

  it("reads text boxes once and footnotes at the end", async () => {
    const box =
      '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:txbxContent>' +
      paragraph("框内") +
      "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" +
      paragraph("框内") +
      "</w:txbxContent></mc:Fallback></mc:AlternateContent>";
    const document = await read(
      docx(`<w:p><w:r><w:t>正文</w:t></w:r><w:r>${box}</w:r></w:p>`, {
        "word/footnotes.xml": `<w:footnotes @@><w:footnote w:type="separator" w:id="-1">${paragraph("线")}</w:footnote><w:footnote w:id="1">${paragraph("脚注")}</w:footnote></w:footnotes>`,
      }),
    );
    expect(texts(document)).toEqual(["正文", "框内", "脚注"]);
  });

  it("refuses DOCTYPE, bombs, lying sizes and cut files", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(30_000_000) });
    await expect(read(bomb)).rejects.toMatchObject({ code: "zip-bomb" });
    const entity = zipSync({
      "word/document.xml": strToU8('<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:body/></w:document>'),
    });
    await expect(read(entity)).rejects.toMatchObject({ code: "doctype-refused" });
    const good = docx(paragraph("甲".repeat(5000)));
    await expect(read(good.slice(0, good.length - 40))).rejects.toMatchObject({ code: "truncated" });
    const lying = good.slice();
    const directory = lying.length - 22 - 46 - "word/document.xml".length;
    lying[directory + 24] = 10;
    lying[directory + 25] = 0;
    await expect(read(lying)).rejects.toMatchObject({ code: "zip-bomb" });
    await expect(
      read(docx(table(row(...Array.from({ length: 20 }, () => cell("1"))))), { limits: { cells: 10 } }),
    ).rejects.toMatchObject({ code: "too-large" });
  });

  it("takes hidden and white text for no data and says so; white on a dark ground is a heading", async () => {
    const run = (properties: string, text: string): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const white = '<w:color w:val="FFFFFF"/>';
    const dark = '<w:shd w:val="clear" w:fill="1F4E79"/>';
    const body = table(
      row(cell(`<w:p>${run(white, "科目")}</w:p>`, dark), cell(`<w:p>${run(`${white}${dark}`, "合计")}</w:p>`)),
      row(
        cell(`<w:p>${run("", "档案事务")}</w:p>`),
        cell(`<w:p>${run("", "812.40")}${run(white, "777.77")}${run("<w:vanish/>", "666.66")}</w:p>`),
      ),
    );
    const document = await read(docx(body));
    expect(rowsOf(grids(document)[0])).toEqual([
      ["科目", "合计"],
      ["档案事务", "812.40"],
    ]);
    expect(document.issues).toEqual([
      { code: "content-skipped", pages: [], values: { reason: "invisible-text", example: "666.66" } },
      { code: "content-skipped", pages: [], values: { reason: "background-coloured-text", example: "777.77" } },
    ]);
  });

  it("reads raised figures as marks of notes, and what is struck through not at all", async () => {
    const run = (properties: string, text: string): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const above = '<w:vertAlign w:val="superscript"/>';
    const kept = '<w:strike w:val="0"/>';
    const body = `<w:p>${run("", "448.03")}${run(above, "12")}${run(kept, "，")}${run("<w:strike/>", "312.40")}${run("<w:dstrike/>", "9")}${run("", "300.00")}</w:p>`;
    const document = await read(docx(body));
    expect(texts(document)).toEqual(["448.03¹²，300.00"]);
    expect(document.issues).toEqual([
      { code: "content-skipped", pages: [], values: { reason: "struck-text", example: "312.40" } },
    ]);
  });
});
