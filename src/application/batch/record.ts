import { TABLE_IDS, type Disclosure, type ErrorValues, type StandardTableId } from "../../disclosure";
import type { CheckReport, Finding, OutcomeStatus } from "../../checking";
import {
  UNRELATED,
  type BatchDisclosure,
  type BatchFile,
  type BatchFinding,
  type BatchRecord,
  type BatchRelations,
  type BatchStatus,
  type StatementState,
} from "../../reporting";
import { conclusionOf, identityOf } from "../../workbook";
import { errorSentence, issueSentence, type ErrorCode } from "../../words";
import { unitsListed } from "./units-listed";
import type { Imported } from "../import-disclosures";

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
