import type { FormFields } from "./published";

/** A field of a form's head block: its path, as `CellRef.field` has it, and its text; items of a list stand a line each. */
export interface FormField {
  readonly field: string;
  readonly text: string | null;
}

/** True of a field that has several values with labels of their own. */
export const hasParts = (value: FormFields[string] | undefined): value is Record<string, string | null> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of a head block in the order in which they are printed. */
export function formFieldsOf(fields: FormFields | null): FormField[] {
  return Object.entries(fields ?? {}).flatMap(([label, value]): FormField[] => {
    if (hasParts(value)) return Object.entries(value).map(([part, text]) => ({ field: `${label}/${part}`, text }));
    return [{ field: label, text: Array.isArray(value) ? value.join("\n") : value }];
  });
}

/** One of them by its path. */
export const formFieldOf = (fields: FormFields | null, field: string): FormField | undefined =>
  formFieldsOf(fields).find((f) => f.field === field);

/** The head block with another text in one of its fields; as it was where it has no such field. */
export function withFormField(fields: FormFields, field: string, text: string | null): FormFields {
  for (const [label, value] of Object.entries(fields)) {
    if (hasParts(value)) {
      const part = Object.keys(value).find((key) => `${label}/${key}` === field);
      if (part !== undefined) return { ...fields, [label]: { ...value, [part]: text } };
    } else if (label === field)
      return { ...fields, [label]: Array.isArray(value) ? (text === null ? [] : text.split("\n")) : text };
  }
  return fields;
}
