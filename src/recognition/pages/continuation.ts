import { fold, isAmountText, lowestConfidence, type PrintedPlace, type PublishedCell } from "../../disclosure";
import type { Draft } from "../table/draft";
import { placeRows, profileColumns } from "../table/align";
import { isBlank } from "../table/cells";
import type { Extent, Section } from "../table/section";
import { stripTitle } from "../words/titles";
import { isTotal } from "../words/totals";
import { TRACE_NOTES, said, several } from "../../words";

const headerKey = (columns: readonly string[]): string => columns.map((c) => fold(c)).join("|");

/** True when a section goes on with the table before it (a page break printed its header again, or nothing at all). */
export function continues(
  previous: Draft,
  section: Section,
  title: string | null,
  captions: readonly string[],
  between: readonly string[],
): boolean {
  if (previous.raw) return false;
  const goal = /绩效/.test(previous.title ?? "");
  if (section.form.length > 0) {
    // A form block cut by a page: no new title, no new project.
    const begins = section.form.some((row) => row.some((c) => /^项目(编码|名称)$|^年度履职目标$/.test(fold(c.text))));
    return title === null && previous.form.length > 0 && previous.rows.length === 0 && !begins;
  }
  const sameTitle = title === null || stripTitle(title) === stripTitle(previous.title ?? "");
  if (!sameTitle) return false;
  if (title === null && goal && previous.rows.length === 0 && section.columns.some((c) => /一级指标/.test(c)))
    return true;
  // Goal forms share one title: each page with a project of its own begins a table.
  if (title !== null && goal && startsProject(section)) return false;
  if (title === null && between.length > 0 && !isOverhang(previous, section, between)) return false;
  const unit = (list: readonly string[]): string =>
    list.filter((c) => /\d{3}[\u4e00-\u9fff]|[:：]/.test(fold(c)) && !/(年度|元)/.test(fold(c))).map(fold)[0] ?? "";
  const unitNow = unit(captions);
  if (unitNow && unit(previous.captions) && unit(previous.captions) !== unitNow) return false;
  if (section.hasHeader) {
    if (headerKey(section.columns) === headerKey(previous.columns))
      return !restarts(previous, section) || repeatsTotal(previous, section);
    const list = goal && section.columns.some((c) => /一级指标/.test(c));
    return (title === null || list) && section.rows.length > 0 && looseSameHeader(previous.columns, section.columns);
  }
  if (section.columns.length === previous.columns.length) return true;
  if (section.spans === "lost" && previous.spans === "lost") return section.columns.length < previous.columns.length;
  return placeColumns(previous.extents, section.extents) !== null;
}

/** More than this between two pages of a table is running text. */
const OVERHANG_LINES = 4;
const OVERHANG_LENGTH = 20;

/**
 * Words that hang out of the last row of a page: a cell that the page's end cuts is printed below the last line. A table without a
 * header of its own, on the next page and with the same columns on paper, goes on all the same.
 */
function isOverhang(previous: Draft, section: Section, between: readonly string[]): boolean {
  if (section.hasHeader || between.length > OVERHANG_LINES) return false;
  if (section.pages[0] !== (previous.pages.at(-1) ?? 0) + 1) return false;
  if (
    between.some(
      (t) => fold(t).length > OVERHANG_LENGTH || /^([一二三四五六七八九十]+、|第.{1,3}部分)|[:：]$/.test(fold(t)),
    )
  )
    return false;
  return placeColumns(previous.extents, section.extents) !== null;
}

/**
 * Columns of a page that lost some (blank ones at the edge are often left out) by their place on paper: for each, the
 * column of the table above that it stands under; null where they do not fit.
 */
export function placeColumns(above: readonly Extent[] | null, below: readonly Extent[] | null): number[] | null {
  if (!above || !below || below.length > above.length || below.length < 2) return null;
  const out: number[] = [];
  for (const [left, right] of below) {
    const middle = (left + right) / 2;
    const at = above.findIndex(([l, r]) => middle >= l && middle <= r);
    if (at < 0 || out.includes(at)) return null;
    out.push(at);
  }
  return out;
}

/** Puts the rows of a page under the columns of the table that they go on with. */
function widen(draft: Draft, section: Section): Section {
  if (section.hasHeader) return section;
  if (section.spans === "lost") return realign(draft, section);
  if (section.columns.length === draft.columns.length) return section;
  const places = placeColumns(draft.extents, section.extents);
  if (!places) return section;
  return {
    ...section,
    columns: draft.columns,
    rows: section.rows.map((row) =>
      draft.columns.map((_, c): PublishedCell => {
        const at = places.indexOf(c);
        return at < 0 ? { text: null, source: section.source } : row[at]!;
      }),
    ),
    merges: section.merges.map(([r, c, rs, cs]) => [r, places[c] ?? c, rs, cs]),
  };
}

