import { TABLE_IDS, type Disclosure, type ErrorValues, type StandardTableId, type TableState } from "../../disclosure";
import type { CheckReport, Finding, OutcomeStatus, Severity } from "../../checking";
import { conclusionOf, identityOf } from "../../workbook";
import { errorSentence, issueSentence, type ErrorCode } from "../../words";
import { unitsListed } from "./units-listed";
import type { Imported } from "../import-disclosures";

/** A file of a batch. */
export interface BatchFile {
  /** From the folder that was given, with `/` between its parts: the same on every machine. */
  readonly path: string;
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What became of a file. `checked`: read and checked. `refused`: it is not what can be read, and never will be (encrypted, no budget
 * disclosure, …). `failed`: it broke what read it, or passed a bound of time or memory; a later run tries it again.
 */
export type BatchStatus = "checked" | "refused" | "failed";

/** State of a statement; `missing` where the document neither has nor promises it. */
export type StatementState = TableState | "missing";

/** What a batch keeps at hand of each file: all that its overview shows. Plain JSON. */
export interface BatchRecord extends BatchFile {
  readonly status: BatchStatus;
  /** Why it was not checked. */
  readonly error: BatchError | null;
  readonly disclosure: BatchDisclosure | null;
  readonly statements: Readonly<Partial<Record<StandardTableId, StatementState>>>;
  /** Instances of all rules by outcome. */
  readonly outcomes: Readonly<Partial<Record<OutcomeStatus, number>>>;
  /** What each rule came to; a rule that was switched off is left out. */
  readonly rules: Readonly<Record<string, OutcomeStatus>>;
  readonly findings: readonly BatchFinding[];
  /** What could not be read or placed. */
  readonly unread: readonly BatchIssue[];
  /** The files that it was held against. */
  readonly related: BatchRelations;
}

/** An error with its sentences. */
export interface BatchError {
  readonly code: string;
  readonly values: ErrorValues;
  readonly message: string;
  readonly messageEn: string;
}

/** Whose disclosure it is. */
export interface BatchDisclosure extends Pick<
  Disclosure,
  "kind" | "level" | "unitCode" | "unitName" | "year" | "moneyUnit"
> {
  /** 公开单位 as it is written in sheets: that of a document that names nobody is made up from its content. */
  readonly writtenAs: string;
  /** Kind of the file. */
  readonly format: string;
  readonly pages: number | null;
  /** The check in a sentence. */
  readonly conclusion: string;
  readonly conclusionEn: string;
  /** Names of the units that a department's document lists as its own. */
  readonly units: readonly string[];
}

/** A finding as a line, with where to look. */
export interface BatchFinding {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  /** The table of its first cell. */
  readonly table: StandardTableId | "other" | null;
  /** Where its first cell that has a place is printed. */
  readonly page: number | null;
  readonly sheet: string | null;
  /** What is printed there. */
  readonly label: string | null;
  readonly quote: string | null;
  /** Likely value of the one wrong cell. */
  readonly suggestion: { readonly printed: string | null; readonly value: string } | null;
}

/** Something that could not be read. */
export interface BatchIssue {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

/** Files by their paths. */
export interface BatchRelations {
  readonly prior: string | null;
  readonly budget: string | null;
  readonly units: readonly string[];
  /** What several files could be, so that none was taken; `units`: some that the document lists are not there. */
  readonly unclear: readonly Relationship[];
}

/** What another file is to a disclosure. */
export type Relationship = "prior" | "budget" | "units";

/** Held against nothing. */
export const UNRELATED: BatchRelations = { prior: null, budget: null, units: [], unclear: [] };

/** Relations of a file whose check beside others broke: it was held against nothing, and these are told as not taken. */
export const untaken = ({ prior, budget, units, unclear }: BatchRelations): BatchRelations => ({
  ...UNRELATED,
  unclear: [
    ...(prior === null ? [] : (["prior"] as const)),
    ...(budget === null ? [] : (["budget"] as const)),
    ...(units.length === 0 ? [] : (["units"] as const)),
    ...unclear,
  ],
});

/** The record of a file that was checked. */
export function recordOf(
  file: BatchFile,
  imported: Pick<Imported, "disclosure" | "report" | "source">,
  related: BatchRelations = UNRELATED,
): BatchRecord {
  const { disclosure, report } = imported;
  return {
    ...file,
    status: "checked",
    error: null,
    disclosure: disclosureOf(imported),
    statements: Object.fromEntries(TABLE_IDS.map((id) => [id, stateOf(disclosure, id)])),
    outcomes: report.counts,
    rules: rulesOf(report),
    findings: report.findings.map(findingOf),
    unread: disclosure.issues.map((issue) => ({
      code: issue.code,
      message: issueSentence(issue, "zh"),
      messageEn: issueSentence(issue, "en"),
    })),
    related,
  };
}

/** The record of a file that was not checked. */
export function unchecked(
  file: BatchFile,
  status: Exclude<BatchStatus, "checked">,
  error: { readonly code: string; readonly values: ErrorValues },
): BatchRecord {
  const { code, values } = error;
  return {
    ...file,
    status,
    error: {
      code,
      values,
      message: errorSentence({ code: code as ErrorCode, values }, "zh"),
      messageEn: errorSentence({ code: code as ErrorCode, values }, "en"),
    },
    disclosure: null,
    statements: {},
    outcomes: {},
    rules: {},
    findings: [],
    unread: [],
    related: UNRELATED,
  };
}

function disclosureOf({
  disclosure: d,
  report,
  source,
}: Pick<Imported, "disclosure" | "report" | "source">): BatchDisclosure {
  const identity = identityOf({ disclosure: d, source });
  const item = { disclosure: d, report, source, identity };
  return {
    kind: d.kind,
    level: d.level,
    unitCode: d.unitCode,
    unitName: d.unitName,
    year: d.year,
    moneyUnit: d.moneyUnit,
    writtenAs: identity.unit,
    format: source.kind,
    pages: source.pages,
    conclusion: conclusionOf(item, "zh"),
    conclusionEn: conclusionOf(item, "en"),
    units: unitsListed(d),
  };
}

/** From the best to the worst: one table of a kind that has amounts is enough. */
const STATES: readonly StatementState[] = ["filled", "empty", "unreadable", "absent"];

function stateOf(d: Disclosure, id: StandardTableId): StatementState {
  const own = d.tables.filter((t) => t.id === id);
  return STATES.find((state) => own.some((t) => t.state === state)) ?? "missing";
}

const rulesOf = ({ results }: CheckReport): Record<string, OutcomeStatus> =>
  Object.fromEntries(results.flatMap((r) => (r.switchedOff === undefined ? [[r.rule, r.status]] : [])));

function findingOf(f: Finding): BatchFinding {
  const first = f.cells[0];
  const placed = f.cells.find((c) => c.source !== undefined) ?? first;
  return {
    rule: f.rule,
    title: f.title,
    severity: f.severity,
    message: f.message,
    messageEn: f.messageEn,
    table: first?.cell?.table ?? null,
    page: placed?.source?.page ?? null,
    sheet: placed?.source?.sheet ?? null,
    label: placed?.label ?? null,
    quote: placed?.quote ?? null,
    suggestion: f.suggestion ? { printed: f.suggestion.printed, value: f.suggestion.value } : null,
  };
}
