import { fold, type Disclosure } from "../../disclosure";
import { bareUnitName } from "../../checking";
import { namesUnit } from "../../recognition";

/** A heading over the units of a department. */
const HEADING = /单位构成|预算单位|所属单位|下属单位|编制范围/;
/** More paragraphs below it are another matter. */
const MOST_LINES = 60;
const BETWEEN = /[、，,；;。：:\s]+/;
const NUMBER = /^[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．]*/;

/**
 * Names of the units that a department's document lists as its own: in the table of its units, in the lists by unit of its other tables, and
 * in the text below a heading that says so. The department itself (本级) is among them where it is listed.
 */
export function unitsListed(d: Disclosure): readonly string[] {
  if (d.level !== "department") return [];
  const names = new Map<string, string>();
  const see = (name: string): void => {
    const bare = bareUnitName(name);
    if (namesUnit(bare) && !names.has(bare)) names.set(bare, name.trim());
  };
  for (const table of d.standard)
    for (const row of table.rows) {
      if (row.unitName) see(row.unitName);
      if (table.id === "units" && row.item) see(row.item);
    }
  d.paragraphs.forEach((p, at) => {
    if (p.headingLevel > 0 && HEADING.test(fold(p.text))) for (const name of namesBelow(d, at)) see(name);
  });
  return [...names.values()];
}

function* namesBelow(d: Disclosure, heading: number): Iterable<string> {
  const level = d.paragraphs[heading]!.headingLevel;
  for (const p of d.paragraphs.slice(heading + 1, heading + 1 + MOST_LINES)) {
    if (p.headingLevel > 0 && p.headingLevel <= level) return;
    for (const part of p.text.split(BETWEEN)) {
      const name = part.replace(NUMBER, "");
      if (namesUnit(fold(name))) yield name;
    }
  }
}
