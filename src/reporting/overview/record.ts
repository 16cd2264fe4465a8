import type { OutcomeStatus, Severity } from "../../checking";
import type { Disclosure, ErrorValues, StandardTableId, TableState } from "../../disclosure";

/** A file of a batch. */
export interface BatchFile {
  /** From the folder that was given, with `/` between its parts: the same on every machine. */
  readonly path: string;
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What became of a file. `checked`: read and checked. `refused`: it is not what can be read, and never will be (encrypted, no budget
 * disclosure, …). `failed`: it broke what read it, or passed a bound of time or memory; a later run tries it again.
 */
export type BatchStatus = "checked" | "refused" | "failed";

/** State of a statement; `missing` where the document neither has nor promises it. */
export type StatementState = TableState | "missing";

/** What a batch keeps at hand of each file: all that its overview shows. Plain JSON. */
export interface BatchRecord extends BatchFile {
  readonly status: BatchStatus;
  /** Why it was not checked. */
  readonly error: BatchError | null;
  readonly disclosure: BatchDisclosure | null;
  readonly statements: Readonly<Partial<Record<StandardTableId, StatementState>>>;
  /** Instances of all rules by outcome. */
  readonly outcomes: Readonly<Partial<Record<OutcomeStatus, number>>>;
  /** What each rule came to; a rule that was switched off is left out. */
  readonly rules: Readonly<Record<string, OutcomeStatus>>;
  readonly findings: readonly BatchFinding[];
  /** What could not be read or placed. */
  readonly unread: readonly BatchIssue[];
  /** The files that it was held against. */
  readonly related: BatchRelations;
}

/** An error with its sentences. */
export interface BatchError {
  readonly code: string;
  readonly values: ErrorValues;
  readonly message: string;
  readonly messageEn: string;
}

/** Whose disclosure it is. */
export interface BatchDisclosure extends Pick<
  Disclosure,
  "kind" | "level" | "unitCode" | "unitName" | "year" | "moneyUnit"
> {
  /** 公开单位 as it is written in sheets: that of a document that names nobody is made up from its content. */
  readonly writtenAs: string;
  /** Kind of the file. */
  readonly format: string;
  readonly pages: number | null;
  /** The check in a sentence. */
  readonly conclusion: string;
  readonly conclusionEn: string;
  /** Names of the units that a department's document lists as its own. */
  readonly units: readonly string[];
}

/** A finding as a line, with where to look. */
export interface BatchFinding {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  /** The table of its first cell. */
  readonly table: StandardTableId | "other" | null;
  /** Where its first cell that has a place is printed. */
  readonly page: number | null;
  readonly sheet: string | null;
  /** What is printed there. */
  readonly label: string | null;
  readonly quote: string | null;
  /** Likely value of the one wrong cell. */
  readonly suggestion: { readonly printed: string | null; readonly value: string } | null;
}

/** Something that could not be read. */
export interface BatchIssue {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

/** Files by their paths. */
export interface BatchRelations {
  readonly prior: string | null;
  readonly budget: string | null;
  readonly units: readonly string[];
  /** What several files could be, so that none was taken; `units`: some that the document lists are not there. */
  readonly unclear: readonly Relationship[];
}

/** What another file is to a disclosure. */
export type Relationship = "prior" | "budget" | "units";

/** Held against nothing. */
export const UNRELATED: BatchRelations = { prior: null, budget: null, units: [], unclear: [] };

/** The order of files in all results: by the characters of their paths, on every machine. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
