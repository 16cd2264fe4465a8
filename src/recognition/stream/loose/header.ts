import { fold } from "../../../disclosure";
import type { Fragment } from "./fragments";
import { groupsOf, isFigure, leafRole, type Group, type Role } from "../../words/headers";

/** A leaf column of a header. */
export interface HeaderColumn {
  /** Path as printed, levels joined with `/`. */
  readonly path: string;
  readonly role: Role;
  /** Label of the parent, "" at the top. */
  readonly parent: string;
}

/** A header read: its columns, the 栏次 row, and where the body begins. */
export interface Header {
  readonly columns: readonly HeaderColumn[];
  readonly columnNumbers: readonly (string | null)[] | null;
  /** Number of fragments that it takes. */
  readonly length: number;
}

interface Token {
  readonly text: string;
  readonly role: Role | null;
  readonly groups: readonly Group[];
  readonly from: number;
  readonly to: number;
}

/** The longest label in characters, and the most tokens of a header. */
const MAX_LABEL = 40;
const MAX_TOKENS = 34;
const MAX_TRIES = 4000;

function tokenAt(fragments: readonly Fragment[], from: number): Token[] {
  const found: Token[] = [];
  let text = "";
  for (let to = from; to < fragments.length; to++) {
    text += fragments[to]!.text;
    if (text.length > MAX_LABEL) break;
    const folded = fold(text);
    const role = leafRole(folded);
    const groups = groupsOf(folded);
    if (role !== null || groups.length > 0) found.push({ text, role, groups, from, to: to + 1 });
  }
  return found.reverse();
}

/**
 * Reads the 栏次 row, if one stands here. The running numbers tell how many columns there are.
 */
function numbersAt(fragments: readonly Fragment[], from: number): { count: number; to: number } | null {
  let i = from;
  let word = fragments[i]?.text ?? "";
  if (word === "栏" && fragments[i + 1]?.text === "次") {
    word = "栏次";
    i++;
  }
  if (word !== "栏次") return null;
  let count = 0;
  while (fragments[i + 1]?.text === String(count + 1)) {
    count++;
    i++;
  }
  return count > 0 ? { count, to: i + 1 } : null;
}

/**
 * Reads a header at the head of `fragments`: cells row by row, the words of a cell together. Upper cells come first;
 * those that can be parents take their children, in order, from the cells that follow.
 */
export function readHeader(fragments: readonly Fragment[]): Header | null {
  let tries = 0;
  let best: Header | null = null;
  let bestWorth = 0;

  const consider = (tokens: readonly Token[]): void => {
    const end = tokens.at(-1)!.to;
    let numbers = numbersAt(fragments, end);
    // The 序号 of the first row on a page may run on with the numbers of the columns.
    const shorter =
      numbers && numbers.count > 1 && fragments[numbers.to - 1]!.join !== "space"
        ? arrange(tokens, numbers.count - 1)
        : null;
    if (numbers && shorter) numbers = { count: numbers.count - 1, to: numbers.to - 1 };
    const next = fragments[numbers?.to ?? end];
    if (next?.join === "space") return;
    const fitting = shorter ?? arrange(tokens, numbers?.count ?? null);
    // A malformed form numbers fewer columns than it prints; its words still say what they are.
    const columns = fitting ?? (numbers ? arrange(tokens, null) : null);
    if (!columns || columns.length < 3) return;
    const columnNumbers =
      numbers && fitting
        ? columns.map((_, i) => (columns.length === numbers.count ? String(i + 1) : i === 0 ? "栏次" : String(i)))
        : null;
    const header: Header = { columns, columnNumbers, length: numbers?.to ?? end };
    const swallowed = tokens.filter((t) => t.to - t.from > 1 && sideAlone(fragments[t.from]!)).length;
    const onePlace = numbers !== null && fragments[numbers.to - 1]!.join === "space" ? 0.5 : 0;
    const worth = end + (numbers ? 500 : 0) + (numbers && fitting ? 500 : 0) + onePlace - swallowed / 10;
    if (worth > bestWorth) {
      best = header;
      bestWorth = worth;
    }
  };
  const walk = (tokens: Token[], at: number): void => {
    if (++tries > MAX_TRIES) return;
    if (tokens.length >= 3) consider(tokens);
    if (tokens.length >= MAX_TOKENS) return;
    for (const token of tokenAt(fragments, at)) walk([...tokens, token], token.to);
  };
  walk([], 0);
  return best;
}

/** 收入 or 支出 alone heads a side of a statement; as the beginning of a longer label it was probably joined wrongly. */
function sideAlone(fragment: Fragment): boolean {
  return groupsOf(fold(fragment.text)).some((g) => g.kind === "side");
}

/** Lays the tokens out as leaves under parents; null where they make no sense as a header. */
function arrange(tokens: readonly Token[], count: number | null): HeaderColumn[] | null {
  for (let upper = 1; upper <= tokens.length; upper++) {
    const lower = tokens.slice(upper);
    const columns = distribute(tokens.slice(0, upper), lower, []);
    if (!columns) continue;
    if (count !== null && columns.length !== count && columns.length !== count + 1) continue;
    if (!sensible(columns)) continue;
    return columns;
  }
  return null;
}

function distribute(upper: readonly Token[], lower: readonly Token[], done: HeaderColumn[]): HeaderColumn[] | null {
  const token = upper[0];
  if (!token) return lower.length === 0 ? done : null;
  for (const group of token.groups) {
    let most = 0;
    while (most < lower.length && lower[most]!.role !== null && group.children.has(lower[most]!.role!)) {
      if (most > 0 && group.kind === "side" && lower[most]!.role === "item") break;
      most++;
    }
    if (most === 0 || !group.first.has(lower[0]!.role!)) continue;
    for (let take = most; take >= (group.kind === "amounts" ? 2 : 1); take--) {
      const children = lower.slice(0, take).map((t) => column(t, token.text));
      if (new Set(children.map((c) => c.path)).size < children.length) continue;
      const rest = distribute(upper.slice(1), lower.slice(take), [...done, ...children]);
      if (rest) return rest;
    }
  }
  if (token.role === null) return null;
  return distribute(upper.slice(1), lower, [...done, column(token, "")]);
}

function column(token: Token, parent: string): HeaderColumn {
  return { path: parent ? `${parent}/${token.text}` : token.text, role: token.role!, parent };
}

/** A header has different columns, figures or words enough, and says what its rows are. */
function sensible(columns: readonly HeaderColumn[]): boolean {
  if (new Set(columns.map((c) => c.path)).size < columns.length) return false;
  const figures = columns.filter((c) => isFigure(c.role)).length;
  const names = columns.filter((c) => c.role === "name" || c.role === "item" || c.role === "text").length;
  return names > 0 && (figures > 0 || names >= 3);
}
