import {
  isCutOff,
  likeness,
  looseName,
  Pairing,
  rejoinCode,
  splitCodeAndName,
  withoutOrdinal,
} from "../classification";
import { toHalfWidth, type Decimal } from "../disclosure";
import { OUTCOMES, CELL_ERRORS, type Words } from "../words";
import { flagArgument, isBlank, rowsOf, textOf, type Argument, type Result, type ResultCell } from "./arguments";
import { defaultTolerance } from "./check";
import { invalid } from "./errors";
import {
  decimalsOf,
  moneyOf,
  numberOf,
  Quantity,
  requireUnitOf,
  Sum,
  sumOf,
  toleranceArgument,
  toNumber,
  unitOf,
} from "./quantities";
import { NAMELESS } from "./table-data";

interface Entry {
  readonly key: string;
  readonly isCode: boolean;
  /** Its code, alone or before a name in the same cell. */
  readonly code: string | null;
  readonly shown: string;
  quantity: Quantity | null;
}

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
  requireUnitOf(allowed, unitOf([...a.values(), ...b.values()].map((e) => e.quantity)));
  const pairs = match(a, b);
  const out: ResultCell[][] = [["项目", "左", "右", "差额", "结果"]];
  const push = (l: Entry | null, r: Entry | null): void => {
    const shown = l && r && l.key !== r.key ? `${l.shown} ≈ ${r.shown}` : (l ?? r)!.shown;
    const cell = (q: Quantity | null | undefined): ResultCell => (q ? numberOf(q) : "");
    const difference = new Sum();
    if (l?.quantity) difference.add(l.quantity);
    if (r?.quantity) difference.add(r.quantity, -1);
    const result = l && r ? compared(l.quantity, r.quantity, difference.value, allowed) : l ? "仅左表有" : "仅右表有";
    if (listAll || result !== "一致")
      out.push([shown, cell(l?.quantity), cell(r?.quantity), toNumber(difference.value), result]);
  };
  for (const l of a.values()) push(l, pairs.of(l)?.right ?? null);
  for (const r of pairs.right) push(null, r);
  return out.length > 1 ? out : [["一致", "", "", "", ""]];
}

function compared(l: Quantity | null, r: Quantity | null, difference: Decimal, allowed: Quantity | null): string {
  if (difference.isZero()) return "一致";
  const room = allowed?.value ?? defaultTolerance(decimalsOf([l, r]), [r]);
  return difference.abs().lte(room) ? OUTCOMES.rounded.zh : OUTCOMES.fail.zh;
}

function entriesOf(list: Argument, which: Words): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const row of rowsOf(list)) {
    if (row.every(isBlank)) continue;
    if (row.length < 2) throw invalid(CELL_ERRORS["two-columns"], { list: which });
    const label = row.slice(0, -1).find((c) => !isBlank(c));
    const last = row.at(-1);
    // A header row is a row of words whose last cell is a word as well.
    if (entries.size === 0 && label !== undefined && typeof last === "string" && isHeader(last)) continue;
    const quantity = moneyOf(last);
    // An amount without a name is listed as what it is; nothing without either is worth a row.
    if (label === undefined && (quantity === null || quantity.isZero)) continue;
    const code = label === undefined || typeof label === "boolean" ? null : rejoinCode(label);
    const shown = label === undefined ? NAMELESS : textOf(label);
    const key = code ?? (looseName(withoutOrdinal(shown)) || shown);
    const before = entries.get(key);
    if (!before)
      entries.set(key, {
        key,
        isCode: code !== null,
        code: code ?? splitCodeAndName(shown)?.code ?? null,
        shown,
        quantity,
      });
    else if (quantity) {
      unitOf([before.quantity, quantity]);
      before.quantity = before.quantity ? plus(before.quantity, quantity) : quantity;
    }
  }
  return entries;
}

function plus(a: Quantity, b: Quantity): Quantity {
  return Quantity.exactly(sumOf([a, b]).value, Math.max(a.decimals, b.decimals), a.isZero ? b.unit : a.unit);
}

/** Words without a figure in them; an error of a cell (#N/A) heads nothing. */
function isHeader(text: string): boolean {
  return (
    !text.trim().startsWith("#") &&
    /[\p{Script=Han}A-Za-z]/u.test(text) &&
    !/\d/.test(toHalfWidth(text)) &&
    text.trim() !== "无"
  );
}

/** Which entry of the right list is which of the left: the same key, else a name that can only be that one. */
function match(a: ReadonlyMap<string, Entry>, b: ReadonlyMap<string, Entry>): Pairing<Entry, true> {
  const pairing = new Pairing<Entry, true>(a.values(), b.values());
  pairing.once((e) => e.key, true);
  // 208 is `208 社会保障和就业支出`, where each list has the code once.
  pairing.once(
    (e) => e.code,
    (l, r) => l.isCode || r.isCode || null,
  );
  if (pairing.left.size * pairing.right.size > MOST_PAIRS) return pairing;
  const named = (l: Entry, r: Entry): boolean => !l.isCode && !r.isCode;
  pairing.fitting((l, r) => named(l, r) && isCutOff(l.key, r.key), true);
  pairing.fitting((l, r) => named(l, r) && likeness(l.key, r.key) >= LEAST_LIKENESS, true);
  return pairing;
}
