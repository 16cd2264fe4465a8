import type { RawTable } from "../raw-table";
import type { Fragment, TextLines } from "./fragments";
import type { Region } from "./regions";
import { pagesOf } from "./assemble";

/** Placeholder shape until indicators are read below. */
export function readGoal(region: Region, _body: readonly Fragment[], text: TextLines): { table: RawTable; end: number } {
  return {
    end: region.stretches.at(-1)![1],
    table: {
      title: region.head.title, captions: region.head.captions, columns: region.head.header?.columns.map((c) => c.path) ?? [], columnNumbers: null, rows: [], merges: [], fields: null,
      notes: [], pages: pagesOf(region, text), source: text.lines[region.head.start]!.source, unreadable: false, problems: [], trace: [],
    },
  };
}
