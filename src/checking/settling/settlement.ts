import type { CellRef, SettledBy, Words } from "../../disclosure";

/** What something other than a person says of a cell that was read from a picture without certainty. */
export interface Settlement {
  readonly cell: CellRef;
  /** `confirmed`: it reads what it should. `proposed`: it should read `text`. */
  readonly verdict: "confirmed" | "proposed";
  /** In the decimals of its column and the unit of its table; null = blank. */
  readonly text: string | null;
  readonly by: SettledBy;
  /** The equations with their figures, or what the list says. */
  readonly grounds: readonly Words[];
  /** True where it may be taken without asking; a confirmation always. */
  readonly taken: boolean;
}
