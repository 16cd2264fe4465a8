export type {
  HeadingLevel,
  TextBlock,
  TextCell,
  TextDetails,
  TextDocument,
  TextHeading,
  TextParagraph,
  TextPicture,
  TextRun,
  TextTable,
  TextTone,
} from "./text-document";
export { readable } from "./readable";
export * from "./report";
export * from "./versions";
export * from "./template";
export * from "./narrative";
export * from "./reconciliation";
export * from "./overview";
