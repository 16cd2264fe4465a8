import path from "node:path";
import {
  keptImport,
  localTime,
  NewWorkbook,
  overviewBook,
  overviewDocument,
  PROGRAM_VERSION,
  resultLine,
  type BatchRecord,
  type BatchSettings,
  type BookPlan,
  type SheetUnit,
} from "../../application";
import { unpackText, type PackedExamination } from "../../application/node";
import { writeHtml } from "../../hosts/html";
import { bookChunks } from "../../hosts/xlsx";
import { BATCH, say, type Language } from "../../words";
import { FileShelf } from "../file-shelf";
import { besideTarget, writeWhole } from "../output";

/** What a batch came to, wherever it ran. */
export interface BatchOutcome {
  /** In the order of their paths. */
  readonly records: readonly BatchRecord[];
  /** The examination of a record. */
  load(record: BatchRecord): Promise<PackedExamination>;
}

/** Which results are written, and how. */
export interface OutputOptions {
  readonly settings: BatchSettings;
  /** Write the stacked workbook too. */
  readonly workbook: boolean;
  readonly sheetUnit: SheetUnit;
  readonly language: Language;
  readonly sheetLanguage: Language;
  readonly tell: (line: string) => void;
  /** The folder of the files, where the results can lead to it; they name files and lead nowhere without. */
  readonly filesFolder?: string;
}

/** A line of JSON a file: docs/json.md. */
export const RESULTS = "results.jsonl";
const WORKBOOK = "工作簿.xlsx";
/** Units × statements, rules and findings, as a workbook and as a page. */
const OVERVIEW = { book: "总览.xlsx", page: "总览.html" } as const;

/** Writes the results into the folder of a batch; those of a former run are replaced, each at once. */
export async function writeOutputs(folder: string, outcome: BatchOutcome, options: OutputOptions): Promise<void> {
  const to = (name: string): string => {
    const file = path.join(folder, name);
    options.tell(say(BATCH.writing, options.language, { file }));
    return file;
  };
  await writeWhole(to(RESULTS), lines(outcome), { overwrite: true });
  await writeOverview({ book: to(OVERVIEW.book), page: to(OVERVIEW.page) }, folder, outcome, options);
  if (options.workbook && outcome.records.some((r) => r.status === "checked"))
    await writeWorkbook(to(WORKBOOK), outcome, options);
}

async function writeOverview(
  to: Readonly<Record<keyof typeof OVERVIEW, string>>,
  folder: string,
  { records }: BatchOutcome,
  { settings, sheetLanguage, filesFolder }: OutputOptions,
): Promise<void> {
  const options = {
    language: sheetLanguage,
    madeAt: localTime(new Date()),
    program: PROGRAM_VERSION,
    settings: settings.settings,
    ...(filesFolder === undefined ? {} : { filesAt: wayTo(folder, filesFolder) }),
  };
  await writeBook(to.book, () => overviewBook(records, options));
  const page = new TextEncoder().encode(writeHtml(overviewDocument(records, options)));
  await writeWhole(to.page, [page], { overwrite: true });
}

/** From one folder to another as addresses say it; empty where they are one, else with `/` at the end. */
function wayTo(from: string, to: string): string {
  const way = path.relative(path.resolve(from), path.resolve(to)).split(path.sep).join("/");
  return way === "" ? "" : `${way}/`;
}

async function* lines({ records, load }: BatchOutcome): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const record of records) {
    const { result } = await load(record);
    yield encoder.encode(`${resultLine({ record, result: result && unpackText(result) })}\n`);
  }
}

/** The stacked workbook: each disclosure is taken, put away packed, and comes back once. */
function writeWorkbook(file: string, { records, load }: BatchOutcome, options: OutputOptions): Promise<void> {
  const { sheetUnit, sheetLanguage, settings } = options;
  return writeBook(file, async (shelf) => {
    const workbook = new NewWorkbook(shelf, { sheetUnit, language: sheetLanguage, settings: settings.settings });
    for (const record of records) {
      const { kept } = await load(record);
      if (kept) workbook.add(keptImport(unpackText(kept)));
    }
    return workbook.plan();
  });
}

/** Writes a workbook in pieces, with a shelf beside it for what has to wait. */
async function writeBook(file: string, plan: (shelf: FileShelf) => BookPlan | Promise<BookPlan>): Promise<void> {
  const shelf = new FileShelf(await besideTarget(file, "part"), file);
  try {
    await writeWhole(file, bookChunks(await plan(shelf), shelf), { overwrite: true });
  } finally {
    shelf.close();
  }
}
