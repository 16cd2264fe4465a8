import { identifyTitle } from "../../words/titles";
import type { StreamItem, StreamLine } from "../stream";
import { toRawTable } from "./to-table";
import { elsewhereFor, readSources, type KnownTable } from "./placing/evidence";
import { readFragments, type TextLines } from "./fragments";
import { readGoals } from "./goals/goal";
import { readBody, type ReadBody } from "./rows/read-rows";
import { findRegions, type Region } from "./regions";
import { solve } from "./placing/solve";

/** Statements whose columns are surest come first: others are settled with their help. */
const ORDER = ["balance", "general", "fund", "capital", "appropriation", "basic", "expenditure", "income"];

/** What a region of the text became. */
type Reading =
  | { readonly region: Region; readonly kind: "figures"; readonly body: ReadBody; readonly known: KnownTable }
  | { readonly region: Region; readonly kind: "goal" };

/**
 * Reads the tables out of text without coordinates and puts each in the place of its lines; all other lines stay, in order.
 */
export function readPdfText(stream: readonly StreamLine[]): StreamItem[] {
  const text = readFragments(stream);
  const readings = findRegions(text).map((region): Reading => {
    const header = region.head.header;
    if (region.head.form || !header || header.columns[0]?.path === "一级指标") return { region, kind: "goal" };
    const body = readBody(region, header, text);
    return { region, kind: "figures", body, known: { id: idOf(region), draft: body.draft } };
  });
  const known = readings.flatMap((r) => (r.kind === "figures" ? [r.known] : []));
  const sources = readSources(known, proseOf(text, readings));
  const rank = (t: KnownTable): number => (ORDER.indexOf(t.id ?? "") + ORDER.length + 1) % (ORDER.length + 1);
  for (const table of [...known].sort((a, b) => rank(a) - rank(b)))
    solve(table.draft, elsewhereFor(table, known, sources), sources);
  return emit(stream, text, readings);
}

function idOf(region: Region): KnownTable["id"] {
  return region.head.title ? (identifyTitle(region.head.title)?.id ?? null) : null;
}

/** Everything outside of the tables, for the sentences that name sources of funds. */
function proseOf(text: TextLines, readings: readonly Reading[]): string {
  const inside = new Set<number>();
  for (const r of readings) for (let at = r.region.head.start; at < endOf(r); at++) inside.add(at);
  return text.lines.flatMap((l, at) => (inside.has(at) ? [] : [l.text])).join("");
}

function endOf(reading: Reading): number {
  return reading.kind === "figures" ? reading.body.end : reading.region.stretches.at(-1)![1];
}

function emit(stream: readonly StreamLine[], text: TextLines, readings: readonly Reading[]): StreamItem[] {
  const items: StreamItem[] = [];
  const goals = readGoals(
    readings.flatMap((r) => (r.kind === "goal" ? [r.region] : [])),
    text,
  );
  let next = 0;
  const lineAt = (at: number): number => text.lines[at]?.index ?? stream.length;
  for (const reading of readings) {
    while (next < lineAt(reading.region.head.start)) items.push(stream[next++]!);
    const read =
      reading.kind === "goal"
        ? goals.shift()!
        : { table: toRawTable(reading.body.draft, reading.region, reading.body.notes, text), end: reading.body.end };
    items.push({ type: "table", table: read.table });
    next = Math.max(next, lineAt(read.end));
  }
  while (next < stream.length) items.push(stream[next++]!);
  return items;
}
