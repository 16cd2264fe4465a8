import { type Merge, type PublishedCell } from "../../../../disclosure";
import type { Problem } from "../../../problems";
import type { RawTable } from "../../stream";
import { pagesOf, sourceOf } from "../to-table";
import { joinFragments, type Fragment, type TextLines } from "../fragments";
import { readFormLines } from "./form-lines";
import {
  countEndings,
  divide,
  heightsOf,
  measureWidths,
  type Division,
  type Heights,
  type Layout,
} from "./goal-layout";
import { bodyOf } from "../rows/read-rows";
import type { Region } from "../regions";
import { isLevel1, isLevel2 } from "../../../words/goal-form";
import { isLabelledNote } from "../../../words/notes";
import { TRACE_NOTES, said, type Said } from "../../../../words";

/** Most fragments that a level's name is broken into. */
const MOST_PIECES = 5;

/** A division so far ahead of the next best is not weighed again. */
const SURE = 4;

interface IndicatorRow {
  readonly level1: readonly Fragment[] | null;
  readonly level2: readonly Fragment[];
  readonly rest: readonly Fragment[];
}

interface GoalDraft {
  readonly region: Region;
  readonly rows: readonly IndicatorRow[];
  readonly end: number;
  readonly problems: Problem[];
}

/** Tables of goals read, in the order of their regions, with the line after each. */
export function readGoals(regions: readonly Region[], text: TextLines): { table: RawTable; end: number }[] {
  const drafts = regions.map((region) => cutIndicators(region, text));
  const count = (draft: GoalDraft): number => Math.max(0, (draft.region.head.header?.columns.length ?? 0) - 2);
  const widest = Math.max(0, ...drafts.map(count));
  const heights = heightsOf(
    drafts.flatMap((d) => d.rows.map((r) => r.rest)),
    text.gapsSpeak,
  );
  let widths: (number | null)[] = Array.from({ length: widest }, () => null);
  let divisions: (Division | null)[][] = [];
  // The same form is used throughout: what sure rows show of the columns' widths decides the others.
  for (let round = 0; round < 3; round++) {
    const previous = divisions;
    divisions = drafts.map((draft, i) => {
      const layout = layoutOf(draft, widths, heights);
      return draft.rows.map((row, n) => {
        const before = previous[i]?.[n];
        if (before && before.margin >= SURE) return before;
        return count(draft) > 0 ? divide(row.rest, count(draft), linesIn(row.level2), layout) : null;
      });
    });
    const measured = measureWidths(divisions.flat(), widest);
    if (measured.join() === widths.join()) break;
    widths = measured;
  }
  return drafts.map((draft, i) => ({ table: tableOf(draft, divisions[i]!, text), end: draft.end }));
}

function layoutOf(draft: GoalDraft, widths: readonly (number | null)[], heights: Heights): Layout {
  const columns = draft.region.head.header?.columns ?? [];
  const value = columns.findIndex((c) => /指标值$/.test(c.path));
  return {
    widths,
    value: value < 0 ? -1 : value - 2,
    endings: countEndings(draft.rows.map((r) => r.rest)),
    rows: draft.rows.length,
    heights,
  };
}

function linesIn(cell: readonly Fragment[]): number {
  return cell.filter((f, i) => i === 0 || f.join !== "space").length;
}

/** Cuts the body at the names of the second level, which begin a row. */
function cutIndicators(region: Region, text: TextLines): GoalDraft {
  const body = bodyOf(region, text);
  const rows: { level1: Fragment[] | null; level2: Fragment[]; rest: Fragment[] }[] = [];
  const problems: Problem[] = region.broken ? [{ code: "page-header-lost" }] : [];
  const lost: string[] = [];
  let pending: Fragment[] | null = null;
  let at = 0;
  while (at < body.length) {
    const fragment = body[at]!;
    const free = fragment.join !== "space" || (pending !== null && pending.at(-1) === body[at - 1]);
    const row = rows.at(-1);
    if (free && ends(fragment, text.gapsSpeak)) break;
    const first = free ? nameAt(body, at, isLevel1) : 0;
    const second = first > 0 ? nameAt(body, at + first, isLevel2) : 0;
    if (first > 0 && (second > 0 || !nameAt(body, at, isLevel2))) {
      pending = body.slice(at, at + first);
      at += first;
      continue;
    }
    const own = free ? nameAt(body, at, isLevel2) : 0;
    if (own > 0) {
      rows.push({ level1: pending, level2: body.slice(at, at + own), rest: [] });
      pending = null;
      at += own;
      continue;
    }
    if (row) row.rest.push(fragment);
    else lost.push(fragment.text);
    at++;
  }
  if (lost.length > 0) problems.push({ code: "indicators-head-lost", text: lost.slice(0, 12).join(" ") });
  const end = at < body.length ? body[at]!.at : region.stretches.at(-1)![1];
  return { region, rows, end, problems };
}

