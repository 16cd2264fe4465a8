import type { Disclosure } from "../../../disclosure";
import { CheckModel } from "../../document/model";
import { sameUnit } from "../../document/same-unit";
import type { Run } from "../../rule/run";
import { LEVELS, REASONS, type Words } from "../../../words";

/** Of which year another document has to be, beside that of this one. */
export type WantedYear = "same" | "before" | "earlier";

/**
 * The other document as a model; null (and the reason said) where it was not given or is not the one that this document speaks of: of
 * another unit, of the unit without its department, or of a year that does not do.
 */
export function otherDocument(
  run: Run,
  model: CheckModel,
  given: Disclosure | undefined,
  what: Words,
  year: WantedYear,
): CheckModel | null {
  if (!given) {
    run.needs(REASONS["document-not-given"], { document: what });
    return null;
  }
  const other = new CheckModel(given);
  const wanted = yearWanted(model, year);
  if (sameUnit(model.disclosure, given) === false)
    run.needs(REASONS["other-unit"], { document: what, unit: given.unitName ?? given.unitCode ?? "" });
  else if (model.disclosure.level !== given.level)
    run.needs(REASONS["other-level"], { document: what, level: LEVELS[given.level] });
  else if (other.year === null || wanted === null) run.needs(REASONS["other-year-unknown"], { document: what });
  else if (year === "earlier" ? other.year > wanted : other.year !== wanted)
    run.needs(REASONS["other-year"], { document: what, year: other.year, wanted });
  else return other;
  return null;
}

/** The latest year that will do, and the only one unless it may be any `earlier` one. */
const yearWanted = ({ year }: CheckModel, wanted: WantedYear): number | null =>
  year === null || wanted === "same" ? year : year - 1;
