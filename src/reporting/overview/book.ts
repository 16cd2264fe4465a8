import { OVERVIEW } from "../../words";
import type { BookPlan } from "../../workbook";
import { streamedBook } from "../streamed-lists";
import { Places } from "./layout";
import { findingList, matrixList, publishedList, ruleList, statementList, unreadList } from "./lists";
import { overviewOf } from "./model";
import type { OverviewOptions } from "./options";
import type { BatchRecord } from "./record";
import { summarySheet } from "./summary";

/**
 * The overview of a batch as a workbook that stands by itself, rows made while they are written: who published what, which statements there
 * are, what each rule came to, every finding, what could not be read. Cells of the matrix lead to findings and back, counts are formulas over
 * the lists.
 */
export function overviewBook(records: Iterable<BatchRecord>, options: OverviewOptions): BookPlan {
  const overview = overviewOf(records);
  const made = { overview, options, places: new Places(overview, options.language) };
  const foot = { left: OVERVIEW.title[options.language], right: options.madeAt };
  return streamedBook(
    summarySheet(made, foot),
    [publishedList(made), statementList(made), matrixList(made), findingList(made), ruleList(made), unreadList(made)],
    foot,
  );
}
