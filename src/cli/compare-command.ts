import {
  compareImports,
  comparisonBook,
  comparisonDocument,
  comparisonJson,
  importDisclosures,
  isSame,
  localTime,
  summaryOf,
  SYSTEM_CLOCK,
  type CheckContext,
  type Compared,
  type Imported,
} from "../application";
import { say } from "../words";
import type { Call } from "./call";
import { DOCUMENT_WRITERS } from "./document-writers";
import { shownName } from "./files";
import { endingOf, requireTarget, writeWhole, WRITTEN } from "./output";
import { REPORT_ENDINGS } from "./report-endings";

/** Compares two versions of a disclosure; answers 1 where they differ. */
export async function runCompare(call: Call): Promise<number> {
  const { request, out, refuse } = call;
  const { language, output } = request;
  if (output !== null) {
    try {
      await requireTarget(output, request, REPORT_ENDINGS);
    } catch (error) {
      refuse(output, error);
      return 2;
    }
  }
  const [first, second] = request.files as [string, string];
  const [before, after] = [await load(first, call), await load(second, call)];
  if (!before || !after) return 2;
  const compared = compareImports(before, after);
  out.say(
    request.json
      ? `${JSON.stringify(comparisonJson(compared))}\n`
      : `${shownName(first, language)} → ${shownName(second, language)}\n${summaryOf(compared.comparison, language)}\n`,
  );
  if (output !== null) await write(output, compared, call);
  return isSame(compared.comparison) ? 0 : 1;
}

async function load(file: string, { read, files, request, refuse }: Call): Promise<Imported | null> {
  const name = shownName(file, request.language);
  try {
    const context = (): CheckContext => ({ settings: request.settings });
    const [result] = await importDisclosures([await files.load(file)], { read, context });
    if (result!.ok) return result!.value;
    refuse(name, result!.error);
  } catch (error) {
    refuse(name, error);
  }
  return null;
}

async function write(output: string, { before, after, comparison }: Compared, call: Call): Promise<void> {
  const { request, refuse, tell } = call;
  const { language } = request;
  const options = { language, comparedAt: localTime(SYSTEM_CLOCK.now()) };
  try {
    const bytes = await DOCUMENT_WRITERS[endingOf(output, REPORT_ENDINGS)]({
      document: () => comparisonDocument(before, after, comparison, options),
      book: () => comparisonBook(before, after, comparison, options),
    });
    await writeWhole(output, [bytes], request);
    tell(say(WRITTEN, language, { file: output }));
  } catch (error) {
    refuse(output, error);
  }
}
