/** What a report can be written as. */
export const REPORT_ENDINGS = [".html", ".htm", ".docx", ".xlsx"] as const;
/** What a draft can be written as. */
export const DRAFT_ENDINGS = [".docx", ".txt", ".html", ".htm"] as const;
export type ReportEnding = (typeof REPORT_ENDINGS)[number];
