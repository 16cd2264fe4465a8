import path from "node:path";
import {
  keptImport,
  NewWorkbook,
  resultLine,
  type BatchRecord,
  type BatchSettings,
  type SheetUnit,
} from "../../application";
import { bookChunks } from "../../hosts/xlsx";
import { BATCH, say, type Language } from "../../words";
import { FileShelf } from "../file-shelf";
import { besideTarget, writeWhole } from "../output";
import { unpackText, type PackedExamination } from "./packed";

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
}

/** A line of JSON a file: docs/json.md. */
export const RESULTS = "results.jsonl";
const WORKBOOK = "工作簿.xlsx";

/** Writes the results into the folder of a batch; those of a former run are replaced, each at once. */
export async function writeOutputs(folder: string, outcome: BatchOutcome, options: OutputOptions): Promise<void> {
  const to = (name: string): string => {
    const file = path.join(folder, name);
    options.tell(say(BATCH.writing, options.language, { file }));
    return file;
  };
  await writeWhole(to(RESULTS), lines(outcome), { overwrite: true });
  if (options.workbook && outcome.records.some((r) => r.status === "checked"))
    await writeWorkbook(to(WORKBOOK), outcome, options);
}

async function* lines({ records, load }: BatchOutcome): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const record of records) {
    const { result } = await load(record);
    yield encoder.encode(`${resultLine({ record, result: result && unpackText(result) })}\n`);
  }
}

/** The stacked workbook: each disclosure is taken, put away packed, and comes back once. */
async function writeWorkbook(file: string, { records, load }: BatchOutcome, options: OutputOptions): Promise<void> {
  const { sheetUnit, sheetLanguage, settings } = options;
  const shelf = new FileShelf(await besideTarget(file, "part"), file);
  try {
    const workbook = new NewWorkbook(shelf, { sheetUnit, language: sheetLanguage, settings: settings.settings });
    for (const record of records) {
      const { kept } = await load(record);
      if (kept) workbook.add(keptImport(unpackText(kept)));
    }
    await writeWhole(file, bookChunks(workbook.plan(), shelf), { overwrite: true });
  } finally {
    shelf.close();
  }
}
