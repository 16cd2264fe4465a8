/** How the chosen disclosures are laid out. */
export type FillLayout = "sheets" | "blocks";

/** What a filled sheet remembers of its filling: what it takes to fill it again, where it stands. */
export interface ReportMark {
  /** Name of the template's sheet, or id of a built-in one. */
  readonly template: string;
  readonly layout: FillLayout;
  /** Keys of the disclosures that were chosen. */
  readonly chosen: readonly string[];
  /** Which of the sheets of its template it is: the unit, year and kind; "" where it holds all. */
  readonly part: string;
  /** How many rows each row of the template became, block by block. */
  readonly counts: readonly number[];
  readonly columns: number;
  /** Names of its charts; a report of an earlier version has none. */
  readonly charts?: readonly string[];
}

/** The mark of a filled sheet; null where it has none that can be read. */
export function reportMark(text: string | null | undefined): ReportMark | null {
  if (!text) return null;
  try {
    const mark = JSON.parse(text) as Partial<ReportMark>;
    const whole =
      typeof mark.template === "string" &&
      typeof mark.part === "string" &&
      Array.isArray(mark.chosen) &&
      Array.isArray(mark.counts) &&
      typeof mark.columns === "number";
    return whole ? (mark as ReportMark) : null;
  } catch {
    return null;
  }
}
