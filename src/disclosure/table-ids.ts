/** The standard tables, in the order of their sheets. Ids are stable: JSON and tests lean on them. */
export const TABLE_IDS = [
  "balance",
  "income",
  "expenditure",
  "appropriation",
  "general",
  "basic",
  "economic",
  "fund",
  "capital",
  "three-public",
  "projects",
  "operating",
  "goals-overall",
  "goals-summary",
  "goal",
  "procurement",
  "assets",
  "units",
] as const;

/** Id of a standard table. */
export type StandardTableId = (typeof TABLE_IDS)[number];

/** Id of a table as published: a standard one, or `other` for a table outside the standard kinds. */
export type TableId = StandardTableId | "other";

/** Budget (预算) or final accounts (决算). */
export type DisclosureKind = "budget" | "final";

/** Who discloses: a department with its units (部门) or a single unit (单位). */
export type DisclosureLevel = "department" | "unit";
