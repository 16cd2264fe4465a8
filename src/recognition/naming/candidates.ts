import { fold, stripWhitespace, type SourceRef, type UnitCandidate } from "../../disclosure";
import { isNoUnit, namesUnit } from "../words/unit-names";
import { isCaption, readCaptions } from "../words/captions";
import type { NamedTable } from "./name-table";

/** What is looked at. */
export interface CandidateSources {
  /** Lines of running text, heads and feet first. */
  readonly lines: readonly { readonly text: string; readonly source: SourceRef | undefined }[];
  readonly named: readonly NamedTable[];
}

/** Lines that a cover may fill. */
const COVER_LINES = 12;
/** More candidates are no help. */
const MOST = 8;
const LONGEST = 40;
/** Places from the most to the least telling. */
const ORDER = ["cover", "caption", "title", "narrative"] as const;

/** `关于`, ordinals and the like are no part of a name. */
const IN_FRONT =
  /^(?:关于|附件[:：]?|第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十\d]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,3}[)）]){1,3}/;
/** What follows a name in the lines of a cover and in titles. */
const YEAR = /20\d\d年?度?/;
/** A sentence that says whose it is. */
const SPEAKS = /^(.{3,40}?)(?:20\d\d年|是|为|主要职责|的主要职责|部门职责|机构设置|内设|本级|所属)/;

/**
 * Names of units that the document prints, for a person to choose from: on the cover (over two lines as well), in the captions of tables
 * (with the rest that a narrow cell broke off), in titles before the year, at the head of sentences.
 */
export function unitCandidates({ lines, named }: CandidateSources): UnitCandidate[] {
  const found = new Map<string, { -readonly [K in keyof UnitCandidate]: UnitCandidate[K] }>();
  const see = (
    words: string,
    where: UnitCandidate["where"],
    source: SourceRef | undefined,
    code: string | null = null,
  ): void => {
    const name = stripWhitespace(words)
      .replace(IN_FRONT, "")
      .replace(/(?<=局|委|办|会|院|中心|馆|站|所|处|校|厅)(部门|单位)$/, "");
    const tight = fold(name);
    if (tight.length > LONGEST || !namesUnit(tight) || isNoUnit(tight)) return;
    const known = found.get(tight);
    if (!known) found.set(tight, { name, code, where, count: 1, source });
    else {
      known.count++;
      known.code ??= code;
      if (ORDER.indexOf(where) < ORDER.indexOf(known.where)) known.where = where;
    }
  };
  const printed = lines.filter((l) => fold(l.text) !== "");
  const cover = printed.slice(0, COVER_LINES);
  cover.forEach(({ text, source }, i) => {
    const own = fold(text);
    const next = fold(cover[i + 1]?.text ?? "");
    const name = (words: string): string => words.split(YEAR)[0]!;
    see(name(own), "cover", source);
    if (!YEAR.test(own)) see(name(own + next), "cover", source);
    const after = own.replace(/^20\d\d年?度?/, "").replace(/(?:部门|单位)?(?:综合)?(?:预算|决算).*$/, "");
    if (after !== own) see(after, "cover", source);
  });
  for (const { draft, captions } of named) {
    if (captions.unitName) see(captions.unitName, "caption", draft.source, captions.unitCode);
    draft.captions.forEach((caption, i) => {
      const rest = fold(draft.captions[i + 1] ?? "");
      // The end of a name that its cell broke off.
      if (!/^[\u4e00-\u9fff（）()]{1,12}$/.test(rest) || isCaption(rest)) return;
      const { unitName, unitCode } = readCaptions([`${caption.trimEnd()}${rest}`]);
      if (unitName) see(unitName, "caption", draft.source, unitCode);
    });
    const title = fold(draft.title ?? "");
    if (YEAR.test(title)) see(title.split(YEAR)[0]!, "title", draft.source);
  }
  for (const { text, source } of printed) {
    const said = SPEAKS.exec(fold(text).replace(IN_FRONT, ""));
    if (said) see(said[1]!, "narrative", source);
  }
  return [...found.values()]
    .sort((a, b) => ORDER.indexOf(a.where) - ORDER.indexOf(b.where) || b.count - a.count)
    .slice(0, MOST);
}
