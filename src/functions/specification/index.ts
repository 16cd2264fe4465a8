/**
 * What the functions are, without what they compute: the pane lists it, `functions.json` and the guide are made from it,
 * and the tests run its examples.
 */
import { CHECK_FUNCTIONS } from "./check";
import { CODE_FUNCTIONS } from "./codes";
import { DATA_FUNCTIONS } from "./data";
import { REGISTER_FUNCTIONS } from "./registers";
import { TEXT_FUNCTIONS } from "./text";
import type { FunctionCategory, FunctionSpecification, Words } from "./types";

/** Every function, in the order of the guide. */
export const FUNCTIONS: readonly FunctionSpecification[] = [
  ...CHECK_FUNCTIONS,
  ...DATA_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...CODE_FUNCTIONS,
  ...REGISTER_FUNCTIONS,
];

/** Headings of the groups, in order. */
export const FUNCTION_CATEGORIES: Readonly<Record<FunctionCategory, Words>> = {
  check: { zh: "核对", en: "Reconcile" },
  data: { zh: "取数与比较", en: "Imported data" },
  text: { zh: "金额与文字", en: "Amounts and text" },
  code: { zh: "科目与代码", en: "Codes" },
};

export { anchorOf, callOf, formulaOf, nativeSignatureOf, signatureOf } from "./types";
export type {
  Dimensionality,
  ExampleArgument,
  ExampleValue,
  FunctionCategory,
  FunctionExample,
  FunctionParameter,
  FunctionSpecification,
  ValueType,
  Words,
} from "./types";
export { functionsMetadata, type FunctionsMetadata } from "./metadata";