function ends(fragment: Fragment, gapsSpeak: boolean): boolean {
  return (
    !(gapsSpeak && fragment.join === "line") &&
    (/^([一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分)/.test(fragment.text) || isLabelledNote(fragment.text))
  );
}

/** How many fragments from here make a name of the list. */
function nameAt(body: readonly Fragment[], at: number, isName: (words: string) => boolean): number {
  let words = "";
  for (let n = 0; n < MOST_PIECES && at + n < body.length; n++) {
    if (n > 0 && body[at + n]!.join === "space") return 0;
    words += body[at + n]!.text;
    if (isName(words)) return n + 1;
  }
  return 0;
}

function tableOf(draft: GoalDraft, divisions: readonly (Division | null)[], text: TextLines): RawTable {
  const { region } = draft;
  const problems = [...draft.problems];
  const trace: Said[] = [];
  const form = region.head.form ? readFormLines(text, region.head.form[0], region.head.form[1]) : null;
  if (form) problems.push(...form.problems);
  const columns = region.head.header?.columns.map((c) => c.path) ?? [];
  let level1: PublishedCell = { text: null };
  const starts: number[] = [];
  const rows = draft.rows.map((row, i) => {
    if (row.level1) {
      const cell = cellOf(row.level1, text);
      if (cell.text !== level1.text) starts.push(i);
      level1 = cell;
    }
    const cells = divisions[i]?.cells;
    const words = joinFragments(row.rest);
    if (!cells) problems.push({ code: "cells-undivided", row: joinFragments(row.level2), text: words });
    const division = divisions[i];
    const unsure = division !== null && division !== undefined && division.margin < 0.5;
    if (unsure) problems.push({ code: "cells-unsure", row: joinFragments(row.level2), text: words });
    const rest = cells
      ? cells.map((c): PublishedCell => ({
          ...cellOf(c, text),
          confidence: unsure ? "ambiguous" : "placed",
          evidence: "cell layout",
        }))
      : [
          cellOf(row.rest, text),
          ...Array.from({ length: Math.max(0, columns.length - 3) }, (): PublishedCell => ({ text: null })),
        ];
    if (division)
      trace.push(
        said(TRACE_NOTES.divided, {
          row: joinFragments(row.level2),
          cells: division.cells.map((c) => joinFragments(c)).join(" | "),
          margin: division.margin.toFixed(1),
        }),
      );
    return [level1, cellOf(row.level2, text), ...rest];
  });
  return {
    title: region.head.title,
    captions: region.head.captions,
    columns,
    columnNumbers: null,
    rows,
    merges: mergesOf(starts, rows.length),
    fields: form?.fields ?? null,
    notes: [],
    pages: pagesOf(region, text),
    source: text.lines[region.head.start]!.source,
    unreadable: rows.length === 0 && form === null,
    problems,
    trace,
  };
}

function cellOf(parts: readonly Fragment[], text: TextLines): PublishedCell {
  const first = parts[0];
  if (!first) return { text: null };
  const source = sourceOf(first, text);
  return source ? { text: joinFragments(parts), source } : { text: joinFragments(parts) };
}

/** The name of the first level stands once for the rows below it. */
function mergesOf(starts: readonly number[], rows: number): Merge[] {
  return starts.flatMap((start, i): Merge[] => {
    const span = (starts[i + 1] ?? rows) - start;
    return span > 1 ? [[start, 0, span, 1]] : [];
  });
}
