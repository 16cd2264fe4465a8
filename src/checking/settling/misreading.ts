import { parseAmount, stripWhitespace, toHalfWidth, type ParsedAmount } from "../../disclosure";

/**
 * One sign in so many may be misread beside the first: of `57.63` one, of `1234567.89` three. More, and what is printed is another number
 * than what the sums ask for.
 */
const SIGNS_PER_SLIP = 3;

/** Complete numbers inside of a text that is none itself: a line that was read twice, a word of a seal beside it. */
const NUMBERS = /-?\d{1,12}[.,]\d{2}/g;

/**
 * Whether a reader of pictures may have made `read` of `printed`: a digit taken for another, lost or added, a point or a minus lost. What
 * exchanges two digits is a slip of a typist, which a picture shows as it is; nobody's error is to be corrected away. Where the reading is
 * no amount as its column prints them, anything of their shape may have stood there, unless it holds a number that says otherwise.
 */
export function mayBeMisread(read: string | null, printed: string | null, shape: AmountShape): boolean {
  const [from, to] = [signs(read), signs(printed)];
  if (from === to) return false;
  const amount = parseAmount(from);
  if (amount.kind === "blank") return !/\d/.test(from);
  if (isShaped(amount, shape)) return to !== "" && slipsBetween(from, to);
  if (/^\d{1,2}$/.test(from) && to === "") return true;
  const numbers = amount.kind === "text" ? [...from.matchAll(NUMBERS)].map((m) => m[0].replace(",", ".")) : [];
  if (numbers.length > 0) return to !== "" && numbers.some((n) => n === to || slipsBetween(n, to));
  const digits = from.replace(/\D/g, "");
  // Digits that were read count, with or without their point.
  const wanted = to.replace(/\D/g, "");
  return digits.length < 3 || digits === wanted || (to !== "" && slipsBetween(digits, wanted));
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

/** A text as it was read, without what a picture does not tell apart. */
function signs(text: string | null): string {
  return toHalfWidth(stripWhitespace(text ?? ""))
    .replace(/[−–—－]/g, "-")
    .replace(/[，、]/g, ",")
    .replace(/,(?=\d{3}(\D|$))/g, "");
}

/** True where few signs tell two texts apart, and they are not two digits that stand in each other's place. */
export function slipsBetween(a: string, b: string): boolean {
  const most = Math.max(
    1,
    Math.floor(Math.max(a.replace(/\D/g, "").length, b.replace(/\D/g, "").length) / SIGNS_PER_SLIP),
  );
  const slips = editDistance(a, b);
  return slips > 0 && slips <= most && !exchanged(a, b);
}

/** True where two signs that differ stand in each other's place, wherever they are. */
function exchanged(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const off = [...a].flatMap((ch, i) => (ch === b[i] ? [] : [i]));
  return off.length === 2 && a[off[0]!] === b[off[1]!] && a[off[1]!] === b[off[0]!];
}

/** How many signs are to be changed, added or taken away. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