function startsProject(section: Section): boolean {
  // A list of projects with their indicators is one table however many pages it fills.
  if (section.columns.some((c) => /项目\)?名称$/.test(fold(c))) && section.columns.some((c) => /一级指标/.test(c)))
    return false;
  const top = [section.columns, ...section.rows.slice(0, 4).map((r) => r.map((c) => c.text ?? ""))];
  return top.some((row) =>
    row.some((t) => /^(项目名称|部门[(（]单位[)）]名称|部门名称|单位名称)/.test(fold(t).split("/").pop()!)),
  );
}

/** Page headers that lost or gained a word: nearly the same columns. */
function looseSameHeader(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const same = a.filter((c, i) => fold(c) === fold(b[i]!)).length;
  return same >= a.length * 0.7;
}

/** A second table of the same form: its serial numbers or its grand total begin again. */
function restarts(previous: Draft, section: Section): boolean {
  const first = section.rows[0]?.map((c) => c.text);
  const before = previous.rows[0]?.map((c) => c.text);
  if (!first || !before || previous.rows.length < 2) return false;
  const printed = first.filter((t) => t !== null);
  return (
    printed.length > 1 && printed[0] === before.find((t) => t !== null) && /^(1|合计|总计)$/.test(fold(printed[0]!))
  );
}

/**
 * A page that prints the grand total again above rows of its own: all of the total's amounts are those of the page before, and most of
 * the rows below are not. A statement that is printed twice repeats those too.
 */
function repeatsTotal(previous: Draft, section: Section): boolean {
  const [total, ...rows] = section.rows;
  const [before, ...above] = previous.rows;
  if (!total || !before || rows.length === 0 || total.length !== before.length) return false;
  const key = (row: readonly PublishedCell[]): string => row.map((c) => fold(c.text ?? "")).join("|");
  const words = total.find((c) => c.text !== null)?.text ?? "";
  const amounts = total.filter((c) => isAmountText(c.text ?? "") && /[1-9]/.test(c.text!));
  if (!isTotal(words) || amounts.length === 0 || key(total) !== key(before)) return false;
  const known = new Set(above.map(key));
  return rows.filter((row) => known.has(key(row))).length * 2 < rows.length;
}

/** Rows of a page that lost blank cells, put under the columns by what those hold on the page before. */
function realign(draft: Draft, section: Section): Section {
  const texts = draft.rows.map((row) => row.map((c) => c.text ?? ""));
  const profiles = profileColumns(texts, draft.columns.length);
  const printed = section.rows.map((row) => row.map((c) => c.text ?? ""));
  const placed = placeRows(printed, profiles);
  const rows = section.rows.map((row, r): PublishedCell[] => {
    const aligned = placed[r]!;
    const source = row.find((c) => c.text !== null)?.source ?? section.source;
    return aligned.map((text): PublishedCell => ({
      text: text === "" ? null : text,
      source: row.find((c) => c.text === text)?.source ?? source,
    }));
  });
  return { ...section, columns: draft.columns, rows };
}

/**
 * True when a page prints the columns that the page before had no room for: a header of its own, no title, nothing but amounts, and as
 * many rows.
 */
export function goesOnBeside(
  previous: Draft,
  section: Section,
  title: string | null,
  between: readonly string[],
): boolean {
  if (previous.raw || title !== null || between.length > 0 || !section.hasHeader || section.form.length > 0)
    return false;
  if (previous.pages.length !== 1 || section.pages[0] !== previous.pages[0]! + 1) return false;
  if (section.rows.length === 0 || section.rows.length !== previous.rows.length) return false;
  if (headerKey(section.columns) === headerKey(previous.columns)) return false;
  const printed = section.rows.flatMap((row) => row.flatMap((c) => (isBlank(c.text) ? [] : [c.text!])));
  return printed.length > 0 && printed.every((text) => isAmountText(text));
}

/** Puts the columns of a page beside those of the page before, row by row. */
export function appendBeside(draft: Draft, section: Section, place: PrintedPlace): void {
  draft.places.push(place);
  const width = draft.columns.length;
  // A group of columns that the page's edge cuts has its name on the page before.
  const group = draft.columns.at(-1)!.split("/").slice(0, -1).join("/");
  const cut = section.columns.findIndex((c) => c.includes("/"));
  const columns = section.columns.map((c, i) => (group !== "" && !c.includes("/") && i < cut ? `${group}/${c}` : c));
  draft.columns = [...draft.columns, ...columns];
  draft.columnNumbers = draft.columnNumbers && [
    ...draft.columnNumbers,
    ...(section.columnNumbers ?? columns.map(() => null)),
  ];
  draft.rows = draft.rows.map((row, r) => [...row, ...section.rows[r]!]);
  for (const [r, c, rs, cs] of section.merges) draft.merges.push([r, c + width, rs, cs]);
  draft.notes.push(...section.notes);
  draft.problems.push(...section.problems);
  draft.extents = null;
  for (const p of section.pages) if (!draft.pages.includes(p)) draft.pages.push(p);
  draft.trace.push(said(TRACE_NOTES["joined-beside"], { columns: columns.length, pages: several(section.pages) }));
}

