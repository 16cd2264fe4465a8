import { a1, TEXT_FORMAT, type PlanCell, type Rect } from "../../workbook";
import { say, sentence, TEMPLATE_WORDS, type Language } from "../../words";
import type { FilledField } from "./fill";
import { inUnit, type Source } from "./value";

/** Lines of each list; what is beyond is counted. */
const MOST_LINES = 60;

/** What stands below a filled template: what could not be filled and why, and where values came from that follow no sheet. */
export function notesOf(
  fields: readonly FilledField[],
  columns: number,
  _top: number,
  language: Language,
): { readonly cells: PlanCell[][]; readonly merges: Rect[] } {
  const lines: PlanCell[] = [];
  const list = (title: keyof typeof TEMPLATE_WORDS, all: readonly string[]): void => {
    if (all.length === 0) return;
    lines.push(noteCell(say(TEMPLATE_WORDS[title], language, { count: all.length }), true));
    for (const line of all.slice(0, MOST_LINES)) lines.push(noteCell(line, false));
    if (all.length > MOST_LINES)
      lines.push(noteCell(say(TEMPLATE_WORDS.more, language, { count: all.length - MOST_LINES }), false));
  };
  list(
    "missing-title",
    fields.flatMap(({ row, column, written, value }) =>
      value.kind === "missing"
        ? [
            say(TEMPLATE_WORDS["one-missing"], language, {
              cell: a1(row, column),
              field: written,
              reason: sentence(value.reason, language),
            }),
          ]
        : [],
    ),
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
