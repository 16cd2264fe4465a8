import type { Disclosure } from "../../disclosure";
import type { CheckContext } from "../types";

/** A document on which a rule is shown to hold or to break. */
export interface Example {
  /** What the example shows, in Chinese. */
  readonly title: string;
  /** Builds the document; `context` carries the other documents of rules that need several. */
  readonly build: () => { disclosure: Disclosure; context?: CheckContext };
}

/** Examples of a rule: they stand below it in its file, as a function, so that bundles shake them out. */
export interface RuleExamples {
  readonly holds: readonly Example[];
  readonly breaks: readonly Example[];
}
