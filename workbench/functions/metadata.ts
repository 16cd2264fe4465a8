/** The part of an add-in's `functions.json` that decides how a call's arguments are handed over. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters?: readonly ParameterMetadata[];
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: "scalar" | "matrix";
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** Reads the metadata the add-in was built with. */
export async function loadFunctions(url: string): Promise<readonly FunctionMetadata[]> {
  const response = await fetch(url, { cache: "no-store" });
  if (!response.ok) return [];
  const document = (await response.json()) as { functions?: FunctionMetadata[] };
  return document.functions ?? [];
}
