/**
 * Documents at the edges of what a rule decides, each for the rules that it is about: what is within rounding and what is not, what is
 * told and what is excused, forms that print less than others do. The golden files hold what those rules make of them.
 */
import type { CheckContext } from "../../src/checking";
import type { ExampleDocument } from "../../src/checking/catalogue/documents/builder";
import type { Disclosure } from "../../src/disclosure";
import { TABLE_CORNERS } from "./corners-tables";
import { TEXT_CORNERS } from "./corners-text";

export interface Corner {
  /** What stands on the edge. */
  readonly name: string;
  /** The rules that are asked about it. */
  readonly rules: RegExp;
  readonly document: ExampleDocument;
  readonly context?: CheckContext;
  /** What the builder of examples has no words for. */
  readonly shape?: (d: Disclosure) => Disclosure;
}

export const corners = (): readonly Corner[] => [...TABLE_CORNERS, ...TEXT_CORNERS];
