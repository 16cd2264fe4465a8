/** What a report can be written as. */
export const REPORT_ENDINGS = [".html", ".htm", ".docx", ".xlsx"] as const;
export type ReportEnding = (typeof REPORT_ENDINGS)[number];
