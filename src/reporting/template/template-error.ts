import { DisclosureError, type ErrorValues } from "../../disclosure";

/** What is wrong with a template, by code (`src/words/errors.ts`); `field` is the field as written. */
export class TemplateError extends DisclosureError {
  constructor(
    code:
      | "unclosed"
      | "empty"
      | "not-a-field"
      | "unknown-word"
      | "unknown-function"
      | "arguments"
      | "unknown-table"
      | "unknown-row"
      | "unknown-column"
      | "each-row"
      | "unknown-option"
      | "unknown-list"
      | "list-needs-table"
      | "unknown-level"
      | "not-a-marker"
      | "two-markers"
      | "unknown-chart"
      | "not-a-chart"
      | "chart-no-rows"
      | "unknown-head"
      | "chart-totals"
      | "chart-stack"
      | "outside-row"
      | "no-fields"
      | "nothing-chosen"
      | "in-the-way"
      | "too-large"
      | "not-json"
      | "unknown-template"
      | "no-sheet",
    values: ErrorValues,
  ) {
    super(`template/${code}`, values);
    this.name = "TemplateError";
  }
}
