import {
  gatherEvidence,
  localTime,
  PROGRAM_VERSION,
  reportBook,
  reportDocument,
  reportedImports,
  SYSTEM_CLOCK,
  toJson,
  wantedPlaces,
  type ImportToReport,
  type ReportOptions,
} from "../application";
import { say } from "../words";
import type { Call } from "./call";
import { DOCUMENT_WRITERS } from "./document-writers";
import { readEach } from "./reading";
import { endingOf, NOT_WRITTEN, requireTarget, writeWhole, WRITTEN } from "./output";
import { PagesOf } from "./pages-of";
import { humanReport } from "./report";
import { REPORT_ENDINGS } from "./report-endings";

/** Checks the files and writes one report of them all; answers 1 where an error was found. */
export async function runReport(call: Call): Promise<number> {
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
  const imports = await importAll(call, ending !== ".xlsx");
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
async function importAll(call: Call, pictures: boolean): Promise<ImportToReport[]> {
  const { request, out } = call;
  const imports: ImportToReport[] = [];
  for await (const { inputs, value: imported } of readEach(call)) {
    const { documents, ...value } = imported;
    const evidence = pictures
      ? await gatherEvidence(wantedPlaces(imported), await PagesOf.files(documents, inputs))
      : undefined;
    imports.push({ ...value, evidence });
    out.say(request.json ? `${JSON.stringify(toJson(value))}\n` : `${humanReport(value, request.language)}\n`);
  }
  return imports;
}
