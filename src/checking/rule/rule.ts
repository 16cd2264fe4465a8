import type { Disclosure } from "../../disclosure";
import type { CheckContext } from "../types";
import type { RuleHeader } from "./rule-header";
import type { CheckModel } from "../document/model";
import type { Run } from "./run";

/** A document on which a rule is shown to hold or to break. */
export interface Example {
  /** What the example shows, in Chinese. */
  readonly title: string;
  /** Builds the document; `context` carries the other documents of rules that need several. */
  readonly build: () => { disclosure: Disclosure; context?: CheckContext };
}

/**
 * A rule is one object: what it says, why, how it is evaluated, and the examples that are its tests. Ids are stable
 * (findings, tests, guide).
 */
export interface Rule extends RuleHeader {
  /** Tables and facts it needs, in Chinese words. */
  readonly needs: string;
  /** The rule in one sentence of Chinese, then of English. */
  readonly explain: string;
  readonly explainEn: string;
  /** Yields equations, findings and the reasons why it does not apply. Never throws on a strange document. */
  readonly evaluate: (model: CheckModel, run: Run) => void;
  readonly holds: readonly Example[];
  readonly breaks: readonly Example[];
}
