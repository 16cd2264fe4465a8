import { fold, type PrintedPlace, type PublishedCell } from "../../disclosure";
import type { StreamLine } from "../stream/stream";
import type { Draft } from "../table/draft";
import { isCaption } from "../words/captions";
import { identifyTitle, looksLikeTitle, stripTitle } from "../words/titles";
import { TRACE_NOTES, said } from "../../words";
import type { Places } from "./places";

/** An amount that is no figure of a sentence: no unit of money follows it. */
const BARE_AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,6}(?![\d.,])(?!\s*(?:[万亿千百]?元|%|％|倍|平方))/g;
/** Fewer amounts under a title are no table. */
const FEWEST_AMOUNTS = 5;
/** How far a table's text may reach. */
const MOST_LINES = 400;

/**
 * Tables whose cells ran together when they were copied (from a web page, out of a viewer): a title, then words and amounts in lines
 * that are no sentences. Which amount belongs where is lost; that the document prints the table is not. Each is kept line by line as
 * a table that cannot be read, so that it is neither missing nor empty.
 */
export function findFlattened(
  lines: readonly StreamLine[],
  found: readonly Draft[],
  places: Places,
): { tables: Draft[]; lines: StreamLine[] } {
  const known = new Set(found.flatMap((d) => (d.title === null ? [] : [identifyTitle(d.title)?.id])));
  const tables: Draft[] = [];
  const rest: StreamLine[] = [];
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!;
    const meaning = looksLikeTitle(line.text) ? identifyTitle(line.text) : null;
    if (!meaning || meaning.id === "other" || known.has(meaning.id)) {
      rest.push(line);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < lines.length && end - i < MOST_LINES && belongs(lines[end]!.text)) end++;
    const body = lines.slice(i + 1, end).filter((l) => fold(l.text) !== "");
    const amounts = body.reduce((n, l) => n + (l.text.match(BARE_AMOUNT)?.length ?? 0), 0);
    if (amounts < FEWEST_AMOUNTS) {
      rest.push(line);
      i++;
      continue;
    }
    tables.push(flattened(line, body, places.flattened(stripTitle(line.text))));
    known.add(meaning.id);
    i = end;
  }
  return { tables, lines: rest };
}

/** Lines of a table: neither a sentence nor the title of the next table. */
function belongs(text: string): boolean {
  if (looksLikeTitle(text) && identifyTitle(text)) return false;
  return !/[。；]\s*$|^\s*(?:第.{1,3}部分|[一二三四五六七八九十]+、.{4,}(?:说明|情况))/.test(text);
}

function flattened(title: StreamLine, body: readonly StreamLine[], place: PrintedPlace): Draft {
  const captions = body.filter((l) => isCaption(l.text));
  const rows = body.filter((l) => !isCaption(l.text));
  const page = title.source.page;
  return {
    title: title.text.trim(),
    captions: captions.map((l) => l.text),
    columns: [""],
    columnNumbers: null,
    rows: rows.map((l): PublishedCell[] => [{ text: l.text.trim(), source: l.source }]),
    merges: [],
    form: [],
    notes: [],
    pages: page === undefined ? [] : [page],
    source: title.source,
    spans: "lost",
    extents: null,
    problems: [{ code: "cells-run-together" }],
    trace: [said(TRACE_NOTES["run-together"])],
    raw: null,
    wreck: true,
    places: [place],
    origins: rows.map((_, r) => [0, r]),
  };
}
