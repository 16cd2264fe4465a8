import type { Claim } from "../checking";
import { plain } from "../disclosure";
import { OUTCOMES } from "../words";

/** Decimals of a difference that a formula tells. */
const MOST_DECIMALS = 6;

/** What the formulas of a check answer for it: the cached value of its cell. */
export function claimResult({ status, difference }: Pick<Claim, "status" | "difference">): string {
  const word = OUTCOMES[status].zh;
  if (status === "pass") return word;
  const told = difference.toDecimalPlaces(MOST_DECIMALS);
  return `${word} ${told.decimalPlaces() > 2 ? plain(told) : told.toFixed(2)}`;
}
