import { DisclosureError } from "../../disclosure";
import {
  columnKinds,
  itemLabel,
  notesOf,
  partLabel,
  planReconciliation,
  proposeBoth,
  proposeColumns,
  rangeTable,
  reconcileSides,
  sidesWords,
  statementParts,
  statementTable,
  targetOf,
  type ChosenSide,
  type ColumnKind,
  type LiveCells,
  type RangeContent,
  type ReconcileOptions,
  type ReconciledVerdict,
  type Reconciliation,
  type SideColumns,
  type SideOrigin,
  type SideTable,
} from "../../reporting";
import { amountsOfLine } from "../reconciliation";
import type { CellTarget, CellValue, ExistingTable, ExistingWorkbook, WorkbookPlan } from "../../workbook";
import { sentence, type Language } from "../../words";
import { localTime } from "../local-time";
import { SYSTEM_CLOCK, type RangePlace } from "../ports";
import { workbookDocuments } from "../templates";
import type { CheckedDisclosure } from "./check-workbook";

/** A side as the pane chose it. */
export type SideSource =
  | { readonly kind: "range"; readonly place: RangePlace; readonly content: RangeContent }
  | Extract<SideOrigin, { kind: "statement" }>
  | { readonly kind: "file"; readonly table: SideTable };

/** A side with what the user said of its columns; null: as proposed. */
export interface SideChoice {
  readonly source: SideSource;
  readonly columns: SideColumns | null;
}

/** A table of a disclosure that can be a side. */
export interface StatementChoice {
  readonly source: Extract<SideOrigin, { kind: "statement" }>;
  readonly title: string;
}

/** A side as the pane shows it. */
export interface SideSummary {
  readonly title: string;
  readonly header: readonly string[];
  readonly kinds: readonly ColumnKind[];
  readonly columns: SideColumns;
  readonly rows: number;
  /** False where its own unit is that of the document. */
  readonly unitOpen: boolean;
}

/** A line as the pane shows it. */
export interface LineSummary {
  readonly verdict: ReconciledVerdict;
  readonly follows: boolean;
  readonly left: string;
  readonly right: string;
  readonly leftAmount: string | null;
  readonly rightAmount: string | null;
  readonly difference: string | null;
  readonly remarks: readonly string[];
  readonly leftAt: CellTarget | null;
  readonly rightAt: CellTarget | null;
}

/** A reconciliation before it is written. */
export interface ReconciliationPreview {
  readonly counts: Reconciliation["counts"];
  /** Differences that are not those of their parts. */
  readonly apart: number;
  readonly unit: string | null;
  readonly remarks: readonly string[];
  /** What needs a look first. */
  readonly lines: readonly LineSummary[];
  readonly more: number;
}

/** What a sheet remembers: how it is done again. */
export interface ReconciliationMark {
  readonly reconciliation: {
    readonly left: SideRecipe;
    readonly right: SideRecipe;
    readonly options: ReconcileOptions;
  };
}

/** How a side is found again. */
export interface SideRecipe {
  readonly source: Extract<SideOrigin, { kind: "statement" }> | { readonly kind: "range"; readonly place: RangePlace };
  readonly columns: SideColumns;
  /** What its columns were called: other words there mean that something else stands there now. */
  readonly header: readonly string[];
}

/** What is asked about reconciliations. */
export type ReconcileRequest =
  | { readonly ask: "statements" }
  | { readonly ask: "side"; readonly source: SideSource }
  | { readonly ask: "columns"; readonly left: SideChoice; readonly right: SideChoice }
  | ({ readonly ask: "preview"; readonly language: Language } & BothSides)
  | ({
      readonly ask: "plan";
      readonly language: Language;
      readonly existing: ExistingWorkbook;
      /** What sheets of reconciliations hold now, by their names. */
      readonly written: readonly { readonly sheet: string; readonly cells: readonly (readonly CellValue[])[] }[];
    } & BothSides);

interface BothSides {
  readonly left: SideChoice;
  readonly right: SideChoice;
  readonly options: ReconcileOptions;
}

/** The answers, by what was asked. */
export interface ReconcileAnswers {
  readonly statements: readonly StatementChoice[];
  readonly side: SideSummary;
  readonly columns: { readonly left: SideColumns; readonly right: SideColumns };
  readonly preview: ReconciliationPreview;
  readonly plan: WorkbookPlan;
}

/** Lines of the preview. */
const MOST_LINES = 30;

/** Answers questions about reconciliations from what the workbook holds. */
export class ReconcileDesk {
  constructor(
    private readonly checked: readonly CheckedDisclosure[],
    private readonly tables: readonly ExistingTable[],
  ) {}

  answer<R extends ReconcileRequest>(request: R): ReconcileAnswers[R["ask"]];
  answer(request: ReconcileRequest): ReconcileAnswers[ReconcileRequest["ask"]] {
    switch (request.ask) {
      case "statements":
        return this.statements();
      case "side":
        return this.side(request.source);
      case "columns":
        return this.columns(request.left, request.right);
      case "preview":
        return this.preview(this.reconcile(request), request.language);
      case "plan":
        return this.plan(request);
    }
  }

  private statements(): StatementChoice[] {
    return this.checked.flatMap(({ key, disclosure, identity: { year, unit } }) =>
      disclosure.standard.flatMap((table) =>
        statementParts(table).flatMap(({ part }): StatementChoice[] => {
          const source = { kind: "statement", key, table: table.id, index: table.index, part } as const;
          const title = `${year} ${unit} ${partLabel(disclosure, table, part)}`;
          return proposeColumns(this.statement(source)) === null ? [] : [{ source, title }];
        }),
      ),
    );
  }

