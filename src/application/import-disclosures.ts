import { check, type CheckContext, type CheckReport } from "../checking";
import { DisclosureError, type Disclosure, type Doubt, type StoredCorrections } from "../disclosure";
import {
  readInput,
  throwIfCancelled,
  type DocumentReader,
  type OcrAssets,
  type PdfAssets,
  type ReadProgress,
  type SourceDocument,
} from "../reading";
import { correctionsFor, layoutOf, recognise, type FoundCorrections } from "../recognition";
import type { PlanSource } from "../workbook";
import { gridsToDocument } from "./grids";
import type { Progress, SheetGrid } from "./ports";
import { recogniseAndSettle } from "./settle-doubts";

/** Something to import. */
export type ImportInput =
  | { readonly type: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly type: "text"; readonly name: string; readonly text: string }
  | { readonly type: "html"; readonly name: string; readonly html: string }
  | { readonly type: "grids"; readonly name: string; readonly grids: readonly SheetGrid[] };

/** How inputs are imported. */
export interface ImportOptions {
  /** All inputs are parts of one disclosure (tables in one file, 情况说明 in another). */
  readonly together?: boolean;
  /** Reads the inputs; in the caller's thread when it is not given. */
  readonly read?: DocumentReader;
  /** Where PDFium comes from, for reading in the caller's thread. */
  readonly pdf?: PdfAssets;
  /** Where text recognition comes from, for the same. */
  readonly ocr?: OcrAssets;
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
  /** What the rules over years and units need beside the document. */
  readonly context?: (disclosure: Disclosure) => CheckContext;
  /** What people corrected in earlier imports: that of the same file is used again, that of its layout is offered. */
  readonly stored?: readonly StoredCorrections[];
}

/** A disclosure read, recognised and checked. */
export interface Imported {
  readonly source: PlanSource;
  readonly documents: readonly SourceDocument[];
  readonly disclosure: Disclosure;
  readonly report: CheckReport;
  /** What the rules were given beside the document. */
  readonly context?: CheckContext;
  /** True where it was read from the open workbook: its sources are cells that can be shown. */
  readonly fromWorkbook?: boolean;
  /** What a person corrected, to be kept with the disclosure; null where nothing is. */
  readonly corrections?: StoredCorrections | null;
  /** Corrections of another document of this layout, for the user to take up. */
  readonly offer?: FoundCorrections | null;
  /** Cells that were read from a picture without certainty, in reading order, and what became of them. */
  readonly doubts?: readonly Doubt[];
  /** What the document looks like as recognised without corrections. */
  readonly layout?: readonly string[];
}

/** Context of the rules over years: the same unit's former disclosure, or the approved budget of final accounts. */
export function comparedWith(former: Disclosure): (disclosure: Disclosure) => CheckContext {
  return (d) =>
    d.kind === "final" && former.kind === "budget" && former.year === d.year ? { budget: former } : { prior: former };
}

/** What became of an input: a disclosure, or why not. */
export type ImportResult =
  | { readonly ok: true; readonly inputs: readonly string[]; readonly value: Imported }
  | { readonly ok: false; readonly inputs: readonly string[]; readonly error: DisclosureError };

/**
 * Reads, recognises and checks inputs, in the order given. One that can't be used does not stop the others; cancelling
 * stops all and rejects with `cancelled`.
 */
export async function importDisclosures(
  inputs: readonly ImportInput[],
  options: ImportOptions = {},
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for await (const result of importEach(inputs, options)) results.push(result);
  return results;
}

/** The same, one result after the other. */
export async function* importEach(
  inputs: readonly ImportInput[],
  options: ImportOptions = {},
): AsyncGenerator<ImportResult> {
  const groups = options.together ? [inputs] : inputs.map((i) => [i]);
  let index = 0;
  for (const group of groups) {
    const names = group.map((i) => i.name);
    try {
      const documents: SourceDocument[] = [];
      for (const input of group) documents.push(await readOne(input, index++, inputs.length, options));
      const last = { file: names.join("、"), index: index - 1, count: inputs.length };
      const value = await recogniseAndCheck(documents, options, (stage) => options.onProgress?.({ stage, ...last }));
      yield {
        ok: true,
        inputs: names,
        value: group.every((i) => i.type === "grids") ? { ...value, fromWorkbook: true } : value,
      };
    } catch (error) {
      const typed = asDisclosureError(error);
      if (typed.code === "cancelled") throw typed;
      yield { ok: false, inputs: names, error: typed };
    }
  }
}

/** Lets timers, messages and a pending cancel run between two long steps. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function recogniseAndCheck(
  documents: readonly SourceDocument[],
  options: ImportOptions,
  stage: (s: "recognise" | "check") => void,
): Promise<Imported> {
  stage("recognise");
  await breathe();
  throwIfCancelled(options.signal);
  const read = recognise(documents);
  const source = joinSources(documents);
  const layout = layoutOf(read);
  const found = correctionsFor({ sha256: source.sha256, disclosure: read }, options.stored ?? []);
  const own = found?.match === "same" ? found : null;
  const recognised = own ? recognise(documents, own.corrections) : read;
  if (recognised.tables.length === 0 && recognised.narrative.length === 0) {
    throw new DisclosureError("nothing-recognised");
  }
  stage("check");
  await breathe();
  throwIfCancelled(options.signal);
  const steps = own?.corrections ?? [];
  const { disclosure, doubts } = recogniseAndSettle(documents, steps, options.context?.(recognised), recognised);
  const context = options.context?.(disclosure);
  const report = check(disclosure, context);
  return {
    source,
    documents,
    disclosure,
    report,
    context,
    doubts,
    layout,
    corrections: own ? { sha256: source.sha256, layout, about: own.from, corrections: own.corrections } : null,
    offer: own ? null : found,
  };
}

async function readOne(
  input: ImportInput,
  index: number,
  count: number,
  { read = readInput, signal, pdf, ocr, onProgress }: ImportOptions,
): Promise<SourceDocument> {
  const tell = (progress: Partial<ReadProgress> = {}) =>
    onProgress?.({ stage: "read", file: input.name, index, count, ...progress });
  tell();
  await breathe();
  throwIfCancelled(signal);
  if (input.type === "grids") return gridsToDocument(input.name, input.grids);
  return read(input, { signal, pdf, ocr, onProgress: tell });
}

function joinSources(documents: readonly SourceDocument[]): PlanSource {
  const first = documents[0]!;
  if (documents.length === 1) return { file: first.file, sha256: first.sha256, kind: first.kind, pages: first.pages };
  return {
    file: documents.map((d) => d.file).join("、"),
    sha256: documents.map((d) => d.sha256).join(" "),
    kind: [...new Set(documents.map((d) => d.kind))].join("+"),
    pages: documents.some((d) => d.pages !== null) ? documents.reduce((n, d) => n + (d.pages ?? 0), 0) : null,
  };
}

/**
 * The typed error of a failure. A bug is not dressed up as a fault of the file: it keeps its own message under
 * `internal`, so that it gets reported.
 */
export function asDisclosureError(error: unknown): DisclosureError {
  if (error instanceof DisclosureError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new DisclosureError("internal", { detail }, { cause: error });
}
