import { describe, expect, it } from "vitest";
import { detectKind } from "../../../src/reading";
import { FACTS, factsOf, imported, wordBody } from "../../support/one-table";
import { grids, read, rowsOf, texts } from "./fixtures";

const WORD_2003 =
  'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"';
const word2003 = (
  body: string,
  before = "",
  head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n',
): string =>
  `${head}<w:wordDocument ${WORD_2003} w:macrosPresent="no">${before}<w:body>${body}</w:body></w:wordDocument>`;
const flatOpc = (parts: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${Object.entries(
    parts,
  )
    .map(([name, xml]) => `<pkg:part pkg:name="${name}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`)
    .join(
      "",
    )}<pkg:part pkg:name="/word/media/image1.png"><pkg:binaryData>iVBORw0KGgo=</pkg:binaryData></pkg:part></pkg:package>`;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("Word 2003 XML", () => {
  it("is read like a DOCX, with and without what Word puts before it", async () => {
    const file = word2003(`<wx:sect><wx:sub-section>${wordBody("vmerge")}</wx:sub-section></wx:sect>`);
    expect(detectKind(bytes(file))).toBe("wordxml");
    expect(factsOf(await imported(file))).toEqual(FACTS);
    const bare = word2003(wordBody("vmerge"), "", "");
    expect(factsOf(await imported(bare))).toEqual(FACTS);
    const commented = word2003(
      wordBody("vmerge"),
      "",
      '\uFEFF<?xml version="1.0"?><!-- <a> -->\n<?mso-application progid="Word.Document"?>',
    );
    expect(factsOf(await imported(commented))).toEqual(FACTS);
  });

  it("leaves out what is not printed: headers, deletions, comments, hidden runs", async () => {
    const body = `${line("甲")}<aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>乙</w:delText></w:r></aml:content></aml:annotation>
      <w:p><aml:annotation aml:id="2" w:type="Word.Insertion"><aml:content><w:r><w:t>丙</w:t></w:r></aml:content></aml:annotation>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r><w:r><w:rPr><w:vanish w:val="off"/></w:rPr><w:t>戊</w:t></w:r>
      <aml:annotation aml:id="3" w:type="Word.Comment"><aml:content>${line("批注")}</aml:content></aml:annotation></w:p>
      <w:sectPr><w:hdr w:type="odd">${line("页眉")}</w:hdr><w:ftr>${line("页脚")}</w:ftr></w:sectPr>`;
    expect(texts(await read(bytes(word2003(body))))).toEqual(["甲", "丙戊"]);
  });

  it("prints the numbers of its lists: as written, or counted", async () => {
    const written = line(
      "部门职责",
      '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/><wx:font wx:val="宋体"/></w:listPr>',
    );
    const picture = line(
      "项目",
      '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="l"/><wx:font wx:val="Wingdings"/></w:listPr>',
    );
    const counted = line("机构", '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="2"/></w:listPr>');
    const lists = `<w:lists><w:listDef w:listDefId="7"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="2"><w:ilst w:val="7"/></w:list></w:lists>`;
    expect(texts(await read(bytes(word2003(written + picture + counted + counted, lists))))).toEqual([
      "一、部门职责",
      "项目",
      "二、机构",
      "三、机构",
    ]);
  });

  it("puts its notes behind the text", async () => {
    const body = `<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnote>${line("脚注一")}</w:footnote></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r><w:r><w:footnote>${line("脚注二")}</w:footnote></w:r></w:p>`;
    expect(texts(await read(bytes(word2003(body))))).toEqual(["甲", "乙", "脚注一", "脚注二"]);
  });

  it("may be in GBK, and UTF-16", async () => {
    const file = word2003(wordBody("vmerge"));
    expect(factsOf(await imported(new Uint8Array(Buffer.from(`\uFEFF${file}`, "utf16le"))))).toEqual(FACTS);
    const head = word2003(`<w:p><w:r><w:t>@@</w:t></w:r></w:p>`);
    const [before, after] = head.split("@@").map((t) => [...bytes(t)]);
    const gbk = Uint8Array.from([...before!, 0xd4, 0xa4, 0xcb, 0xe3, ...after!]);
    expect(texts(await read(gbk))).toEqual(["预算"]);
  });

  it("keeps the bounds, and refuses entities", async () => {
    const evil = word2003(
      "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
      "",
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "甲">]>',
    );
    await expect(read(bytes(evil))).rejects.toMatchObject({ code: "doctype-refused" });
    await expect(read(bytes(word2003("<w:p>".repeat(500))))).rejects.toMatchObject({ code: "too-large" });
    await expect(read(bytes(word2003(wordBody("vmerge")).slice(0, 3000)))).rejects.toMatchObject({ code: "corrupt" });
  });
});

describe("a DOCX written flat", () => {
  it("is read with its lists, styles and notes", async () => {
    const table = wordBody("vMerge");
    const file = flatOpc({
      "/_rels/.rels": "<Relationships/>",
      "/word/document.xml": `<w:document ${WORD}><w:body>${table}${line("说明", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')}</w:body></w:document>`,
      "/word/numbering.xml": `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      "/word/footnotes.xml": `<w:footnotes ${WORD}><w:footnote w:id="2">${line("脚注")}</w:footnote></w:footnotes>`,
    });
    expect(detectKind(bytes(file))).toBe("wordxml");
    expect(factsOf(await imported(file))).toEqual(FACTS);
    const document = await read(bytes(file));
    expect(texts(document).slice(1)).toEqual(["一、说明", "脚注"]);
    expect(rowsOf(grids(document)[0])).toHaveLength(9);
  });

  it("of another program is refused", async () => {
    await expect(read(bytes(flatOpc({ "/ppt/presentation.xml": "<p/>" })))).rejects.toMatchObject({
      code: "unknown-format",
    });
  });
});
