/** Drafts of a 情况说明 whose figures are those of the tables. */
export { rebound } from "./rebind";
export { plainText } from "./plain-text";
export type { NarrativeTemplate } from "./template";
export { writeDraft, type WrittenDraft } from "./write";
