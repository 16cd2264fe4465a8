import { plainText } from "../../application";
import type { ImportEngine } from "../worker/client";
import { fileOf } from "./report-export";

/** What a draft can be saved as. */
export type DraftFormat = "docx" | "txt";

/** A draft of the text of a disclosure as a file; null where the workbook has it no more. */
export async function exportDraft(
  engine: ImportEngine,
  key: string,
  format: DraftFormat,
): Promise<{ readonly name: string; readonly blob: Blob; readonly open: number } | null> {
  const draft = await engine.draft(key);
  if (!draft) return null;
  const { document, open } = draft;
  if (format === "txt") return { ...fileOf(document.title, format, plainText(document)), open: open.length };
  const { writeDocx } = await import(/* webpackChunkName: "report-docx" */ "../../hosts/docx");
  return { ...fileOf(document.title, format, await writeDocx(document)), open: open.length };
}
