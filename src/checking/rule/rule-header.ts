import type { Basis, RuleGroup, Severity } from "../types";
import type { ToleranceCode } from "../identity/tolerance";

/** What is known of a rule before it is evaluated: what its findings carry and what its identities default to. */
export interface RuleHeader {
  readonly id: string;
  readonly group: RuleGroup;
  readonly title: string;
  readonly titleEn: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly tolerance: ToleranceCode;
}
