import * as CFB from "cfb";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { detectKind } from "../../../src/reading";
import { errorSentence, FORMAT_ADVICE } from "../../../src/words";
import { docx, paragraph, pdf, read } from "./fixtures";

function compound(...streams: string[]): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const name of streams) CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1));
  return new Uint8Array(CFB.write(file, { type: "buffer" }) as unknown as ArrayBuffer);
}

describe("kind of a file", () => {
  it("comes from the bytes", () => {
    expect(detectKind(docx(paragraph("甲")))).toBe("docx");
    expect(detectKind(zipSync({ "xl/workbook.xml": strToU8("<workbook/>") }))).toBe("xlsx");
    expect(detectKind(pdf([]))).toBe("pdf");
    expect(detectKind(compound("WordDocument"))).toBe("doc");
    expect(detectKind(compound("Workbook"))).toBe("xls");
    expect(detectKind(strToU8("\n<!DOCTYPE html><p>"))).toBe("html");
    expect(detectKind(strToU8("<p>收入 < 支出"))).toBe("html");
    expect(detectKind(strToU8("部门预算"))).toBe("text");
    expect(
      detectKind(strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')),
    ).toBe("xls");
  });

  it("names what is met and not read, and says what to do", () => {
    const refused = (bytes: Uint8Array): unknown[] => {
      try {
        return [detectKind(bytes)];
      } catch (error) {
        const { code, values } = error as { code: string; values: Record<string, string> };
        return [code, values.found, values.advice, ...(values.files ? [values.files] : [])];
      }
    };
    const zip = (...names: string[]): Uint8Array =>
      zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));
    const opendocument = (type: string): Uint8Array =>
      zipSync({
        mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
        "content.xml": strToU8("<a/>"),
      });
    const padded = (text: string): Uint8Array => Uint8Array.from([...strToU8(text, true), ...new Uint8Array(600)]);
    const cases: [Uint8Array, string, string, string?][] = [
      [strToU8("{\\rtf1\\ansi"), "RTF", "save-word"],
      [padded("BM"), "BMP", "picture"],
      [padded("RIFF\0\0\0\0WEBPVP8 "), "WebP", "picture"],
      [padded("SQLite format 3\0"), "SQLite", "wrong-file"],
      [padded("MZ"), "EXE", "wrong-file"],
      [padded("\x7fELF"), "ELF", "wrong-file"],
      [padded("ITSF"), "CHM", "save-pdf"],
      [padded("Rar!\x1a\x07"), "RAR", "unpack"],
      [opendocument("text"), "ODT", "save-word"],
      [opendocument("spreadsheet"), "ODS", "save-sheet"],
      [opendocument("presentation"), "ODP", "save-pdf"],
      [zipSync({ mimetype: strToU8("application/epub+zip") }), "EPUB", "save-pdf"],
      [zip("ppt/presentation.xml"), "PPTX", "save-pdf"],
      [zip("_meta/meta.xml", "content.xml", "uof.xml"), "UOF", "save-word"],
      [strToU8('<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">'), "UOF", "save-word"],
      [zip("Index/Document.iwa", "Metadata/Properties.plist"), "Pages", "save-word"],
      [zip("Index/Document.iwa", "Index/CalculationEngine.iwa"), "Numbers", "save-sheet"],
      [zip("Index/Document.iwa", "Index/Slide-1.iwa"), "Keynote", "save-pdf"],
      [compound("PowerPoint Document"), "PPT", "save-pdf"],
      [compound("__properties_version1.0"), "Outlook", "unpack"],
      [compound("Other"), "OLE", "save-pdf"],
      [zip("甲/预算表.xls", "甲/说明.docx", "甲/"), "ZIP", "unpack", "甲/预算表.xls、甲/说明.docx"],
      [zip("a.dat"), "ZIP", "unpack"],
      [strToU8('<?xml version="1.0"?>\n<!-- a --><rss version="2.0">'), "XML", "wrong-file"],
      [
        strToU8(
          '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
        ),
        "ODS",
        "save-sheet",
      ],
      [strToU8('<?xml version="1.0"?><office:document xmlns:office="urn:x">'), "ODF", "save-word"],
    ];
    for (const [bytes, found, advice, files] of cases)
      expect(refused(bytes)).toEqual(["unknown-format", found, advice, ...(files ? [files] : [])]);
    for (const found of cases.map((c) => c[2])) expect(Object.keys(FORMAT_ADVICE)).toContain(found);
    const sentence = errorSentence(
      { code: "unknown-format", values: { found: "ZIP", advice: "unpack", files: "甲.xls" } },
      "zh",
    );
    expect(sentence).toMatch(
      /^无法读取的文件格式（ZIP 压缩包）。里面有：甲\.xls。请解开后，把其中的文件一起导入。可导入的有：PDF/,
    );
  });

  it.each([
    "<h1>部门预算</h1>",
    "<center>表</center>",
    "<ul><li>一</li></ul>",
    "<font size=2>表</font>",
    "<br/>表",
    "<section>表</section>",
  ])("takes a piece of a page for one: %s", (start) =>
    expect(detectKind(new TextEncoder().encode(`${start}<table><tr><td>1</td></tr></table>`))).toBe("html"),
  );

  it("takes texts that begin like a program or a picture for texts", () => {
    expect(detectKind(strToU8("BMW 采购预算"))).toBe("text");
    expect(detectKind(strToU8("MZ 区预算"))).toBe("text");
  });

  it("knows locked and broken Office files", async () => {
    await expect(read(compound("EncryptedPackage", "EncryptionInfo"))).rejects.toMatchObject({ code: "encrypted" });
    await expect(read(compound("WordDocument"))).rejects.toMatchObject({ name: "ReadingError" });
    await expect(read(compound("WordDocument").slice(0, 600))).rejects.toMatchObject({ name: "ReadingError" });
    await expect(read(new Uint8Array(10), { limits: { fileBytes: 5 } })).rejects.toMatchObject({ code: "too-large" });
  });

  it("looks past comments, declarations and marks, however many there are", () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(detectKind(bytes(`${"<!-- -->".repeat(50)}<table><tr><td>1</td></tr></table>`))).toBe("html");
    expect(detectKind(bytes('<?xml version="1.0"?><!-- a --><!DOCTYPE html><html></html>'))).toBe("html");
    expect(detectKind(bytes(`${"<!---->".repeat(40)}<`))).toBe("text");
    expect(detectKind(bytes(`<!--${"<!---->".repeat(1000)}`))).toBe("text");
    expect(detectKind(bytes('<?xml version="1.0"?><!-- a --><ss:Workbook/>'))).toBe("xls");
  });
});
