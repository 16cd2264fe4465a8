import { DisclosureError, type ErrorValues } from "../../disclosure";

/** What is wrong with a line of the user's table, by code (`src/words/errors.ts`); the line counts from 1. */
export class UserRuleError extends DisclosureError {
  constructor(
    code:
      | "no-equals-sign"
      | "times-zero"
      | "total-twice"
      | "not-a-cell"
      | "unknown-table"
      | "unknown-row"
      | "unknown-column"
      | "bad-tolerance"
      | "bad-severity"
      | "not-json"
      | "not-a-list"
      | "not-a-rule"
      | "not-a-text",
    values: ErrorValues,
  ) {
    super(`user-rule/${code}`, values);
    this.name = "UserRuleError";
  }
}
