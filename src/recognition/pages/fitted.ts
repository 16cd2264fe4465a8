import { fold, isAmountText, type PublishedCell } from "../../disclosure";
import type { Draft } from "../table/draft";
import type { Section } from "../table/section";
import { placeColumns } from "./continuation";

/**
 * A page that a person joins to the table before it, with as many columns as that has. Recognition would not have joined it, so its
 * columns may be others: they are found by their header, else by their order; what the table has no column for gets one.
 */
export function fitted(draft: Draft, page: Section): Section {
  const section = withHeaderRow(page);
  const width = draft.columns.length;
  if (section.columns.length === width || section.rows.length === 0) return section;
  const byPlace =
    !section.hasHeader &&
    (placeColumns(draft.extents, section.extents) !== null ||
      (section.spans === "lost" && draft.spans === "lost" && section.columns.length < width));
  // `append` puts those under their columns itself.
  if (byPlace) return section;
  const taken = new Set<number>();
  const targets = section.columns.map((column, c) => {
    const found = section.hasHeader
      ? draft.columns.findIndex((other, i) => !taken.has(i) && fold(other) === fold(column))
      : c < width
        ? c
        : -1;
    const at = found >= 0 ? found : addColumn(draft, column);
    taken.add(at);
    return at;
  });
  const blank: PublishedCell = { text: null, source: section.source };
  return {
    ...section,
    columns: [...draft.columns],
    columnNumbers: null,
    rows: section.rows.map((row) =>
      draft.columns.map((_, c) => (targets.includes(c) ? row[targets.indexOf(c)]! : blank)),
    ),
    merges: section.merges.map(([r, c, rs, cs]) => [r, targets[c] ?? c, rs, cs]),
  };
}

/** A first row that was taken for a header holds amounts: it is a row again. */
function withHeaderRow(section: Section): Section {
  const cells = section.columns.map((c) => c.split("/"));
  if (!section.hasHeader || !section.columns.some((c) => /\d/.test(c) && c.split("/").some(isAmountText)))
    return section;
  const depth = Math.max(...cells.map((c) => c.length));
  const lifted = Array.from({ length: depth }, (_, r) =>
    cells.map((c): PublishedCell => ({
      text: c[r] === undefined || c[r] === "" ? null : c[r],
      source: section.source,
    })),
  );
  return {
    ...section,
    hasHeader: false,
    columns: section.columns.map(() => ""),
    rows: [...lifted, ...section.rows],
    merges: section.merges.map(([r, c, rs, cs]) => [r + depth, c, rs, cs]),
  };
}

/** A column at the right of the table, blank so far. */
function addColumn(draft: Draft, name: string): number {
  draft.columns = [...draft.columns, name];
  draft.columnNumbers = draft.columnNumbers && [...draft.columnNumbers, null];
  draft.rows = draft.rows.map((row) => [...row, { text: null, source: draft.source }]);
  draft.extents = null;
  return draft.columns.length - 1;
}
