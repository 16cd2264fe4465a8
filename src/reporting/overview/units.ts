import { bareUnitName, sameUnitName, unitNameEnding } from "../../checking";
import type { DisclosureLevel } from "../../disclosure";
import type { BatchDisclosure, BatchRecord } from "./record";

/** A department, one of its units, or one that stands by itself. */
export interface ListedUnit {
  readonly name: string;
  readonly level: DisclosureLevel;
  /** Other ways in which its documents write the name. */
  readonly otherNames: readonly string[];
  /** Place of its department in the list. */
  readonly department: number | null;
  /** Its records by path; none where only its department lists it. */
  readonly records: readonly BatchRecord[];
}

interface Checked {
  readonly record: BatchRecord;
  readonly d: BatchDisclosure;
}

interface Group {
  readonly bare: string;
  readonly level: DisclosureLevel;
  /** Where others have the same name; else empty. */
  readonly code: string;
  readonly members: { readonly at: number; readonly record: BatchRecord; readonly d: BatchDisclosure }[];
}

/**
 * Units by their names, departments with their units below them, in the order of their first paths. One name with several codes is several
 * units: county offices of one kind have one name in every county. A unit that a department lists, and of which there is no file, is listed
 * too where others of the department have files: else the batch is not about units.
 */
export function unitsOf(checked: readonly Checked[]): {
  readonly units: readonly ListedUnit[];
  /** Place of the unit of each disclosure. */
  readonly unitOf: readonly number[];
} {
  const groups = groupsOf(checked);
  const departments = groups.filter((g) => g.level === "department");
  const departmentOf = new Map<Group, Group>();
  const lacking = new Map<Group, string[]>();
  const byName = new Map<string, Group[]>();
  const byEnding = new Map<string, Set<Group>>();
  for (const group of groups) {
    if (group.level !== "unit") continue;
    byName.set(group.bare, [...(byName.get(group.bare) ?? []), group]);
    for (const { record } of group.members) {
      const key = endingKey(folderOf(record), group.bare);
      byEnding.set(key, (byEnding.get(key) ?? new Set()).add(group));
    }
  }
  for (const department of departments) {
    const folders = new Set(department.members.map(({ record }) => folderOf(record)));
    // In one folder a name may leave out the place.
    const beside = (bare: string): Group[] =>
      [...folders].flatMap((folder) => [...(byEnding.get(endingKey(folder, bare)) ?? [])]);
    const named = (bare: string): Set<Group> =>
      new Set([...(byName.get(bare) ?? []), ...beside(bare).filter((g) => sameUnitName(g.bare, bare))]);
    const lists = new Map<string, string>();
    for (const { d } of department.members)
      for (const name of d.units) if (!lists.has(bareUnitName(name))) lists.set(bareUnitName(name), name);
    const absent: string[] = [];
    let found = false;
    for (const [bare, name] of new Map([[department.bare, ""], ...lists])) {
      const those = named(bare);
      for (const group of those) if (!departmentOf.has(group)) departmentOf.set(group, department);
      if (those.size > 0) found ||= bare !== department.bare;
      else if (bare !== department.bare) absent.push(name);
    }
    if (found) lacking.set(department, absent);
  }
  const units: ListedUnit[] = [];
  const unitOf: number[] = [];
  const add = (group: Group, department: number | null): void => {
    for (const { at } of group.members) unitOf[at] = units.length;
    const names = [...new Set(group.members.map(({ d }) => d.writtenAs))];
    units.push({
      name: group.code === "" ? names[0]! : `${names[0]!}（${group.code}）`,
      level: group.level,
      otherNames: names.slice(1),
      department,
      records: group.members.map(({ record }) => record),
    });
  };
  const below = new Map<Group, Group[]>();
  for (const [group, department] of departmentOf) below.set(department, [...(below.get(department) ?? []), group]);
  for (const group of groups) {
    if (departmentOf.has(group)) continue;
    const at = units.length;
    add(group, null);
    if (group.level !== "department") continue;
    // In the order of the paths, as all others.
    const own = new Set(below.get(group));
    for (const unit of groups) if (own.has(unit)) add(unit, at);
    for (const name of lacking.get(group) ?? [])
      units.push({ name, level: "unit", otherNames: [], department: at, records: [] });
  }
  return { units, unitOf };
}

const endingKey = (folder: string, bare: string): string => `${folder}\n${unitNameEnding(bare)}`;

const folderOf = ({ path }: BatchRecord): string => path.slice(0, path.lastIndexOf("/") + 1);

function groupsOf(checked: readonly Checked[]): Group[] {
  const bares = checked.map(({ d }) => bareUnitName(d.writtenAs));
  const codes = new Map<string, Set<string>>();
  checked.forEach(({ d }, i) => {
    if (d.unitCode) codes.set(bares[i]!, (codes.get(bares[i]!) ?? new Set()).add(d.unitCode));
  });
  const groups = new Map<string, Group>();
  checked.forEach(({ record, d }, at) => {
    const bare = bares[at]!;
    const code = (codes.get(bare)?.size ?? 0) > 1 ? (d.unitCode ?? "") : "";
    const key = JSON.stringify([bare, d.level, code]);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { bare, level: d.level, code, members: [] }));
    group.members.push({ at, record, d });
  });
  return [...groups.values()];
}
