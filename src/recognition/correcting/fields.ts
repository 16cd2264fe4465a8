import { formFieldsOf, withFormField, type FormFields, type PrintedPlace, type PublishedTable } from "../../disclosure";
import type { Guide } from "./guide";

/** The head block of a form as a person reads it, and what recognition had read where that is something else. */
export function correctFields(
  read: FormFields | null,
  places: readonly PrintedPlace[],
  guide: Guide,
): {
  fields: FormFields | null;
  corrected: NonNullable<PublishedTable["correctedFields"]>;
  /** Fields that a person reads as they were read. */
  confirmed: readonly string[];
} {
  if (read === null) return { fields: null, corrected: [], confirmed: [] };
  const printed = new Map(formFieldsOf(read).map(({ field, text }) => [field, text]));
  const asRead = new Map<string, boolean>();
  let fields = read;
  for (const step of places.flatMap((place) => guide.fieldsOf(place))) {
    if (printed.get(step.field) !== step.printed) continue;
    guide.take(step);
    asRead.set(step.field, step.text === step.printed);
    fields = withFormField(fields, step.field, step.text);
  }
  const corrected = formFieldsOf(fields).flatMap(({ field, text }) => {
    const before = printed.get(field) ?? null;
    return before === text ? [] : [{ field, printed: before }];
  });
  return { fields, corrected, confirmed: [...asRead].flatMap(([field, same]) => (same ? [field] : [])) };
}
