import { fold, type Disclosure } from "../../disclosure";

/** What a name says of how much of a unit it means, beside the unit. */
const EXTENT = /\((?:本级|本部|机关|部门|汇总|含下属单位)\)|(?:部门|本级)$/g;

/** A unit's name without what it says of how much of the unit is meant. */
export const bareUnitName = (name: string): string => fold(name).replace(EXTENT, "");

/** From this length on a name that another one ends with is the same without its place: 档案局 is many, 某县档案局 is one. */
const TELLING = 4;

/** Names of one unit, with and without its place, end alike: what to look for them by. @param bare as {@link bareUnitName} has it */
export const unitNameEnding = (bare: string): string => bare.slice(-TELLING);

/** Whether two names are of one unit. A place in front (某市) may be left out. */
export function sameUnitName(a: string, b: string): boolean {
  const [short, long] = [bareUnitName(a), bareUnitName(b)].sort((x, y) => x.length - y.length) as [string, string];
  return short === long || (short.length >= TELLING && long.endsWith(short));
}

/** Whether two disclosures are of one unit; null where a name is not known. */
export function sameUnit(a: Disclosure, b: Disclosure): boolean | null {
  if (a.unitCode && a.unitCode === b.unitCode) return true;
  if (!a.unitName || !b.unitName) return null;
  return sameUnitName(a.unitName, b.unitName);
}
