import { MOST_DIGITS } from "../disclosure";
import type { FoldedText } from "./normalize";

/** A printed number with its unit. */
export interface Quantity {
  readonly start: number;
  /** End of the unit. */
  readonly end: number;
  /** Plain decimal string, commas removed. */
  readonly value: string;
  readonly unit: string;
  readonly type: "money" | "percent" | "count";
}

const NUMBER = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/g;
const MONEY = /^(?:亿|百万|万|千|百)?元/;
const PERCENT = /^(?:%|个百分点)/;
/** Measure words of counts in disclosures; the longest first. */
const COUNT =
  /^(?:台\(件、套\)|台\(套\)|台\(件\)|台\/套|台套|个\(次\)|平方米|人次|批次|团组|个团组|辆次|辆|台|套|批|组|项|个|人|户|家|件|次|艘|架)/;
/** What makes an amount a threshold or a rate and not a figure: `单价50万元以上`, `50元/人`, `30万公里`. */
const NOT_A_FIGURE = /^(?:\(含\)|\(不含\))?(?:以上|以下|以内|及以上|及以下|左右的?标准)|^[/／](?!套)/;
/** Words before a number that make it a name, a document number or a limit. */
const NAME_BEFORE = /(?:[A-Za-z\d.]-|[≥≤<>=]|第|文件|版|超过|不低于|不少于|高于|低于|大于|小于|等于|DIP|DRG)$/;
/** A measure word that goes on as another word: 个百分点, 人员, 项目, 次数, 家庭 … */
const OTHER_WORD =
  /^(?:个(?:月|工作日|小时|自然|方面|百分点)|人(?:员|均|民|社|大|力|参|才)|项(?:目|\))|次(?:日|年|要|性|数)|家(?:庭|具)|台(?:账|湾)|组(?:织|成|长)|批(?:复|准|评)|件(?:套|数))/;
const DIRECTION_NEXT = /^(?:增加|减少|增长|下降|上升|降低)/;

/** All quantities of a text, in order. Numbers without unit are years, codes and names: no figures. */
export function scanQuantities(folded: FoldedText): Quantity[] {
  const { text } = folded;
  const found: Quantity[] = [];
  const bare: { at: number; start: number; end: number; value: string }[] = [];
  for (const m of text.matchAll(NUMBER)) {
    const start = startAfterGap(folded, m.index, m[0]);
    const digits = text.slice(start, m.index + m[0].length);
    if (digits.length > MOST_DIGITS) continue;
    const end = m.index + m[0].length;
    const before = text.slice(Math.max(0, start - 4), start);
    const after = text.slice(end, end + 12);
    const unit = unitAfter(after, digits);
    const signed = unit?.type !== "count" && /(?:^|[\u4e00-\u9fff:(,])-$/.test(before);
    if (!signed && NAME_BEFORE.test(before)) continue;
    const value = (signed ? "-" : "") + digits.replace(/,/g, "");
    if (unit) found.push({ start: signed ? start - 1 : start, end: end + unit.unit.length, value, ...unit });
    else if (DIRECTION_NEXT.test(after) && /[.,]/.test(digits)) bare.push({ at: found.length, start, end, value });
  }
  // `较上年8203.23减少1010.83万元`: the unit is said once, behind the second number.
  for (const b of bare.reverse()) {
    const next = found[b.at];
    if (next && next.type === "money" && next.start - b.end <= 4) {
      found.splice(b.at, 0, { start: b.start, end: b.end, value: b.value, unit: next.unit, type: "money" });
    }
  }
  return found;
}

/** Counts are whole: `11.50台` and `02010台` are cells of a table run together. */
const WHOLE = /^(?:0|[1-9][\d,]*)$/;

function unitAfter(after: string, digits: string): { unit: string; type: Quantity["type"] } | null {
  const table: readonly [RegExp, Quantity["type"]][] = [
    [MONEY, "money"],
    [PERCENT, "percent"],
    [COUNT, "count"],
  ];
  for (const [pattern, type] of table) {
    const m = pattern.exec(after);
    if (!m) continue;
    if (NOT_A_FIGURE.test(after.slice(m[0].length))) return null;
    if (type === "count" && !WHOLE.test(digits) && m[0] !== "平方米") return null;
    if (type === "count" && OTHER_WORD.test(after) && !/^个?项目/.test(after)) return null;
    return { unit: m[0], type };
  }
  return null;
}

/** `2101101 59.44万元`: a blank after a code (5 or more digits) or a finished decimal divides two numbers. */
function startAfterGap(folded: FoldedText, start: number, digits: string): number {
  for (let i = start + digits.length - 1; i > start; i--) {
    if (!folded.gaps.has(i)) continue;
    const left = folded.text.slice(start, i);
    if (/^\d{5,}$/.test(left) || /\.\d{2,}$/.test(left)) return i;
  }
  return start;
}
