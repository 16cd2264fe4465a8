import { ReadingError } from "../errors";
import { rangesOf } from "../ranges";
import type { ReadingIssue } from "../source-document";

/** Pages that can't be used, by why. */
export interface UnreadPages {
  readonly withoutText: readonly number[];
  readonly untrusted: readonly number[];
  readonly failed: readonly number[];
}

/** Numbers of pages as they are said: `1、3-5`. */
const pageList = (pages: readonly number[]): string => rangesOf(pages, String, "-").join("、");

/**
 * Names the pages that can't be used.
 * @param anyText whether any page can
 * @throws ReadingError where there is no other page: `text-untrusted`, `no-text` or `corrupt`
 */
export function unreadPages({ withoutText, untrusted, failed }: UnreadPages, anyText: boolean): ReadingIssue[] {
  if (!anyText && untrusted.length > 0) throw new ReadingError("text-untrusted", { pages: pageList(untrusted) });
  if (!anyText && withoutText.length > 0) throw new ReadingError("no-text", { pages: pageList(withoutText) });
  if (!anyText && failed.length > 0) throw new ReadingError("corrupt");
  const issues: ReadingIssue[] = [
    { code: "page-failed", pages: failed, values: {} },
    { code: "page-without-text", pages: withoutText, values: {} },
    { code: "text-untrusted", pages: untrusted, values: { reason: "encoding" } },
  ];
  return issues.filter(({ pages }) => pages.length > 0);
}
