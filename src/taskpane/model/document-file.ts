import type { TextDocument, WorkbookPlan } from "../../application";

/** What a document for people without the workbook can be saved as. */
export type ReportFormat = "docx" | "html" | "xlsx";

const MEDIA: Readonly<Record<ReportFormat | "txt", string>> = {
  txt: "text/plain;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A file to be saved. */
export interface NamedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A document as a page or a Word file, named by its title. What writes it is loaded when it is asked for. */
export async function documentFile(document: TextDocument, format: Exclude<ReportFormat, "xlsx">): Promise<NamedFile> {
  if (format === "html") {
    const { writeHtml } = await import(/* webpackChunkName: "report-html" */ "../../hosts/html");
    return fileOf(document.title, format, writeHtml(document));
  }
  const { writeDocx } = await import(/* webpackChunkName: "report-docx" */ "../../hosts/docx");
  return fileOf(document.title, format, await writeDocx(document));
}

/** A workbook that stands by itself, named by the title of its first sheet. */
export async function bookFile(plan: WorkbookPlan): Promise<NamedFile> {
  const { writeXlsx } = await import(/* webpackChunkName: "report-xlsx" */ "../../hosts/xlsx");
  const [title] = plan.sheets[0]!.blocks[0]!.cells[0]!;
  return fileOf(String(title!.value), "xlsx", writeXlsx(plan));
}

/** A plain text, named by its title. */
export const textFile = (title: string, text: string): NamedFile => fileOf(title, "txt", text);

function fileOf(title: string, format: keyof typeof MEDIA, content: string | Uint8Array): NamedFile {
  // What no file system takes in a name.
  const name = `${title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_").slice(0, LONGEST_NAME)}.${format}`;
  return { name, blob: new Blob([content as BlobPart], { type: MEDIA[format] }) };
}

const LONGEST_NAME = 80;
