import { fold, stripWhitespace, type Disclosure, type DisclosureKind, type DisclosureLevel } from "../../disclosure";
import type { CaptionFacts } from "../words/captions";
import { LONGEST_NAME, isNoUnit, namesUnit } from "../words/unit-names";

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
function mostCommon<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  let best: T | null = null;
  let n = 0;
  for (const [v, c] of counts) if (c > n) [best, n] = [v, c];
  return best;
}

/** `XX市XX局2026年度部门预算公开`, name or year first. */
const COVER = /^(.{2,100}?)(20\d\d)年?度?(部门|单位)?(综合)?(预算|决算)/;
const COVER_YEAR_FIRST = /^(20\d\d)年?度?(.{2,100}?)(部门|单位)?(综合)?(预算|决算)(公开|说明|信息|$)/;
/** The line below the name, where the cover is printed in two. */
const COVER_YEAR_ONLY = /^(20\d\d)年?度?(部门|单位)?(综合)?(预算|决算)/;
/** Characters of a title beside the name of its unit. */
const LONGEST_TITLE = 50;
/** Lines in which a cover is looked for. */
const COVER_LINES = 12;

/** What the cover, or the running head that repeats it, says. */
interface Cover {
  readonly name: string;
  readonly year: string;
  readonly level: DisclosureLevel | null;
  readonly kind: DisclosureKind;
}

function readCover(head: readonly string[]): Cover | null {
  const cover = (name: string, year: string, level: string | undefined, kind: string): Cover | null => {
    const unit = name
      .replace(/^第[一二三四五六七八九十]+部分/, "")
      .replace(/^(关于|附件\d*[:：]?)/, "")
      .replace(/(部门|单位)$/, "");
    if (!namesUnit(unit)) return null;
    return {
      name: unit,
      year,
      level: level === "部门" ? "department" : level === "单位" ? "unit" : null,
      kind: kind === "决算" ? "final" : "budget",
    };
  };
  for (const [i, line] of head.slice(0, COVER_LINES).entries()) {
    const named = COVER.exec(line);
    const yearFirst = COVER_YEAR_FIRST.exec(line);
    const below = COVER_YEAR_ONLY.exec(head[i + 1] ?? "");
    const above = COVER_YEAR_ONLY.exec(line);
    const found =
      (named && cover(named[1]!, named[2]!, named[3], named[5]!)) ??
      (yearFirst && cover(yearFirst[2]!, yearFirst[1]!, yearFirst[3], yearFirst[5]!)) ??
      (below && line.length <= LONGEST_NAME && cover(line, below[1]!, below[2], below[4]!)) ??
      (above && (head[i + 1] ?? "").length <= LONGEST_NAME && cover(head[i + 1] ?? "", above[1]!, above[2], above[4]!));
    if (found) return found;
  }
  return null;
}

/** Kind, level, unit, year and unit of money of a disclosure, from captions first, titles and cover second. */
export function readFacts(sources: FactSources): DisclosureFacts {
  const head = sources.lines
    .filter((l) => fold(l) !== "")
    .slice(0, 40)
    .map(fold);
  const all = [...sources.titles.map(fold), ...head];
  const cover = readCover(head);
  const finals = all.filter((t) => /决算/.test(t)).length;
  const budgets = all.filter((t) => /预算/.test(t) && !/决算/.test(t)).length;
  const finalTitles = sources.titles.filter((t) => /决算表|决算总表|决算情况/.test(fold(t))).length;
  const kind: DisclosureKind =
    finalTitles >= 2 ? "final" : (cover?.kind ?? (finals > budgets && finals > 0 ? "final" : "budget"));

  const top = head.slice(0, COVER_LINES).join("|");
  const names = sources.captions.flatMap((c) => (c.unitName ? [stripWhitespace(c.unitName)] : []));
  const captionNames = names.filter((n) => n.length >= 3 && !isNoUnit(fold(n)));
  // A department's document carries its units' names too: the one on the cover is who discloses.
  const covered = mostCommon(captionNames.filter((n) => top.includes(fold(n))));
  const unitName = covered ?? cover?.name ?? mostCommon(captionNames) ?? unitLine(head);
  const unitCode = mostCommon(
    sources.captions.flatMap((c) =>
      c.unitCode && (c.unitName === null || stripWhitespace(c.unitName) === unitName) ? [c.unitCode] : [],
    ),
  );

  const captionYears = sources.captions.flatMap((c) => (c.year ? [c.year] : []));
  const titleYears = sources.titles.flatMap((t) => /(20\d\d)\s*年/.exec(fold(t))?.[1] ?? []);
  const loose = head
    .map((l) => /(20\d\d)年?度?(部门|单位)?(综合)?(预算|决算)/.exec(l)?.[1])
    .find((y) => y !== undefined);
  // The cover's year is the document's: captions and titles name years of comparison too.
  const year =
    cover?.year ??
    mostCommon(captionYears) ??
    mostCommon(titleYears) ??
    loose ??
    mostCommon(head.flatMap((l) => [...l.matchAll(/(20\d\d)年/g)].map((m) => m[1]!)));

  const departments = all.filter((t) => /部门(综合)?(预算|决算|收支|收入|支出|财务)|部门整体/.test(t)).length;
  const units = all.filter((t) => /单位(综合)?(预算|决算|收支|收入|支出|财务)|预算单位/.test(t)).length;
  const level: DisclosureLevel = cover?.level ?? (units > departments ? "unit" : "department");

  const moneyUnit = mostCommon(sources.captions.flatMap((c) => (c.moneyUnit ? [c.moneyUnit] : [])));
  const title =
    head.find(
      (l) =>
        /20\d\d/.test(l) &&
        /(预算|决算)/.test(l) &&
        l.length <= LONGEST_TITLE + (unitName?.length ?? 0) &&
        !/[.…·]{3}/.test(l),
    ) ?? null;
  return { kind, level, unitCode, unitName, year, moneyUnit, title };
}

/** A short line at the top that is nothing but a unit's name. */
function unitLine(head: readonly string[]): string | null {
  return head.slice(0, 6).find((l) => l.length <= 24 && namesUnit(l) && !/\d/.test(l)) ?? null;
}
