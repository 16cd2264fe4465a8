import { likeness, looseName, rejoinCode, withoutOrdinal } from "../classification";
import { Decimal } from "../disclosure";
import { OUTCOMES, CELL_ERRORS, type Words } from "../words";
import { flagArgument, isBlank, rowsOf, textOf, type Argument, type Result, type ResultCell } from "./arguments";
import { defaultTolerance } from "./check";
import { invalid } from "./errors";
import { quantityOf, toleranceArgument, toNumber, type Quantity } from "./quantities";

interface Entry {
  readonly key: string;
  readonly isCode: boolean;
  readonly shown: string;
  quantity: Quantity | null;
}

const LEAST_CUT = 4;
const LEAST_LIKENESS = 0.8;
/** Names are compared pair by pair only where both lists are short enough for a cell to wait. */
const MOST_PAIRS = 1_000_000;

/**
 * `BUDGET.RECONCILE(left, right, [tolerance], [all])`: two lists, code or name in the first column and amount in the last. Each
 * difference is a row: item, left, right, difference, result. Names match without white space, brackets and ordinals,
 * then cut off, then nearly alike; `all` TRUE lists the rows that agree as well.
 */
export function reconcile(left: Argument, right: Argument, tolerance: Argument, all: Argument): Result {
  const allowed = toleranceArgument(tolerance);
  const listAll = flagArgument(all, "all", false);
  const a = entriesOf(left, CELL_ERRORS["left-list"]);
  const b = entriesOf(right, CELL_ERRORS["right-list"]);
  if (a.size === 0 && b.size === 0) return [[""]];
  const pairs = match(a, b);
  const out: ResultCell[][] = [["项目", "左", "右", "差额", "结果"]];
  const push = (l: Entry | null, r: Entry | null): void => {
    const shown = l && r && l.key !== r.key ? `${l.shown} ≈ ${r.shown}` : (l ?? r)!.shown;
    const cell = (q: Quantity | null | undefined): ResultCell => (q ? toNumber(q.value) : "");
    const difference = (l?.quantity?.value ?? new Decimal(0)).minus(r?.quantity?.value ?? 0);
    const result = l && r ? compared(l.quantity, r.quantity, difference, allowed) : l ? "仅左表有" : "仅右表有";
    if (listAll || result !== "一致")
      out.push([shown, cell(l?.quantity), cell(r?.quantity), toNumber(difference), result]);
  };
  const used = new Set(pairs.values());
  for (const l of a.values()) push(l, pairs.get(l) ?? null);
  for (const r of b.values()) if (!used.has(r)) push(null, r);
  return out.length > 1 ? out : [["一致", "", "", "", ""]];
}

function compared(l: Quantity | null, r: Quantity | null, difference: Decimal, allowed: Decimal | null): string {
  if (difference.isZero()) return "一致";
  const decimals = Math.max(2, l?.decimals ?? 0, r?.decimals ?? 0);
  return difference.abs().lte(allowed ?? defaultTolerance(decimals, [r])) ? OUTCOMES.rounded.zh : OUTCOMES.fail.zh;
}

function entriesOf(list: Argument, which: Words): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const row of rowsOf(list)) {
    if (row.every(isBlank)) continue;
    if (row.length < 2) throw invalid(CELL_ERRORS["two-columns"], { list: which });
    const label = row.slice(0, -1).find((c) => !isBlank(c));
    if (label === undefined) continue;
    const last = row.at(-1);
    // A header row is a row of words whose last cell is a word as well.
    if (entries.size === 0 && typeof last === "string" && isHeader(last)) continue;
    const code = typeof label === "boolean" ? null : rejoinCode(label);
    const key = code ?? (looseName(withoutOrdinal(textOf(label))) || textOf(label));
    const quantity = quantityOf(last);
    const before = entries.get(key);
    if (!before) entries.set(key, { key, isCode: code !== null, shown: textOf(label), quantity });
    else if (quantity) {
      before.quantity = before.quantity
        ? {
            value: before.quantity.value.plus(quantity.value),
            decimals: Math.max(before.quantity.decimals, quantity.decimals),
          }
        : quantity;
    }
  }
  return entries;
}

function isHeader(text: string): boolean {
  return /[\p{Script=Han}A-Za-z]/u.test(text) && text.trim() !== "无";
}

/** Which entry of the right list is which of the left: the same key, else a name that can only be that one. */
function match(a: ReadonlyMap<string, Entry>, b: ReadonlyMap<string, Entry>): Map<Entry, Entry> {
  const pairs = new Map<Entry, Entry>();
  for (const l of a.values()) {
    const same = b.get(l.key);
    if (same) pairs.set(l, same);
  }
  const openLeft = [...a.values()].filter((l) => !l.isCode && !pairs.has(l));
  const taken = new Set(pairs.values());
  const openRight = [...b.values()].filter((r) => !r.isCode && !taken.has(r));
  if (openLeft.length * openRight.length > MOST_PAIRS) return pairs;
  const cut = (l: Entry, r: Entry): boolean =>
    Math.min(l.key.length, r.key.length) >= LEAST_CUT && (l.key.startsWith(r.key) || r.key.startsWith(l.key));
  for (const test of [cut, (l: Entry, r: Entry) => likeness(l.key, r.key) >= LEAST_LIKENESS]) {
    for (const l of openLeft) {
      if (pairs.has(l)) continue;
      const fits = openRight.filter((r) => !taken.has(r) && test(l, r));
      const rivals = fits.length === 1 ? openLeft.filter((o) => !pairs.has(o) && test(o, fits[0]!)) : [];
      if (rivals.length !== 1) continue;
      pairs.set(l, fits[0]!);
      taken.add(fits[0]!);
    }
  }
  return pairs;
}
