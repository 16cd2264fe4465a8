import {
  tableLabel,
  type ColumnBinding,
  type Corrections,
  type CorrectionStep,
  type Disclosure,
  type PrintedPlace,
  type PublishedTable,
  type RecognitionIssue,
  type StoredCorrections,
  type UnitCandidate,
} from "../disclosure";
import type { CheckReport, Finding, OutcomeStatus, Severity } from "../checking";
import { columnChoices } from "../recognition";
import { cellTarget, type CellTarget } from "../workbook";
import type { Imported } from "./import-disclosures";
import { bindingSaid, correctionSaid, said, type Said } from "../words";

/** An import as a screen shows it: plain data, small enough to cross from a Worker. */
export interface ImportSummary {
  readonly file: string;
  readonly pages: number | null;
  readonly kind: Disclosure["kind"];
  readonly level: Disclosure["level"];
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly year: string | null;
  readonly moneyUnit: Disclosure["moneyUnit"];
  readonly tables: readonly TableSummary[];
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  readonly findings: readonly FindingSummary[];
  readonly issues: readonly IssueSummary[];
  readonly narrative: number;
  /** Names of units that it prints. */
  readonly unitCandidates: readonly UnitCandidate[];
  /** What a person corrected, as a line each. */
  readonly corrections: readonly SaidStep[];
  /** Corrections of another document of this layout, to be taken up by one click. */
  readonly offer: { readonly steps: readonly SaidStep[]; readonly from: StoredCorrections["about"] } | null;
  /** What columns may be bound to, by {@link TableSummary.choices}. */
  readonly columnChoices: Readonly<Record<string, readonly ColumnChoice[]>>;
}

/** A correction with its words. */
export interface SaidStep {
  readonly step: CorrectionStep;
  readonly said: Said;
}

/** A standard column that a printed one may be bound to. */
export interface ColumnChoice {
  readonly binding: ColumnBinding;
  readonly said: Said;
}

/** A cell of a table that deserves a look, and why. */
export interface CellMark {
  readonly row: number;
  readonly column: number;
  /** `corrected`: read by a person. `ambiguous`, `placed`: by evidence, see `CellConfidence`. `finding`: of a finding, by its severity. */
  readonly by: "corrected" | "ambiguous" | "placed" | Severity;
  /** What is printed there, where a person reads it otherwise. */
  readonly printed?: string | null;
  /** 0-based finding of the summary. */
  readonly finding?: number;
}

