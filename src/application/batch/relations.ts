import { bareUnitName, sameUnitName, unitNameEnding } from "../../checking";
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
export function relationsIn(records: readonly Identified[]): ReadonlyMap<string, BatchRelations> {
  const all = records.flatMap((r) => (r.disclosure?.unitName ? [placed(r, r.disclosure)] : []));
  const places = new Places(all);
  const found = new Map<string, BatchRelations>();
  for (const own of all) {
    const related = relationsOf(own, places);
    if (related) found.set(own.path, related);
  }
  return found;
}

/** As much of a record as relations are found by. */
type Identified = Pick<BatchRecord, "path" | "sha256" | "disclosure">;

interface Placed {
  readonly path: string;
  readonly folder: string;
  readonly sha256: string;
  readonly bare: string;
  readonly d: BatchDisclosure;
}

/** Documents by the names of their units. */
class Places {
  private readonly byName = new Map<string, Placed[]>();
  private readonly byEnding = new Map<string, Placed[]>();

  constructor(all: readonly Placed[]) {
    for (const one of all) {
      put(this.byName, one.bare, one);
      put(this.byEnding, endingKey(one.folder, one.bare), one);
    }
  }

  /**
   * Those of a unit: of one name, wherever they lie, or, in one folder, of a name that leaves out the place (county offices of one kind have
   * one name in every county).
   */
  of(bare: string, folder: string): ReadonlySet<Placed> {
    const named = this.byName.get(bare) ?? [];
    const beside = this.byEnding.get(endingKey(folder, bare)) ?? [];
    return new Set([...named, ...beside.filter((o) => sameUnitName(o.bare, bare))]);
  }
}

const endingKey = (folder: string, bare: string): string => `${folder}\n${unitNameEnding(bare)}`;

function put(lists: Map<string, Placed[]>, key: string, one: Placed): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

const placed = ({ path, sha256 }: Identified, d: BatchDisclosure): Placed => ({
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

/** The others of the same unit. */
function ofTheUnit(own: Placed, places: Places): readonly Placed[] {
  const those = [...places.of(own.bare, own.folder)];
  const codes = new Set(those.flatMap((o) => o.d.unitCode ?? []));
  // One name and several codes: two units, or two regions.
  const sameCode = (o: Placed) => codes.size < 2 || (o.d.unitCode ?? own.d.unitCode) === own.d.unitCode;
  return those.filter((o) => o !== own && sameCode(o));
}

/** A department that lists one unit is that unit. */
const FEWEST_UNITS = 2;

/** All units that a department lists, or none: a sum over some of them is no sum. */
function unitsOf(own: Placed, places: Places, unclear: Relationship[]): readonly string[] {
  const listed = own.d.units;
  if (listed.length < FEWEST_UNITS) return [];
  const those = listed.map((name) => {
    const fitting = [...places.of(bareUnitName(name), own.folder)].filter(
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
