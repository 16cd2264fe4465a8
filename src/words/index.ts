/** Words: every text that users see outside a rule's own file, by code, both languages side by side. */
export type { Language, Message, Said, Several, Value, Words } from "../disclosure";
export { tableLabel, tableWords } from "../disclosure";
export * from "./argument-names";
export * from "./cell-errors";
export * from "./corrections";
export * from "./documents";
export * from "./errors";
export * from "./findings";
export * from "./function-synonyms";
export * from "./issues";
export * from "./problems";
export * from "./reasons";
export * from "./rule-words";
export * from "./say";
export * from "./sheets";
export * from "./templates";
export * from "./trace";
export * from "./verdicts";
