import budget from "../../data/templates/narrative-budget.json";
import final from "../../data/templates/narrative-final.json";
import { CheckModel } from "../checking";
import type { Disclosure } from "../disclosure";
import {
  rebound,
  World,
  writeDraft,
  type NarrativeTemplate,
  type TemplateDocument,
  type WrittenDraft,
} from "../reporting";
import { identityKey, identityOf } from "../workbook";
import type { Imported } from "./import-disclosures";
import { localTime } from "./local-time";
import { SYSTEM_CLOCK } from "./ports";
import { unlikeYearBefore } from "./year-before";

/** The built-in templates, one for each kind of disclosure. */
const TEMPLATES = { budget, final } as unknown as Readonly<Record<Disclosure["kind"], NarrativeTemplate>>;

export const narrativeTemplate = (kind: Disclosure["kind"]): NarrativeTemplate => TEMPLATES[kind];

/** A drafted 情况说明. */
export interface Drafted extends WrittenDraft {
  /** The year before was asked for, and is of another unit, kind or year. */
  readonly priorUnused: boolean;
}

/** A text with fields, or last year's own. */
export type DraftTemplate = { readonly text: string } | { readonly last: Disclosure };

/** What a draft is written from. */
export type ImportToDraft = Pick<Imported, "disclosure" | "report" | "source">;

/** Drafts the 情况说明 of a disclosure; without a template the built-in one of its kind. */
export function draftNarrative(own: ImportToDraft, prior: ImportToDraft | null, template?: DraftTemplate): Drafted {
  const documents = [own, ...(prior ? [prior] : [])].map(documentOf);
  const drafted = draftOf(documents, documents[0]!, template);
  return { ...drafted, priorUnused: prior !== null && unlikeYearBefore(prior, own).length > 0 };
}

/** The same for a document among others, as an open workbook has them. */
export function draftOf(
  all: readonly TemplateDocument[],
  document: TemplateDocument,
  template?: DraftTemplate,
): WrittenDraft {
  const { lines, title } = narrativeTemplate(document.disclosure.kind);
  const today = localTime(SYSTEM_CLOCK.now()).slice(0, 10);
  const world = new World(all, [document], { unit: "万元", language: "zh", today });
  if (template === undefined || "text" in template)
    return writeDraft(world, document, title, template?.text ?? lines.join("\n"));
  const text = rebound(new CheckModel(template.last), world.model(document));
  return writeDraft(world, document, title, text, { whole: true });
}

function documentOf(imported: ImportToDraft): TemplateDocument {
  const identity = identityOf(imported);
  const { disclosure, report, source } = imported;
  return { key: identityKey(identity, true), identity, disclosure, report, file: source.file, live: () => null };
}
