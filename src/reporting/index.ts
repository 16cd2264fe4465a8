export type { TextBlock, TextCell, TextDocument, TextPicture, TextRun, TextTable } from "./text-document";
export * from "./template";
