import type { Argument, Result } from "./arguments";
import { check, checkRows, diff } from "./check";
import { codeByName } from "./codes/by-name";
import type { Family } from "./codes/family";
import { departmentOf, governmentOf } from "./codes/mapping";
import { matchOf } from "./codes/match";
import { childrenOf, historyOf, levelOf, nameOf, parentOf, pathOf, validOf } from "./codes/names";
import { successorOf } from "./codes/successor";
import { compare } from "./compare";
import { findings } from "./findings";
import { capital, convertAmounts } from "./money";
import { change, execution, share } from "./ratios";
import { reconcile } from "./reconcile";
import { projectParse, purchaseCode, purchaseName, regionCode, regionName } from "./registers";
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
    [`${prefix}.MATCH`, matchOf(prefix)],
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
  ...family("REVENUE"),
  ["FUNC.SUCCESSOR", successorOf("FUNC")],
  ["ECON.SUCCESSOR", successorOf("ECON")],
  ["ECON.GOVERNMENT", governmentOf],
  ["ECON.DEPARTMENT", departmentOf],
  ["PURCHASE.NAME", purchaseName],
  ["PURCHASE.CODE", purchaseCode],
  ["REGION.NAME", regionName],
  ["REGION.CODE", regionCode],
  ["PROJECT.PARSE", projectParse],
]);
