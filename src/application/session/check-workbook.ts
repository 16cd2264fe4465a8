import {
  check,
  switchedOff,
  type CheckContext,
  type CheckReport,
  type OutcomeStatus,
  type UserRule,
} from "../../checking";
import { tableLabel, type CellRef, type CellText, type Disclosure } from "../../disclosure";
import {
  cellValueOf,
  corrections,
  findWritten,
  IDENTITY_HEADERS,
  ownTable,
  rowsOfDisclosure,
  originOf,
  type CellTarget,
  type CellValue,
  type Correction,
  type DisclosureIdentity,
  type NamedImport,
  type WrittenDisclosure,
} from "../../workbook";
import { REASONS, say } from "../../words";
import type { WorkbookContents } from "../ports";
import { ruleSettingsIn, type RuleSettingEntry } from "../rule-settings";
import { ruleRemarks, userRulesIn, type RuleRemark, type UserRuleEntry } from "../user-rules";
import { findingSummaries, ruleSummaries, type FindingSummary, type IssueSummary, type RuleSummary } from "../summary";
import { decisionsOf, type Decision, type GoneFinding } from "./decisions";
import { overlaid } from "./overlay";
import { contextOf, documentKey, identityFromKey, NO_REPORT, unpackStored, type StoredDisclosure } from "./stored";

/** A finding of the open workbook: where it stands, what can be done about it, what was said of it. */
export interface LedgerFinding extends FindingSummary {
  readonly target: CellTarget | null;
  /** What taking up the suggestion changes; empty where there is none or it can't be written. */
  readonly corrections: readonly Correction[];
  readonly decision: Decision | null;
}

/** An amount, a name or a row that stands otherwise than the document prints it. */
export interface LedgerEdit {
  readonly kind: "changed" | "added" | "removed";
  readonly target: CellTarget | null;
  readonly table: { readonly zh: string; readonly en: string };
  readonly item: string;
  readonly column: string;
  readonly printed: string | null;
  readonly now: string | null;
  /** What the cell holds when it says what the document prints; not there for rows. */
  readonly restore?: CellValue;
  /** A cell of the sheet as published. */
  readonly onPublished: boolean;
}

/** A disclosure of the open workbook, checked as it stands there now. */
export interface LedgerDisclosure {
  readonly key: string;
  readonly identity: DisclosureIdentity;
  readonly file: string;
  readonly sha256: string;
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  readonly rules: readonly RuleSummary[];
  readonly findings: readonly LedgerFinding[];
  /** Rows of 问题 that the checks don't find any more. */
  readonly gone: readonly GoneFinding[];
  readonly edits: readonly LedgerEdit[];
  /** Standard sheets that should hold its rows and hold none, by name. */
  readonly missing: readonly string[];
  readonly issues: readonly IssueSummary[];
  /** 问题, 核对 and the others say what the checks say now. */
  readonly current: boolean;
}

/** A disclosure of which the workbook keeps no data to check it again: written by an earlier version, or among hundreds. */
export interface UncheckedDisclosure {
  readonly key: string;
  readonly identity: DisclosureIdentity;
}

/** Everything that the open workbook holds of ours, checked. */
export interface Ledger {
  readonly disclosures: readonly LedgerDisclosure[];
  readonly unchecked: readonly UncheckedDisclosure[];
  /** The user's own rules, as their table has them. */
  readonly ownRules: readonly UserRuleEntry[];
  /** What their table is to say of each. */
  readonly remarks: readonly RuleRemark[];
  /** What the user set about rules. */
  readonly settings: readonly RuleSettingEntry[];
}

/** Of a workbook that holds nothing of ours. */
export const EMPTY_LEDGER: Ledger = { disclosures: [], unchecked: [], ownRules: [], remarks: [], settings: [] };

/** A disclosure of the workbook with all that was found out about it: what a new plan of its sheets is made of. */
export interface CheckedDisclosure {
  readonly key: string;
  readonly identity: DisclosureIdentity;
  readonly stored: StoredDisclosure;
  readonly parts: readonly string[];
  readonly written: WrittenDisclosure;
  readonly disclosure: Disclosure;
  readonly context: CheckContext;
  readonly report: CheckReport;
}

/** Unpacks what the workbook keeps; one that was unpacked before is not unpacked again. */
export class StoredCache {
  private readonly known = new Map<
    string,
    { readonly parts: readonly string[]; readonly value: StoredDisclosure | null }
  >();

  get(key: string, parts: readonly string[]): StoredDisclosure | null {
    const before = this.known.get(key);
    if (before && before.parts.length === parts.length && before.parts.every((p, i) => p === parts[i]))
      return before.value;
    const value = unpackStored(parts);
    this.known.set(key, { parts, value });
    return value;
  }
}

/** Finds the disclosures of the workbook, lays its cells over what was read, and checks them. */
export function checkWorkbook(
  contents: WorkbookContents,
  options: { readonly userRules: readonly UserRule[]; readonly cache?: StoredCache },
): CheckedDisclosure[] {
  const cache = options.cache ?? new StoredCache();
  const found = contents.stored.flatMap(({ key, parts }) => {
    const identity = identityFromKey(key);
    const stored = identity && cache.get(key, parts);
    if (!identity || !stored) return [];
    const item = namedImport(stored, identity);
    const published = contents.published.find((p) => p.key === key) ?? null;
    const written = findWritten(item, contents.workbook.tables, published);
    return [{ key, identity, stored, parts, written, disclosure: overlaid(stored.disclosure, written) }];
  });
  const { settings } = ruleSettingsIn(contents.workbook);
  const byDocument = new Map(found.map((f) => [documentKey(f.stored.disclosure, f.stored.source), f.disclosure]));
  return found.map((f) => {
    const context: CheckContext = { ...contextOf(f.stored, byDocument), userRules: options.userRules, settings };
    return { ...f, context, report: check(f.disclosure, context) };
  });
}

