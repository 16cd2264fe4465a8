import { ECONOMIC_MAPPING } from "./generated/economic";
import { yearOf, type When } from "./entry";

interface Pair {
  readonly government: string;
  readonly department: string;
  readonly since: number;
  readonly until: number;
}

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

/**
 * Government codes (政府经济科目) that a departmental 款 may feed. `30101` → `["50101", "50501"]`: 501 where the unit is an
 * administrative body (机关), 505 where it is a public institution (事业单位).
 */
export function toGovernmentEconomic(departmentCode: string, when?: When): readonly string[] {
  const code = departmentCode.slice(0, 5);
  const own = inForce(when).filter((p) => p.department === code);
  const whole = inForce(when).filter(
    (p) => p.department.length === 3 && code.length === 5 && p.department === code.slice(0, 3),
  );
  return [...new Set([...own, ...whole].map((p) => p.government))];
}

/** Departmental codes (部门经济科目) that feed a government 款; a 3-digit code means the whole 类. */
export function toDepartmentEconomic(governmentCode: string, when?: When): readonly string[] {
  const code = governmentCode.slice(0, 5);
  return inForce(when)
    .filter((p) => p.government === code)
    .map((p) => p.department);
}

/** True if the pair stands in the table of correspondence, null where the table says nothing of either code. */
export function mapsTo(departmentCode: string, governmentCode: string, when?: When): boolean | null {
  const targets = toGovernmentEconomic(departmentCode, when);
  if (targets.length === 0) return null;
  const wanted = governmentCode.slice(0, 5);
  return targets.includes(wanted) || (wanted.length === 3 && targets.some((t) => t.startsWith(wanted)));
}
