import { identityOf } from "../workbook";
import type { Imported } from "./import-disclosures";

/** What a disclosure has otherwise than the year before of another. */
export type Unlike = "unit" | "level" | "kind" | "year";

/** What both say of it: what is given, and what is wanted. */
export interface Difference {
  readonly what: Unlike;
  readonly given: string;
  readonly wanted: string;
}

type Identified = Pick<Imported, "disclosure" | "source">;

/** Why a disclosure is not that of the year before; nothing where it is. */
export function unlikeYearBefore(given: Identified, own: Identified): readonly Difference[] {
  const [a, b] = [identityOf(given), identityOf(own)];
  const wanted = Number.isInteger(Number(b.year)) && b.year !== "" ? String(Number(b.year) - 1) : "";
  const all: Difference[] = [
    { what: "unit", given: a.unit, wanted: b.unit },
    { what: "level", given: a.level, wanted: b.level },
    { what: "kind", given: a.kind, wanted: b.kind },
    { what: "year", given: a.year, wanted },
  ];
  return all.filter((d) => d.given !== d.wanted);
}
