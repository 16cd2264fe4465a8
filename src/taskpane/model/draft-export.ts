import { plainText } from "../../application";
import type { ImportEngine } from "../worker/client";
import { documentFile, textFile, type NamedFile } from "./document-file";

/** What a draft can be saved as. */
export type DraftFormat = "docx" | "txt";

/** A draft of the text of a disclosure as a file; null where the workbook has it no more. */
export async function exportDraft(
  engine: ImportEngine,
  key: string,
  format: DraftFormat,
): Promise<(NamedFile & { readonly open: number }) | null> {
  const draft = await engine.draft(key);
  if (!draft) return null;
  const { document, open } = draft;
  const file = format === "txt" ? textFile(document.title, plainText(document)) : await documentFile(document, format);
  return { ...file, open: open.length };
}
