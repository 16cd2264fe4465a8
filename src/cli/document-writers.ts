import { plainText, type TextDocument, type WorkbookPlan } from "../application";
import type { DRAFT_ENDINGS, ReportEnding } from "./report-endings";

/** What is written for people without the workbook: as a document, or as a workbook that stands by itself. */
export interface Written {
  readonly document: () => TextDocument;
  readonly book: () => WorkbookPlan;
}

const html = async ({ document }: Pick<Written, "document">): Promise<Uint8Array> => {
  const { writeHtml } = await import("../hosts/html");
  return new TextEncoder().encode(writeHtml(document()));
};

const docx = async ({ document }: Pick<Written, "document">): Promise<Uint8Array> => {
  const { writeDocx } = await import(/* webpackChunkName: "docx" */ "../hosts/docx");
  return writeDocx(document());
};

/** What writes a text alone, by the ending of the file. */
export const TEXT_WRITERS: Readonly<
  Record<(typeof DRAFT_ENDINGS)[number], (written: Pick<Written, "document">) => Promise<Uint8Array>>
> = {
  ".html": html,
  ".htm": html,
  ".docx": docx,
  ".txt": ({ document }) => Promise.resolve(new TextEncoder().encode(plainText(document()))),
};

/** What writes it, by the ending of the file; loaded when it is asked for. */
export const DOCUMENT_WRITERS: Readonly<Record<ReportEnding, (written: Written) => Promise<Uint8Array>>> = {
  ".html": html,
  ".htm": html,
  ".docx": docx,
  ".xlsx": async ({ book }) => {
    const { writeXlsx } = await import("../hosts/xlsx");
    return writeXlsx(book());
  },
};
