import { formFieldsOf, withFormField, type FormFields, type PrintedPlace, type PublishedTable } from "../../disclosure";
import type { Guide } from "./guide";

/** The head block of a form as a person reads it, and what recognition had read where that is something else. */
export function correctFields(
  read: FormFields | null,
  places: readonly PrintedPlace[],
  guide: Guide,
): { fields: FormFields | null; corrected: NonNullable<PublishedTable["correctedFields"]> } {
  if (read === null) return { fields: null, corrected: [] };
  const printed = new Map(formFieldsOf(read).map(({ field, text }) => [field, text]));
  let fields = read;
  for (const step of places.flatMap((place) => guide.fieldsOf(place))) {
    if (printed.get(step.field) !== step.printed) continue;
    guide.take(step);
    fields = withFormField(fields, step.field, step.text);
  }
  const corrected = formFieldsOf(fields).flatMap(({ field, text }) => {
    const before = printed.get(field) ?? null;
    return before === text ? [] : [{ field, printed: before }];
  });
  return { fields, corrected };
}
