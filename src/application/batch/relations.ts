import { bareUnitName, sameUnitName } from "../../checking";
import {
  UNRELATED,
  type BatchDisclosure,
  type BatchRecord,
  type BatchRelations,
  type Relationship,
} from "../../reporting";

/**
 * What the files of a batch are to each other: the disclosure of the year before, the budget of final accounts, the units of a department.
 * One is taken only where it is the only one that it can be; what could be several is said to be unclear, for rules that are given the
 * wrong document accuse. By path; files without relations are not there.
 */
export function relationsIn(records: readonly BatchRecord[]): ReadonlyMap<string, BatchRelations> {
  const all = records.flatMap((r) => (r.disclosure && r.disclosure.unitName ? [placed(r, r.disclosure)] : []));
  const byName = new Map<string, Placed[]>();
  for (const one of all) byName.set(one.bare, [...(byName.get(one.bare) ?? []), one]);
  const byFolder = new Map<string, Placed[]>();
  for (const one of all) byFolder.set(one.folder, [...(byFolder.get(one.folder) ?? []), one]);
  const found = new Map<string, BatchRelations>();
  for (const own of all) {
    const related = relationsOf(own, { byName, byFolder });
    if (related) found.set(own.path, related);
  }
  return found;
}

interface Placed {
  readonly path: string;
  readonly folder: string;
  readonly sha256: string;
  readonly bare: string;
  readonly d: BatchDisclosure;
}

interface Places {
  readonly byName: ReadonlyMap<string, readonly Placed[]>;
  readonly byFolder: ReadonlyMap<string, readonly Placed[]>;
}

const placed = ({ path, sha256 }: BatchRecord, d: BatchDisclosure): Placed => ({
  path,
  folder: path.slice(0, path.lastIndexOf("/") + 1),
  sha256,
  bare: bareUnitName(d.unitName!),
  d,
});

function relationsOf(own: Placed, places: Places): BatchRelations | null {
  const unclear: Relationship[] = [];
  const only = (what: Relationship, those: readonly Placed[]): string | null => {
    // The same file twice is one.
    const contents = new Set(those.map((o) => o.sha256));
    if (contents.size > 1) unclear.push(what);
    return contents.size === 1 ? those[0]!.path : null;
  };
  const year = Number(own.d.year);
  const same = ofTheUnit(own, places).filter((o) => o.d.level === own.d.level && o.sha256 !== own.sha256);
  const dated = own.d.year !== null;
  const prior = dated
    ? only(
        "prior",
        same.filter((o) => o.d.kind === own.d.kind && o.d.year === String(year - 1)),
      )
    : null;
  const budget =
    dated && own.d.kind === "final"
      ? only(
          "budget",
          same.filter((o) => o.d.kind === "budget" && o.d.year === own.d.year),
        )
      : null;
  const units = own.d.level === "department" ? unitsOf(own, places, unclear) : [];
  if (prior === null && budget === null && units.length === 0 && unclear.length === 0) return null;
  return { ...UNRELATED, prior, budget, units, unclear };
}

/**
 * Those of the same unit: of one name, wherever they lie, or, in one folder, of a name that leaves out the place (county offices of one kind have
 * one name in every county).
 */
function ofTheUnit(own: Placed, { byName, byFolder }: Places): readonly Placed[] {
  const named = byName.get(own.bare) ?? [];
  const beside = (byFolder.get(own.folder) ?? []).filter((o) => sameUnitName(o.bare, own.bare));
  const codes = new Set([...named, ...beside].flatMap((o) => o.d.unitCode ?? []));
  // One name and several codes: two units, or two regions.
  const sameCode = (o: Placed) => codes.size < 2 || (o.d.unitCode ?? own.d.unitCode) === own.d.unitCode;
  return [...new Set([...named, ...beside])].filter((o) => o !== own && sameCode(o));
}

/** A department that lists one unit is that unit. */
const FEWEST_UNITS = 2;

/** All units that a department lists, or none: a sum over some of them is no sum. */
function unitsOf(own: Placed, places: Places, unclear: Relationship[]): readonly string[] {
  const listed = own.d.units;
  if (listed.length < FEWEST_UNITS) return [];
  const those = listed.map((name) => {
    const bare = bareUnitName(name);
    const named = places.byName.get(bare) ?? [];
    const beside = (places.byFolder.get(own.folder) ?? []).filter((o) => sameUnitName(o.bare, bare));
    const fitting = [...new Set([...named, ...beside])].filter(
      (o) => o.d.level === "unit" && o.d.year === own.d.year && o.d.kind === own.d.kind,
    );
    return new Map(fitting.map((o) => [o.sha256, o]));
  });
  if (those.every((found) => found.size === 0)) return [];
  const chosen = those.map((found) => [...found.values()]);
  if (chosen.some((found) => found.length !== 1)) {
    unclear.push("units");
    return [];
  }
  const paths = [...new Set(chosen.map(([one]) => one!.path))];
  // Two names of one document: what is listed is no list of units.
  if (paths.length !== listed.length) {
    unclear.push("units");
    return [];
  }
  return paths.sort();
}
