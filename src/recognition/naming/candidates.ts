import { fold, stripWhitespace, type SourceRef, type UnitCandidate } from "../../disclosure";
import { LONGEST_NAME, isNoUnit, namesUnit } from "../words/unit-names";
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
/** Places from the most to the least telling. */
const ORDER = ["cover", "caption", "title", "narrative"] as const;

/** `关于`, ordinals, years and the labels of forms are no part of a name. */
const IN_FRONT =
  /^(?:关于|纳入|附件[:：]?|第[一二三四五六七八九十]{1,3}(?:部分|条)|[一二三四五六七八九十\d]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,3}[)）]|20\d\d年?度?|[\u4e00-\u9fff]{2,8}[:：]){1,4}/;
/** 部门 and 单位 behind it are of the words that follow. */
const BEHIND = /(?<=局|委|办|会|院|中心|馆|站|所|处|校|厅|[)）])(部门?|单位)$/;
/** What follows a name in the lines of a cover and in titles. */
const YEAR = /20\d\d年?度?/;
/** A sentence that says whose it is. */
const SPEAKS = /^(.{3,40}?)(?:20\d\d年|是|为|主要职责|的主要职责|部门职责|机构设置|内设|本级|所属)/;
/** Half of a name on a line of its own: nothing but its characters. */
const HALF = /^[\u4e00-\u9fff（）()·]{2,24}$/;
const NO_HALF = /目录|部分|预算|决算|公开|概况|构成|说明|职责|^[一二三四五六七八九十]+$/;

/** A shorter one (局本级) stands for a name that was said before. */
const SHORTEST_SAID = 6;

type Found = { -readonly [K in keyof UnitCandidate]: UnitCandidate[K] };

/**
 * Names of units that the document prints, for a person to choose from: on the cover (over two lines as well), in the captions of tables
 * (with the rest that a narrow cell broke off), in titles before the year, at the head of sentences.
 */
export function unitCandidates({ lines, named }: CandidateSources): UnitCandidate[] {
  const found = new Map<string, Found>();
  const see = (
    words: string,
    where: UnitCandidate["where"],
    source: SourceRef | undefined,
    code: string | null = null,
  ): void => {
    const name = stripWhitespace(words).replace(IN_FRONT, "").replace(BEHIND, "");
    const tight = fold(name);
    if (tight.length > LONGEST_NAME || /[：:]/.test(tight) || !namesUnit(tight) || isNoUnit(tight)) return;
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
    const rest = next.split(YEAR)[0]!;
    see(own.split(YEAR)[0]!, "cover", source);
    if (isHalf(own) && HALF.test(rest) && !NO_HALF.test(rest)) see(own + rest, "cover", source);
    const after = own.replace(/(?:部门|单位)?(?:综合)?(?:预算|决算).*$/, "");
    if (after !== own) see(after, "cover", source);
  });
  for (const { draft, captions } of named) {
    if (captions.unitName) see(captions.unitName, "caption", draft.source, captions.unitCode);
    draft.captions.forEach((caption, i) => {
      const rest = fold(draft.captions[i + 1] ?? "");
      // The end of a name that its cell broke off.
      if (!HALF.test(rest) || isCaption(rest)) return;
      const { unitName, unitCode } = readCaptions([`${caption.trimEnd()}${rest}`]);
      if (unitName) see(unitName, "caption", draft.source, unitCode);
    });
    const title = fold(draft.title ?? "");
    if (YEAR.test(title)) see(title.split(YEAR)[0]!, "title", draft.source);
  }
  for (const { text, source } of printed) {
    const said = SPEAKS.exec(fold(text).replace(IN_FRONT, ""));
    if (said && said[1]!.length >= SHORTEST_SAID && !said[1]!.includes("(以下简称")) see(said[1]!, "narrative", source);
  }
  return withoutPieces(
    [...found.values()].sort(
      (a, b) => ORDER.indexOf(a.where) - ORDER.indexOf(b.where) || b.count - a.count || b.name.length - a.name.length,
    ),
  ).slice(0, MOST);
}

const isHalf = (line: string): boolean => HALF.test(line) && !NO_HALF.test(line) && !namesUnit(line);

/** The end of a name that a line broke, and a sentence's words in front of one, are no names of their own. */
function withoutPieces(candidates: readonly Found[]): Found[] {
  return candidates.filter((candidate) => {
    const name = fold(candidate.name);
    const loose = candidate.where === "narrative";
    return !candidates.some((other) => {
      const whole = fold(other.name);
      if (whole === name) return false;
      return (
        (whole.endsWith(name) && (loose || other.count >= candidate.count)) ||
        (loose && other.where !== "narrative" && name.endsWith(whole))
      );
    });
  });
}
