import type { CheckModel } from "../document/model";
import type { ToleranceCode } from "../identity/tolerance";
import type { Basis, RuleGroup, Severity } from "../types";
import type { Run } from "./run";

/**
 * A rule is one object: what it says, why, and how it is evaluated. Ids are stable (findings, tests, guide). The examples that are its
 * tests stand below it in its file.
 */
export interface Rule {
  readonly id: string;
  readonly group: RuleGroup;
  readonly title: string;
  readonly titleEn: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly tolerance: ToleranceCode;
  /** Tables and facts it needs, in Chinese words. */
  readonly needs: string;
  /** The rule in one sentence of Chinese, then of English. */
  readonly explain: string;
  readonly explainEn: string;
  /** Yields equations, findings and the reasons why it does not apply. Never throws on a strange document. */
  readonly evaluate: (model: CheckModel, run: Run) => void;
}
