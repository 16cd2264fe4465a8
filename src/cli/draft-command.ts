import {
  decodeText,
  DisclosureError,
  draftNarrative,
  hasField,
  importDisclosures,
  type DraftTemplate,
  type Imported,
} from "../application";
import { DRAFT_WORDS, say } from "../words";
import type { Call } from "./call";
import { TEXT_WRITERS } from "./document-writers";
import { shownName } from "./files";
import { endingOf, requireTarget, writeWhole, WRITTEN } from "./output";
import { loadAll, loadOne } from "./reading";
import { DRAFT_ENDINGS } from "./report-endings";

/** Drafts the 情况说明 of one disclosure. */
export async function runDraft(call: Call): Promise<number> {
  const { request, refuse, tell } = call;
  const { language, prior } = request;
  const output = request.output!;
  try {
    await requireTarget(output, request, DRAFT_ENDINGS);
    const own = await loadOwn(call);
    if (!own) return 2;
    const before = prior === null ? null : await loadOne(prior, call);
    if (prior !== null && !before) return 2;
    const [named] = request.templates;
    const template = named === undefined ? undefined : await templateOf(named, call);
    if (template === null) return 2;
    const drafted = draftNarrative(own, before, template);
    await writeWhole(
      output,
      [await TEXT_WRITERS[endingOf(output, DRAFT_ENDINGS)]({ document: () => drafted.document })],
      request,
    );
    tell(say(WRITTEN, language, { file: output }));
    if (drafted.priorUnused) tell(say(DRAFT_WORDS["prior-unused"], language, { file: shownName(prior!, language) }));
    if (drafted.open.length > 0) tell(say(DRAFT_WORDS.open, language, { count: drafted.open.length }));
    for (const [text, count] of counted(drafted.open)) tell(`  ${say(DRAFT_WORDS.one, language, { text, count })}`);
    return 0;
  } catch (error) {
    refuse(output, error);
    return 2;
  }
}

/** Texts in the order in which they first come, with how often they do. */
function counted(texts: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const text of texts) out.set(text, (out.get(text) ?? 0) + 1);
  return out;
}

/** The disclosure, in one file or in several. */
async function loadOwn(call: Call): Promise<Imported | null> {
  const { request, read, refuse } = call;
  const inputs = await loadAll(request.files, call);
  if (inputs.length < request.files.length) return null;
  const [result] = await importDisclosures(inputs, { read, together: request.together });
  if (result!.ok) return result!.value;
  refuse(result!.inputs.join(" "), result!.error);
  return null;
}

/** A text with fields as it is; any other file is last year's text, read as disclosures are. Null where it can't be used, which is told. */
async function templateOf(name: string, { request, files, read, refuse }: Call): Promise<DraftTemplate | null> {
  const shown = shownName(name, request.language);
  try {
    const input = await files.load(name);
    if (/\.txt$/i.test(name) && input.type === "file") {
      const text = decodeText(input.bytes);
      if (hasField(text)) return { text };
    }
    const [result] = await importDisclosures([input], { read });
    if (!result!.ok) throw result!.error;
    const { disclosure } = result!.value;
    if (disclosure.narrative.length === 0) throw new DisclosureError("draft-template", { file: shown });
    return { last: disclosure };
  } catch (error) {
    refuse(shown, error);
    return null;
  }
}
