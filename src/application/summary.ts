import { tableLabel, type Disclosure, type PublishedTable, type RecognitionIssue } from "../disclosure";
import type { Finding, OutcomeStatus, Severity } from "../checking";
import { cellTarget, type CellTarget } from "../workbook";
import type { Imported } from "./import-disclosures";
import { type Said } from "../words";

/** An import as a screen shows it: plain data, small enough to cross from a Worker. */
export interface ImportSummary {
  readonly file: string;
  readonly pages: number | null;
  readonly kind: Disclosure["kind"];
  readonly level: Disclosure["level"];
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly year: string | null;
  readonly moneyUnit: string | null;
  readonly tables: readonly TableSummary[];
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  readonly findings: readonly FindingSummary[];
  readonly issues: readonly IssueSummary[];
  readonly narrative: number;
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
    tables: d.tables.map((t) => ({
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
    })),
    outcomes: report.counts,
    findings: report.findings.map((f) => findingSummary(f, imported.fromWorkbook ?? false)),
    issues: d.issues.map(({ code, table, values }) => ({ code, table, values })),
    narrative: d.narrative.length,
  };
}

function findingSummary(f: Finding, fromWorkbook: boolean): FindingSummary {
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
