import {
  gatherEvidence,
  importEach,
  localTime,
  PROGRAM_VERSION,
  reportBook,
  reportDocument,
  reportedImports,
  SYSTEM_CLOCK,
  toJson,
  wantedPlaces,
  type Imported,
  type ImportInput,
  type ImportToReport,
  type ReportOptions,
} from "../application";
import { PUNCTUATION, say } from "../words";
import type { Call, ReadContext } from "./call";
import { DOCUMENT_WRITERS } from "./document-writers";
import { shownName } from "./files";
import { endingOf, NOT_WRITTEN, requireTarget, writeWhole, WRITTEN } from "./output";
import { PagesOf } from "./pages-of";
import { humanReport } from "./report";
import { REPORT_ENDINGS } from "./report-endings";

/** Checks the files and writes one report of them all; answers 1 where an error was found. */
export async function runReport(call: Call, readContext: ReadContext): Promise<number> {
  const { request, refuse, tell } = call;
  const { language } = request;
  const output = request.output!;
  try {
    await requireTarget(output, request, REPORT_ENDINGS);
  } catch (error) {
    refuse(output, error);
    return 2;
  }
  const ending = endingOf(output, REPORT_ENDINGS);
  const imports = await importAll(call, readContext, ending !== ".xlsx");
  if (imports.length === 0) {
    tell(say(NOT_WRITTEN, language, { file: output }));
    return 0;
  }
  const options: ReportOptions = { language, checkedAt: localTime(SYSTEM_CLOCK.now()), program: PROGRAM_VERSION };
  try {
    const reported = reportedImports(imports);
    const bytes = await DOCUMENT_WRITERS[ending]({
      document: () => reportDocument(reported, options),
      book: () => reportBook(reported, options),
    });
    await writeWhole(output, [bytes], request);
    tell(say(WRITTEN, language, { file: output }));
  } catch (error) {
    refuse(output, error);
  }
  const errors = imports.some(({ report }) => report.findings.some((f) => f.severity === "error"));
  return errors ? 1 : 0;
}

/** Reads and checks all inputs, and takes from each document what the report shows of it before the next one is read. */
async function importAll(call: Call, readContext: ReadContext, pictures: boolean): Promise<ImportToReport[]> {
  const { request, read, files, refuse, out } = call;
  const { language } = request;
  const options = { read, together: request.together, context: await readContext(call) };
  const imports: ImportToReport[] = [];
  const groups: string[][] = request.together ? [[...request.files]] : request.files.map((f) => [f]);
  for (const group of groups) {
    const inputs: ImportInput[] = [];
    for (const file of group) {
      try {
        inputs.push(await files.load(file));
      } catch (error) {
        refuse(shownName(file, language), error);
      }
    }
    if (inputs.length === 0) continue;
    for await (const result of importEach(inputs, options)) {
      const name = result.inputs.join(PUNCTUATION[language].list);
      if (!result.ok) {
        refuse(name, result.error);
        continue;
      }
      const { documents, ...value }: Imported = result.value;
      const evidence = pictures
        ? await gatherEvidence(wantedPlaces(result.value), await PagesOf.files(documents, inputs))
        : undefined;
      imports.push({ ...value, evidence });
      out.say(request.json ? `${JSON.stringify(toJson(value))}\n` : `${humanReport(value, language)}\n`);
    }
  }
  return imports;
}
