import type { HeadingLevel, TextBlock, TextCell, TextParagraph, TextRun, TextTable } from "../text-document";

/** Short ways to write the blocks of a document. */
export const heading = (level: HeadingLevel, text: string): TextBlock => ({ kind: "heading", level, text });

export const paragraph = (...runs: readonly (string | TextRun)[]): TextParagraph => ({
  kind: "paragraph",
  runs: runs.map((r) => (typeof r === "string" ? { text: r } : r)),
});

export const indented = (text: string): TextParagraph => ({ ...paragraph(text), indented: true });

/** One of several. */
export const listed = (text: string): TextParagraph => indented(`· ${text}`);

export const bold = (text: string): TextRun => ({ text, bold: true });

/** A cell of a text, or of a number, which stands at the right. */
export const cell = (value: string | number | TextRun, amount = typeof value === "number"): TextCell => ({
  runs: [typeof value === "object" ? value : { text: String(value) }],
  ...(amount ? { amount } : {}),
});

export const table = (
  header: readonly string[],
  rows: readonly (readonly (string | number | TextRun | TextCell)[])[],
  more: Pick<TextTable, "caption" | "widths" | "named" | "compact"> = {},
): TextTable => ({
  kind: "table",
  header,
  rows: rows.map((row) => row.map((c) => (typeof c === "object" && "runs" in c ? c : cell(c)))),
  ...more,
});
