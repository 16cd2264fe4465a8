import type { Disclosure } from "../../disclosure";
import type { CheckContext, Severity } from "../types";

/** A document on which a rule is shown to hold or to break. */
export interface Example {
  /** What the example shows, in Chinese. */
  readonly title: string;
  /** Builds the document; `context` carries the other documents of rules that need several. */
  readonly build: () => { disclosure: Disclosure; context?: CheckContext };
}

/** A document on which the rule is evaluated and passes. */
export interface HoldingExample extends Example {
  /** How many instances of the rule pass: never none, or the example shows nothing. */
  readonly passes: number;
  /** How many close within rounding only; none where omitted. */
  readonly rounded?: number;
  /** Other rules that the document breaks; none where omitted. */
  readonly others?: readonly string[];
}

/** What one finding of the rule says. */
export interface ExpectedFinding {
  /** Labels of the cells it names, in order. */
  readonly cells: readonly string[];
  /** In 万元; null where the rule is no equation. */
  readonly difference: string | null;
  readonly severity: Severity;
}

/** A document that the rule finds fault with. */
export interface BreakingExample extends Example {
  readonly expect: {
    readonly found: readonly ExpectedFinding[];
    /** Which other rules find fault too, in the order of the catalogue. */
    readonly others: readonly string[];
  };
}

/** Examples of a rule: they stand below it in its file, as a function, so that bundles shake them out. */
export interface RuleExamples {
  readonly holds: readonly HoldingExample[];
  readonly breaks: readonly BreakingExample[];
}
