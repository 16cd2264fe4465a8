import { anchorOf, type FunctionSpecification } from "./types";

/** `functions.json` as Excel reads it. */
export interface FunctionsMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly helpUrl: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly type: string;
      readonly dimensionality: string;
      readonly optional?: true;
    }[];
    readonly result: { readonly type: string; readonly dimensionality: string };
  }[];
}

/** The metadata of some functions in one language; `helpPage` is the address of the guide. */
export function functionsMetadata(
  functions: readonly FunctionSpecification[],
  language: "zh" | "en",
  helpPage: string,
): FunctionsMetadata {
  return {
    functions: functions.map((f) => ({
      id: f.id,
      name: f.id,
      description: f.description[language],
      helpUrl: `${helpPage}#${anchorOf(f.id)}`,
      parameters: f.parameters.map((p) => ({
        name: p.label[language],
        description: p.description[language],
        type: p.type,
        dimensionality: p.dimensionality,
        ...(p.optional ? { optional: true as const } : {}),
      })),
      result: { type: f.result.type, dimensionality: f.result.dimensionality },
    })),
  };
}
