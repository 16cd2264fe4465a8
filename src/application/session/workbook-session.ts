import type { UserRule } from "../../checking";
import {
  describeCell,
  printedValues,
  publishedCell,
  tableLabel,
  type Box,
  type CellRef,
  type CellText,
  type CellWords,
  type SourceRef,
  type StoredCorrections,
} from "../../disclosure";
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
import { planImports, type ImportToPlan } from "../plan-imports";
import type { Clock, WorkbookContents } from "../ports";
import { parseStoredCorrections } from "../stored-corrections";
import { findingSummaries, type FindingSummary } from "../summary";
import type { StoredDisclosure } from "./stored";
import { replacementDetail, withEditsKept, type ReplacementDetail } from "./replace";
import { checkWorkbook, ledgerOf, rehearse, StoredCache, type CheckedDisclosure, type Ledger } from "./check-workbook";

/** What a suggestion would do if it were taken up. */
export interface Rehearsal {
  readonly before: CheckedDisclosure["report"]["counts"];
  readonly after: CheckedDisclosure["report"]["counts"];
  readonly vanish: readonly FindingSummary[];
  readonly appear: readonly FindingSummary[];
}

/** A place in a document, and how to know the document. */
export interface PlaceInDocument {
  readonly document: SourceFile;
  readonly place: SourceRef;
  /** What stands there, as printed; null = blank. */
  readonly printed: string | null;
}

/** A file that a disclosure was read from. */
export interface SourceFile {
  readonly file: string;
  readonly sha256: string;
  /** Kind of the file: what it takes to show a place in it. */
  readonly kind: string;
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

/** Something that recognition took from a page. */
export interface RecognisedBox {
  readonly kind: "header" | "cell" | "unbound" | "text";
  readonly box: Box;
  readonly ref: CellRef | null;
  /** Where it stands in the workbook. */
  readonly target: CellTarget | null;
  readonly label: { readonly zh: string; readonly en: string };
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

  /** What people corrected in the documents that the workbook holds. */
  corrections(): StoredCorrections[] {
    return this.checked.flatMap(({ stored }) => {
      const kept = stored.corrections && parseStoredCorrections(JSON.stringify(stored.corrections));
      return kept ? [kept] : [];
    });
  }

  /** What writing an import under that version would replace; null where the workbook holds nothing of it. */
  replacement(fresh: Imported, version: string | null): ReplacementDetail | null {
    const [replaced] = replacements(this.contents.workbook, [{ ...fresh, version: version ?? undefined }]);
    return replaced ? replacementDetail(replaced, this.find(fresh, version), fresh) : null;
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
        at: printed?.source ? placeIn(stored, printed.source, printed.text) : null,
      };
    }
    return null;
  }

  /** The document of a place that a finding names. */
  placeOf(key: string, place: SourceRef, printed: string | null): PlaceInDocument | null {
    const checked = this.checked.find((c) => c.key === key);
    return checked ? placeIn(checked.stored, place, printed) : null;
  }

  /** What recognition took from a page of a document: its titles, its cells by where they went, its sentences with figures. */
  recognisedOn(key: string, sha256: string, page: number): RecognisedBox[] {
    const checked = this.checked.find((c) => c.key === key);
    return checked ? recognisedBoxes(checked, sha256, page) : [];
  }

  /** A plan that writes the sheets of disclosures anew: the user's amounts stay, everything that is made of them follows. */
  replan(keys: readonly string[], existing: ExistingWorkbook, clock?: Clock): WorkbookPlan {
    const chosen = this.checked.filter((c) => keys.includes(c.key));
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
      { mode: "addin", existing, clock },
    );
    // Amounts that were changed on a sheet as published stay there: it would show what the document prints.
    const edited = new Set(
      chosen.flatMap((c) => c.written.edits.filter((e) => e.onPublished).map((e) => e.target.sheet)),
    );
    return { ...plan, sheets: plan.sheets.filter((s) => s.role !== "published" || !edited.has(s.name)) };
  }
}

/** The document that a place is in: the one that it names, or the only one. */
export function placeIn(
  { documents, source }: Pick<StoredDisclosure, "documents" | "source">,
  place: SourceRef,
  printed: string | null,
): PlaceInDocument | null {
  const [only] = documents;
  const document =
    documents.find((d) => d.file === place.file) ??
    (documents.length === 1 ? only : undefined) ??
    (documents.length === 0 && place.file === undefined ? source : undefined);
  return document ? { document, place, printed } : null;
}

function recognisedBoxes({ stored, written }: CheckedDisclosure, sha256: string, page: number): RecognisedBox[] {
  const { disclosure: d } = stored;
  const file = stored.documents.find((x) => x.sha256 === sha256)?.file;
  const boxOn = (source: SourceRef | undefined): Box | null =>
    source?.page === page && source.box && (source.file === undefined || source.file === file) ? source.box : null;
  const standard = new Set(
    d.standard.flatMap((t) => t.rows.flatMap((r) => printedValues(r).map(([, v]) => cellKey(v.cell)))),
  );
  const out: RecognisedBox[] = [];
  for (const table of d.tables) {
    const header = headerBox(
      boxOn(table.source),
      table.rows.flatMap((row) => row.flatMap((cell) => boxOn(cell.source) ?? [])),
    );
    const label = (language: "zh" | "en"): string =>
      table.id === "other" ? table.title : `${tableLabel(table.id, d.kind, language)} · ${table.title}`;
    if (header)
      out.push({
        kind: "header",
        box: header,
        ref: null,
        target: written.tablePlace({ table: table.id, index: table.index }),
        label: bothOf(label),
      });
    table.rows.forEach((row, r) =>
      row.forEach((cell, column) => {
        const box = cell.text === null ? null : boxOn(cell.source);
        if (!box) return;
        const ref: CellRef = { table: table.id, index: table.index, row: r, column };
        const words = (language: "zh" | "en"): string => {
          const w = describeCell(d, ref, language);
          return [w.table, w.item, w.column].filter(Boolean).join(" · ");
        };
        const kind = standard.has(cellKey(ref)) ? "cell" : "unbound";
        out.push({ kind, box, ref, target: written.placeOf(ref)?.target ?? null, label: bothOf(words) });
      }),
    );
  }
  for (const figure of d.narrative) {
    const box = boxOn(figure.source);
    if (box) out.push({ kind: "text", box, ref: null, target: null, label: bothOf(() => figure.label) });
  }
  return out;
}

/** From where a table begins to its first row. */
function headerBox(start: Box | null, body: readonly Box[]): Box | null {
  if (!start || body.length === 0) return null;
  const top = Math.min(...body.map((b) => b.y));
  const left = Math.min(start.x, ...body.map((b) => b.x));
  const right = Math.max(...body.map((b) => b.x + b.width));
  return top > start.y ? { x: left, y: start.y, width: right - left, height: top - start.y } : null;
}

const cellKey = (ref: CellRef): string => `${ref.table}/${ref.index}/${ref.row}/${ref.column}`;
const bothOf = (of: (language: "zh" | "en") => string) => ({ zh: of("zh"), en: of("en") });

/** Findings that the other list has not. */
function without(list: readonly FindingSummary[], other: readonly FindingSummary[]): FindingSummary[] {
  const keys = new Set(other.map((f) => f.key));
  return list.filter((f) => !keys.has(f.key));
}
