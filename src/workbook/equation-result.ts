import type { Equation } from "../checking";
import { plain } from "../disclosure";
import { OUTCOMES } from "../words";

/** What `BUDGET.CHECK` answers for an equation: the cached value of its cell. */
export function equationResult(equation: Pick<Equation, "status" | "difference">): string {
  const word = OUTCOMES[equation.status].zh;
  if (equation.status === "pass") return word;
  const decimals = Math.max(2, equation.difference.decimalPlaces());
  return `${word} ${decimals > 2 ? plain(equation.difference) : equation.difference.toFixed(2)}`;
}
