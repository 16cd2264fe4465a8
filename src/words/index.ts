/** Words: every text that users see outside a rule's own message, by code, both languages side by side. */
export type { Language, Words } from "../disclosure";
export { tableLabel } from "../disclosure";
export * from "./documents";
export * from "./errors";
export * from "./issues";
export * from "./say";
export * from "./verdicts";
