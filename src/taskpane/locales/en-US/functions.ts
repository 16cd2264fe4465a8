import type { FUNCTIONS_ZH } from "../zh-CN/functions";

/** The same in English. */
export const FUNCTIONS_EN: Readonly<Record<keyof typeof FUNCTIONS_ZH, string>> = {
  "functions.fill": "Fill in…",
  "functions.formTitle": "Arguments of {name}",
  "functions.at": "Formula goes into",
  "functions.useCell": "Use selected cell",
  "functions.useRange": "Use selection",
  "functions.useFor": "Use the selection as “{name}”",
  "functions.optional": "optional",
  "functions.incomplete": "A required argument is missing",
  "functions.formHint": "Select cells in the sheet, then click “Use selection”; or type a number, a text or an address",
  "functions.insertCall": "Insert formula",
  "functions.failed": "Not inserted",
  "functions.count": "{count} functions found",
};
