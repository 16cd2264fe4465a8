import { entriesNamed, functionalClassByName, isInForce, type CodeEntry, type CodeTableId } from "../classification";

/** Colloquial names of economic items that official tables and their known abbreviations lack. */
const ECONOMIC_WORDING: Readonly<Record<string, string>> = {
  公务招待费: "30217",
  招待费: "30217",
  接待费: "30217",
  公务用车运行经费: "30231",
  公务用车运维费: "30231",
  公车运行维护费: "30231",
  公务交通补贴: "30239",
  其他交通费: "30239",
  因公出国费: "30212",
  公务用车运行费: "30231",
  公务车运行维护费: "30231",
  公务车运行费: "30231",
  机关事业单位养老保险缴费: "30108",
  城镇职工基本医疗保险缴费: "30110",
  维修费: "30213",
  日常维修费: "30213",
  物业费: "30209",
  其他商品服务支出: "30299",
};

/** Codes with just this name: those in force, else those of another year. */
function certain(table: CodeTableId, name: string, year: string | null): string[] {
  return inForceFirst(entriesNamed(table, name), year);
}

function inForceFirst(entries: readonly CodeEntry[], year: string | null): string[] {
  const now = entries.filter((e) => isInForce(e, year === null ? null : Number(year)));
  return [...new Set((now.length > 0 ? now : entries).map((e) => e.code))];
}

/** 5-digit departmental economic code of an item's name. */
export function economicItem(name: string, year: string | null): string | null {
  const known = ECONOMIC_WORDING[name];
  if (known) return known;
  return certain("economic-department", name, year).find((c) => c.length === 5) ?? null;
}

/** 3-digit departmental economic class of a name (工资福利支出 → 301). */
export function economicClass(name: string, year: string | null): string | null {
  return certain("economic-department", name, year).find((c) => c.length === 3) ?? null;
}

/** 3-digit functional class of a name, 支出 said or not. */
export function functionalClass(name: string, year: string | null): string | null {
  return functionalClassByName(name, year === null ? undefined : { year: Number(year) });
}

const MARKED =
  /^(?:(?<class>[^()]+?)\(类\)(?:支出)?)?(?:(?<group>[^()]*?)\(款\)(?:支出)?)?(?:(?<item>[^()]*?)\(项\)(?:支出)?)?(?:科目)?(?:年初)?(?:预算|决算)?(?:数|安排)?为?$/;

/** Code of a name with its levels marked: `卫生健康支出(类)医疗保障管理事务(款)行政运行(项)` → 2101501. */
export function markedFunctional(words: string, year: string | null): string | null {
  if (!/\((?:类|款|项)\)/.test(words)) return null;
  const parts = MARKED.exec(words.replace(/["《》]|\d{4}年(?:度)?/g, ""))?.groups;
  if (!parts) return null;
  const classCode = parts.class ? functionalClass(parts.class, year) : null;
  const groups = parts.group ? under(certain("functional", parts.group, year), 5, classCode) : [];
  if (parts.item) {
    const fitting = entriesNamed("functional", parts.item).filter(
      ({ code }) =>
        code.length === 7 &&
        (classCode === null || code.startsWith(classCode)) &&
        (groups.length === 0 || groups.some((g) => code.startsWith(g))),
    );
    const codes = inForceFirst(fitting, year);
    return codes.length === 1 ? codes[0]! : null;
  }
  if (parts.group) return groups.length === 1 ? groups[0]! : null;
  return classCode;
}

function under(codes: readonly string[], length: number, parent: string | null): string[] {
  return codes.filter((c) => c.length === length && (parent === null || c.startsWith(parent)));
}

/** Functional 款 or 项 that a bare name means without doubt. */
export function functionalItem(name: string, year: string | null): string | null {
  const codes = certain("functional", name, year).filter((c) => c.length > 3);
  return codes.length === 1 ? codes[0]! : null;
}
