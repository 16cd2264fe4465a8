import type { PrintedPlace, PublishedCell, SourceRef } from "../../disclosure";
import type { Problem } from "../problems";
import type { Matrix, RawTable } from "../stream/stream";
import type { Extent, FormRow, Section } from "./section";
import { TRACE_NOTES, said, type Said } from "../../words";

/** A table before it is named and counted. */
export interface Draft {
  title: string | null;
  captions: string[];
  columns: string[];
  columnNumbers: (string | null)[] | null;
  rows: PublishedCell[][];
  merges: [number, number, number, number][];
  form: FormRow[];
  notes: string[];
  pages: number[];
  source: SourceRef;
  spans: Matrix["spans"];
  extents: Extent[] | null;
  problems: Problem[];
  trace: Said[];
  /** Settled by a layout reader of its own. */
  raw: RawTable | null;
  /** Rows without title and header: what they mean is lost. */
  wreck: boolean;
  /** Where it and the pages that it goes on over are printed. */
  places: PrintedPlace[];
  /** For each row, which of the places prints it, and its row there. */
  origins: (readonly [place: number, row: number])[];
}

/** Rows of the one place that a table begins with. */
const ownRows = (rows: readonly unknown[]): [number, number][] => rows.map((_, r) => [0, r]);

/** A section as the first page of a table. */
export function toDraft(s: Section, title: string | null, captions: string[], place: PrintedPlace): Draft {
  return {
    title,
    captions,
    columns: s.columns,
    columnNumbers: s.columnNumbers,
    rows: s.rows,
    merges: s.merges.map(([a, b, c, d]) => [a, b, c, d]),
    form: s.form,
    notes: s.notes,
    pages: s.pages,
    source: s.source,
    spans: s.spans,
    extents: s.extents,
    problems: s.problems,
    trace: [said(TRACE_NOTES.title, { title: title ?? TRACE_NOTES["no-title"] }), ...s.trace],
    raw: null,
    wreck: false,
    places: [place],
    origins: ownRows(s.rows),
  };
}

/** A table that its layout reader has settled. */
export function fromRaw(t: RawTable, place: PrintedPlace): Draft {
  return {
    title: t.title,
    captions: [...t.captions],
    columns: [...t.columns],
    columnNumbers: t.columnNumbers ? [...t.columnNumbers] : null,
    rows: t.rows.map((r) => [...r]),
    merges: t.merges.map(([a, b, c, d]) => [a, b, c, d]),
    form: [],
    notes: [...t.notes],
    pages: [...t.pages],
    source: t.source,
    spans: "lost",
    extents: null,
    problems: [...t.problems],
    trace: [...t.trace],
    raw: t,
    wreck: false,
    places: [place],
    origins: ownRows(t.rows),
  };
}

/** The same as a page that a table before it goes on with. */
export function pageOfRaw(t: RawTable): Section {
  const draft = fromRaw(t, { at: "", title: "" });
  return { ...draft, sheet: undefined, hasHeader: draft.columns.some((c) => c !== "") };
}
