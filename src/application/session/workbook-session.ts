import { check, type RuleVocabulary, type UserRule, type UserRuleInput } from "../../checking";
import {
  describeCell,
  publishedCell,
  type CellRef,
  type CellText,
  type CellWords,
  type StoredCorrections,
} from "../../disclosure";
import type { FindingEvidence, ReportedDisclosure, WrittenDraft } from "../../reporting";
import {
  EMPTY_WORKBOOK,
  identityKey,
  identityOf,
  replacements,
  type CellTarget,
  type ExistingWorkbook,
  type WorkbookPlan,
} from "../../workbook";
import type { Imported } from "../import-disclosures";
import { planImports, type ImportToPlan, type PlanImportsOptions } from "../plan-imports";
import type { SelectedArea, WorkbookContents } from "../ports";
import { parseStoredCorrections } from "../stored-corrections";
import { findingSummaries, type FindingSummary } from "../summary";
import { ruleSettingsIn } from "../rule-settings";
import { userRulesIn } from "../user-rules";
import {
  candidatesOf,
  ruleOfSelection,
  ruleVocabulary,
  tryRule,
  type SelectedRule,
  type SelectionWish,
  type TriedRule,
  type UnitCandidates,
} from "./rule-desk";
import { draftOf } from "../draft-narrative";
import { workbookDocuments } from "../templates";
import { compareImports, type Compared } from "../compare-versions";
import { decisionsOn, reportedChecked } from "../report/report-checked";
import type { WantedPlace } from "../report/evidence";
import { wantedPlaces } from "../report/wanted-places";
import { placeIn, withCell, type AskedPlace, type PlaceInDocument } from "./place-in-document";
import { TemplateDesk, type TemplateAnswers, type TemplateRequest } from "./template-desk";
import { ReconcileDesk, type ReconcileAnswers, type ReconcileRequest } from "./reconcile-desk";
import { recognisedBoxes, type RecognisedBox } from "./recognised-boxes";
import { replacementDetail, withEditsKept, type ReplacementDetail } from "./replace";
import { checkWorkbook, ledgerOf, rehearse, StoredCache, type CheckedDisclosure, type Ledger } from "./check-workbook";

/** What a suggestion would do if it were taken up. */
export interface Rehearsal {
  readonly before: CheckedDisclosure["report"]["counts"];
  readonly after: CheckedDisclosure["report"]["counts"];
  readonly vanish: readonly FindingSummary[];
  readonly appear: readonly FindingSummary[];
}

/** What of a document stands in a cell of the workbook. */
export interface SourceOfCell {
  readonly key: string;
  readonly ref: CellRef;
  readonly words: { readonly zh: CellWords; readonly en: CellWords };
  /** As the document prints it; null = blank. */
  readonly printed: string | null;
  /** Null where the reader gave no place. */
  readonly at: PlaceInDocument | null;
}

/** A disclosure of the workbook that another can be compared with. */
export interface VersionInWorkbook {
  readonly key: string;
  readonly year: string;
  readonly version: string;
  readonly file: string;
}

/** The open workbook between two checks: what was found last answers questions about single findings and cells. */
export class WorkbookSession {
  private readonly cache = new StoredCache();
  private checked: readonly CheckedDisclosure[] = [];
  private contents: WorkbookContents = { workbook: EMPTY_WORKBOOK, published: [], stored: [] };

  check(contents: WorkbookContents, userRules: readonly UserRule[]): Ledger {
    this.contents = contents;
    this.checked = checkWorkbook(contents, { userRules, cache: this.cache });
    return ledgerOf(this.checked, contents);
  }

  /** The rule that selected cells mean. */
  ruleOf(areas: readonly SelectedArea[], wish?: SelectionWish): SelectedRule {
    return ruleOfSelection(this.checked, areas, wish);
  }

  /** What a rule says and comes to, while it is written. */
  tryRule(input: UserRuleInput): TriedRule {
    return tryRule(this.checked, input);
  }

