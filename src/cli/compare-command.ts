import {
  compareImports,
  comparisonBook,
  comparisonDocument,
  comparisonJson,
  isSame,
  localTime,
  summaryOf,
  SYSTEM_CLOCK,
  type Compared,
} from "../application";
import { say } from "../words";
import type { Call } from "./call";
import { DOCUMENT_WRITERS } from "./document-writers";
import { shownName } from "./files";
import { endingOf, requireTarget, writeWhole, WRITTEN } from "./output";
import { loadOne } from "./reading";
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
  const context = { settings: request.settings };
  const [before, after] = [await loadOne(first, call, context), await loadOne(second, call, context)];
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
