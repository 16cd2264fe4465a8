import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { help } from "../../../src/cli/arguments";
import { FILE_ENDINGS, type FileKind } from "../../../src/reading";
import { ERRORS } from "../../../src/words";
import { FACTS, factsOf, htmlPage, imported, separated, TITLE, wordBody } from "../../support/one-table";
import { docx } from "./fixtures";

const offered = Object.values(FILE_ENDINGS).flat();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("every ending is offered once", () => {
  expect(new Set(offered).size).toBe(offered.length);
  for (const ending of offered) expect(ending).toMatch(/^\.[a-z]+$/);
});

const SEPARATED = `${TITLE},,,,,,,,\n${separated(",")}`;
const MESSAGE = `MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(htmlPage()).toString("base64")}\r\n`;

/** Kinds that tests of their own read, from documents: what makes them is a program. */
const ELSEWHERE: readonly FileKind[] = ["pdf", "doc", "xlsx", "xls", "ofd", "text", "picture"];

const FILES: Partial<Record<FileKind, Uint8Array>> = {
  docx: docx(wordBody("vMerge")),
  html: bytes(htmlPage()),
  mht: bytes(MESSAGE),
  wordxml: bytes(
    `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>${wordBody("vmerge")}</w:body></w:wordDocument>`,
  ),
  csv: bytes(SEPARATED),
};

// The pane once offered .csv and .mht, which ended in `nothing-recognised`.
test.each(Object.entries(FILES))("%s is read whatever it is called", async (kind, file) => {
  for (const name of [`公开${FILE_ENDINGS[kind as FileKind][0]}`, "公开.doc", "公开.xls", "公开"]) {
    const json = await imported(file, name);
    expect(json.source.kind).toBe(kind);
    expect(factsOf(json)).toEqual(FACTS);
  }
});

test("no kind is forgotten", () => {
  expect([...Object.keys(FILES), ...ELSEWHERE].sort()).toEqual(Object.keys(FILE_ENDINGS).sort());
});

test.each([
  ["the Chinese guide", readFileSync(new URL("../../../docs/user-guide.zh-CN.md", import.meta.url), "utf8")],
  ["the English guide", readFileSync(new URL("../../../docs/user-guide.en-US.md", import.meta.url), "utf8")],
  ["the README", readFileSync(new URL("../../../README.md", import.meta.url), "utf8")],
  ["the refusal of other formats, in Chinese", ERRORS["unknown-format"].zh],
  ["the refusal of other formats, in English", ERRORS["unknown-format"].en],
  ["the help of the command line, in Chinese", help("zh")],
  ["the help of the command line, in English", help("en")],
])("%s names every ending that is read", (_name, text) => {
  expect(offered.filter((ending) => !new RegExp(`\\${ending}(?![a-z])`).test(text))).toEqual([]);
});
