import * as CFB from "cfb";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { detectKind } from "../../../src/reading";
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

  it("names what is met and not read", () => {
    const found = (bytes: Uint8Array): unknown => {
      try {
        return detectKind(bytes);
      } catch (error) {
        return (error as { values: { found?: string } }).values.found;
      }
    };
    expect(found(zipSync({ "OFD.xml": strToU8("<OFD/>") }))).toBe("OFD");
    expect(found(strToU8("{\\rtf1}"))).toBe("RTF");
    expect(found(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toBe("PNG");
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
