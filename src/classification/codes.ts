import { stripWhitespace, toHalfWidth } from "../disclosure/text";
import type { CodeTableId } from "./entry";

/** Kind of a printed code. */
export type CodeKind = CodeTableId | "project" | "region";

/**
 * A printed code as one word: white space and line breaks inside are dropped (`2089\n999` → `2089999`), full width
 * becomes half width. Parts printed in three columns (`["208", "05", "05"]`) are joined; a part that repeats the code
 * so far (`["208", "20805", "2080505"]`) replaces it. Null for anything that is no code.
 */
export function rejoinCode(
  printed: string | number | null | undefined | readonly (string | null | undefined)[],
): string | null {
  if (printed === null || printed === undefined) return null;
  if (typeof printed === "number") return Number.isInteger(printed) && printed > 0 ? String(printed) : null;
  if (typeof printed !== "string") {
    let code = "";
    for (const part of printed) {
      const clean = cleanCode(part ?? "");
      if (clean === "") continue;
      code = code !== "" && clean.length > code.length && clean.startsWith(code) ? clean : code + clean;
    }
    return isCode(code) ? code : null;
  }
  const code = cleanCode(printed);
  return isCode(code) ? code : null;
}

function cleanCode(text: string): string {
  // Spreadsheets store text numbers with a leading apostrophe.
  return stripWhitespace(toHalfWidth(text)).replace(/^'/, "").toUpperCase();
}

function isCode(code: string): boolean {
  return /^\d{3,9}$/.test(code) || /^[ABC]\d{2,10}$/.test(code) || /^\d{8}[A-Z][0-9A-Z]{12}$/.test(code);
}

/**
 * A code and a name printed in one cell: `2101501-行政运行`, `[2080501]行政单位离退休`, `2080501 行政单位离退休`,
 * `（301）工资福利支出`. Null where the text does not begin with a code followed by words.
 */
export function splitCodeAndName(printed: string): { readonly code: string; readonly name: string } | null {
  const text = toHalfWidth(printed).trim();
  const m = /^[[(【〔]?\s*([ABC]?\d(?:[\d\s]*\d)?)(\D.*)$/su.exec(text);
  if (!m) return null;
  const code = rejoinCode(m[1]!);
  const name = m[2]!.replace(/^\s*[\])】〕]?\s*[-—–_:.、]*\s*/u, "").trim();
  if (code === null || codeKind(code) === null || !/\p{Script=Han}/u.test(name)) return null;
  return { code, name };
}

/** Level by the length of a code: 3 → 1 类, 5 → 2 款, 7 → 3 项, 9 → 4 目; catalogue codes by their pairs; null otherwise. */
export function codeLevel(code: string): number | null {
  if (/^\d+$/.test(code)) return [3, 5, 7, 9].includes(code.length) ? (code.length - 1) / 2 : null;
  const m = /^[ABC](\d+)$/.exec(code);
  if (!m) return null;
  // The 2022 edition pads with zeros to eight digits: A02010000 is of level 2.
  const significant = m[1]!.length === 8 ? m[1]!.replace(/(?:00){1,4}$/, "") : m[1]!;
  return Math.ceil(significant.length / 2);
}

/** What a code is by its shape: 2xx functional, 3xx and 5xx economic, 1xx revenue, A/B/C purchases; null if none. */
export function codeKind(code: string): CodeKind | null {
  if (/^[ABC]\d{2,10}$/.test(code)) return "procurement";
  if (/^\d{8}[A-Z][0-9A-Z]{12}$/.test(code)) return "project";
  if (/^\d{6}(?:000)?$/.test(code)) return "region";
  if (!/^\d{3}(?:\d\d){0,3}$/.test(code)) return null;
  const head = Number(code.slice(0, 3));
  if (head >= 101 && head <= 110) return "revenue";
  if (head >= 201 && head <= 239) return "functional";
  if (head >= 301 && head <= 399) return "economic-department";
  if (head >= 501 && head <= 599) return "economic-government";
  return null;
}

export { parentCode } from "../disclosure/arithmetic";
