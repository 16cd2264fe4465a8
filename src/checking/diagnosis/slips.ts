import { lastDigit, unitTicks, type Figure } from "../identity/figure";
import { difference, type Identity } from "../identity/identity";
import { said, wording, type Said, type Words } from "../../words";

/** Kinds of slip by which a printed figure becomes another one, from the most telling to the least. */
export type Slip =
  | "misplaced"
  | "swapped"
  | "transposed"
  | "one-digit"
  | "shifted-point"
  | "sign"
  | "dropped-digit"
  | "inserted-digit"
  | "blank"
  | "row-copied"
  | "other";

/** How a slip is called, Chinese and English, and how well it explains a change (1 best). */
export const SLIPS: Readonly<Record<Slip, Words & { readonly weight: number }>> = {
  misplaced: { zh: "填错列", en: "misplaced column", weight: 0.98 },
  swapped: { zh: "两格互换", en: "swapped cells", weight: 0.97 },
  transposed: { zh: "数字颠倒", en: "transposed digits", weight: 0.95 },
  "one-digit": { zh: "错一位数字", en: "one wrong digit", weight: 0.93 },
  "shifted-point": { zh: "小数点移位", en: "shifted decimal point", weight: 0.94 },
  sign: { zh: "正负号", en: "wrong sign", weight: 0.92 },
  "dropped-digit": { zh: "漏一位数字", en: "dropped digit", weight: 0.9 },
  "inserted-digit": { zh: "多一位数字", en: "inserted digit", weight: 0.9 },
  blank: { zh: "漏填", en: "left blank", weight: 0.8 },
  "row-copied": { zh: "抄错行", en: "copied from another row", weight: 0.75 },
  other: { zh: "金额不符", en: "wrong amount", weight: 0.5 },
};

/** Digits with their decimals filled up, so that 5 and 5.00 read alike. */
function digits(ticks: number, decimals: number, unitTicks: number): string {
  const scaled = Math.round((Math.abs(ticks) / unitTicks) * 10 ** decimals);
  return String(scaled).padStart(decimals + 1, "0");
}

/** Which slip of the pen turns `right` (what should stand) into `printed`; `unitTicks` = ticks of one printed unit of money. */
export function slipBetween(printed: number, right: number, decimals: number, unitTicks: number): Slip {
  if (printed === 0) return "blank";
  if (printed === -right) return "sign";
  const p = digits(printed, decimals, unitTicks);
  const r = digits(right, decimals, unitTicks);
  if (Math.sign(printed) !== Math.sign(right) && right !== 0) return "other";
  for (let k = 1; k <= 4; k++)
    if (near(printed * 10 ** k, right, unitTicks, decimals) || near(right * 10 ** k, printed, unitTicks, decimals))
      return "shifted-point";
  if (p.length === r.length) {
    const off = [...p].flatMap((c, i) => (c === r[i] ? [] : [i]));
    if (off.length === 1) return "one-digit";
    if (off.length === 2 && p[off[0]!] === r[off[1]!] && p[off[1]!] === r[off[0]!])
      return off[1]! - off[0]! === 1 ? "transposed" : "other";
  }
  const bare = (s: string) => s.replace(/^0+(?=\d)/, "");
  const [bp, br] = [bare(p), bare(r)];
  if (dropped(br, bp)) return "dropped-digit";
  if (dropped(bp, br)) return "inserted-digit";
  return "other";
}

/** Slips that tell by themselves what stood there; a blank or another amount may be anything. */
const TELLING = 0.9;

/** True where a printed figure reads like a slip of the pen of another value. */
export function readsLikeSlip(figure: Figure, right: number): boolean {
  const slip = slipBetween(figure.ticks, right, figure.decimals, unitTicks(figure.unit));
  return SLIPS[slip].weight >= TELLING;
}

/** A gap has to be this many times the rounding before a slip that closes within it is none of chance. */
const BEYOND_ROUNDING = 3;

/** True where one wrong digit or two exchanged ones tell a printed figure from a value that is known only within a rounding. */
export function slipsNear(figure: Figure, wanted: number, tolerance: number): boolean {
  const digit = lastDigit(figure);
  if (tolerance < digit || Math.abs(wanted - figure.ticks) <= BEYOND_ROUNDING * tolerance) return false;
  return nearSlips(figure.ticks, wanted, digit, tolerance).length > 0;
}

/** Values that one wrong digit or two exchanged ones tell from `printed`, no more than `tolerance` from the value that is wanted. */
export function nearSlips(printed: number, wanted: number, digit: number, tolerance: number): number[] {
  const scaled = Math.round(Math.abs(printed) / digit);
  const sign = Math.sign(printed);
  const out: number[] = [];
  const digits = [...String(scaled)].map(Number).reverse();
  digits.forEach((d, place) => {
    const worth = sign * digit * 10 ** place;
    const steps = Math.round((wanted - printed) / worth);
    const near = (ticks: number) => Math.abs(ticks - wanted) <= tolerance;
    if (steps !== 0 && d + steps >= 0 && d + steps <= 9 && near(printed + steps * worth))
      out.push(printed + steps * worth);
    const next = digits[place + 1];
    if (next === undefined || next === d) return;
    const exchanged = printed + 9 * (d - next) * worth;
    if (near(exchanged)) out.push(exchanged);
  });
  return out.map(Math.round);
}

function near(a: number, b: number, unitTicks: number, decimals: number): boolean {
  return Math.abs(a - b) <= (unitTicks * 10 ** -decimals) / 2;
}

/** True where leaving one digit out of `longer` gives `shorter`. */
function dropped(longer: string, shorter: string): boolean {
  return [...longer].some((_, i) => longer.slice(0, i) + longer.slice(i + 1) === shorter);
}

const LOOKS = wording({
  part: { zh: "恰等于{cell}，可能漏加或重复", en: "exactly 《{cell}》, perhaps omitted or doubled" },
  "twice-part": { zh: "恰为{cell}的两倍，可能正负号相反", en: "exactly twice 《{cell}》, perhaps of the wrong sign" },
  "divisible-by-nine": {
    zh: "差额能被 9 整除，可能是相邻数字颠倒或小数点移位",
    en: "divisible by 9, as by transposed digits or a shifted point",
  },
  "one-digit": {
    zh: "差额是一位数乘 10 的幂，可能错一位数字",
    en: "one digit times a power of ten, as by one wrong digit",
  },
});

/** What the difference of a failed sum looks like (P03); null where it looks like nothing. */
export function slipsOf(identity: Identity): Said | null {
  const diff = Math.abs(difference(identity));
  const parts = identity.parts.filter((p) => p.figure.ticks !== 0);
  const same = parts.find((p) => Math.abs(p.figure.ticks) === diff);
  if (same && parts.length > 1) return said(LOOKS.part, { cell: same.figure.label });
  const twice = parts.find((p) => 2 * Math.abs(p.figure.ticks) === diff);
  if (twice) return said(LOOKS["twice-part"], { cell: twice.figure.label });
  const figures = [identity.total, ...parts.map((p) => p.figure)];
  const decimals = Math.max(...figures.map((f) => f.decimals));
  const whole = Math.round((diff / 1e8) * 10 ** Math.max(decimals, 0));
  if (whole > 0 && whole % 9 === 0) return said(LOOKS["divisible-by-nine"]);
  if (/^[1-9]0*$/.test(String(whole))) return said(LOOKS["one-digit"]);
  return null;
}
