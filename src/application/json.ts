import {
  formFieldOf,
  STANDARD_COLUMNS,
  inWan,
  isDoubtful,
  plain,
  publishedTable,
  type CellRef,
  type ColumnDefinition,
  type Corrections,
  type Disclosure,
  type Doubt,
  type NarrativeFigure,
  type PublishedTable,
  type SourceRef,
  type StandardRow,
  type StandardTable,
  type StandardValue,
} from "../disclosure";
import { isUserRule, switchedOff, type Finding, type RuleResult } from "../checking";
import { certificateJson, type CertificateJson } from "./coverage";
import type { Imported } from "./import-disclosures";
import { say, sentence, type Value } from "../words";

/** Everything of an import as plain JSON: the contract of the command line and of the pane (docs/json.md). */
export function toJson(
  imported: Omit<Imported, "documents">,
  options: { readonly certificate?: boolean; readonly measured?: boolean } = {},
): ImportJson {
  const { disclosure: d, report, source } = imported;
  const off = switchedOff(report.results);
  return {
    source: { file: source.file, sha256: source.sha256, kind: source.kind, pages: source.pages },
    disclosure: {
      kind: d.kind,
      level: d.level,
      unitCode: d.unitCode,
      unitName: d.unitName,
      year: d.year,
      moneyUnit: d.moneyUnit,
    },
    ...(imported.corrections ? { corrections: imported.corrections.corrections } : {}),
    ...(imported.doubts?.length ? { doubts: imported.doubts.map(doubtJson) } : {}),
    tables: d.tables.map(tableJson),
    facts: d.standard.flatMap((t) => tableFacts(d, t)),
    narrative: d.narrative.map(({ recognised, ...f }) => ({
      ...f,
      value: signedValue(f),
      ...confidenceJson(recognised),
      source: sourceJson(f.source),
    })),
    outcomes: { ...report.counts },
    reasons: report.results.flatMap((r) => (r.reason === null ? [] : [reasonJson(r)])),
    ...(report.results.some(isUserRule) ? { userRules: report.results.filter(isUserRule).map(userRuleJson) } : {}),
    ...(off.length > 0
      ? { switchedOff: off.map(({ rule, title, switchedOff: reason }) => ({ rule, title, reason })) }
      : {}),
    ...(report.tolerance === undefined ? {} : { tolerance: report.tolerance }),
    findings: report.findings.map((f) => findingJson(d, f)),
    issues: d.issues.map((i) => ({
      code: i.code,
      table: i.table,
      values: plainValues(i.values),
      source: sourceJson(i.source),
    })),
    ...(options.certificate ? { certificate: certificateJson(imported, { measured: options.measured }) } : {}),
  };
}

/** {@link toJson}'s object. */
export interface ImportJson {
  readonly source: { file: string; sha256: string; kind: string; pages: number | null };
  readonly disclosure: Pick<Disclosure, "kind" | "level" | "unitCode" | "unitName" | "year" | "moneyUnit">;
  /** What a person corrected; only where they did. */
  readonly corrections?: Corrections;
  /** Cells that were read from a picture without certainty, and what became of them; only where there are some. */
  readonly doubts?: readonly DoubtJson[];
  readonly tables: readonly TableJson[];
  readonly facts: readonly FactJson[];
  readonly narrative: readonly object[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly reasons: readonly ReasonJson[];
  /** What became of each of the user's own rules; only where there are some. */
  readonly userRules?: readonly UserRuleJson[];
  /** Rules that the user switched off; only where there are some. */
  readonly switchedOff?: readonly SwitchedOffJson[];
  /** The user's tolerance of all equations, as written; only where there is one. */
  readonly tolerance?: string;
  readonly findings: readonly FindingJson[];
  readonly issues: readonly object[];
  /** Only where asked for. */
  readonly certificate?: CertificateJson;
}

/** A table as published. */
export type TableJson = ReturnType<typeof tableJson>;
/** A cell in doubt. */
export type DoubtJson = ReturnType<typeof doubtJson>;
/** A value in canonical columns. */
export type FactJson = ReturnType<typeof factJson>;
/** Why a rule, or instances of it, were not evaluated or do not apply. */
export type ReasonJson = ReturnType<typeof reasonJson>;
/** Outcome of one of the user's rules. */
export type UserRuleJson = ReturnType<typeof userRuleJson>;
/** A rule that was not evaluated because the user switched it off. */
export interface SwitchedOffJson {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
}
/** A finding with its cells by header path. */
export type FindingJson = ReturnType<typeof findingJson>;

function userRuleJson({ rule, title, status, counts, reason, reasonEn }: RuleResult) {
  return { rule, title, status, counts, reason, reasonEn };
}

/** Values as Chinese sentences have them; numbers stay numbers. */
function plainValues(values: Readonly<Record<string, Value>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([k, v]) => [k, typeof v === "number" ? v : say({ zh: "{v}", en: "{v}" }, "zh", { v })]),
  );
}

function tableJson(t: PublishedTable) {
  return {
    id: t.id,
    index: t.index,
    title: t.title,
    unitCode: t.unitCode,
    unitName: t.unitName,
    year: t.year,
    asOf: t.asOf,
    moneyUnit: t.moneyUnit,
    state: t.state,
    note: t.note,
    pages: t.pages,
    columns: t.columns,
    columnNumbers: t.columnNumbers,
    rows: t.rows.map((row) => row.map((c) => c.text)),
    merges: t.merges,
    fields: t.fields,
    problems: t.problems.map((p) => sentence(p, "zh")),
    doubtful: doubtfulCells(t),
    correctedFields: (t.correctedFields ?? []).map(({ field, printed }) => ({
      field,
      printed,
      read: formFieldOf(t.fields, field)?.text ?? null,
    })),
    corrected: t.rows.flatMap((row, r) =>
      row.flatMap(({ text, corrected }, column) =>
        corrected
          ? [{ row: r, column, printed: corrected.printed, read: text, ...(corrected.by ? { by: corrected.by } : {}) }]
          : [],
      ),
    ),
  };
}

