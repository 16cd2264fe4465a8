import type {
  CellMark,
  CorrectionStep,
  Corrections,
  FieldSummary,
  ImportSummary,
  PrintedPlace,
  TableSummary,
} from "../../application";
import { keepStep } from "./doubts";

/**
 * Adds a step; one that says something of the same thing goes. A cell or field that is read as it is printed needs none, but where that
 * settles a doubt.
 */
export function withStep(corrections: Corrections, step: CorrectionStep, settles = false): Corrections {
  const others = corrections.filter((s) => targetOf(s) !== targetOf(step));
  const asPrinted = (step.type === "cell" || step.type === "field") && step.text === step.printed;
  return asPrinted && !settles ? others : [...others, step];
}

/** Whether a step is about a cell or a field that was read without certainty. */
export function isOfDoubt({ doubts }: Pick<ImportSummary, "doubts">, step: CorrectionStep): boolean {
  if (step.type !== "cell" && step.type !== "field") return false;
  const { at } = step.table;
  const key = step.type === "cell" ? `${at}/${step.row}/${step.column}` : `${at}#${step.field}`;
  return doubts.some((d) => d.key === key);
}

/** Takes a step out. One that no person made would be found again: the cell is kept as it was read. */
export function withoutStep(corrections: Corrections, step: CorrectionStep): Corrections {
  if (step.type === "cell" && step.by !== undefined) return withStep(corrections, keepStep(step));
  return corrections.filter((s) => JSON.stringify(s) !== JSON.stringify(step));
}

/** Adds the steps that are offered to those that are there: a person's own word goes before one that is carried over. */
export function withOffer(corrections: Corrections, offered: Corrections): Corrections {
  const own = new Set(corrections.map(targetOf));
  return [...offered.filter((s) => !own.has(targetOf(s))), ...corrections];
}

/** What a step is about: a second step about it replaces the first. */
function targetOf(step: CorrectionStep): string {
  switch (step.type) {
    case "fact":
      return step.fact;
    case "join":
    case "split":
      return `pages ${step.table.at}`;
    case "column":
      return `column ${step.table.at} ${step.column}`;
    case "cell":
    case "keep":
      return `cell ${step.table.at} ${step.row} ${step.column}`;
    case "field":
      return `field ${step.table.at} ${step.field}`;
    case "leave-row":
      return `row ${step.table.at} ${step.row}`;
    default:
      return `${step.type} ${step.table.at}`;
  }
}

/** What must be answered before a disclosure is written. */
export type MissingFact = "unitName" | "year";

/** Words that stand where a unit's name is looked for and name none. */
const NO_NAME = /^(本)?(部门|单位|机关|本级)$/;

/** Facts without which a disclosure has no place in the workbook. */
export function missingFacts(summary: Pick<ImportSummary, "unitName" | "year">): MissingFact[] {
  const name = summary.unitName?.trim() ?? "";
  return [
    ...(name === "" || NO_NAME.test(name) ? (["unitName"] as const) : []),
    ...(summary.year === null ? (["year"] as const) : []),
  ];
}

/** True where another name that the document prints begins or ends with this one: its line may have been cut. */
export function mayBeCut({ unitName, unitCandidates }: Pick<ImportSummary, "unitName" | "unitCandidates">): boolean {
  return (
    unitName !== null &&
    unitCandidates.some((c) => c.name !== unitName && (c.name.startsWith(unitName) || c.name.endsWith(unitName)))
  );
}

/** Why a table deserves a look. */
export interface Trouble {
  /** It is not there, or could not be read. */
  readonly state: boolean;
  readonly problems: boolean;
  /** Recognition tells of a column, a unit of money or rows. */
  readonly notice: boolean;
  /** Cells of findings, and cells whose column is not certain. */
  readonly cells: number;
  /** Cells and fields that were read from a picture without certainty. */
  readonly doubtful: number;
}

const ABOUT_TABLES = new Set([
  "header-unbound",
  "column-ambiguous",
  "rows-unreadable",
  "money-unit-missing",
  "amount-illegible",
]);

const doubtful = (marks: readonly CellMark[]): CellMark[] => marks.filter((m) => m.by === "doubtful");

/** The next doubtful cell of a table in reading order, from the first again behind the last; null where there is none. */
export function nextDoubtful(
  { marks }: Pick<TableSummary, "marks">,
  from: { readonly row: number; readonly column: number } | null,
): { readonly row: number; readonly column: number } | null {
  const all = doubtful(marks).sort((a, b) => a.row - b.row || a.column - b.column);
  const next = from && all.find((m) => m.row > from.row || (m.row === from.row && m.column > from.column));
  const found = next ?? all[0];
  return found ? { row: found.row, column: found.column } : null;
}

