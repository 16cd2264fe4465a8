import { fold, stripWhitespace, type Disclosure, type DisclosureKind, type DisclosureLevel } from "../../disclosure";
import type { CaptionFacts } from "../words/captions";

/** Facts about the disclosure as a whole, and what settled them. */
export type DisclosureFacts = Pick<
  Disclosure,
  "kind" | "level" | "unitCode" | "unitName" | "year" | "moneyUnit" | "title"
>;

/** What {@link readFacts} looks at. */
export interface FactSources {
  readonly titles: readonly string[];
  readonly captions: readonly CaptionFacts[];
  /** Lines of running text, cover first. */
  readonly lines: readonly string[];
}

/** The most frequent value; the earlier one on a tie. */
export function mostCommon<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  let best: T | null = null;
  let n = 0;
  for (const [v, c] of counts) if (c > n) [best, n] = [v, c];
  return best;
}

const COVER = /^(.{2,40}?)(20\d\d)年?度?(部门|单位)?(综合)?(预算|决算)/;
const COVER_YEAR_FIRST = /^(20\d\d)年?度?(.{2,40}?)(部门|单位)?(综合)?(预算|决算)(公开|说明|信息|$)/;
const UNIT_TAIL =
  /(局|委|委员会|办公室|办|中心|厅|院|所|站|馆|校|部|会|处|队|街道|办事处|政府|本级|部门|公司|社|团|园|场|室|署|总队|支队|大队|联合会|协会|机关|镇|乡|台|医院|学院|大学|中学|小学|幼儿园)(\([^()]+\))?$/;

/** Kind, level, unit, year and unit of money of a disclosure, from captions first, titles and cover second. */
export function readFacts(sources: FactSources): DisclosureFacts {
  const head = sources.lines
    .filter((l) => fold(l) !== "")
    .slice(0, 40)
    .map(fold);
  const all = [...sources.titles.map(fold), ...head];
  const finals = all.filter((t) => /决算/.test(t)).length;
  const budgets = all.filter((t) => /预算/.test(t) && !/决算/.test(t)).length;
  const finalTitles = sources.titles.filter((t) => /决算表|决算总表|决算情况/.test(fold(t))).length;
  const kind: DisclosureKind = finalTitles >= 2 || (finals > budgets && finals > 0) ? "final" : "budget";

  const cover = head.map((l) => COVER.exec(l) ?? null).find((m) => m !== null && UNIT_TAIL.test(m[1]!)) ?? null;
  const coverYearFirst =
    head.map((l) => COVER_YEAR_FIRST.exec(l)).find((m) => m !== null && UNIT_TAIL.test(m[2]!)) ?? null;
  const top = head.slice(0, 8).join("|");
  const names = sources.captions.flatMap((c) => (c.unitName ? [stripWhitespace(c.unitName)] : []));
  const captionNames = names.filter((n) => !/^(合计|万元|元)$/.test(n));
  // A department's document carries its units' names too: the one on the cover is who discloses.
  const covered = mostCommon(captionNames.filter((n) => top.includes(fold(n))));
  const unitName = covered ?? mostCommon(captionNames) ?? unitOf(cover?.[1] ?? coverYearFirst?.[2] ?? unitLine(head));
  const unitCode = mostCommon(
    sources.captions.flatMap((c) =>
      c.unitCode && (c.unitName === null || stripWhitespace(c.unitName) === unitName) ? [c.unitCode] : [],
    ),
  );

  const captionYears = sources.captions.flatMap((c) => (c.year ? [c.year] : []));
  const titleYears = sources.titles.flatMap((t) => /(20\d\d)\s*年/.exec(fold(t))?.[1] ?? []);
  const coverYear =
    cover?.[2] ??
    coverYearFirst?.[1] ??
    head.map((l) => /(20\d\d)年?度?(部门|单位)?(综合)?(预算|决算)/.exec(l)?.[1]).find((y) => y !== undefined) ??
    null;
  const year =
    mostCommon(captionYears) ??
    mostCommon(titleYears) ??
    coverYear ??
    mostCommon(head.flatMap((l) => [...l.matchAll(/(20\d\d)年/g)].map((m) => m[1]!)));

  const departments = all.filter((t) => /部门(综合)?(预算|决算|收支|收入|支出|财务)|部门整体/.test(t)).length;
  const units = all.filter((t) => /单位(综合)?(预算|决算|收支|收入|支出|财务)|预算单位/.test(t)).length;
  const level: DisclosureLevel = units > departments ? "unit" : "department";

  const moneyUnit = mostCommon(sources.captions.flatMap((c) => (c.moneyUnit ? [c.moneyUnit] : [])));
  const title = head.find((l) => /20\d\d/.test(l) && /(预算|决算)/.test(l) && l.length <= 60) ?? null;
  return { kind, level, unitCode, unitName, year, moneyUnit, title };
}

/** A unit's name without the words of the cover around it. */
function unitOf(words: string | null): string | null {
  const name = words?.replace(/^第[一二三四五六七八九十]+部分/, "").replace(/(部门|单位)$/, "") ?? null;
  return name !== null && UNIT_TAIL.test(name) ? name : words;
}

function unitLine(head: readonly string[]): string | null {
  return head.slice(0, 6).find((l) => l.length <= 24 && UNIT_TAIL.test(l) && !/\d/.test(l)) ?? null;
}
