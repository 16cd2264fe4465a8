/** What the open workbook holds of ours, checked again without the documents. */
export * from "./check-workbook";
export * from "./decisions";
export * from "./place-in-document";
export type { RecognisedBox } from "./recognised-boxes";
export * from "./replace";
export * from "./rule-desk";
export { identityFromKey, packStored, type StoredDisclosure } from "./stored";
export * from "./workbook-session";
export * from "./template-desk";
