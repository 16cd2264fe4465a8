import { a1, TEXT_FORMAT, type PlanCell, type Rect } from "../../workbook";
import { say, sentence, TEMPLATE_WORDS, type Language } from "../../words";
import type { FilledField } from "./fill";
import { inUnit, type Source } from "./value";

/** Lines of each list; what is beyond is counted. */
const MOST_LINES = 60;
/** Cells that one reason names. */
const MOST_CELLS = 12;

/** What stands below a filled template: what could not be filled and why, and where values came from that follow no sheet. */
export function notesOf(
  fields: readonly FilledField[],
  columns: number,
  language: Language,
  /** What is said of charts. */
  ofCharts: readonly string[] = [],
  /** What is said of tables of one kind. */
  ofTables: readonly string[] = [],
): { readonly cells: PlanCell[][]; readonly merges: Rect[] } {
  const lines: PlanCell[] = [];
  const list = (title: keyof typeof TEMPLATE_WORDS, all: readonly string[], count = all.length): void => {
    if (all.length === 0) return;
    lines.push(noteCell(say(TEMPLATE_WORDS[title], language, { count }), true));
    for (const line of all.slice(0, MOST_LINES)) lines.push(noteCell(line, false));
    if (all.length > MOST_LINES)
      lines.push(noteCell(say(TEMPLATE_WORDS.more, language, { count: all.length - MOST_LINES }), false));
  };
  const reasons = new Map<string, string[]>();
  for (const { row, column, value } of fields) {
    if (value.kind !== "missing") continue;
    const reason = sentence(value.reason, language);
    reasons.set(reason, [...(reasons.get(reason) ?? []), a1(row, column)]);
  }
  list(
    "missing-title",
    [...reasons].map(([reason, cells]) =>
      say(TEMPLATE_WORDS["one-missing"], language, {
        cells: `${[...new Set(cells)].slice(0, MOST_CELLS).join("、")}${cells.length > MOST_CELLS ? "…" : ""}`,
        reason,
      }),
    ),
    fields.filter((f) => f.value.kind === "missing").length,
  );
  list(
    "sources-title",
    fields.flatMap((field) => {
      const { row, column, written, value, unit, live } = field;
      // Words name their document themselves; what is blank or counted needs no source.
      if (live || value.kind !== "number" || value.sources.length === 0) return [];
      return [
        say(TEMPLATE_WORDS["one-source"], language, {
          cell: a1(row, column),
          field: written,
          value: value.blank ? TEMPLATE_WORDS.blank[language] : inUnit(value, unit).toDecimalPlaces(8).toString(),
          source: [...new Set(value.sources.map((s) => sourceWords(s, language)))].join("；"),
        }),
      ];
    }),
  );
  list("tables-title", ofTables);
  list("charts-title", ofCharts);
  if (lines.length === 0) return { cells: [], merges: [] };
  const blank: PlanCell = { value: null };
  const row = (first: PlanCell): PlanCell[] =>
    Array.from({ length: Math.max(1, columns) }, (_, i) => (i ? blank : first));
  const cells = [row(blank), ...lines.map(row)];
  const merges = columns > 1 ? lines.map((_, i) => ({ row: i + 1, column: 0, rows: 1, columns })) : [];
  return { cells, merges };
}

const noteCell = (value: string, title: boolean): PlanCell => ({
  value,
  format: TEXT_FORMAT,
  look: { size: 9, color: "#616161", bold: title, horizontal: "left", ...(title ? {} : { wrap: true }) },
});

/** A source in words. */
export const sourceWords = ({ document: { identity }, label, printed }: Source, language: Language): string =>
  say(TEMPLATE_WORDS["a-source"], language, {
    unit: identity.unit,
    year: identity.year,
    kind: identity.kind,
    label,
    printed,
  });
