import { describe, expect, it, test } from "vitest";
import { detectKind } from "../../../src/reading";
import { FACTS, factsOf, htmlPage, htmlTable, imported, TITLE } from "../../support/one-table";
import { read, texts } from "./fixtures";

/** GBK bytes of a text, by the decoder turned round. */
const GBK = new Map<string, number[]>();
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    const sign = new TextDecoder("gbk").decode(Uint8Array.of(high, low));
    if (sign.length === 1 && !GBK.has(sign)) GBK.set(sign, [high, low]);
  }
const gbk = (text: string): Buffer =>
  Buffer.from([...text].flatMap((s) => (s.charCodeAt(0) < 0x80 ? [s.charCodeAt(0)] : (GBK.get(s) ?? [0x3f]))));
const utf16 = (text: string, mark = true): Buffer => Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
const utf8 = (text: string): Buffer => Buffer.from(text);

const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/.{76}/g, "$&\r\n");
const quoted = (bytes: Buffer): string => {
  let out = "";
  let column = 0;
  for (const byte of bytes) {
    const sign =
      byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d)
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    column = byte === 0x0a ? 0 : column + sign.length;
    if (column > 73) {
      out += "=\r\n";
      column = sign.length;
    }
    out += sign;
  }
  return out;
};

interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

const htmlPart = (
  html: string,
  encode: (text: string) => Buffer,
  encoding: "base64" | "quoted-printable",
  charset: string,
  more: readonly string[] = [],
): Part => ({
  headers: [`Content-Type: text/html; charset="${charset}"`, `Content-Transfer-Encoding: ${encoding}`, ...more],
  body: encoding === "base64" ? base64(encode(html)) : quoted(encode(html)),
});

const BOUNDARY = "----=_NextPart_01DA.ABCD";
const related = (parts: readonly Part[], first = "MIME-Version: 1.0", type = "multipart/related"): string =>
  [
    first,
    `Content-Type: ${type};`,
    `\tboundary="${BOUNDARY}"`,
    "",
    "This document is a single file web page.",
    "",
    ...parts.flatMap((part) => [`--${BOUNDARY}`, ...part.headers, "", part.body, ""]),
    `--${BOUNDARY}--`,
    "",
  ].join("\r\n");

const PAGE = htmlPage();
const withLabel = (charset: string): string => PAGE.replace("<head>", `<head><meta charset="${charset}">`);