  /** Equations that hold and that no rule covers. */
  candidates(): UnitCandidates[] {
    const { workbook } = this.contents;
    const rules = userRulesIn(workbook).entries.map((e) => e.identity);
    return candidatesOf(this.checked, { rules, dismissed: ruleSettingsIn(workbook).dismissed });
  }

  /** What is asked about templates and what they fill, of what was checked last. */
  template<R extends TemplateRequest>(request: R): TemplateAnswers[R["ask"]] {
    return new TemplateDesk(this.checked, this.contents.workbook.tables).answer(request);
  }

  /** What is asked about holding two tables against each other, of what was checked last. */
  reconcile<R extends ReconcileRequest>(request: R): ReconcileAnswers[R["ask"]] {
    return new ReconcileDesk(this.checked, this.contents.workbook.tables).answer(request);
  }

  /** Names that rules can be written with. */
  vocabulary(): RuleVocabulary {
    return ruleVocabulary(this.checked);
  }

  /** What people corrected in the documents that the workbook holds. */
  corrections(): StoredCorrections[] {
    return this.checked.flatMap(({ stored }) => {
      const kept = stored.corrections && parseStoredCorrections(JSON.stringify(stored.corrections));
      return kept ? [kept] : [];
    });
  }

  /**
   * What writing an import under that version would replace; null where the workbook holds nothing of it. `existing`: the rows of its unit,
   * where they were not asked for by the last check.
   */
  replacement(
    fresh: Imported,
    version: string | null,
    existing: ExistingWorkbook | null = null,
  ): ReplacementDetail | null {
    const [replaced] = replacements(existing ?? this.contents.workbook, [{ ...fresh, version: version ?? undefined }]);
    return replaced ? replacementDetail(replaced, this.find(fresh, version), fresh) : null;
  }

  /** What of the workbook an import can be compared with: versions of the same unit and kind, those of its year first. */
  versionsOf(fresh: Imported): VersionInWorkbook[] {
    const { unit, kind, year } = identityOf(fresh);
    return this.checked
      .filter(({ identity }) => identity.unit === unit && identity.kind === kind)
      .sort((a, b) => Number(b.identity.year === year) - Number(a.identity.year === year))
      .map(({ key, identity, stored }) => ({
        key,
        year: identity.year,
        version: identity.version,
        file: stored.source.file,
      }));
  }

  /** What an import says otherwise than the document that the workbook holds under that key; null where it holds none. */
  compare(fresh: Imported, key: string): Compared | null {
    const found = this.checked.find((c) => c.key === key);
    if (!found) return null;
    const { stored, written } = found;
    const edited = written.edits.length + written.added.length + written.removed.length > 0;
    const report = edited ? check(stored.disclosure, found.context) : found.report;
    const decisions = edited ? undefined : decisionsOn(found, this.contents);
    return compareImports({ disclosure: stored.disclosure, report, source: stored.source }, fresh, decisions);
  }

  /** An import with the amounts that the user changed in the workbook; as it is where there are none. */
  keepEdits(fresh: Imported, version: string | null): ImportToPlan {
    const existing = this.find(fresh, version);
    if (!existing || existing.written.edits.length === 0) return fresh;
    return { ...fresh, ...withEditsKept(existing, fresh), printed: fresh.disclosure };
  }

  private find(fresh: Imported, version: string | null): CheckedDisclosure | undefined {
    const key = identityKey(identityOf({ ...fresh, version: version ?? undefined }), true);
    return this.checked.find((c) => c.key === key);
  }

  rehearse(key: string, finding: string): Rehearsal | null {
    const checked = this.checked.find((c) => c.key === key);
    if (!checked) return null;
    const before = findingSummaries(checked);
    const at = before.findIndex((f) => f.key === finding);
    const suggestion = checked.report.findings[at]?.suggestion;
    if (!suggestion) return null;
    const changes: CellText[] = (suggestion.changes?.length ? suggestion.changes : [suggestion]).map(
      ({ cell, value }) => ({ cell, text: value.trim() || null }),
    );
    const report = rehearse(checked, changes);
    const after = findingSummaries({ ...checked, report });
    return {
      before: checked.report.counts,
      after: report.counts,
      vanish: without(before, after),
      appear: without(after, before),
    };
  }