/** What is the matter with a table; null where nothing is. */
export function troubleOf(table: TableSummary, issues: ImportSummary["issues"]): Trouble | null {
  const cells = new Set(
    table.marks
      .filter((m) => m.by === "error" || m.by === "warn" || m.by === "ambiguous")
      .map((m) => `${m.row}/${m.column}`),
  ).size;
  const trouble: Trouble = {
    state: table.state === "unreadable" || table.state === "absent",
    problems: table.problems.length > 0,
    notice: issues.some((i) => i.table === table.title && ABOUT_TABLES.has(i.code)),
    cells,
    doubtful: doubtful(table.marks).length + table.fields.filter((f) => f.confidence !== undefined).length,
  };
  return trouble.state || trouble.problems || trouble.notice || cells > 0 || trouble.doubtful > 0 ? trouble : null;
}

/** A line of the list of tables: its position in the summary, and what is the matter with it. */
export interface TableLine {
  readonly at: number;
  readonly trouble: Trouble | null;
}

/** The tables as the list shows them: goal forms apart, those with trouble first, else in the document's order. */
export function listTables(summary: ImportSummary): { readonly tables: TableLine[]; readonly goals: TableLine[] } {
  const lines = summary.tables.map((table, at): TableLine => ({ at, trouble: troubleOf(table, summary.issues) }));
  const isGoal = ({ at }: TableLine): boolean => summary.tables[at]!.id === "goal";
  const first = (list: TableLine[]): TableLine[] => [
    ...list.filter((l) => l.trouble !== null),
    ...list.filter((l) => l.trouble === null),
  ];
  return { tables: first(lines.filter((l) => !isGoal(l))), goals: first(lines.filter(isGoal)) };
}

/** The table that is printed at a place, wherever corrections have put it. */
export function tableAt(summary: ImportSummary, place: string): number {
  return summary.tables.findIndex((t) => t.places.some((p) => p.at === place));
}

/** Where the pages of a table begin: body row and place, the first one left out. */
export function pagesOf(table: TableSummary): { readonly row: number; readonly place: PrintedPlace }[] {
  return table.places.flatMap((place, p) => {
    const row = p === 0 ? -1 : table.origins.findIndex(([at]) => at === p);
    return row < 0 ? [] : [{ row, place }];
  });
}

/** A cell read by a person. Null where it has no place of its own to be found by. */
export function cellStep(table: TableSummary, row: number, column: number, text: string): CorrectionStep | null {
  const from = originOf(table, row);
  if (!from) return null;
  const mark = table.marks.find((m) => m.by === "corrected" && m.row === row && m.column === column);
  const printed = mark ? (mark.printed ?? null) : (table.rows[row]![column] ?? null);
  const read = text.trim() === "" ? null : text.trim();
  return { type: "cell", table: from.place, row: from.row, column, printed, text: read };
}

/** A field of a form's head block read by a person. Null where the table has no place of its own. */
export function fieldStep(
  table: TableSummary,
  { field, text, printed }: FieldSummary,
  typed: string,
): CorrectionStep | null {
  const place = table.places[0];
  if (!place) return null;
  const read = typed.trim() === "" ? null : typed.trim();
  return { type: "field", table: place, field, printed: printed === undefined ? text : printed, text: read };
}

/** A row left out. */
export function rowStep(table: TableSummary, row: number): CorrectionStep | null {
  const from = originOf(table, row);
  if (!from) return null;
  const words = table.rows[row]!.map((text, column) => {
    const mark = table.marks.find((m) => m.by === "corrected" && m.row === row && m.column === column);
    return (mark ? mark.printed : text) ?? "";
  }).join("|");
  return { type: "leave-row", table: from.place, row: from.row, words };
}

function originOf(table: TableSummary, row: number): { place: PrintedPlace; row: number } | null {
  const from = table.origins.length === table.rows.length ? table.origins[row] : undefined;
  return from ? { place: table.places[from[0]]!, row: from[1] } : null;
}

const WEIGHT: readonly CellMark["by"][] = [
  "error",
  "warn",
  "doubtful",
  "ambiguous",
  "corrected",
  "confirmed",
  "info",
  "placed",
];

/** The marks of each cell, `row/column`, the gravest first. */
export function marksByCell(marks: readonly CellMark[]): Map<string, CellMark[]> {
  const out = new Map<string, CellMark[]>();
  for (const mark of marks) {
    const key = `${mark.row}/${mark.column}`;
    out.set(key, [...(out.get(key) ?? []), mark]);
  }
  for (const list of out.values()) list.sort((a, b) => WEIGHT.indexOf(a.by) - WEIGHT.indexOf(b.by));
  return out;
}
