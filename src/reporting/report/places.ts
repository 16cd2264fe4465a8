import type { Finding } from "../../checking";
import { publishedCell, publishedTable, type Disclosure, placedRow, type SourceRef } from "../../disclosure";
import type { ReportPlace } from "./reported";

/** Places of one finding that are shown: the cell itself, and what it is held against on another page. */
const MOST_PLACES = 2;

type Place = Omit<ReportPlace, "beside" | "row">;

/** The places of a finding that a report shows, what is probably wrong first. */
export function placesOf(disclosure: Disclosure, finding: Finding): ReportPlace[] {
  const places = [...suspected(disclosure, finding), ...named(finding)];
  const pages = new Map<string, Place[]>();
  for (const place of places) {
    const key = pageKey(place.source);
    const page = pages.get(key);
    if (page) page.push(place);
    else pages.set(key, [place]);
  }
  return [...pages.values()].slice(0, MOST_PLACES).map(([first, ...rest]) => ({
    ...first!,
    row: placedRow(disclosure, first!.figure.cell),
    // A field has its form's place alone.
    beside: rest
      .filter((p) => p.figure.cell?.field === undefined)
      .map((p) => p.source)
      .filter((s) => placeKey(s) !== placeKey(first!.source)),
  }));
}

/** The cell that is probably wrong, where the diagnosis names one. */
function suspected(disclosure: Disclosure, { suggestion }: Finding): Place[] {
  const cell = suggestion && publishedCell(disclosure, suggestion.cell);
  if (!suggestion || !cell) return [];
  const source = cell.source ?? publishedTable(disclosure, suggestion.cell)?.source;
  const printed = cell.corrected ? cell.corrected.printed : cell.text;
  return source ? [{ source, printed, figure: { cell: suggestion.cell, label: "" } }] : [];
}

/** What the finding names: of an equation its total and its parts. */
function named({ terms, cells }: Finding): Place[] {
  const list = terms
    ? [terms.total, ...terms.parts].map((t) => ({ ...t, printed: t.printed }))
    : cells.map((c) => ({ ...c, printed: c.quote }));
  return list.flatMap(({ source, printed, cell, label }) =>
    source ? [{ source, printed, figure: { cell, label } }] : [],
  );
}

/** What is shown in one piece: a page, a worksheet, and of other formats a line or a block. */
const pageKey = ({ file, page, sheet, line }: SourceRef): string =>
  JSON.stringify([file, sheet, page ?? null, page === undefined && sheet === undefined ? line : null]);

const placeKey = ({ page, box, line, sheet, cell }: SourceRef): string =>
  JSON.stringify([page, box, line, sheet, cell]);