/** What the checks would say if cells said something else: nothing is written. */
export function rehearse(checked: CheckedDisclosure, changes: readonly CellText[]): CheckReport {
  return check(overlaid(checked.stored.disclosure, checked.written, changes), checked.context);
}

function namedImport(stored: StoredDisclosure, identity: DisclosureIdentity): NamedImport {
  return {
    disclosure: stored.disclosure,
    source: stored.source,
    fromWorkbook: stored.fromWorkbook,
    report: NO_REPORT,
    identity,
  };
}

/** What the pane shows of it. */
export function ledgerOf(checked: readonly CheckedDisclosure[], contents: WorkbookContents): Ledger {
  const keys = new Set(checked.map((c) => c.key));
  const own = userRulesIn(contents.workbook);
  return {
    disclosures: checked.map((c) => ledgerDisclosure(c, contents)),
    unchecked: contents.published.flatMap(({ key }) => {
      const identity = keys.has(key) ? null : identityFromKey(key);
      return identity ? [{ key, identity }] : [];
    }),
    ownRules: own.entries,
    remarks:
      checked.length === 0
        ? own.remarks
        : ruleRemarks(
            own,
            checked.map((c) => c.report),
          ),
    settings: ruleSettingsIn(contents.workbook).entries,
  };
}

/** A disclosure as the pane lists it. */
export function ledgerDisclosure(c: CheckedDisclosure, contents: WorkbookContents): LedgerDisclosure {
  const { disclosure, report, written, stored, identity } = c;
  const summaries = findingSummaries({ disclosure, report, fromWorkbook: stored.fromWorkbook });
  const { of, gone } = decisionsOf(identity, summaries, contents.workbook.tables);
  const placeOf = (ref: CellRef) => written.placeOf(ref);
  // Read from the open workbook: its own cells are meant, and corrected too.
  const origin = (ref: CellRef) => (stored.fromWorkbook ? originOf(stored.disclosure, ref) : null);
  const findings = report.findings.map((f, i): LedgerFinding => {
    const refs = [f.suggestion?.cell ?? null, ...f.cells.map((cell) => cell.cell)];
    const target = refs.reduce<CellTarget | null>(
      (at, ref) => at ?? (ref ? (origin(ref) ?? placeOf(ref)?.target ?? null) : null),
      null,
    );
    return {
      ...summaries[i]!,
      target: target ?? summaries[i]!.origin,
      corrections: f.suggestion ? corrections(disclosure, f.suggestion, { written: placeOf, origin }) : [],
      decision: of(i),
    };
  });
  return {
    key: c.key,
    identity,
    file: stored.source.file,
    sha256: stored.source.sha256,
    outcomes: report.counts,
    rules: ruleSummaries(report),
    findings,
    gone,
    edits: editsOf(c),
    missing: written.missing.map((id) => tableLabel(id, disclosure.kind)),
    issues: disclosure.issues.map(({ code, table, values }) => ({ code, table, values })),
    current: gone.length === 0 && findings.every((f) => f.decision !== null) && saysWhatIsOff(c, contents),
  };
}

/** True where 规则结果 says of just those rules that they are switched off which are so now. */
function saysWhatIsOff({ identity, report }: CheckedDisclosure, { workbook }: WorkbookContents): boolean {
  const table = ownTable(workbook.tables, "规则结果", IDENTITY_HEADERS);
  if (!table) return true;
  const [rule, reason] = ["规则", "不适用、无法核对的原因"].map((label) => table.header.indexOf(label));
  const written = rowsOfDisclosure(table, IDENTITY_HEADERS, identity).flatMap(({ row }) =>
    String(row[reason!] ?? "").startsWith(SWITCHED_OFF) ? [String(row[rule!])] : [],
  );
  const off = switchedOff(report.results).map((r) => r.rule);
  return written.length === off.length && off.every((id) => written.includes(id));
}

/** How the reason of a rule that is off begins. */
const SWITCHED_OFF = say(REASONS["switched-off"], "zh", { reason: "" });

function editsOf({ written, disclosure, stored }: CheckedDisclosure): LedgerEdit[] {
  const table = (id: (typeof written.added)[number]["table"]) => ({
    zh: tableLabel(id, disclosure.kind, "zh"),
    en: tableLabel(id, disclosure.kind, "en"),
  });
  const label = (id: (typeof written.edits)[number]["ref"]["table"], index: number) =>
    id === "other" ? both(disclosure.tables.find((t) => t.id === id && t.index === index)?.title ?? "") : table(id);
  const name = (code: string | null, item: string | null): string =>
    [item, code && `（${code}）`].filter(Boolean).join("");
  return [
    ...written.edits.map((e): LedgerEdit => ({
      kind: "changed",
      target: e.target,
      table: label(e.ref.table, e.ref.index),
      item: e.item,
      column: e.label,
      printed: e.printed,
      now: e.now,
      restore: cellValueOf(stored.disclosure, e.ref, e.printed ?? "", e.onPublished ? null : written.unit) ?? e.printed,
      onPublished: e.onPublished,
    })),
    ...written.added.map((a): LedgerEdit => ({
      kind: "added",
      target: a.target,
      table: table(a.table),
      item: name(a.code, a.item),
      column: "",
      printed: null,
      now: null,
      onPublished: false,
    })),
    ...written.removed.map((r): LedgerEdit => ({
      kind: "removed",
      target: null,
      table: label(r.ref.table, r.ref.index),
      item: name(r.code, r.item),
      column: "",
      printed: null,
      now: null,
      onPublished: false,
    })),
  ];
}

const both = (text: string) => ({ zh: text, en: text });
