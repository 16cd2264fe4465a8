import type { DisclosureKind, Words } from "../../disclosure";

/** A template of a 情况说明. */
export interface NarrativeTemplate {
  readonly id: string;
  readonly kind: DisclosureKind;
  readonly name: string;
  readonly about: Words;
  /** With fields. */
  readonly title: string;
  readonly lines: readonly string[];
}