/** A table as published. */
export interface TableSummary {
  readonly id: PublishedTable["id"];
  readonly index: number;
  /** Standard label, or the printed title of a table outside the standard kinds. */
  readonly label: string;
  readonly title: string;
  readonly state: PublishedTable["state"];
  readonly pages: readonly number[];
  readonly note: string | null;
  readonly problems: readonly Said[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly moneyUnit: PublishedTable["moneyUnit"];
  /** The table prints no unit of money itself. */
  readonly moneyUnitAssumed: boolean;
  /** Where it and the pages that it goes on over are printed; nothing for a table that is only promised. */
  readonly places: readonly PrintedPlace[];
  /** For each row, which of the places prints it, and its row there. */
  readonly origins: readonly (readonly [place: number, row: number])[];
  readonly bindings: readonly (ColumnBinding | null)[];
  /** Key of {@link ImportSummary.columnChoices}; null for a table outside the standard kinds. */
  readonly choices: string | null;
  /** How it was recognised. */
  readonly trace: readonly Said[];
  readonly marks: readonly CellMark[];
  /** Project of a goal form. */
  readonly name: string | null;
}

/** Something the recogniser tells. */
export type IssueSummary = Pick<RecognitionIssue, "code" | "table" | "values">;

/** A finding with what is needed to show it and to act on it. */
export interface FindingSummary {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly outcome: OutcomeStatus;
  readonly message: string;
  readonly messageEn: string;
  readonly equation: string | null;
  readonly cells: readonly {
    readonly label: string;
    readonly quote: string | null;
    readonly page: number | null;
    readonly line: number | null;
  }[];
  /** The cell of the open workbook that it was read from, for imports from there. */
  readonly origin: CellTarget | null;
  readonly suggestion: SuggestionSummary | null;
  /** Failures that follow from the same cause; none for most findings. */
  readonly consequences: readonly { readonly rule: string; readonly message: string; readonly messageEn: string }[];
}

/** What a cell should probably say. */
export interface SuggestionSummary {
  readonly printed: string | null;
  readonly value: string;
  readonly explains: number;
  readonly alternatives: number;
  /** Every cell that the suggestion changes. */
  readonly changes: readonly { readonly label: string; readonly printed: string | null; readonly value: string }[];
}

/** Makes the summary of an import. */
export function summarise(imported: Imported): ImportSummary {
  const { disclosure: d, report, source } = imported;
  return {
    file: source.file,
    pages: source.pages,
    kind: d.kind,
    level: d.level,
    unitCode: d.unitCode,
    unitName: d.unitName,
    year: d.year,
    moneyUnit: d.moneyUnit,
    tables: d.tables.map((t): TableSummary => ({
      id: t.id,
      index: t.index,
      label: t.id === "other" ? t.title : tableLabel(t.id, d.kind),
      title: t.title,
      state: t.state,
      pages: t.pages,
      note: t.note,
      problems: t.problems,
      columns: t.columns,
      rows: t.rows.map((row) => row.map((c) => c.text)),
      moneyUnit: t.moneyUnit,
      moneyUnitAssumed: t.moneyUnitAssumed ?? false,
      places: t.places ?? [],
      origins: t.origins ?? [],
      bindings: t.bindings ?? [],
      choices: choicesKey(t),
      trace: t.trace,
      marks: marksOf(t, report),
      name: projectOf(t),
    })),
    outcomes: report.counts,
    findings: report.findings.map((f) => findingSummary(f, imported.fromWorkbook ?? false)),
    issues: d.issues.map(({ code, table, values }) => ({ code, table, values })),
    narrative: d.narrative.length,
    unitCandidates: d.unitCandidates ?? [],
    corrections: saidSteps(d, imported.corrections?.corrections ?? []),
    offer: imported.offer ? { steps: saidSteps(d, imported.offer.corrections), from: imported.offer.from } : null,
    columnChoices: Object.fromEntries(
      d.tables.flatMap((t): [string, ColumnChoice[]][] => {
        const key = choicesKey(t);
        if (key === null || t.id === "other") return [];
        const { id } = t;
        const choices = columnChoices(id, isWide(t));
        return [[key, choices.map((binding) => ({ binding, said: said(PLAIN, { value: bindingSaid(id, binding) }) }))]];
      }),
    ),
  };
}

/** A value by itself. */
const PLAIN = { code: "plain", zh: "{value}", en: "{value}" } as const;

const isWide = (t: PublishedTable): boolean => (t.bindings ?? []).some((b) => b?.item !== undefined);

function choicesKey(t: PublishedTable): string | null {
  if (t.id === "other" || !t.places) return null;
  return isWide(t) ? `${t.id}/wide` : t.id;
}

const saidSteps = (d: Disclosure, steps: Corrections): SaidStep[] =>
  steps.map((step) => ({ step, said: correctionSaid(step, tableOf(d, step)) }));

/** The standard table that a step is about. */
function tableOf(d: Disclosure, step: CorrectionStep) {
  if (step.type === "fact") return null;
  const id = d.tables.find((t) => t.places?.some((p) => p.at === step.table.at))?.id;
  return id === undefined || id === "other" ? null : id;
}

/** The project that a goal form is about: its head block names it. */
function projectOf(t: PublishedTable): string | null {
  if (t.id !== "goal" || t.fields === null) return null;
  for (const [label, value] of Object.entries(t.fields))
    if (/项目(名称)?$/.test(label) && typeof value === "string" && value !== "") return value;
  return null;
}

function marksOf(t: PublishedTable, report: CheckReport): CellMark[] {
  const marks: CellMark[] = t.rows.flatMap((row, r) =>
    row.flatMap((c, column): CellMark[] => {
      if (c.corrected) return [{ row: r, column, by: "corrected", printed: c.corrected.printed }];
      return c.confidence === "ambiguous" || c.confidence === "placed" ? [{ row: r, column, by: c.confidence }] : [];
    }),
  );
  report.findings.forEach((f, finding) => {
    for (const { cell } of f.cells)
      if (cell && cell.table === t.id && cell.index === t.index && cell.row >= 0)
        marks.push({ row: cell.row, column: cell.column, by: f.severity, finding });
  });
  return marks;
}

/** A finding as a screen shows it. */
export function findingSummary(f: Finding, fromWorkbook: boolean): FindingSummary {
  return {
    rule: f.rule,
    title: f.title,
    severity: f.severity,
    outcome: f.outcome,
    message: f.message,
    messageEn: f.messageEn,
    equation: f.equation,
    cells: f.cells.map((c) => ({
      label: c.label,
      quote: c.quote,
      page: c.source?.page ?? null,
      line: c.source?.line ?? null,
    })),
    origin: fromWorkbook ? originOf(f) : null,
    suggestion: f.suggestion
      ? {
          printed: f.suggestion.printed,
          value: f.suggestion.value,
          explains: f.suggestion.explains,
          alternatives: f.suggestion.alternatives.length,
          changes: (f.suggestion.changes ?? []).map(({ label, printed, value }) => ({ label, printed, value })),
        }
      : null,
    consequences: (f.consequences ?? []).map(({ rule, message, messageEn }) => ({ rule, message, messageEn })),
  };
}

function originOf(f: Finding): CellTarget | null {
  for (const { source } of f.cells) {
    const target = cellTarget(source?.sheet, source?.cell);
    if (target) return target;
  }
  return null;
}
