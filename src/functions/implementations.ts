import type { Argument, Result } from "./arguments";
import { check, checkRows, diff } from "./check";
import { compare } from "./compare";
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
import { findings } from "./findings";
import { capital, convertAmounts } from "./money";
import { change, execution, share } from "./ratios";
import { reconcile } from "./reconcile";
import { projectParse, purchaseName, regionName } from "./registers";
import { roundBalance } from "./round-balance";
import { amount, figures } from "./texts";
import { checkTree, rollUp } from "./tree";
import { table, value } from "./values";

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
  ["BUDGET.CHECKTREE", checkTree],
  ["BUDGET.ROLLUP", rollUp],
  ["BUDGET.RECONCILE", reconcile],
  ["BUDGET.VALUE", value],
  ["BUDGET.TABLE", table],
  ["BUDGET.COMPARE", compare],
  ["BUDGET.FINDINGS", findings],
  ["BUDGET.AMOUNT", amount],
  ["BUDGET.CONVERT", convertAmounts],
  ["BUDGET.CAPITAL", capital],
  ["BUDGET.CHANGE", change],
  ["BUDGET.SHARE", share],
  ["BUDGET.EXECUTION", execution],
  ["BUDGET.FIGURES", figures],
  ["BUDGET.ROUNDBALANCE", roundBalance],
  ...family("FUNC"),
  ...family("ECON"),
  ["ECON.GOVERNMENT", governmentOf],
  ["ECON.DEPARTMENT", departmentOf],
  ["PURCHASE.NAME", purchaseName],
  ["REGION.NAME", regionName],
  ["PROJECT.PARSE", projectParse],
]);
