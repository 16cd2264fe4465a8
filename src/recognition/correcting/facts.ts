import { stripWhitespace } from "../../disclosure";
import type { DisclosureFacts } from "../naming/facts";
import type { NamedTable } from "../naming/name-table";
import type { Guide } from "./guide";

/** Fewer characters may begin any name. */
const SHORTEST_BEGINNING = 3;

/**
 * The facts as a person states them. Captions that print the name or the unit of money that recognition had taken for the document's,
 * or the beginning of the name, mean what the person says; others keep their own.
 */
export function correctFacts(recognised: DisclosureFacts, named: readonly NamedTable[], guide: Guide): DisclosureFacts {
  const facts: { -readonly [K in keyof DisclosureFacts]: DisclosureFacts[K] } = { ...recognised };
  for (const step of guide.facts()) Object.assign(facts, { [step.fact]: step.value });
  const { unitName, moneyUnit } = facts;
  if (unitName !== recognised.unitName && facts.unitCode === recognised.unitCode)
    facts.unitCode = codeOf(unitName, named) ?? (isBeginning(recognised.unitName, unitName) ? facts.unitCode : null);
  for (const { captions } of named) {
    const own = captions.unitName === null ? null : stripWhitespace(captions.unitName);
    if (unitName !== recognised.unitName && own !== null && (own === recognised.unitName || isBeginning(own, unitName)))
      captions.unitName = unitName;
    if (
      moneyUnit !== recognised.moneyUnit &&
      captions.moneyUnit !== null &&
      captions.moneyUnit === recognised.moneyUnit
    )
      captions.moneyUnit = moneyUnit;
  }
  return facts;
}

/** The code that a caption prints beside the name. */
function codeOf(unitName: string | null, named: readonly NamedTable[]): string | null {
  const found = named.find(
    ({ captions: c }) => c.unitName !== null && stripWhitespace(c.unitName) === unitName && c.unitCode,
  );
  return found?.captions.unitCode ?? null;
}

/** True where a name was cut: nothing was read of it, or its beginning. */
function isBeginning(read: string | null, name: string | null): boolean {
  return read === null || (name !== null && read.length >= SHORTEST_BEGINNING && name.startsWith(read));
}
