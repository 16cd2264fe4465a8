import { classOf } from "../disclosure/arithmetic";
import { ECONOMIC_MAPPING } from "./generated/economic";
import { yearOf, type When } from "./entry";

interface Pair {
  readonly government: string;
  readonly department: string;
  readonly since: number;
  readonly until: number;
}

type Side = "government" | "department";

let decoded: readonly Pair[] | undefined;

function pairs(): readonly Pair[] {
  decoded ??= ECONOMIC_MAPPING.split("\n").map((line) => {
    const [government, department, since, until] = line.split("|") as [string, string, string, string];
    return { government, department, since: Number(since || 0), until: Number(until || 9999) };
  });
  return decoded;
}

function inForce(when: When | undefined): readonly Pair[] {
  const year = yearOf(when);
  return year === null ? pairs() : pairs().filter((p) => p.since <= year && year <= p.until);
}

/** The other side of the pairs in which a code stands on one side, its 类 included. */
function counterparts(code: string, from: Side, to: Side, when: When | undefined): readonly string[] {
  const pairs = inForce(when);
  const own = pairs.filter((p) => p[from] === code);
  const whole = code.length === 5 ? pairs.filter((p) => p[from] === classOf(code)) : [];
  return [...new Set([...own, ...whole].map((p) => p[to]))];
}

/** The 类 to which the 款 of a 类 lead. */
function classes(code: string, from: Side, to: Side, when: When | undefined): readonly string[] {
  const pairs = inForce(when).filter((p) => classOf(p[from]) === code);
  return [...new Set(pairs.map((p) => classOf(p[to])))].sort();
}

/**
 * Government codes (政府经济科目) that a departmental 款 may feed. `30101` → `["50101", "50501"]`: 501 where the unit is an
 * administrative body (机关), 505 where it is a public institution (事业单位). A 类 gives 类: `301` → `["501", "505"]`.
 */
export function toGovernmentEconomic(departmentCode: string, when?: When): readonly string[] {
  return opposite(departmentCode, "department", "government", when);
}

/** Departmental codes (部门经济科目) that feed a government 款; a 3-digit code means the whole 类. A 类 gives 类. */
export function toDepartmentEconomic(governmentCode: string, when?: When): readonly string[] {
  return opposite(governmentCode, "government", "department", when);
}

function opposite(code: string, from: Side, to: Side, when: When | undefined): readonly string[] {
  return code.length === 3 ? classes(code, from, to, when) : counterparts(code.slice(0, 5), from, to, when);
}

/** True if the pair stands in the table of correspondence, null where the table says nothing of either code. */
export function mapsTo(departmentCode: string, governmentCode: string, when?: When): boolean | null {
  const targets = counterparts(departmentCode.slice(0, 5), "department", "government", when);
  if (targets.length === 0) return null;
  const wanted = governmentCode.slice(0, 5);
  return targets.includes(wanted) || (wanted.length === 3 && targets.some((t) => t.startsWith(wanted)));
}
