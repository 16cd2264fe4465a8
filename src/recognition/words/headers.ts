import { fold } from "../../disclosure";
import { GROUP_WORDS, HEADER_SHAPES, HEADER_WORDS, type GroupKind, type HeaderWord, type Role } from "./header-words";

export type { AmountRole, Role } from "./header-words";

/** What a header cell says, asked of the list in `header-words.ts`: words are added there and nowhere here. */

/** Label of a header cell, for comparison: folded, remarks in brackets kept. */
export function headerKey(text: string): string {
  return fold(text).replace(/["'*]/g, "");
}

interface Compiled {
  readonly cell: RegExp;
  readonly role: Role | undefined;
  readonly item: boolean;
  readonly under: RegExp | null;
  readonly leaf: RegExp | null;
}

const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`);

const WORDS: readonly Compiled[] = Object.values<HeaderWord>(HEADER_WORDS).map((w) => ({
  cell: whole(w.words),
  role: w.role,
  item: w.item === true,
  under: w.under === undefined ? null : new RegExp(w.under),
  leaf: w.leaf === undefined ? null : whole(w.leaf === true ? w.words : w.leaf),
}));

/** A cell that heads a group: what may be first below it, and what else. */
export interface Group {
  readonly kind: GroupKind;
  readonly first: ReadonlySet<Role>;
  readonly children: ReadonlySet<Role>;
}

const AMOUNTS: ReadonlySet<Role> = new Set<Role>([
  "total",
  "basic",
  "project",
  "operating",
  "remitted",
  "aid",
  "personnel",
  "public",
  "fiscal",
  "general",
  "fund",
  "capital",
  "fiscalAccount",
  "unitFunds",
  "carry",
  "other-amount",
  "beside",
  "rate",
]);

const CHILDREN: Readonly<Record<GroupKind, Omit<Group, "kind">>> = {
  codes: { first: new Set(["code", "name"]), children: new Set(["code", "name"]) },
  side: { first: new Set(["item"]), children: new Set(["item", ...AMOUNTS]) },
  amounts: { first: AMOUNTS, children: AMOUNTS },
  source: { first: new Set(["name", "item"]), children: new Set(["name", "item", "other-amount", "code"]) },
};

const union = (words: readonly string[]): RegExp => whole(words.map((w) => `(?:${w})`).join("|"));
/** One look that most texts fail: headers are tried at every line. */
const ANY_ROLE = union(Object.values<HeaderWord>(HEADER_WORDS).flatMap((w) => (w.role === undefined ? [] : [w.words])));
const ANY_GROUP = union(GROUP_WORDS.map(([, words]) => words));

const GROUPS = GROUP_WORDS.map(([kind, words]) => ({ kind, cell: whole(words), ...CHILDREN[kind] }));

/** True for words that belong to a header: a cell that prints one is a header cell wherever it stands; numbers never are. */
export function isHeaderWord(text: string): boolean {
  const key = headerKey(text);
  if (key.length === 0 || key.length > 40) return false;
  return (
    WORDS.some((w) => !w.item && w.cell.test(key)) ||
    GROUPS.some((g) => g.cell.test(key)) ||
    HEADER_SHAPES.some((shape) => shape.test(key))
  );
}

/** True for a word of the list itself, a remark in brackets behind it or not; not for what is only built like one. */
export function isListedWord(text: string): boolean {
  const key = headerKey(text);
  const bare = key.replace(/\([^()]*\)$/, "");
  return WORDS.some((w) => w.cell.test(key) || w.cell.test(bare));
}

/** What a leaf column of that name holds, or null for words that are no leaf label. The first entry that matches decides. */
export function leafRole(folded: string): Role | null {
  if (!ANY_ROLE.test(folded)) return null;
  return WORDS.find((w) => w.role !== undefined && w.cell.test(folded))?.role ?? null;
}

/** Groups that a cell of that name can head. */
export function groupsOf(folded: string): Group[] {
  return ANY_GROUP.test(folded) ? GROUPS.filter((g) => g.cell.test(folded)) : [];
}

/** True for roles whose cells hold figures. */
export function isFigure(role: Role): boolean {
  return AMOUNTS.has(role) || role === "quantity" || role === "price";
}

/** Which label stands below which, where spans are lost. 1: known child of that parent; −1: of another; 0: nothing known. */
export function parentAffinity(child: string, parent: string): number {
  const c = headerKey(child);
  const p = headerKey(parent);
  const parents = WORDS.flatMap((w) => (w.under !== null && w.cell.test(c) ? [w.under] : []));
  if (parents.length === 0) return 0;
  return parents.some((under) => under.test(p)) ? 1 : -1;
}

/** Labels that never have anything below them. */
export function isAlwaysLeaf(text: string): boolean {
  const key = headerKey(text);
  return WORDS.some((w) => w.leaf?.test(key));
}

/** Numbers of columns that were read as one, `7 8`, where they go on from the one before. */
function runningNumbers(text: string, before: number): number[] | null {
  const words = text.trim().split(/\s+/);
  const runs = words.length > 1 && words.every((word, i) => /^\d{1,2}$/.test(word) && Number(word) === before + i + 1);
  return runs ? words.map(Number) : null;
}

/** The row that numbers the columns: `栏次 1 2 3`, `** 1 2`, `1 2 3 …`. */
export function isColumnNumberRow(texts: readonly (string | null)[]): boolean {
  const cells = texts.map((t) => (t === null ? "" : headerKey(t === "" ? "" : t) || fold(t)));
  const printed = cells.filter((c) => c !== "");
  if (printed.length < 2) return false;
  const stars = texts.filter((t) => t !== null && /^\*+$/.test(fold(t))).length;
  const seen: number[] = [];
  for (const [i, c] of cells.entries()) {
    const several = runningNumbers(texts[i] ?? "", seen.at(-1) ?? 0);
    if (several) {
      seen.push(...several);
      continue;
    }
    if (c === "" || /^(栏次|行次|序号|-+)$/.test(c)) continue;
    if (/^\*+$/.test(c)) continue;
    const plainNumber = /^\(?(\d{1,2})\)?(=.*)?$/.exec(c);
    if (!plainNumber) return false;
    seen.push(Number(plainNumber[1]));
  }
  const numbers = seen.length;
  // Stars say what the row is: columns that were put in another order keep their numbers.
  const sorted = stars > 0 ? [...seen].sort((a, b) => a - b) : seen;
  const led = /^栏次/.test(cells[0] ?? "");
  // Led by its word it is that row, though hidden columns took numbers out of it.
  if (sorted.some((n, i) => (led ? n <= (sorted[i - 1] ?? 0) : n !== i + 1))) return false;
  return led ? numbers >= 1 : numbers >= 2 || (stars > 0 && numbers >= 1);
}
