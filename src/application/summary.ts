import {
  automaticSteps,
  cellKey,
  describeCell,
  formFieldsOf,
  isDoubtful,
  plain,
  publishedCell,
  tableLabel,
  type CellRef,
  type CellWords,
  type ColumnBinding,
  type Corrections,
  type CorrectionStep,
  type Disclosure,
  type FormField,
  type PrintedPlace,
  type PublishedTable,
  type RecognitionIssue,
  type Settled,
  type SettledBy,
  type SourceRef,
  type StoredCorrections,
  type UnitCandidate,
} from "../disclosure";
import type {
  CheckReport,
  EquationKind,
  Finding,
  FindingTerm,
  OutcomeStatus,
  RuleGroup,
  RuleResult,
  Severity,
} from "../checking";
import { columnChoices } from "../recognition";
import { cellTarget, identityOf, type CellTarget } from "../workbook";
import { doubtSummaries, type DoubtSummary } from "./doubtful-cells";
import type { Imported } from "./import-disclosures";
import { bindingSaid, correctionSaid, said, type Said } from "../words";

/** An import as a screen shows it: plain data, small enough to cross from a Worker. */
export interface ImportSummary {
  readonly file: string;
  /** The files that it was read from. */
  readonly documents: readonly { readonly file: string; readonly sha256: string; readonly kind: string }[];
  readonly pages: number | null;
  readonly kind: Disclosure["kind"];
  readonly level: Disclosure["level"];
  readonly unitCode: string | null;
  readonly unitName: string | null;
  /** 公开单位 of its rows in the workbook. */
  readonly writtenAs: string;
  readonly year: string | null;
  readonly moneyUnit: Disclosure["moneyUnit"];
  readonly tables: readonly TableSummary[];
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  /** What each rule came to, with the reason where it could not look. */
  readonly rules: readonly RuleSummary[];
  readonly findings: readonly FindingSummary[];
  readonly issues: readonly IssueSummary[];
  readonly narrative: number;
  /** Names of units that it prints. */
  readonly unitCandidates: readonly UnitCandidate[];
  /** What a person corrected, as a line each, and before it what the sums or a list did: such a step has `by`. */
  readonly corrections: readonly SaidStep[];
  /** Cells and fields that were read from a picture without certainty, in reading order, and what became of them. */
  readonly doubts: readonly DoubtSummary[];
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
  /**
   * `doubtful`: read from a picture without certainty. `confirmed`: the same, found right by a person. `corrected`: read by a person. `ambiguous`, `placed`: by evidence, see `CellConfidence`. Else
   * of a finding, by its severity.
   */
  readonly by: "doubtful" | "confirmed" | "corrected" | "ambiguous" | "placed" | Severity;
  /** How sure text recognition is of it (0–1), where it is doubtful. */
  readonly confidence?: number;
  /** What settled it, where that was no person. */
  readonly settledBy?: SettledBy;
  /** What is printed there, where a person reads it otherwise. */
  readonly printed?: string | null;
  /** 0-based finding of the summary. */
  readonly finding?: number;
}

/** A field of a form's head block. */
export interface FieldSummary extends FormField {
  /** How sure text recognition is of it (0–1), where it is doubtful. */
  readonly confidence?: number;
  /** A person found right what was read without certainty. */
  readonly confirmed?: true;
  /** What is printed there, where a person reads it otherwise. */
  readonly printed?: string | null;
  /** 0-based findings of the summary that are about it. */
  readonly findings: readonly number[];
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
  /** The head block of a form. */
  readonly fields: readonly FieldSummary[];
  /** Project of a goal form. */
  readonly name: string | null;
}

/** Something the recogniser tells. */
export type IssueSummary = Pick<RecognitionIssue, "code" | "table" | "values">;

/** What a rule came to. */
export type RuleSummary = Pick<
  RuleResult,
  "rule" | "title" | "group" | "status" | "counts" | "reason" | "reasonEn" | "switchedOff"
