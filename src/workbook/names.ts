import { stripWhitespace } from "../disclosure";

/** Longest name of a sheet. */
export const MAX_SHEET_NAME = 31;

/** A sheet name that Excel accepts: none of `\ / ? * [ ] :`, no apostrophe at an edge, at most 31 characters. */
export function sheetName(wanted: string, taken: ReadonlySet<string> = new Set()): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:\u0000-\u001f]/g, " ")
      .replace(/\s+/g, " ")
      .replace(/^['\s]+|(?<!['\s])['\s]+$/g, "") || "Sheet";
  const folded = new Set([...taken].map((t) => t.toLowerCase()));
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? "" : ` (${n})`;
    const name = cut(clean, MAX_SHEET_NAME - suffix.length).replace(/(?<!['\s])['\s]+$/, "") + suffix;
    if (!folded.has(name.toLowerCase()) && name.toLowerCase() !== "history") return name;
  }
}

/** Cuts without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  const out = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(out) ? out.slice(0, -1) : out;
}

/** A table name that Excel accepts, made of a Chinese label: quotes, brackets and blanks go. */
export function tableName(label: string): string {
  const clean = stripWhitespace(label).replace(/[^\p{L}\p{N}_.]/gu, "");
  return /^[\p{L}_]/u.test(clean) ? clean : `_${clean}`;
}
