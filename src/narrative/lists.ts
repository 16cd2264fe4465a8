import type { Sentence } from "./events";
import type { FoundSubject } from "./subjects";
import { LIST_OPENERS, PURPOSE_OPENERS, REASON_OPENERS } from "./vocabulary";
import { withoutLeadingMarks } from "./words";

/** What a list stands under, and how its items are named. */
export interface ListState {
  readonly parent: FoundSubject | null;
  /** `after`: behind a semicolon, where a list of purposes may go on or be over. */
  readonly mode: "items" | "purpose" | "after" | "reason";
}

/**
 * The list that a piece of words opens: 其中 items, 主要用于 purposes, 主要原因是 reasons. Words that open none leave the
 * list as it is. `topic` is what the paragraph is about, for a list that begins a sentence.
 */
export function openList(
  piece: string,
  list: ListState | null,
  current: FoundSubject | null,
  topic: FoundSubject | null,
): ListState | null {
  const words = withoutLeadingMarks(piece);
  const parent = current ?? list?.parent ?? topic;
  if (REASON_OPENERS.test(words)) return { parent, mode: "reason" };
  if (PURPOSE_OPENERS.test(words)) return { parent, mode: list?.mode === "reason" ? "reason" : "purpose" };
  if (LIST_OPENERS.test(words)) return { parent: current ?? topic, mode: "items" };
  return list;
}

/** What a list is after `;`: items go on, purposes of projects perhaps, all others are over. */
export function behindSemicolon(list: ListState | null): ListState | null {
  if (list === null || list.mode === "items") return list;
  const open = list.mode !== "reason" && (list.parent === null || /^expenditure\.project|^other/.test(list.parent.key));
  return open ? { ...list, mode: "after" } : null;
}

/** `一是 …；二是 …` goes on over the semicolon. */
export function goesOn(sentence: Sentence, at: number): boolean {
  const next = sentence.events[at + 1];
  return next?.type === "words" && /^[二三四五六七]是/.test(next.text);
}

/** Items that are the department's only outside lists of what projects are for. */
const OWN_ITEMS = /^(?:meeting|training|commissioned)$/;

/**
 * Whether a subject may be an item of the list. In a list of what money is for, items of the whole cannot stand: 培训费
 * among the projects is not the training of the department, and 支出 is not all expenditure.
 */
export function mayStandIn(list: ListState, found: FoundSubject): boolean {
  if (list.mode === "after") return !OWN_ITEMS.test(found.key);
  if (list.mode !== "purpose") return true;
  const parent = list.parent?.key ?? null;
  if (found.key === parent || /^(?:income|expenditure|balance)\.total$/.test(found.key)) return false;
  const ofProjects = parent === null || /^expenditure\.project|^other/.test(parent);
  return !ofProjects || found.key.startsWith("expenditure.project.");
}

/** An item of a list that has no key of its own. */
export function partOf(parent: FoundSubject, label: string): FoundSubject {
  return {
    key: parent.key.endsWith(".part") || parent.key === "other" ? parent.key : `${parent.key}.part`,
    scope: parent.scope,
    label,
  };
}