/** Adds a page to the table that it goes on with. */
export function append(draft: Draft, next: Section, place: PrintedPlace): void {
  const section = widen(draft, next);
  draft.form = [...draft.form, ...section.form];
  const offset = draft.rows.length;
  let { rows, merges } = section;
  let dropped = 0;
  const page = draft.places.push(place) - 1;
  if (repeatsTotal(draft, section)) {
    rows = rows.slice(1);
    dropped++;
    merges = merges.filter(([r]) => r > 0).map(([r, c, rs, cs]) => [r - 1, c, rs, cs]);
    draft.trace.push(said(TRACE_NOTES["total-repeated"]));
  }
  joinMergedName(draft, rows[0]);
  if (rows.length > 0 && offset > 0 && draft.columns.length === section.columns.length) {
    const first = rows[0]!;
    if (isFragment(draft.rows[offset - 1]!, first, draft)) {
      draft.rows[offset - 1] = joinFragment(draft.rows[offset - 1]!, first);
      draft.trace.push(said(TRACE_NOTES["row-mended"]));
      rows = rows.slice(1);
      dropped++;
      for (const [r, c, rs, cs] of merges) {
        if (r > 0) draft.merges.push([r - 1 + offset, c, rs, cs]);
      }
    } else for (const [r, c, rs, cs] of merges) draft.merges.push([r + offset, c, rs, cs]);
  } else for (const [r, c, rs, cs] of merges) draft.merges.push([r + offset, c, rs, cs]);
  if (draft.columns.length === 0 || (!draft.columns.some((c) => c !== "") && section.hasHeader))
    draft.columns = section.columns;
  if (
    draft.rows.length === 0 &&
    draft.columns.every((c) => !/一级指标/.test(c)) &&
    section.columns.some((c) => /一级指标/.test(c))
  ) {
    draft.columns = section.columns;
  }
  draft.columnNumbers ??= section.columnNumbers;
  draft.rows.push(...rows);
  rows.forEach((_, r) => draft.origins.push([page, r + dropped]));
  draft.notes.push(...section.notes);
  draft.problems.push(...section.problems);
  for (const p of section.pages) if (!draft.pages.includes(p)) draft.pages.push(p);
  draft.trace.push(said(TRACE_NOTES.continued, { rows: rows.length, pages: several(section.pages) }));
}

/** The end of a name that a page break cut inside a merged cell, printed beside a complete new row. */
function joinMergedName(draft: Draft, first: PublishedCell[] | undefined): void {
  if (!first || draft.rows.length === 0) return;
  const c = draft.columns.findIndex((column) => /编码/.test(column)) + 1;
  if (
    c === 0 ||
    !/名称\)?$/.test(fold(draft.columns[c] ?? "")) ||
    first[c - 1]?.text !== null ||
    isBlank(first[c]?.text)
  )
    return;
  const others = first.filter((cell, i) => i !== c && cell.text !== null).length;
  if (others === 0 || first.some((cell, i) => i > c && cell.text !== null && /^\d[\d.]*$/.test(cell.text))) return;
  for (let r = draft.rows.length - 1; r >= 0; r--) {
    const above = draft.rows[r]![c]!;
    if (above.text === null) continue;
    draft.rows[r]![c] = joinedCell(above, above.text, first[c]!);
    first[c] = { ...first[c]!, text: null };
    return;
  }
}

/** The rest of a row that a page break cut: words only, under words, with no key of its own. */
function isFragment(last: readonly PublishedCell[], first: readonly PublishedCell[], draft: Draft): boolean {
  const printed = first
    .map((c, i) => ({ text: c.text, i }))
    .filter((c): c is { text: string; i: number } => c.text !== null);
  if (printed.length === 0) return true;
  if (printed.some((c) => /^[-－△(]?\d[\d.]*%?\)?$|^[≥≤><=]/.test(fold(c.text)))) return false;
  if (
    printed.some((c) =>
      /^([一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、]|其中|合计|总计|本年)/.test(fold(c.text)),
    )
  )
    return false;
  if (!printed.every((c) => last[c.i]?.text !== null && last[c.i]?.text !== undefined)) return false;
  const serial = draft.columns.findIndex((c) => /^(序号|行次)$/.test(fold(c)));
  if (serial >= 0) return first[serial]?.text === null;
  // Only a few cells are cut; a complete row fills as many as its neighbours.
  const usual = last.filter((c) => c.text !== null).length;
  return printed.length <= Math.max(1, Math.floor(usual / 2)) && first[0]?.text === null;
}

function joinFragment(last: readonly PublishedCell[], first: readonly PublishedCell[]): PublishedCell[] {
  return last.map((cell, i) => {
    const rest = first[i]?.text ?? null;
    if (rest === null || cell.text === null) return cell;
    // Text recognition prints the cut line on both pages.
    if (rest.length <= 3 && cell.text.endsWith(rest)) return cell;
    return joinedCell(cell, cell.text, first[i]!);
  });
}

/** A cell with the rest of it that stands on the next page: it is read no better than its worse part. */
function joinedCell(cell: PublishedCell, text: string, rest: PublishedCell): PublishedCell {
  const recognised = lowestConfidence([cell.recognised, rest.recognised]);
  return { ...cell, text: text + (rest.text ?? ""), ...(recognised === undefined ? {} : { recognised }) };
}
