import type { Row } from "./classification-csv";

/** The tables written from knowledge are those of this year and the years after it (data/README.md). */
const KNOWN_SINCE = 2018;
const DUMP_YEAR = 2009;

/**
 * The first year for which a source bears a row out whose first year is not given: the first disclosure that prints it,
 * the table of 2009 that has it, or the tables written from knowledge. What is known only from knowledge is not known
 * under a parent that bore another name: an item of 自然资源事务 says nothing of the years of 国土资源事务.
 */
export function attestedSince(row: Row, byCode: ReadonlyMap<string, readonly Row[]>): number {
  const years = (row.seen ?? "")
    .split(" ")
    .filter((y) => y !== "")
    .map(Number);
  if (row.basis?.split(";").includes("dump-2009")) years.push(DUMP_YEAR);
  const last = row.until || "9999";
  const parent = byCode
    .get(row.code!.slice(0, -2))
    ?.find((p) => (p.since ?? "") <= last && last <= (p.until || "9999"));
  years.push(row.code!.length > 5 ? Math.max(KNOWN_SINCE, Number(parent?.since ?? 0)) : KNOWN_SINCE);
  return Math.min(...years, Number(last));
}