  sourceOf(target: CellTarget): SourceOfCell | null {
    for (const { key, stored, written, disclosure } of this.checked) {
      const ref = written.refAt(target);
      if (!ref) continue;
      const printed = publishedCell(stored.disclosure, ref);
      return {
        key,
        ref,
        words: { zh: describeCell(disclosure, ref, "zh"), en: describeCell(disclosure, ref, "en") },
        printed: printed?.text ?? null,
        at: printed?.source ? withCell(placeIn(stored, printed.source, printed.text), stored.disclosure, ref) : null,
      };
    }
    return null;
  }

  /** The documents of places that a finding names. */
  placesOf(key: string, asked: readonly AskedPlace[]): (PlaceInDocument | null)[] {
    const stored = this.checked.find((c) => c.key === key)?.stored;
    return asked.map(({ place, printed, cell }) =>
      stored ? withCell(placeIn(stored, place, printed), stored.disclosure, cell) : null,
    );
  }

  /** What recognition took from a page of a document: its titles, its cells by where they went, its sentences with figures. */
  recognisedOn(key: string, sha256: string, page: number): RecognisedBox[] {
    const checked = this.checked.find((c) => c.key === key);
    return checked ? recognisedBoxes(checked, sha256, page) : [];
  }

  /** The places that a report of disclosures shows, by disclosure and finding. */
  reportPlaces(keys: readonly string[]): WantedPlace[][][] {
    return this.chosen(keys).map((c) => wantedPlaces({ ...c, documents: c.stored.documents, source: c.stored.source }));
  }

  /** Disclosures as a report has them. @param evidence what their documents show, as {@link reportPlaces} asked */
  reported(keys: readonly string[], evidence: readonly (readonly FindingEvidence[])[]): ReportedDisclosure[] {
    return this.chosen(keys).map((c, i) => reportedChecked(c, this.contents, evidence[i]));
  }

  /** A draft of the 情况说明 of a disclosure, with the year before where the workbook has it; null where it has not the disclosure. */
  draft(key: string): WrittenDraft | null {
    const all = workbookDocuments(this.checked, this.contents.workbook.tables);
    const document = all.find((d) => d.key === key);
    return document ? draftOf(all, document) : null;
  }

  private chosen(keys: readonly string[]): CheckedDisclosure[] {
    return this.checked.filter((c) => keys.includes(c.key));
  }

  /** A plan that writes the sheets of disclosures anew: the user's amounts stay, everything that is made of them follows. */
  replan(
    keys: readonly string[],
    existing: ExistingWorkbook,
    options: Pick<PlanImportsOptions, "mode" | "language" | "clock"> = { mode: "addin" },
  ): WorkbookPlan {
    const chosen = this.chosen(keys);
    const plan = planImports(
      chosen.map((c) => ({
        disclosure: c.disclosure,
        printed: c.stored.disclosure,
        report: c.report,
        source: c.stored.source,
        context: c.context,
        fromWorkbook: c.stored.fromWorkbook,
        stored: c.parts,
        version: c.identity.version,
      })),
      { ...options, existing },
    );
    // Amounts that were changed on a sheet as published stay there: it would show what the document prints.
    const edited = new Set(
      chosen.flatMap((c) => c.written.edits.filter((e) => e.onPublished).map((e) => e.target.sheet)),
    );
    return { ...plan, sheets: plan.sheets.filter((s) => s.role !== "published" || !edited.has(s.name)) };
  }
}

/** Findings that the other list has not. */
function without(list: readonly FindingSummary[], other: readonly FindingSummary[]): FindingSummary[] {
  const keys = new Set(other.map((f) => f.key));
  return list.filter((f) => !keys.has(f.key));
}
