import type { Row } from "./classification-csv";

const FIRST_DIGIT: Record<string, string> = {
  functional: "2",
  "economic-department": "3",
  "economic-government": "5",
  revenue: "1",
};
const EVIDENCE = new Set(["seen", "confirmed", "known"]);
const YEAR = /^(?:20\d\d)?$/;

/** Lengths, parents, names, evidence, ranges and order of a table whose parent is the code less two digits. */
export function checkCoded(id: string, rows: readonly Row[]): string[] {
  const problems: string[] = [];
  const codes = new Set(rows.map((r) => r.code));
  for (const r of rows) {
    const say = (what: string): void => void problems.push(`${id}.csv ${r.code} ${r.name}: ${what}`);
    if (!/^\d{3}(?:\d\d){0,2}$/.test(r.code!)) say("a code has 3, 5 or 7 digits");
    if (r.code![0] !== FIRST_DIGIT[id]) say(`a code begins with ${FIRST_DIGIT[id]}`);
    if (id.startsWith("economic") && r.code!.length > 5) say("economic codes have 3 or 5 digits");
    if (r.code!.length > 3 && !codes.has(r.code!.slice(0, -2))) say("its parent is missing");
    problems.push(...checkCommon(`${id}.csv`, r));
  }
  problems.push(...checkRanges(`${id}.csv`, rows, (r) => r.code!), ...checkOrder(`${id}.csv`, rows));
  return problems;
}

/** The same for the purchase catalogue, where an edition has codes of its own. */
export function checkProcurement(rows: readonly Row[]): string[] {
  const problems: string[] = [];
  const codes = new Set(rows.map((r) => `${r.catalogue} ${r.code}`));
  for (const r of rows) {
    const say = (what: string): void => void problems.push(`procurement.csv ${r.code} ${r.name}: ${what}`);
    if (!/^[ABC]\d{2}(?:\d\d)*$/.test(r.code!)) say("a code is A, B or C and pairs of digits");
    if (r.catalogue !== "2013" && r.catalogue !== "2022") say("the editions are 2013 and 2022");
    if (r.parent && !codes.has(`${r.catalogue} ${r.parent}`)) say("its parent is missing");
    if (!/^[1-5]$/.test(r.level!)) say("a level is 1 to 5");
    problems.push(...checkCommon("procurement.csv", r));
  }
  problems.push(
    ...checkRanges("procurement.csv", rows, (r) => `${r.catalogue} ${r.code}`),
    ...checkOrder("procurement.csv", rows),
  );
  return problems;
}

/** Both codes of a pair exist, and no pair stands twice. */
export function checkMapping(rows: readonly Row[], government: readonly Row[], department: readonly Row[]): string[] {
  const problems: string[] = [];
  const left = new Set(government.map((r) => r.code));
  const right = new Set(department.map((r) => r.code));
  const seen = new Set<string>();
  for (const r of rows) {
    const pair = `${r.government}-${r.department}`;
    if (!left.has(r.government)) problems.push(`economic-mapping.csv ${pair}: no such government code`);
    if (!right.has(r.department)) problems.push(`economic-mapping.csv ${pair}: no such department code`);
    if (seen.has(pair)) problems.push(`economic-mapping.csv ${pair}: twice`);
    seen.add(pair);
  }
  return problems;
}

/** An alias belongs to a code, and names one code of its table and level only at any time. */
export function checkAliases(rows: readonly Row[], tables: Readonly<Record<string, readonly Row[]>>): string[] {
  const problems: string[] = [];
  const owner = new Map<string, string>();
  for (const r of rows) {
    const table = tables[r.table!];
    // 218 was abolished before the table of today begins; its old name stands in the archive of 2009.
    if (!table) problems.push(`aliases.csv ${r.alias}: no table ${r.table}`);
    else if (!table.some((e) => e.code === r.code) && r.code !== "218")
      problems.push(`aliases.csv ${r.alias}: no code ${r.code}`);
    const key = `${r.table} ${r.alias}`;
    if (owner.has(key)) problems.push(`aliases.csv ${r.alias}: twice`);
    owner.set(key, r.code!);
  }
  return problems;
}

/** A succession leads from the end of one code to another that is in force after it. */
export function checkSuccessions(rows: readonly Row[], tables: Readonly<Record<string, readonly Row[]>>): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const r of rows) {
    const key = `${r.table} ${r.code} ${r.until} ${r.successor}`;
    const say = (what: string): void => void problems.push(`successions.csv ${key}: ${what}`);
    const table = tables[r.table!] ?? [];
    if (!table.some((e) => e.code === r.code && e.until === r.until)) say("no name of the code ends then");
    if (!table.some((e) => e.code === r.successor && (!e.until || e.until > r.until!))) say("no such successor");
    if (!r.basis) say("nobody says why");
    if (seen.has(key)) say("twice");
    seen.add(key);
  }
  return problems;
}

function checkCommon(file: string, r: Row): string[] {
  const problems: string[] = [];
  const say = (what: string): void => void problems.push(`${file} ${r.code} ${r.name}: ${what}`);
  if (!r.name || r.name.trim() !== r.name) say("a name is neither empty nor padded");
  if (/[|\n]/.test(r.name!)) say("a name holds no separator");
  if (!EVIDENCE.has(r.evidence!)) say("evidence is seen, confirmed or known");
  if (r.doubt !== "" && r.doubt !== "~") say("doubt is blank or ~");
  if (!YEAR.test(r.since!) || !YEAR.test(r.until!)) say("a year has four digits");
  if (r.since && r.until && r.since > r.until) say("since is after until");
  if (r.evidence === "seen" && !r.seen && !r.basis) say("seen, but nobody says where");
  return problems;
}

function checkRanges(file: string, rows: readonly Row[], key: (r: Row) => string): string[] {
  const problems: string[] = [];
  const byCode = new Map<string, Row[]>();
  for (const r of rows) byCode.set(key(r), [...(byCode.get(key(r)) ?? []), r]);
  for (const [code, list] of byCode) {
    const sorted = [...list].sort((a, b) => (a.since || "0").localeCompare(b.since || "0"));
    for (let i = 1; i < sorted.length; i++) {
      const end = sorted[i - 1]!.until || "9999";
      if (end >= (sorted[i]!.since || "0")) problems.push(`${file} ${code}: the years of two names overlap`);
    }
  }
  return problems;
}

function checkOrder(file: string, rows: readonly Row[]): string[] {
  for (let i = 1; i < rows.length; i++) {
    if (rows[i - 1]!.code! > rows[i]!.code!) return [`${file}: ${rows[i]!.code} stands out of order`];
  }
  return [];
}