describe("a web page saved as one file", () => {
  test.each([
    ["UTF-8, quoted", htmlPart(withLabel("utf-8"), utf8, "quoted-printable", "utf-8")],
    ["UTF-8, base64", htmlPart(withLabel("utf-8"), utf8, "base64", "utf-8")],
    ["GB2312, quoted", htmlPart(withLabel("gb2312"), gbk, "quoted-printable", "gb2312")],
    ["GB2312, base64", htmlPart(withLabel("gb2312"), gbk, "base64", "gb2312")],
    ["UTF-8 that is labelled GB2312", htmlPart(PAGE, utf8, "base64", "gb2312")],
    [
      "GBK without a label",
      { headers: ["Content-Type: text/html", "Content-Transfer-Encoding: base64"], body: base64(gbk(PAGE)) },
    ],
    ["UTF-16, base64", htmlPart(withLabel("unicode"), utf16, "base64", "unicode")],
    ["UTF-16 without its mark", htmlPart(PAGE, (t) => utf16(t, false), "base64", "utf-16")],
  ])("%s", async (_name, part) => {
    const bytes = new TextEncoder().encode(related([part]));
    expect(detectKind(bytes)).toBe("mht");
    expect(factsOf(await imported(bytes))).toEqual(FACTS);
  });

  test.each([
    [
      "From first",
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.invalid/\r\nMIME-Version: 1.0",
    ],
    [
      "an encoded subject first",
      "Subject: =?gb2312?B?0umy4g==?=\r\nDate: Mon, 5 Jan 2026 10:00:00 +0800\r\nMIME-Version: 1.0",
    ],
    ["blank lines first", "\r\n\r\n  \r\nMIME-Version: 1.0"],
    ["a byte-order mark first", "\uFEFFMIME-Version: 1.0"],
    [
      "a folded header first",
      "Received: from a.invalid\r\n\tby b.invalid\r\n with SMTP;\r\nX-Unsent: 1\r\nMIME-Version: 1.0",
    ],
    ["no version at all", "X-Mailer: any"],
  ])("%s", async (_name, first) => {
    const file = related([htmlPart(PAGE, utf8, "base64", "utf-8")], first);
    expect(factsOf(await imported(file))).toEqual(FACTS);
  });

  it("is read with line feeds alone, as UTF-16, and as a bare page", async () => {
    const file = related([htmlPart(PAGE, utf8, "quoted-printable", "utf-8")]);
    expect(factsOf(await imported(file.replaceAll("\r\n", "\n")))).toEqual(FACTS);
    expect(factsOf(await imported(new Uint8Array(utf16(file))))).toEqual(FACTS);
    const bare = `MIME-Version: 1.0\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(gbk(PAGE))}`;
    expect(factsOf(await imported(bare))).toEqual(FACTS);
  });

  it("of Excel is a page for each worksheet, in the order of the tabs", async () => {
    const sheet = (name: string, inside: string): Part =>
      htmlPart(`<html><body>${inside}</body></html>`, gbk, "quoted-printable", "gb2312", [
        `Content-Location: file:///C:/1.files/${name}`,
      ]);
    const frames = `<html><head><xml><x:ExcelWorkbook><x:ExcelWorksheets>
      <x:ExcelWorksheet><x:Name>封面</x:Name><x:WorksheetSource HRef="1.files/sheet002.htm"/></x:ExcelWorksheet>
      <x:ExcelWorksheet><x:Name>支出</x:Name><x:WorksheetSource HRef="1.files/sheet001.htm"/></x:ExcelWorksheet>
      </x:ExcelWorksheets></x:ExcelWorkbook></xml></head><frameset rows="*,39"><frame src="1.files/sheet002.htm" name="frSheet">
      <frame src="1.files/tabstrip.htm" name="frTabs"><noframes><body><p>此页使用了框架</p></body></noframes></frameset></html>`;
    const file = related([
      htmlPart(frames, gbk, "quoted-printable", "gb2312", ["Content-Location: file:///C:/1.htm"]),
      sheet("sheet001.htm", htmlTable()),
      sheet("sheet002.htm", `<table><tr><td>${TITLE}</td><td></td></tr></table>`),
      sheet("tabstrip.htm", "<p>封面 支出</p>"),
      { headers: ["Content-Type: text/xml", "Content-Location: file:///C:/1.files/filelist.xml"], body: "<xml/>" },
    ]);
    const document = await read(new TextEncoder().encode(file));
    expect(document.blocks.map((b) => (b.type === "grid" ? b.cells[0]!.text : b.text))).toEqual([
      TITLE,
      "部门预算支出总表",
    ]);
    expect(factsOf(await imported(file))).toEqual(FACTS);
  });

  it("takes pages in frames by their ids, and no headers that Word keeps beside", async () => {
    const file = related([
      htmlPart(`<p>${TITLE}</p><iframe src="cid:frame-1@mhtml.blink"></iframe>`, utf8, "quoted-printable", "utf-8"),
      htmlPart(htmlTable(), utf8, "base64", "utf-8", ["Content-ID: <frame-1@mhtml.blink>"]),
      htmlPart("<p>第 9 页</p>", utf8, "base64", "utf-8", ["Content-Location: file:///C:/a.files/header.htm"]),
    ]);
    expect(texts(await read(new TextEncoder().encode(file)))).toEqual([TITLE]);
    expect(factsOf(await imported(file))).toEqual(FACTS);
  });

  it("begins where its header says", async () => {
    const file = related(
      [
        htmlPart("<p>不是正文</p>", utf8, "base64", "utf-8", ["Content-ID: <other>"]),
        htmlPart(PAGE, utf8, "base64", "utf-8", ["Content-ID: <main>"]),
      ],
      "MIME-Version: 1.0",
      'multipart/related; start="<main>"',
    );
    expect(factsOf(await imported(file))).toEqual(FACTS);
  });

  it("hides what the style sheet that came with it hides", async () => {
    const table = htmlTable((c) => (c.text === "265.20" && c.row === 8 && c.column === 3 ? "class=gone" : ""));
    const file = related([
      htmlPart(htmlPage(table, '<link rel=Stylesheet href="a.css">'), utf8, "base64", "utf-8"),
      { headers: ["Content-Type: text/css", "Content-Location: a.css"], body: ".gone {visibility: hidden}" },
    ]);
    expect(factsOf(await imported(file))).toEqual(
      FACTS.filter((f) => f !== "expenditure 2070205 博物馆 合计 265.2万元"),
    );
    expect((await read(new TextEncoder().encode(file))).issues).toMatchObject([
      { code: "content-skipped", values: { reason: "invisible-text", count: 1, example: "265.20" } },
    ]);
  });

  it("is an e-mail too: its page is read, its attachments are named", async () => {
    const pdf: Part = {
      headers: [
        "Content-Type: application/octet-stream;",
        '\tname="=?gb2312?B?1KTL47HtLnBkZg==?="',
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment;",
        ' filename="=?gb2312?B?1KTL47HtLnBkZg==?="',
      ],
      body: "JVBERi0=",
    };
    const withTable = related(
      [htmlPart(PAGE, utf8, "base64", "utf-8"), pdf],
      "From: a@b.invalid\r\nMIME-Version: 1.0",
      "multipart/mixed",
    );
    expect(factsOf(await imported(withTable))).toEqual(FACTS);
    expect((await read(new TextEncoder().encode(withTable))).issues).toMatchObject([
      { code: "content-skipped", values: { reason: "attachment", files: "预算表.pdf" } },
    ]);
    const without = related(
      [htmlPart("<p>请查收附件。</p>", utf8, "base64", "utf-8"), pdf],
      "MIME-Version: 1.0",
      "multipart/mixed",
    );
    await expect(read(new TextEncoder().encode(without))).rejects.toMatchObject({
      code: "attachment-only",
      values: { files: "预算表.pdf" },
    });
  });

  it("keeps its bounds: nests, many parts, unclosed and unknown boundaries", async () => {
    const nest = Array.from(
      { length: 60 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join("");
    await expect(read(new TextEncoder().encode(`MIME-Version: 1.0\r\n${nest}`))).rejects.toMatchObject({
      code: "too-large",
    });
    const many = related(Array.from({ length: 5200 }, () => ({ headers: ["Content-Type: image/png"], body: "" })));
    await expect(read(new TextEncoder().encode(many))).rejects.toMatchObject({ code: "too-large" });
    const cut = related([htmlPart(PAGE, utf8, "base64", "utf-8")]);
    expect(factsOf(await imported(cut.slice(0, cut.lastIndexOf(`--${BOUNDARY}`))))).toEqual(FACTS);
    const messages = "Content-Type: message/rfc822\r\n\r\n".repeat(500);
    await expect(read(new TextEncoder().encode(`MIME-Version: 1.0\r\n${messages}`))).rejects.toMatchObject({
      code: "too-large",
    });
    await expect(
      read(new TextEncoder().encode("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n")),
    ).rejects.toMatchObject({ name: "ReadingError" });
  });

  it("finds no frame among thousands of parts in time", async () => {
    const started = performance.now();
    const file = related([
      htmlPart('<p>甲<iframe src="none.htm"></iframe>'.repeat(50_000), utf8, "base64", "utf-8"),
      ...Array.from({ length: 4000 }, () => htmlPart("乙", utf8, "base64", "utf-8", ["Content-Location: a/b/c.htm"])),
    ]);
    expect(texts(await read(new TextEncoder().encode(file)))).toHaveLength(50_000);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it("is no text that has a colon in its first line", () => {
    expect(detectKind(new TextEncoder().encode("Subject: 预算\n\n正文"))).toBe("text");
    expect(detectKind(new TextEncoder().encode("单位：万元\nContent: x\n"))).toBe("text");
  });
});