function doubtJson({ cell, kind, printed, text, confidence, source, state, by, kept, proposal }: Doubt) {
  const { table, index, row, column } = cell;
  return {
    table,
    index,
    row,
    column,
    kind,
    printed,
    read: text,
    confidence: rounded(confidence),
    state,
    by,
    kept,
    proposal: proposal && {
      by: proposal.by,
      read: proposal.text,
      taken: proposal.taken,
      grounds: proposal.grounds.map((g) => g.zh),
      groundsEn: proposal.grounds.map((g) => g.en),
    },
    source: sourceJson(source),
  };
}

/** What was read from a picture without certainty. */
function doubtfulCells(t: PublishedTable): { row: number; column: number; confidence: number }[] {
  return t.rows.flatMap((row, r) =>
    row.flatMap((c, column) => (isDoubtful(c) ? [{ row: r, column, confidence: rounded(c.recognised!) }] : [])),
  );
}

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;

const confidenceJson = (recognised: number | undefined): { confidence?: number } =>
  recognised === undefined ? {} : { confidence: rounded(recognised) };

/** What a fact already tells by its own keys. */
const ROW_KEYS = new Set(["side", "basis", "item", "code"]);

function tableFacts(d: Disclosure, table: StandardTable): FactJson[] {
  const printed = publishedTable(d, { table: table.id, index: table.index });
  return table.rows.flatMap((row) =>
    STANDARD_COLUMNS[table.id].flatMap((column) => {
      const value = row.values[column.key];
      return !value || ROW_KEYS.has(column.key) || (value.text === null && !value.amount)
        ? []
        : [factJson(d, table, printed, row, column, value)];
    }),
  );
}

function factJson(
  d: Disclosure,
  table: StandardTable,
  printed: PublishedTable | undefined,
  row: StandardRow,
  column: ColumnDefinition,
  value: StandardValue,
) {
  const money = column.type === "money" ? value.amount : null;
  const cell = printed?.rows[value.cell.row]?.[value.cell.column];
  return {
    table: table.id,
    index: table.index,
    row: row.row,
    kind: d.kind,
    year: printed?.year ?? d.year,
    unitCode: row.unitCode ?? d.unitCode,
    unitName: row.unitName ?? d.unitName,
    code: row.code,
    item: row.item,
    side: row.side,
    column: column.path
      .join("/")
      .replace(/^预算数$/, d.kind === "final" && column.key === "amount" ? "决算数" : "预算数"),
    amount: money ? plain(inWan(money)) : column.type === "money" ? null : value.text,
    unit: money ? (money.unit === null ? null : "万元") : column.type === "percent" ? "%" : null,
    printed: cell?.corrected ? cell.corrected.printed : value.text,
    ...(cell?.corrected ? { corrected: true as const } : {}),
    ...confidenceJson(cell?.recognised),
    source: sourceJson(cell?.source ?? row.source),
  };
}

/** Row and header path of a cell; of a form field the path of its label, and no row. */
function placeJson(d: Disclosure, ref: CellRef | null): { row: number | null; column: string | null } {
  if (ref === null) return { row: null, column: null };
  if (ref.field !== undefined) return { row: null, column: ref.field };
  return { row: ref.row, column: publishedTable(d, ref)?.columns[ref.column] ?? null };
}

function reasonJson(r: RuleResult) {
  return { rule: r.rule, outcome: r.status, codes: r.reasonCodes, reason: r.reason, reasonEn: r.reasonEn };
}

function findingJson(d: Disclosure, f: Finding) {
  const cell = (c: Finding["cells"][number]) => ({
    table: c.cell?.table ?? null,
    index: c.cell?.index ?? null,
    ...placeJson(d, c.cell),
    page: c.source?.page ?? null,
    quote: c.quote,
    label: c.label,
  });
  return {
    rule: f.rule,
    title: f.title,
    basis: f.basis,
    severity: f.severity,
    outcome: f.outcome,
    message: f.message,
    messageEn: f.messageEn,
    equation: f.equation,
    difference: f.difference ? plain(f.difference) : null,
    tolerance: f.tolerance ? plain(f.tolerance) : null,
    confidence: f.confidence,
    cells: f.cells.map(cell),
    suggestion: f.suggestion
      ? {
          table: f.suggestion.cell.table,
          index: f.suggestion.cell.index,
          ...placeJson(d, f.suggestion.cell),
          printed: f.suggestion.printed,
          value: f.suggestion.value,
          explains: f.suggestion.explains,
          slip: f.suggestion.slip,
        }
      : null,
    ...(f.cause ? { cause: f.cause } : {}),
    ...(f.consequences
      ? {
          consequences: f.consequences.map((c) => ({
            ...c,
            difference: c.difference ? plain(c.difference) : null,
            cells: c.cells.map(cell),
          })),
        }
      : {}),
  };
}

function sourceJson(source: SourceRef | undefined) {
  return source
    ? {
        ...(source.file !== undefined ? { file: source.file } : {}),
        page: source.page ?? null,
        box: source.box ?? null,
        line: source.line ?? null,
        ...(source.sheet !== undefined ? { sheet: source.sheet, cell: source.cell ?? null } : {}),
      }
    : null;
}

/** A decrease is printed without a sign in its sentence; outside, where no words stand beside it, it carries one. */
function signedValue(f: NarrativeFigure): string {
  return f.kind === "change" && f.direction === "down" && !f.value.startsWith("-") && Number(f.value) !== 0
    ? `-${f.value}`
    : f.value;
}