>;

/** A term of an equation, named in both languages. */
export interface TermSummary {
  readonly coefficient: number;
  readonly label: string;
  /** Null for a figure of a sentence. */
  readonly words: BothWords | null;
  readonly cell: CellRef | null;
  /** In 万元 as a plain decimal; null = printed blank. */
  readonly value: string | null;
  readonly printed: string | null;
  readonly source: SourceRef | undefined;
}

/** What a cell is called, in both languages. */
export interface BothWords {
  readonly zh: CellWords;
  readonly en: CellWords;
}

/** An equation as a column of numbers. */
export interface EquationSummary {
  readonly kind: EquationKind;
  readonly total: TermSummary;
  readonly parts: readonly TermSummary[];
  readonly difference: string | null;
  readonly tolerance: string | null;
}

/** A finding with what is needed to show it and to act on it. */
export interface FindingSummary {
  /** The same for the same finding of a later check: its rule, what it says, and of which cells. */
  readonly key: string;
  readonly group: RuleGroup | null;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly outcome: OutcomeStatus;
  readonly message: string;
  readonly messageEn: string;
  readonly equation: string | null;
  readonly terms: EquationSummary | null;
  readonly cells: readonly CellSummary[];
  /** The cell of the open workbook that it was read from, for imports from there. */
  readonly origin: CellTarget | null;
  readonly suggestion: SuggestionSummary | null;
  /** Failures that follow from the same cause; none for most findings. */
  readonly consequences: readonly { readonly rule: string; readonly message: string; readonly messageEn: string }[];
}

/** A cell or a sentence that a finding names. */
export interface CellSummary {
  readonly label: string;
  readonly words: BothWords | null;
  readonly quote: string | null;
  readonly page: number | null;
  readonly line: number | null;
  readonly cell: CellRef | null;
  readonly source: SourceRef | undefined;
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
    documents: imported.documents.map(({ file, sha256, kind }) => ({ file, sha256, kind })),
    pages: source.pages,
    kind: d.kind,
    level: d.level,
    unitCode: d.unitCode,
    unitName: d.unitName,
    writtenAs: identityOf(imported).unit,
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
      fields: fieldsOf(d, t, report),
      name: projectOf(t),
    })),
    outcomes: report.counts,
    rules: ruleSummaries(report),
    findings: findingSummaries(imported),
    issues: d.issues.map(({ code, table, values }) => ({ code, table, values })),
    narrative: d.narrative.length,
    unitCandidates: d.unitCandidates ?? [],
    corrections: saidSteps(d, everyStep(d, imported.corrections?.corrections)),
    doubts: doubtSummaries(imported),
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

/** What people corrected, and before it what the sums or a list did. */
export const everyStep = (d: Disclosure, own: Corrections = []): Corrections => [...automaticSteps(d.tables), ...own];

/** Corrections in words. */
export const saidSteps = (d: Disclosure, steps: Corrections): SaidStep[] =>
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

function fieldsOf(d: Disclosure, t: PublishedTable, report: CheckReport): FieldSummary[] {
  return formFieldsOf(t.fields).map((f) => {
    const cell = publishedCell(d, { table: t.id, index: t.index, row: -1, column: -1, field: f.field });
    const corrected = cell?.corrected;
    const findings = report.findings.flatMap(({ cells }, finding) =>
      cells.some(({ cell }) => cell?.table === t.id && cell.index === t.index && cell.field === f.field)
        ? [finding]
        : [],
    );
    return {
      ...f,
      findings,
      ...(corrected ? { printed: corrected.printed } : {}),
      ...(cell && isDoubtful(cell) ? { confidence: cell.recognised! } : {}),
      ...(cell?.confirmed ? { confirmed: true as const } : {}),
    };
  });
}

const settledBy = ({ by }: Settled): Pick<CellMark, "settledBy"> => (by === undefined ? {} : { settledBy: by });

