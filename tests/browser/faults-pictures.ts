import type { Picture } from "../../workbench/grid/picture";

/** Pictures of a workbook, made comparable, and what differs between two. What is left out has its reason beside it. */

/** Quotes of a sheet's name that needs none: the grid leaves them out where it writes a reference anew, for rows that moved. */
export const unquoted = (picture: Picture): Picture =>
  JSON.parse(JSON.stringify(picture).replace(/'([\p{L}_][\p{L}\p{N}_]*)'!/gu, "$1!")) as Picture;

/** The time of the import, in cells and in the foot of pages: two runs are not of the same minute. */
export const withoutTime = (picture: Picture): Picture =>
  JSON.parse(JSON.stringify(picture).replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, "TIME")) as Picture;

/** Pages as the write of a killed pane leaves them: they are set up after it is final, and nobody is there any more to do it. */
export const withPagesOf = (picture: Picture, other: Picture): Picture => ({
  ...picture,
  sheets: picture.sheets.map((sheet) => ({
    ...sheet,
    page: other.sheets.find(({ name }) => name === sheet.name)?.page ?? {},
  })),
});

/** A long text from a little before the place where it leaves the other. */
function excerpt(text: string, other: string): string {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const from = Math.max(0, same - 40);
  return `${from > 0 ? "…" : ""}${text.slice(from, from + 160)}`;
}

/** What differs, by sheet and property, so that a failure can be read. */
export function differences(was: unknown, is: unknown, path = ""): string[] {
  const [before, after] = [String(JSON.stringify(was)), String(JSON.stringify(is))];
  if (before === after) return [];
  const plain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!plain(was) || !plain(is)) return [`${path}: ${excerpt(before, after)} → ${excerpt(after, before)}`];
  const name = (value: unknown, key: string): string =>
    plain(value) && typeof value["name"] === "string" ? value["name"] : key;
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const found = keys.flatMap((key) => differences(was[key], is[key], `${path}/${name(was[key] ?? is[key], key)}`));
  // The same members in another order: order of sheets is one of the things that a user could miss.
  return found.length > 0 ? found : [`${path}: order ${excerpt(before, after)} → ${excerpt(after, before)}`];
}

/** What of a workbook a difference is about: `contents`, `looks`, `merges`, … */
export function kindOf(difference: string): string {
  const [, part = "", , member = "", , detail] = difference.split(":")[0]!.split("/");
  if (part !== "sheets") return part;
  return member === "cells" ? (detail === "look" ? "looks" : "contents") : member || "sheets";
}
