import { parseAmount, stripWhitespace, toHalfWidth, type ParsedAmount } from "../../disclosure";
import { editDistance } from "../document/similarity";

/**
 * One sign in so many may be misread beside the first: of `57.63` one, of `1234567.89` three. More, and what is printed is another number
 * than what the sums ask for.
 */
const SIGNS_PER_SLIP = 3;

/** Complete numbers inside of a text that is none itself: a line that was read twice, a word of a seal beside it. */
const NUMBERS = /-?\d{1,12}[.,]\d{2}/g;

/** Nothing of what was read tells what is printed. */
const RUBBISH = 99;

/**
 * By how many slips a reader of pictures made `read` of `printed`: a digit taken for another, lost or added, a point or a minus lost; 0 where
 * all digits were read, and the point was not, or something beside them was. Null where it can't have: what exchanges two digits is a slip
 * of a typist, which a picture shows as it is; nobody's error is to be corrected away. Where the reading holds no number, anything may have
 * stood there.
 */
export function slipsOfReading(read: string | null, printed: string | null, shape: AmountShape): number | null {
  const [from, to] = [signs(read), signs(printed)];
  if (from === to) return null;
  const amount = parseAmount(from);
  if (amount.kind === "blank") return /\d/.test(from) ? null : RUBBISH;
  if (isShaped(amount, shape)) return to === "" ? null : fewSlips(from, to);
  if (/^\d{1,2}$/.test(from) && to === "") return RUBBISH;
  const numbers = amount.kind === "text" ? [...from.matchAll(NUMBERS)].map((m) => m[0].replace(",", ".")) : [];
  const digits = from.replace(/\D/g, "");
  if (numbers.length === 0 && digits.length < 2) return RUBBISH;
  if (to === "") return null;
  if (numbers.length === 0 && digits.length === 2) return hasInOrder(to, digits) ? RUBBISH : null;
  if (numbers.includes(to) || digits === to.replace(/\D/g, "")) return 0;
  // Digits that were read count, with or without their point.
  const slips = (numbers.length > 0 ? numbers : [digits]).flatMap(
    (n) => fewSlips(n, numbers.length > 0 ? to : to.replace(/\D/g, "")) ?? [],
  );
  return slips.length > 0 ? Math.min(...slips) : null;
}

/** True where the second text is the first with signs left out. */
function hasInOrder(text: string, signsOfIt: string): boolean {
  let at = -1;
  return [...signsOfIt].every((sign) => (at = text.indexOf(sign, at + 1)) >= 0);
}

/** How a column prints amounts: all with as many decimals, or `trimmed` of noughts at their end. */
export interface AmountShape {
  readonly decimals: number;
  readonly trimmed: boolean;
}

/** True for an amount as its column prints them. */
export function isShaped(amount: ParsedAmount, { decimals, trimmed }: AmountShape): boolean {
  if (amount.kind !== "amount" || amount.odd || amount.percent) return false;
  return trimmed ? amount.decimals <= decimals : amount.decimals === decimals;
}

/** A text as it was read, without what a picture does not tell apart and without separators of thousands, right or wrong. */
function signs(text: string | null): string {
  return toHalfWidth(stripWhitespace(text ?? ""))
    .replace(/[−–—－]/g, "-")
    .replace(/[，、]/g, ",")
    .replace(/,(?=\d{3})/g, "");
}

/** How many signs tell two texts apart; null where they are too many, none, or two digits that stand in each other's place. */
function fewSlips(a: string, b: string): number | null {
  const digits = Math.max(a.replace(/\D/g, "").length, b.replace(/\D/g, "").length);
  const slips = editDistance(a, b);
  return slips > 0 && slips <= Math.max(1, Math.floor(digits / SIGNS_PER_SLIP)) && !exchanged(a, b) ? slips : null;
}

/** True where two signs that differ stand in each other's place, wherever they are. */
function exchanged(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const off = [...a].flatMap((ch, i) => (ch === b[i] ? [] : [i]));
  return off.length === 2 && a[off[0]!] === b[off[1]!] && a[off[1]!] === b[off[0]!];
}