function marksOf(t: PublishedTable, report: CheckReport): CellMark[] {
  const marks: CellMark[] = t.rows.flatMap((row, r) =>
    row.flatMap((c, column): CellMark[] => {
      if (c.corrected)
        return [{ row: r, column, by: "corrected", printed: c.corrected.printed, ...settledBy(c.corrected) }];
      const marks: CellMark[] = [];
      if (isDoubtful(c)) marks.push({ row: r, column, by: "doubtful", confidence: c.recognised! });
      if (c.confirmed) marks.push({ row: r, column, by: "confirmed", ...settledBy(c.confirmed) });
      if (c.confidence === "ambiguous" || c.confidence === "placed") marks.push({ row: r, column, by: c.confidence });
      return marks;
    }),
  );
  report.findings.forEach((f, finding) => {
    for (const { cell } of f.cells)
      if (cell && cell.table === t.id && cell.index === t.index && cell.row >= 0)
        marks.push({ row: cell.row, column: cell.column, by: f.severity, finding });
  });
  return marks;
}

/** What each rule came to. */
export function ruleSummaries({ results }: Pick<CheckReport, "results">): RuleSummary[] {
  return results.map(({ rule, title, group, status, counts, reason, reasonEn, switchedOff }) => ({
    rule,
    title,
    group,
    status,
    counts,
    reason,
    reasonEn,
    ...(switchedOff === undefined ? {} : { switchedOff }),
  }));
}

/** The findings of a report as a screen shows them, in the report's order. */
export function findingSummaries(imported: Pick<Imported, "disclosure" | "report" | "fromWorkbook">): FindingSummary[] {
  const { disclosure, report, fromWorkbook = false } = imported;
  const groups = new Map(report.results.map((r) => [r.rule, r.group]));
  const seen = new Map<string, number>();
  return report.findings.map((f) => {
    const key = keyOf(f);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      ...findingSummary(disclosure, f, fromWorkbook),
      key: count === 1 ? key : `${key}#${count}`,
      group: groups.get(f.rule) ?? null,
    };
  });
}

/** What a finding is about, without the figures that an edit changes. */
function keyOf(f: Finding): string {
  const cells = f.terms ? [f.terms.total, ...f.terms.parts] : f.cells;
  const first = cells.slice(0, 2).map((c) => (c.cell ? cellKey(c.cell) : c.label));
  return [f.rule, f.code ?? "", ...first].join("|");
}

function bothWords(d: Disclosure, ref: CellRef | null): BothWords | null {
  return ref ? { zh: describeCell(d, ref, "zh"), en: describeCell(d, ref, "en") } : null;
}

function termSummary(d: Disclosure, t: FindingTerm): TermSummary {
  const { coefficient, label, cell, value, printed, source } = t;
  return { coefficient, label, words: bothWords(d, cell), cell, value: value ? plain(value) : null, printed, source };
}

/** An equation with what it came to, ready to be shown. */
export function equationSummary(
  d: Disclosure,
  f: Pick<Finding, "terms" | "difference" | "tolerance">,
): EquationSummary | null {
  return f.terms
    ? {
        kind: f.terms.kind,
        total: termSummary(d, f.terms.total),
        parts: f.terms.parts.map((t) => termSummary(d, t)),
        difference: f.difference ? plain(f.difference) : null,
        tolerance: f.tolerance ? plain(f.tolerance) : null,
      }
    : null;
}

function findingSummary(d: Disclosure, f: Finding, fromWorkbook: boolean): Omit<FindingSummary, "key" | "group"> {
  return {
    rule: f.rule,
    title: f.title,
    severity: f.severity,
    outcome: f.outcome,
    message: f.message,
    messageEn: f.messageEn,
    equation: f.equation,
    terms: equationSummary(d, f),
    cells: f.cells.map(({ label, cell, quote, source }) => ({
      label,
      words: bothWords(d, cell),
      quote,
      page: source?.page ?? null,
      line: source?.line ?? null,
      cell,
      source,
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
