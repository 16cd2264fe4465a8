import { fold, parseMoneyUnit, type MoneyUnit } from "../../disclosure";
import { LONGEST_NAME, namesLongUnit, namesUnit } from "./unit-names";

/** What caption lines of a table say: unit, year, unit of money, date. */
export interface CaptionFacts {
  unitCode: string | null;
  unitName: string | null;
  year: string | null;
  moneyUnit: MoneyUnit | null;
  asOf: string | null;
}

const MONEY = /(?:金额|货币|计量)?单位[:：]?\s*(?:人民币)?[(（]?((?:百万|亿|万|千|百)?元)[)）]?/;
const MONEY_BARE = /^[(（]?(?:人民币)?((?:百万|亿|万|千|百)?元)[)）]?$/;
const UNIT =
  /(?:部门[(（]单位[)）]|单位[(（]部门[)）]|预算部门|预算单位|编制单位|编制部门|填报单位|填报部门|公开单位|公开部门|(?:部门|单位)(?:编码及|代码及)?名称|部门|单位)[:：]\s*(.+)/;
const CODED_UNIT =
  /^(?!20\d\d年)\[?(\d{3,9})\]?[\s_\-—]*([\u4e00-\u9fff（）()[\]【】“”"、·*]{3,100})(?<!表|预算|决算)$/;
const YEAR = /(?:预算|决算)?年度[:：]?\s*(20\d\d)|(20\d\d)\s*年度?/;
const AS_OF = /截(?:止|至)(?:时间|日期)?[:：]?\s*((?:20\d\d)[-年./]\d{1,2}[-月./]\d{1,2}日?)/;
const FORM_NUMBER =
  /^(?:(?:部门|单位)?(?:预算|决算)?(?:公开|预算|决算|财决|财预|财公[预决])?\d{0,3}(?:-\d+)?表\d*(?:[-.]\d+)*|YS\d+|[(（]?附?表[一二三四五六七八九十\d.-]+[)）]?|附件[\d一二三四五六七八九十]*|公开表\d+)[:：.、]?$/i;

/** A line, or a piece of one that was broken, of captions in text that kept no places. */
const PIECE =
  /单位:|年度?:|^度:|截止|^20\d\d年?$|:(万|千|百|亿)?元$|^预算年度?:?$|^\d{3,}\D{2,40}$|^(编制|填报|公开)?(部门|单位)(名称)?:|^(公开|预算|财决|决算)?\d*表(\d+)?$|金额单位|^附[件表]/;
const BEGINNING = /^(\d{3,}\D|预算|决算|金额|计量|单位|部门|编制|填报|公开|截止|年度|20\d\d年|表|附)/;

/** True for a line that belongs to captions although the rest of its caption may stand on the next line. */
export function isCaptionPiece(text: string): boolean {
  return PIECE.test(fold(text));
}

/** True where a line begins a caption; what does not, goes on with the one above. */
export function beginsCaption(text: string): boolean {
  return BEGINNING.test(fold(text));
}

/** A line that only says that a table goes on from the page before, or on the next: 续表, （续上表）, 接下页. */
const CONTINUED =
  /^[(（[【—-]*(续(上?表|上页|前页|前表)?|(续|接)上(表|页)|(接|转|续|见)下(表|页))[\d一二三四五六七八九十]*[)）\]】—-]*$/;

/** True for a line that only says unit, year, unit of money, date or form number. */
export function isCaption(text: string): boolean {
  const pieces = text.split(/[\t\n]+| {2,}|\u3000+/).filter((p) => fold(p) !== "");
  return isOneCaption(text) || (pieces.length > 1 && pieces.length <= 5 && pieces.every(isOneCaption));
}

function isOneCaption(text: string): boolean {
  const t = fold(text);
  if (/^(金额)?单位:[百千万亿]$/.test(t)) return true;
  if (t === "" || t.length > LONGEST_NAME + 40) return false;
  // A title may name its unit of money in brackets.
  if (/表(\([^()]*\))?\([^()]*元\)$/.test(t)) return false;
  if (FORM_NUMBER.test(t) || CONTINUED.test(t)) return true;
  if (MONEY_BARE.test(t)) return true;
  if (/^(预算|决算)?年度[:：]?20\d\d(年度?)?$/.test(t) || /^\(?20\d\d年度\)?$/.test(t)) return true;
  if (AS_OF.test(t) && t.length < 24) return true;
  if (CODED_UNIT.test(t) && !/[支收]|费$/.test(t)) return true;
  // What is longer than a line is a caption only where it names a unit: committees that bear several signboards.
  if (/^(金额|货币|计量)?单位[:：]/.test(t) || UNIT.test(t))
    return !/[。；]/.test(t) && (t.length < 70 || namesLongUnit(UNIT.exec(t)?.[1] ?? ""));
  return MONEY.test(t) && t.length < 60;
}

const CUT_UNIT = /(单位[:：]?\s*(?:人民币)?[(（]?[百千万亿])\s*$/;

/** `单位：万` over `元`: a unit of money that a narrow cell broke is one, whether the break is in a caption or between two. */
function unbroken(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const raw of lines) {
    const line = raw.replace(/(单位[:：]?\s*(?:人民币)?[(（]?[百千万亿])\s+(?=元)/g, "$1");
    const above = out.at(-1);
    if (above !== undefined && CUT_UNIT.test(above) && /^\s*元/.test(line))
      out[out.length - 1] = above.trimEnd() + line.trim();
    else out.push(line);
  }
  return out;
}

/** Reads what captions say; later lines never overwrite earlier ones. */
export function readCaptions(lines: readonly string[]): CaptionFacts {
  const facts: CaptionFacts = { unitCode: null, unitName: null, year: null, moneyUnit: null, asOf: null };
  for (const raw of unbroken(lines)) {
    // Blanks (full width ones as well) inside of the words don't part 万 from 元.
    const money = MONEY.exec(fold(raw));
    if (money) facts.moneyUnit ??= parseMoneyUnit(money[1]!);
    for (const piece of raw.split(/[\t\n]| {2,}|\u3000+/)) {
      const line = piece.trim();
      if (line) readCaption(line, facts);
    }
    // A caption broken over cells or padded with blanks: once more as a whole.
    readCaption(raw.replace(/[\t\n]+/g, " ").trim(), facts);
  }
  return facts;
}

function readCaption(line: string, facts: CaptionFacts): void {
  const tight = fold(line);
  const asOf = AS_OF.exec(tight);
  if (asOf) facts.asOf ??= asOf[1]!;
  const money = MONEY.exec(tight) ?? MONEY_BARE.exec(tight);
  if (money) facts.moneyUnit ??= parseMoneyUnit(money[1]!);
  let rest = tight.replace(MONEY, " ").replace(AS_OF, " ");
  const year = YEAR.exec(rest);
  if (year) {
    facts.year ??= year[1] ?? year[2]!;
    rest = rest.replace(YEAR, " ").replace(/年度[:：]?/, " ");
  }
  const named = UNIT.exec(rest.trim());
  const candidate = (named ? named[1]! : rest).trim();
  const coded = CODED_UNIT.exec(candidate);
  if (coded && (named || namesUnit(coded[2]!))) {
    facts.unitCode ??= coded[1]!;
    facts.unitName ??= coded[2]!;
  } else if (named && /[\u4e00-\u9fff]{3,}/.test(candidate) && !parseOnlyMoney(candidate)) {
    const [name] = candidate.split(/\s/);
    // A sentence behind 部门： names none.
    if (!/[,;。]/.test(name!)) facts.unitName ??= name!;
  }
}

function parseOnlyMoney(text: string): boolean {
  return MONEY_BARE.test(text);
}
