import type { Words } from "./language";
import type { MoneyUnit } from "./money";
import type { SourceRef } from "./source";
import type { ExpenditureBasis, Side } from "./standard";
import type { DisclosureKind, DisclosureLevel, TableId } from "./table-ids";

/** What a printed column is bound to. */
export interface ColumnBinding {
  /** Canonical column key, or one of the helper roles `line`, `codePart`, `governmentCodePart`, `unitCode`, `unitName`, `yearColumn`. */
  readonly key: string;
  readonly side?: Side;
  readonly basis?: ExpenditureBasis;
  /** Wide 三公 tables: the item that the column stands for, and the amount key. */
  readonly item?: string;
}

/**
 * Where a table, or a page of one, is printed: a name that another reading of the same file gives again, whatever was corrected since.
 */
export interface PrintedPlace {
  /**
   * `p12/1`: the first table of page 12; `s支出总表/2`: the second of that worksheet; `t7`: the seventh of a document without pages;
   * `x1`: the first of those whose cells ran together. `2:` in front for the second of several files. A page of a table that goes on has a
   * place of its own.
   */
  readonly at: string;
  /** Its title without ordinal and year, or nothing: tells whether the table at that place is still the one that was meant. */
  readonly title: string;
}

/** What a person says of the disclosure as a whole. */
export type FactStep =
  | { readonly type: "fact"; readonly fact: "unitName" | "unitCode" | "year"; readonly value: string }
  | { readonly type: "fact"; readonly fact: "level"; readonly value: DisclosureLevel }
  | { readonly type: "fact"; readonly fact: "kind"; readonly value: DisclosureKind }
  /** Holds for tables that print no unit of money, and for those that print the one which recognition took for the document's. */
  | { readonly type: "fact"; readonly fact: "moneyUnit"; readonly value: MoneyUnit };

/**
 * Who settles a doubtful cell where no person does: the sums that it stands in, the code tables, or the lines that the form of its
 * statement has.
 */
export type SettledBy = "identities" | "classification" | "standard-lines";

/** What a cell reads. */
export interface CellStep {
  readonly type: "cell";
  /** The page of the table that prints it. */
  readonly table: PrintedPlace;
  /** 0-based body row of that page. */
  readonly row: number;
  /** 0-based column of the table. */
  readonly column: number;
  /** What was read there: where it is not, the step does not apply. */
  readonly printed: string | null;
  /** What the person reads; null = blank. The same as `printed`: it was read right, whatever its confidence. */
  readonly text: string | null;
  /** Set where no person reads it so. Such a step is found anew at each import and never kept. */
  readonly by?: SettledBy;
  /** Why: equations with their figures, or what a list says. */
  readonly grounds?: readonly Words[];
}

/** A person takes back what the sums or a list made of a cell: it stays as it was read, and in doubt. */
export interface KeepStep extends Omit<CellStep, "type" | "text" | "by" | "grounds"> {
  readonly type: "keep";
}

/** What a person says of a table, a row or a cell. */
export type TableStep =
  | { readonly type: "kind"; readonly table: PrintedPlace; readonly id: TableId }
  | { readonly type: "money"; readonly table: PrintedPlace; readonly value: MoneyUnit }
  /** The table goes on with the one before it. */
  | { readonly type: "join"; readonly table: PrintedPlace }
  /** It does not. */
  | { readonly type: "split"; readonly table: PrintedPlace }
  | { readonly type: "leave-table"; readonly table: PrintedPlace }
  | {
      readonly type: "column";
      readonly table: PrintedPlace;
      /** 0-based. */
      readonly column: number;
      /** Its printed header path. */
      readonly header: string;
      readonly binding: ColumnBinding | null;
    }
  | CellStep
  | KeepStep
  | {
      readonly type: "field";
      readonly table: PrintedPlace;
      /** A field of the head block of a form, named as in `CellRef.field`. */
      readonly field: string;
      /** What was read there, the items of a list a line each: where it is not, the step does not apply. */
      readonly printed: string | null;
      /** What the person reads, the items of a list a line each; null = blank. */
      readonly text: string | null;
    }
  | {
      readonly type: "leave-row";
      readonly table: PrintedPlace;
      readonly row: number;
      /** The row's printed cells, joined: where they are others, the step does not apply. */
      readonly words: string;
    };

/** One thing that a person corrected in what was recognised. */
export type CorrectionStep = FactStep | TableStep;

/**
 * What a person corrected, in order: plain JSON, an input of recognition beside the source documents. A step can be taken out alone; none
 * depends on another. Nothing in it is ever taken for printed: corrected cells keep what is printed, see `PublishedCell.corrected`.
 */
export type Corrections = readonly CorrectionStep[];

/** Corrections as they are kept with a disclosure. */
export interface StoredCorrections {
  /** Of the files, as `ImportJson.source.sha256` has it. */
  readonly sha256: string;
  /** See `layoutOf`. */
  readonly layout: readonly string[];
  /** Whose document it was, for people. */
  readonly about: { readonly unitName: string | null; readonly year: string | null; readonly file: string };
  readonly corrections: Corrections;
}

/** A name of a unit that the document prints. */
export interface UnitCandidate {
  readonly name: string;
  readonly code: string | null;
  /** The kind of place where it was first seen. */
  readonly where: "cover" | "title" | "caption" | "narrative";
  /** How often the document prints it there. */
  readonly count: number;
  readonly source: SourceRef | undefined;
}
