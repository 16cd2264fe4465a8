import type { Argument, Result } from "./arguments";
import { check, checkRows, diff } from "./check";
import {
  childrenOf,
  codeByName,
  departmentOf,
  governmentOf,
  historyOf,
  levelOf,
  nameOf,
  parentOf,
  pathOf,
  validOf,
  type Family,
} from "./codes";
import { projectParse, purchaseName, regionName } from "./registers";

/** A custom function: synchronous, pure, knows no host. */
export type Implementation = (...args: Argument[]) => Result;

function family(prefix: Family): [string, Implementation][] {
  return [
    [`${prefix}.NAME`, nameOf(prefix)],
    [`${prefix}.PARENT`, parentOf(prefix)],
    [`${prefix}.LEVEL`, levelOf(prefix)],
    [`${prefix}.PATH`, pathOf(prefix)],
    [`${prefix}.CODE`, codeByName(prefix)],
    [`${prefix}.CHILDREN`, childrenOf(prefix)],
    [`${prefix}.VALID`, validOf(prefix)],
    [`${prefix}.HISTORY`, historyOf(prefix)],
  ];
}

/** Every function by its id; a test holds the ids against the specification. */
export const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map<string, Implementation>([
  ["BUDGET.CHECK", check],
  ["BUDGET.DIFF", diff],
  ["BUDGET.CHECKROWS", checkRows],
  ...family("FUNC"),
  ...family("ECON"),
  ["ECON.GOVERNMENT", governmentOf],
  ["ECON.DEPARTMENT", departmentOf],
  ["PURCHASE.NAME", purchaseName],
  ["REGION.NAME", regionName],
  ["PROJECT.PARSE", projectParse],
]);
