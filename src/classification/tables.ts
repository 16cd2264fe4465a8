import { parentCode } from "./codes";
import { ECONOMIC_DEPARTMENT, ECONOMIC_GOVERNMENT } from "./generated/economic";
import { FUNCTIONAL, FUNCTIONAL_2009 } from "./generated/functional";
import { PROCUREMENT } from "./generated/procurement";
import { REVENUE } from "./generated/revenue";
import { ARCHIVE_YEAR, type CodeEntry, type CodeTableId, type Evidence } from "./entry";

/** A decoded table. */
export interface CodeTable {
  readonly entries: readonly CodeEntry[];
  /** All names of a code, oldest first. */
  readonly byCode: ReadonlyMap<string, readonly CodeEntry[]>;
  /** Codes under a code, in order. */
  readonly childCodes: ReadonlyMap<string, readonly string[]>;
}

const EVIDENCE: Readonly<Record<string, Evidence>> = { s: "seen", c: "confirmed", k: "known" };
const SOURCES: Readonly<Record<CodeTableId, string>> = {
  functional: FUNCTIONAL,
  "economic-department": ECONOMIC_DEPARTMENT,
  "economic-government": ECONOMIC_GOVERNMENT,
  procurement: PROCUREMENT,
  revenue: REVENUE,
};

/** Before a year from which a name is borne out, where the year in which it began is not known. */
const ATTESTED = "<";

const decoded = new Map<CodeTableId, CodeTable>();

/** The table, decoded the first time it is asked for. */
export function codeTable(id: CodeTableId): CodeTable {
  let table = decoded.get(id);
  if (!table) decoded.set(id, (table = decode(id)));
  return table;
}

function year(text: string | undefined): number | null {
  return text ? Number(text) : null;
}

function levelOf(code: string): number {
  return (code.length - 1) / 2;
}

function decode(id: CodeTableId): CodeTable {
  const entries: CodeEntry[] = SOURCES[id].split("\n").map((line) => {
    const [code, name, since, until, flags, level, parent, catalogue] = line.split("|") as [
      string,
      string,
      ...(string | undefined)[],
    ];
    return {
      table: id,
      code,
      name,
      level: level ? Number(level) : levelOf(code),
      parent: level ? parent || null : parentCode(code),
      since: since?.startsWith(ATTESTED) ? null : year(since),
      attested: Number(since?.replace(ATTESTED, "") ?? catalogue),
      until: year(until),
      evidence: EVIDENCE[flags![0]!]!,
      doubtfulYear: flags!.endsWith("~"),
      catalogue: (catalogue as "2013" | "2022" | undefined) ?? null,
      archive: false,
    };
  });
  if (id === "functional") entries.push(...archived());
  const byCode = new Map<string, CodeEntry[]>();
  const childCodes = new Map<string, string[]>();
  for (const entry of entries) {
    const names = byCode.get(entry.code);
    if (names) names.push(entry);
    else {
      byCode.set(entry.code, [entry]);
      if (entry.parent !== null) {
        const siblings = childCodes.get(entry.parent);
        if (siblings) siblings.push(entry.code);
        else childCodes.set(entry.parent, [entry.code]);
      }
    }
  }
  for (const names of byCode.values()) names.sort((a, b) => order(a) - order(b));
  for (const siblings of childCodes.values()) siblings.sort();
  return { entries, byCode, childCodes };
}

function order(entry: CodeEntry): number {
  return entry.archive ? -1 : (entry.since ?? 0);
}

/** Names of about 2009 that the table of today no longer has, as former names of doubtful end. */
function archived(): CodeEntry[] {
  return FUNCTIONAL_2009.split("\n").map((line) => {
    const [code, name] = line.split("|") as [string, string];
    return {
      table: "functional",
      code,
      name,
      level: levelOf(code),
      parent: parentCode(code),
      since: null,
      attested: ARCHIVE_YEAR,
      until: ARCHIVE_YEAR,
      evidence: "confirmed",
      doubtfulYear: true,
      catalogue: null,
      archive: true,
    };
  });
}
