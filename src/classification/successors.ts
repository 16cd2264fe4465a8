import { yearOf, type CodeEntry, type CodeTableId, type When } from "./entry";
import { SUCCESSIONS } from "./generated/successions";
import { history, lookup } from "./lookup";
import { codeTable } from "./tables";

let decoded: ReadonlyMap<string, readonly string[]> | undefined;

/** Successors by table, code and the last year of the name that ended. */
function successions(): ReadonlyMap<string, readonly string[]> {
  if (!decoded) {
    const map = new Map<string, string[]>();
    for (const line of SUCCESSIONS.split("\n")) {
      const [table, code, until, successor] = line.split("|") as [string, string, string, string];
      const key = `${table}|${code}|${until}`;
      map.set(key, [...(map.get(key) ?? []), successor]);
    }
    decoded = map;
  }
  return decoded;
}

/** What became of a code. */
export interface Succession {
  /** What bears the matter at the later time; empty where no source says. */
  readonly entries: readonly CodeEntry[];
  /** Names that ended without a source for what came after them. */
  readonly lost: readonly CodeEntry[];
}

/**
 * What became of the code that bore its name at `from` (the last of its names if nothing is given) by the time `to` (today).
 * A code that only got another name is its own successor. Null for an unknown code.
 */
export function successors(table: CodeTableId, code: string, from?: When, to?: When): Succession | null {
  const found = lookup(table, code, from);
  const start = yearOf(from) === null ? found.entries.at(-1) : found.nearest;
  if (!start) return null;
  const target = yearOf(to);
  const entries = new Map<string, CodeEntry>();
  const lost: CodeEntry[] = [];
  const visited = new Set<CodeEntry>();
  const follow = (entry: CodeEntry): void => {
    if (visited.has(entry)) return;
    visited.add(entry);
    if (entry.until === null || (target !== null && target <= entry.until)) {
      entries.set(entry.code, entry);
      return;
    }
    const until = entry.until;
    const next = successions().get(`${table}|${entry.code}|${until}`);
    if (next) {
      for (const successor of next) {
        const names = history(table, successor).filter((e) => !e.archive && (e.until === null || e.until > until));
        if (names[0]) follow(names[0]);
      }
      return;
    }
    const renamed = renamedTo(history(table, entry.code), entry);
    if (renamed) follow(renamed);
    else lost.push(entry);
  };
  follow(start);
  return { entries: [...entries.values()], lost };
}

/** Codes of an earlier year by what they became, for each pair of years asked for; emptied before they are many. */
const sources = new Map<string, ReadonlyMap<string, readonly CodeEntry[]>>();
const MOST_SOURCES = 100;

/**
 * What a code of one year (today) was in an earlier one: the codes of then that a source says became this one, itself among
 * them where it went on. Empty where no source says.
 */
export function predecessors(
  table: CodeTableId,
  code: string,
  from: When | undefined,
  to: number,
): readonly CodeEntry[] {
  const key = `${table}|${yearOf(from) ?? ""}|${to}`;
  let became = sources.get(key);
  if (!became) {
    const of = new Map<string, CodeEntry[]>();
    for (const earlier of codeTable(table).byCode.keys()) {
      const { entry } = lookup(table, earlier, { year: to });
      const succession = entry && successors(table, earlier, { year: to }, from);
      if (!succession || succession.lost.length > 0) continue;
      for (const { code: later } of succession.entries) of.set(later, [...(of.get(later) ?? []), entry]);
    }
    if (sources.size >= MOST_SOURCES) sources.clear();
    sources.set(key, (became = of));
  }
  return became.get(code) ?? [];
}

/** The next name of a code that went on: it begins where the last one ends, or the years between are in doubt. */
function renamedTo(names: readonly CodeEntry[], entry: CodeEntry): CodeEntry | null {
  const next = names[names.indexOf(entry) + 1];
  if (!next || entry.until === null) return null;
  const follows = next.since === null || next.since === entry.until + 1 || (entry.doubtfulYear && next.doubtfulYear);
  return follows ? next : null;
}
