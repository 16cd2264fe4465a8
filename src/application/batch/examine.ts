import { check, parseUserRules, type CheckContext, type RuleSettings, type UserRule } from "../../checking";
import type { DisclosureError } from "../../disclosure";
import type { OcrAssets, PdfAssets } from "../../reading";
import { fromText, toText } from "../decimal-json";
import { importDisclosures, type Imported } from "../import-disclosures";
import { toJson } from "../json";
import { UNRELATED, type BatchFile, type BatchRecord, type BatchRelations } from "../../reporting";
import { besideBy, type Beside } from "./beside";
import { recordOf, unchecked } from "./record";

/** What all files of a batch are checked by. Plain data: it travels to threads and other machines. */
export interface BatchSettings {
  readonly settings: RuleSettings;
  /** Text of a file of the user's own rules, which was parsed without a fault. */
  readonly rules: string | null;
}

/** What examining a file gives. */
export interface Examination {
  readonly record: BatchRecord;
  /** The contract of `--json` as one line; null where the file was not checked. */
  readonly result: string | null;
  /** What is needed to check it beside others and to write it into a workbook ({@link keptImport}); null where it was not checked. */
  readonly kept: string | null;
}

/** How a file is read: PDFium, text recognition, progress. */
export interface ExamineOptions {
  readonly pdf?: PdfAssets;
  readonly ocr?: OcrAssets;
  /** @param recognised the page is a picture: the share of it whose text was recognised so far */
  readonly onPage?: (page: number, recognised?: number) => void;
}

/** What is kept of an import: no document, and nothing that another machine lacks. */
type Kept = Pick<Imported, "disclosure" | "report" | "source">;

/** Reads, recognises and checks one file. Never throws for what is wrong with the file: that is its record. */
export async function examine(
  file: BatchFile,
  bytes: Uint8Array,
  settings: BatchSettings,
  options: ExamineOptions = {},
): Promise<Examination> {
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const context = contextOf(settings);
  const [result] = await importDisclosures([{ type: "file", name, bytes }], {
    pdf: options.pdf,
    ocr: options.ocr,
    context: () => context,
    onProgress: ({ page, recognised }) => page !== undefined && options.onPage?.(page, recognised),
  });
  if (result!.ok) return examined(file, result!.value, UNRELATED);
  const { error } = result!;
  return { record: unchecked(file, saysNothing(error) ? "failed" : "refused", error), result: null, kept: null };
}

/** Errors that say nothing of the file: another machine, or another time, may read it. */
const saysNothing = ({ code, values }: DisclosureError): boolean =>
  ["internal", "timeout", "reader-missing", "ocr-missing", "cancelled"].includes(code) ||
  values["what"] === "readerBytes";

/** Checks a disclosure again, beside those that it belongs with, as they were kept. */
export function examineBeside(
  record: BatchRecord,
  kept: string,
  related: BatchRelations,
  beside: Beside<string>,
  settings: BatchSettings,
): Examination {
  const { disclosure, source } = keptImport(kept);
  const { prior, budget, units } = besideBy(beside, (text) => keptImport(text).disclosure);
  const context: CheckContext = {
    ...contextOf(settings),
    ...(prior === null ? {} : { prior }),
    ...(budget === null ? {} : { budget }),
    ...(units.length === 0 ? {} : { units }),
  };
  return examined(record, { disclosure, source, report: check(disclosure, context) }, related);
}

/** An import as it was kept. */
export const keptImport = (kept: string): Kept => fromText(kept) as Kept;

function examined({ path, sha256, bytes }: BatchFile, imported: Kept, related: BatchRelations): Examination {
  const { disclosure, report, source } = imported;
  return {
    record: recordOf({ path, sha256, bytes }, imported, related),
    result: JSON.stringify(toJson(imported)),
    kept: toText({ disclosure, report, source } satisfies Kept),
  };
}

const contextOf = ({ settings, rules }: BatchSettings): CheckContext => {
  const userRules: readonly UserRule[] = rules === null ? [] : parseUserRules(rules).rules;
  return { settings, ...(userRules.length > 0 ? { userRules } : {}) };
};
