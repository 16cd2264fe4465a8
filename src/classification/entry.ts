/** Which code table. */
export type CodeTableId = "functional" | "economic-department" | "economic-government" | "procurement" | "revenue";

/**
 * How well a code with its name is known. `seen`: that pair stood in a published document or in the ministry's text.
 * `confirmed`: written from knowledge, and the same in an older system's data. `known`: written from knowledge only.
 * A rule may report an error only against `seen`; `known` gives at most a hint.
 */
export type Evidence = "seen" | "confirmed" | "known";

/** A code under one of its names. A code renamed over time has one entry a name. */
export interface CodeEntry {
  readonly table: CodeTableId;
  readonly code: string;
  readonly name: string;
  /** 1 类, 2 款, 3 项; the purchase catalogue goes to 4 and 5. */
  readonly level: number;
  /** Code of the parent, or null at level 1 (and where the catalogue's is not known). */
  readonly parent: string | null;
  /** First budget year, null where no lower bound is known (not: in force since ever). */
  readonly since: number | null;
  /** First budget year for which a source bears the name out: `since`, or a later year where that is not known. */
  readonly attested: number;
  /** Last budget year, null where it is in force. */
  readonly until: number | null;
  readonly evidence: Evidence;
  /** True where the name is believed right and a boundary may be off by some years. Never an error on such a boundary. */
  readonly doubtfulYear: boolean;
  /** Edition of the purchase catalogue, null elsewhere. */
  readonly catalogue: "2013" | "2022" | null;
  /** True for a name of the functional table of about 2009. */
  readonly archive: boolean;
}

/** The time at which a code is looked at; nothing given means today's table. `date` (`2024-03-29`) counts by its year. */
export interface When {
  readonly year?: number | null;
  readonly date?: string | null;
}

/** The budget year of a {@link When}, or null for today. */
export function yearOf(when: When | undefined): number | null {
  if (when?.year !== undefined && when.year !== null) return when.year;
  const m = /(?:19|20)\d\d/.exec(when?.date ?? "");
  return m ? Number(m[0]) : null;
}

/** The classification of today begins with the budget of 2007. */
export const FIRST_YEAR = 2007;

/** The last budget year for which the tables are kept. */
export const LAST_YEAR = 2026;

/** The year of the archived functional table, which is whole: a code that it lacks was not in force then. */
export const ARCHIVE_YEAR = 2009;

/** From this year on the tables tell what was not in force; before it a name of the archive may have been so for longer. */
const TABLES_SINCE = 2018;

/** Where a year stands to an entry; `unsourced` where its bounds allow the year and no source bears it out. */
export type Standing = "valid" | "unsourced" | "former" | "future";

/** How an entry stands in that year; null asks for the table of today. */
export function standing(entry: CodeEntry, year: number | null): Standing {
  if (year === null) return entry.until === null ? "valid" : "former";
  if (entry.since !== null && year < entry.since) return "future";
  if (entry.until !== null && year > entry.until) return entry.archive && year < TABLES_SINCE ? "unsourced" : "former";
  if (year > LAST_YEAR) return "unsourced";
  if (year >= entry.attested) return "valid";
  return entry.table === "functional" && year === ARCHIVE_YEAR ? "future" : "unsourced";
}

/** True if the bounds of the entry allow that year, borne out by a source or not; null asks for the table of today. */
export function isInForce(entry: Pick<CodeEntry, "since" | "until">, year: number | null): boolean {
  if (year === null) return entry.until === null;
  return (entry.since === null || entry.since <= year) && (entry.until === null || year <= entry.until);
}
