import {
  DisclosureError,
  reconciliationMark,
  type CellTarget,
  type RangePlace,
  type ReconcileOptions,
  type ReconciliationMark,
  type ReconciliationPreview,
  type SideChoice,
  type SideColumns,
  type SideRecipe,
  type SideSource,
  type SideSummary,
  type SideTable,
  type StatementChoice,
  type WorkbookHost,
} from "../../application";
import type { Language } from "../../words";
import type { ImportEngine } from "../worker/client";
import type { LedgerController } from "./ledger-controller";

/** A sheet that a reconciliation was written to; `again`: null where a side of it was a file. */
export interface WrittenReconciliation {
  readonly sheet: string;
  readonly again: ReconciliationMark["reconciliation"] | null;
}

/** What of the workbook can be a side, and what was reconciled before. */
export interface ReconcileOverview {
  readonly statements: readonly StatementChoice[];
  /** Excel tables of the user's. */
  readonly tables: readonly string[];
  readonly written: readonly WrittenReconciliation[];
}

/** Two sides and how they are held against each other. */
export interface ReconcileWish {
  readonly left: SideChoice;
  readonly right: SideChoice;
  readonly options: ReconcileOptions;
}

/** What the view of reconciliations can ask for. */
export class ReconcileController {
  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly ledger: Pick<LedgerController, "during" | "rest">,
  ) {}

  async overview(): Promise<ReconcileOverview> {
    const { sheets, tables } = await this.host.read({ units: [] });
    const ours = new Set(sheets.filter((s) => s.role !== null).map((s) => s.name));
    return {
      statements: ours.size > 0 ? await this.engine.reconcile({ ask: "statements" }) : [],
      tables: tables.filter((t) => !ours.has(t.sheet)).map((t) => t.name),
      written: sheets.flatMap(({ name, role, report }): WrittenReconciliation[] => {
        const again = role === "report" ? reconciliationMark(report) : undefined;
        return again === undefined ? [] : [{ sheet: name, again }];
      }),
    };
  }

  /** The cells that are selected now; a side remembers which they were. */
  selection(): Promise<SideSource> {
    return this.rangeAt({ kind: "selection" });
  }

  table(name: string): Promise<SideSource> {
    return this.rangeAt({ kind: "table", name });
  }

  private async rangeAt(place: RangePlace): Promise<SideSource> {
    const content = await this.host.readRange(place);
    if (!content && place.kind === "selection") throw new DisclosureError("side-blank");
    if (!content) throw new DisclosureError("side-gone");
    const { sheet, row, column, values } = content;
    const area = { sheet, row, column, rows: values.length, columns: values[0]?.length ?? 1 };
    return { kind: "range", place: place.kind === "table" ? place : { kind: "area", area }, content };
  }

  async tablesOf(file: File): Promise<readonly SideTable[]> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.engine.tablesOf({ type: "file", name: file.name, bytes });
  }

  /** A side with its columns as they are proposed without the other side. */
  side(source: SideSource): Promise<SideSummary> {
    return this.engine.reconcile({ ask: "side", source });
  }

  /** The columns of both sides; those that are null are proposed together. */
  columns(left: SideChoice, right: SideChoice): Promise<Readonly<Record<"left" | "right", SideColumns>>> {
    return this.engine.reconcile({ ask: "columns", left, right });
  }

  preview(wish: ReconcileWish, language: Language): Promise<ReconciliationPreview> {
    return this.engine.reconcile({ ask: "preview", ...wish, language });
  }

  /** Writes the sheet from what the cells hold now; one of the same two tables is written in place. */
  async write(wish: ReconcileWish, language: Language): Promise<string> {
    await this.ledger.rest();
    const [left, right] = [await this.now(wish.left), await this.now(wish.right)];
    const existing = await this.host.read({ units: [] });
    const own = existing.sheets.filter((s) => s.role === "report" && reconciliationMark(s.report) !== undefined);
    const written = await this.host.readSheets(own.map((s) => s.name));
    const plan = await this.engine.reconcile({ ask: "plan", ...wish, left, right, language, existing, written });
    await this.ledger.during(async () => void (await this.host.write(plan)));
    return plan.activate.sheet;
  }

  /** Does a reconciliation again that was written before. */
  async again({ left, right, options }: ReconciliationMark["reconciliation"], language: Language): Promise<string> {
    const [one, other] = [await this.found(left), await this.found(right)];
    return this.write({ left: one, right: other, options }, language);
  }

  private async now(choice: SideChoice): Promise<SideChoice> {
    const { source } = choice;
    return source.kind === "range" ? { ...choice, source: await this.rangeAt(source.place) } : choice;
  }

  /** A side that was chosen before; refused where its columns are called otherwise now. */
  private async found({ source, columns, header }: SideRecipe): Promise<SideChoice> {
    if (source.kind === "statement") return { source, columns };
    const now = await this.rangeAt(source.place);
    const summary = await this.side(now);
    const meant = [columns.code, columns.name, columns.amount];
    if (meant.some((c) => c !== null && summary.header[c] !== header[c]))
      throw new DisclosureError("side-changed", { place: summary.title });
    return { source: now, columns };
  }

  remove(sheet: string): Promise<void> {
    return this.ledger.during(() => this.host.removeSheet(sheet));
  }

  /** Selects cells, each on its sheet; the last one is shown. */
  async show(...targets: readonly CellTarget[]): Promise<void> {
    for (const target of targets) await this.host.select(target);
  }
}
