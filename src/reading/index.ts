/** Reading: bytes → SourceDocument. Knows formats, no budget words. */
export * from "./source-document";