  private side(source: SideSource): SideSummary {
    const table = this.tableOf(source);
    const columns = proposeColumns(table);
    if (!columns) throw new DisclosureError("no-amounts-to-reconcile", { table: table.title });
    return {
      title: table.title,
      header: table.header,
      kinds: columnKinds(table),
      columns,
      rows: table.rows.length,
      unitOpen: source.kind !== "statement",
    };
  }

  /** The columns of both sides together, where the user did not settle them. */
  private columns(left: SideChoice, right: SideChoice): ReconcileAnswers["columns"] {
    const [one, other] = [this.tableOf(left.source), this.tableOf(right.source)];
    const both = proposeBoth({ table: one, columns: left.columns }, { table: other, columns: right.columns });
    const bad = proposeColumns(one) === null ? one : other;
    if (!both) throw new DisclosureError("no-amounts-to-reconcile", { table: bad.title });
    return both;
  }

  private tableOf(source: SideSource): SideTable {
    if (source.kind === "range") return rangeTable(source.content);
    return source.kind === "file" ? source.table : this.statement(source);
  }

  private statement(source: Extract<SideOrigin, { kind: "statement" }>): SideTable {
    const found = this.checked.find((c) => c.key === source.key);
    const table = found?.disclosure.standard.find((t) => t.id === source.table && t.index === source.index);
    const part = table && statementParts(table).find((p) => p.part === source.part);
    if (!found || !table || !part) throw new DisclosureError("side-gone");
    const { year, unit } = found.identity;
    return statementTable(found.disclosure, table, part, {
      origin: source,
      title: `${year} ${unit} ${partLabel(found.disclosure, table, source.part)}`,
      place: (ref) => (ref ? (found.written.placeOf(ref)?.target ?? null) : null),
    });
  }

  private reconcile({ left, right, options }: BothSides): Reconciliation {
    const meant = this.columns(left, right);
    const chosen = ({ source }: SideChoice, columns: SideColumns): ChosenSide => {
      const table = this.tableOf(source);
      if (columns.amount >= table.header.length)
        throw new DisclosureError("no-amounts-to-reconcile", { table: table.title });
      return { table, columns };
    };
    return reconcileSides(chosen(left, meant.left), chosen(right, meant.right), options);
  }

  private preview(reconciliation: Reconciliation, language: Language): ReconciliationPreview {
    const { left, right, unit, lines, counts, remarks } = reconciliation;
    const open = lines.filter((line) => line.verdict !== "same");
    return {
      counts,
      apart: open.filter((line) => !line.follows && line.verdict !== "rounded").length,
      unit,
      remarks: [sidesWords(reconciliation, language), ...remarks.map((remark) => sentence(remark, language))],
      lines: open.slice(0, MOST_LINES).map((line) => ({
        verdict: line.verdict,
        follows: line.follows,
        left: itemLabel(line.left, language),
        right: itemLabel(line.right, language),
        ...amountsOfLine(line, unit),
        remarks: line.remarks.map((remark) => sentence(remark, language)),
        leftAt: targetOf(line.left, left),
        rightAt: targetOf(line.right, right),
      })),
      more: Math.max(0, open.length - MOST_LINES),
    };
  }

  private plan(request: Extract<ReconcileRequest, { ask: "plan" }>): WorkbookPlan {
    const { left, right, options, language, existing, written } = request;
    const reconciliation = this.reconcile(request);
    const recipes = [recipeOf(left, reconciliation.left), recipeOf(right, reconciliation.right)] as const;
    const mark: ReconciliationMark | null =
      recipes[0] && recipes[1] ? { reconciliation: { left: recipes[0], right: recipes[1], options } } : null;
    const sheetOptions = {
      language,
      reconciledAt: localTime(SYSTEM_CLOCK.now()),
      live: { left: this.live(left.source), right: this.live(right.source) },
      mark: mark === null ? NOT_AGAIN : JSON.stringify(mark),
    };
    const plan = planReconciliation(existing, reconciliation, sheetOptions);
    const before = written.find(({ sheet }) => sheet === plan.sheets[0]!.name);
    if (!before || plan.sheets[0]!.mode !== "replace") return plan;
    return planReconciliation(existing, reconciliation, { ...sheetOptions, notes: notesOf(before.cells) });
  }

  /** How cells of a disclosure are found by formulas. */
  private live(source: SideSource): LiveCells | null {
    if (source.kind !== "statement") return null;
    const document = workbookDocuments(this.checked, this.tables).find((d) => d.key === source.key);
    return document ? (ref) => document.live(ref) : null;
  }
}

/** Of a sheet with a side that is a file: it has to be chosen again. */
const NOT_AGAIN = JSON.stringify({ reconciliation: null });

function recipeOf({ source }: SideChoice, { table, columns }: Reconciliation["left"]): SideRecipe | null {
  if (source.kind === "file") return null;
  return {
    source: source.kind === "range" ? { kind: "range", place: source.place } : source,
    columns,
    header: table.header,
  };
}

/** What a sheet of a reconciliation remembers; undefined where it is none, null where it can't be done again. */
export function reconciliationMark(
  text: string | null | undefined,
): ReconciliationMark["reconciliation"] | null | undefined {
  if (!text) return undefined;
  try {
    return (JSON.parse(text) as Partial<ReconciliationMark>).reconciliation;
  } catch {
    return undefined;
  }
}
