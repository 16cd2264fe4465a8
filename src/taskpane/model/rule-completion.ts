import type { RuleVocabulary } from "../../application";

/** What may stand at the caret of a rule. */
export interface Completion {
  readonly kind: "table" | "row" | "column";
  /** What is taken out when a proposal is taken: from here to the caret. */
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly Proposal[];
}

/** A name that is proposed. */
export interface Proposal {
  /** What is put in. */
  readonly insert: string;
  readonly label: string;
  /** What it is, beside it. */
  readonly detail: string;
}

/** So many are shown. */
const MOST = 8;

const PLAIN: Readonly<Record<string, string>> = { "［": "[", "］": "]", "【": "[", "】": "]", "．": ".", "。": "." };
const plain = (text: string): string => Array.from(text, (sign) => PLAIN[sign] ?? sign).join("");
/** What parts the terms of a rule. */
const STOPS = "+-*/=<>＝＋－×÷ \t\n\u3000";

/** The end of a text behind the last of these signs. */
function tailAfter(text: string, stops: string): string {
  let at = text.length;
  while (at > 0 && !stops.includes(text[at - 1]!)) at--;
  return text.slice(at);
}

const loose = (text: string): string => text.replace(/["“”'《》\s]/g, "").toLowerCase();

/**
 * What can be written at the caret: a table where a term begins, one of its rows in the brackets, one of its columns behind them. Null where
 * nothing can be told.
 */
export function completionAt(text: string, caret: number, vocabulary: RuleVocabulary): Completion | null {
  const before = plain(text.slice(0, caret));
  const open = before.lastIndexOf("[");
  const shut = before.lastIndexOf("]");
  if (open > shut) {
    const table = tableBefore(before.slice(0, open), vocabulary);
    if (!table) return null;
    const typed = before.slice(open + 1);
    const proposals = best(
      typed,
      table.rows.map(({ name, title }) => ({ insert: `${name}].`, label: name, detail: title })),
    );
    // A bracket that is shut already is written over.
    const to = plain(text)[caret] === "]" ? caret + (plain(text)[caret + 1] === "." ? 2 : 1) : caret;
    return made("row", open + 1, to, proposals);
  }
  const behind = /\]\s*[.·]([^+\-*/=<>＝＋－]*)$/.exec(before);
  if (behind && shut >= 0) {
    const from = before.length - behind[1]!.length;
    const table = tableBefore(before.slice(0, before.lastIndexOf("[")), vocabulary);
    if (!table) return null;
    const typed = behind[1]!;
    // A name that is written to its end needs no more.
    if (table.columns.some((c) => loose(c) === loose(typed))) return null;
    return made(
      "column",
      from,
      caret,
      best(
        typed,
        table.columns.map((c) => ({ insert: `${c} `, label: c, detail: "" })),
      ),
    );
  }
  const typed = tailAfter(before, STOPS);
  if (/^[\d.%]/.test(typed)) return null;
  const year = /^上年度?/.exec(typed)?.[0] ?? "";
  const tables = vocabulary.tables.map(({ name, rows }) => ({
    insert: `${year}${name}[`,
    label: `${year}${name}`,
    detail: rows.length > 1 ? String(rows.length) : "",
  }));
  return made("table", before.length - typed.length, caret, best(typed, tables));
}

const made = (kind: Completion["kind"], from: number, to: number, proposals: readonly Proposal[]): Completion | null =>
  proposals.length > 0 ? { kind, from, to, proposals } : null;

function tableBefore(before: string, { tables }: RuleVocabulary) {
  const named = tailAfter(before, `${STOPS}]`);
  const wanted = [named, named.replace(/^上年度?/, "")].map(loose);
  return tables.find((t) => wanted.includes(loose(t.name)));
}

/** Those that begin so, then those that have it somewhere, in their order; by the name or by what stands beside it. */
function best(typed: string, all: readonly Proposal[]): Proposal[] {
  const wanted = loose(typed);
  const rank = ({ label, detail }: Proposal): number => {
    const name = loose(label);
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted) || loose(detail).includes(wanted)) return 2;
    return inOrder(wanted, name) ? 3 : 4;
  };
  return all
    .map((proposal) => ({ proposal, rank: rank(proposal) }))
    .filter((p) => p.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map((p) => p.proposal);
}

/** True where the signs come in this order: 一般基本 finds 一般公共预算基本支出表. */
function inOrder(signs: string, name: string): boolean {
  let at = 0;
  for (const sign of signs) {
    at = name.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The text with a proposal put in, and where the caret stands then. */
export function completed(
  text: string,
  { from, to }: Completion,
  { insert }: Proposal,
): { text: string; caret: number } {
  return { text: `${text.slice(0, from)}${insert}${text.slice(to)}`, caret: from + insert.length };
}

/** The text with a name that nobody knows replaced by the likest; null where it is not there. */
export function corrected(text: string, wrong: string, right: string): string | null {
  const at = wrong === "" ? -1 : text.lastIndexOf(wrong);
  return at < 0 ? null : `${text.slice(0, at)}${right}${text.slice(at + wrong.length)}`;
}
