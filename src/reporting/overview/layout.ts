import { columnName, pinnedA1, quoteSheet, type CellTarget, type PlanCell } from "../../workbook";
import { OVERVIEW, type Language } from "../../words";
import type { Overview } from "./model";

/** Rows above the first of each list; the matrix has one more, for groups of rules. */
export const TOP = 3;
export const MATRIX_TOP = 4;

/** Columns of the matrix in front of the rules. */
export const MATRIX_COLUMNS = ["list-number", "unit", "year", "kind", "errors", "warnings", "notes", "open"] as const;
/** Columns of the statements in front of them. */
export const STATEMENT_COLUMNS = ["list-number", "unit", "level", "year", "kind"] as const;
export const FINDING_COLUMNS = [
  "list-number",
  "unit",
  "year",
  "kind",
  "severity",
  "rule",
  "told",
  "table",
  "page",
  "quote",
  "suggestion",
  "verified",
  "place",
  "file",
] as const;

/** Where things stand in the workbook: for links and formulas. */
export class Places {
  private readonly ruleAt: ReadonlyMap<string, number>;

  constructor(
    private readonly overview: Overview,
    readonly language: Language,
  ) {
    this.ruleAt = new Map(overview.rules.map((r, i) => [r.id, i]));
  }

  sheet(name: "published" | "statements" | "matrix" | "findings" | "rules" | "unread"): string {
    return OVERVIEW[`sheet-${name}`][this.language];
  }

  unit(at: number): CellTarget {
    return { sheet: this.sheet("published"), row: TOP + at, column: 1 };
  }

  disclosure(at: number): CellTarget {
    return { sheet: this.sheet("matrix"), row: MATRIX_TOP + at, column: 1 };
  }

  finding(at: number): CellTarget {
    return { sheet: this.sheet("findings"), row: TOP + at, column: FINDING_COLUMNS.indexOf("told") };
  }

  rule(id: string): CellTarget {
    return { sheet: this.sheet("rules"), row: TOP + this.ruleAt.get(id)!, column: 0 };
  }

  ruleColumn(id: string): number {
    return MATRIX_COLUMNS.length + this.ruleAt.get(id)!;
  }

  outcome(disclosure: number, id: string): CellTarget {
    return { sheet: this.sheet("matrix"), row: MATRIX_TOP + disclosure, column: this.ruleColumn(id) };
  }

  statement(disclosure: number): CellTarget {
    return { sheet: this.sheet("statements"), row: TOP + disclosure, column: 1 };
  }

  /** A column of the matrix; the number of the unit, for formulas, stands behind all rules. */
  matrix(column: (typeof MATRIX_COLUMNS)[number] | "unit-number" | number): string {
    const behind = MATRIX_COLUMNS.length + this.overview.rules.length;
    const at = typeof column === "number" ? column : column === "unit-number" ? behind : MATRIX_COLUMNS.indexOf(column);
    return this.range(this.sheet("matrix"), at, at, MATRIX_TOP, this.overview.disclosures.length);
  }

  statements(from: number, to = from): string {
    return this.range(this.sheet("statements"), from, to, TOP, this.overview.disclosures.length);
  }

  findings(column: (typeof FINDING_COLUMNS)[number]): string {
    const at = FINDING_COLUMNS.indexOf(column);
    return this.range(this.sheet("findings"), at, at, TOP, this.overview.findings);
  }

  private range(sheet: string, from: number, to: number, top: number, count: number): string {
    const [first, last] = [top + 1, top + Math.max(1, count)];
    return `${quoteSheet(sheet)}!${pinnedA1(`${columnName(from)}${first}:${columnName(to)}${last}`)}`;
  }
}

/** A count as a formula, with what it comes to. */
export const counted = (value: number, formula: string, more: Partial<PlanCell> = {}): PlanCell => ({
  value,
  formula: `=${formula}`,
  format: "0",
  ...more,
});

/** A word in a formula. */
export const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
