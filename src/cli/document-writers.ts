import type { TextDocument, WorkbookPlan } from "../application";
import type { ReportEnding } from "./report-endings";

/** What is written for people without the workbook: as a document, or as a workbook that stands by itself. */
export interface Written {
  readonly document: () => TextDocument;
  readonly book: () => WorkbookPlan;
}

const html = async ({ document }: Written): Promise<Uint8Array> => {
  const { writeHtml } = await import("../hosts/html");
  return new TextEncoder().encode(writeHtml(document()));
};

/** What writes it, by the ending of the file; loaded when it is asked for. */
export const DOCUMENT_WRITERS: Readonly<Record<ReportEnding, (written: Written) => Promise<Uint8Array>>> = {
  ".html": html,
  ".htm": html,
  ".docx": async ({ document }) => {
    const { writeDocx } = await import(/* webpackChunkName: "docx" */ "../hosts/docx");
    return writeDocx(document());
  },
  ".xlsx": async ({ book }) => {
    const { writeXlsx } = await import("../hosts/xlsx");
    return writeXlsx(book());
  },
};
