import {
  DisclosureError,
  reportMark,
  type CellTarget,
  type ExistingWorkbook,
  type FillLayout,
  type TemplateAnswers,
  type TemplateSource,
  type TemplateSummary,
  type TriedField,
  type WorkbookHost,
} from "../../application";
import type { Language } from "../../words";
import type { ImportEngine } from "../worker/client";
import type { LedgerController } from "./ledger-controller";

/** A filled template of the workbook. */
export interface FilledReport {
  readonly sheet: string;
  readonly source: TemplateSource;
  readonly layout: FillLayout;
  readonly keys: readonly string[];
}

/** What the workbook has of templates and reports. */
export interface ReportsOverview {
  readonly templates: readonly TemplateSummary[];
  readonly reports: readonly FilledReport[];
}

/** What became of a filling. */
export type FillOutcome = Omit<TemplateAnswers["fill"], "plan">;

/** What the view of reports can ask for. Sheets are read when it is asked for, and written all or nothing. */
export class ReportsController {
  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly ledger: Pick<LedgerController, "during" | "check" | "latest">,
  ) {}

  async overview(): Promise<ReportsOverview> {
    const sheets = await this.host.readTemplates();
    const templates = await this.engine.template({ ask: "templates", sheets });
    return { templates, reports: await this.reports() };
  }

  /** The filled templates of the workbook. */
  async reports(): Promise<FilledReport[]> {
    const { sheets } = await this.read();
    return sheets.flatMap(({ name, role, report }): FilledReport[] => {
      const mark = role === "report" ? reportMark(report) : null;
      return mark
        ? [{ sheet: name, source: mark.template as TemplateSource, layout: mark.layout, keys: mark.chosen }]
        : [];
    });
  }

  /** Puts a built-in template into the workbook, to be edited there; answers its sheet. */
  async insert(source: TemplateSource): Promise<string> {
    const plan = await this.engine.template({ ask: "insert", source, existing: await this.read() });
    await this.ledger.during(async () => void (await this.host.write(plan)));
    return plan.activate.sheet;
  }

  /** Fills a template for disclosures; a report that was filled from it in the same way is written in place. */
  async fill(
    source: TemplateSource,
    keys: readonly string[],
    layout: FillLayout,
    language: Language,
  ): Promise<FillOutcome> {
    // Figures and places are those of now.
    await this.ledger.check();
    const existing = await this.read();
    const sheet = source.startsWith("sheet:") ? source.slice("sheet:".length) : null;
    const template = sheet === null ? null : ((await this.host.readTemplates()).find((t) => t.name === sheet) ?? null);
    if (sheet !== null && template === null) throw new DisclosureError("sheet-missing", { sheet });
    const own = existing.sheets.filter((s) => s.role === "report" && reportMark(s.report)?.template === source);
    const filled = await this.host.readSheets(own.map((s) => s.name));
    const request = { ask: "fill", source, template, keys, layout, language, existing, filled } as const;
    const { plan, ...outcome } = await this.engine.template(request);
    await this.ledger.during(async () => void (await this.host.write(plan)));
    return outcome;
  }

  refill({ source, keys, layout }: FilledReport, language: Language): Promise<FillOutcome> {
    return this.fill(source, keys, layout, language);
  }

  /** Fills every report again, each all or nothing; one that several sheets were filled from is filled once. */
  async refillAll(language: Language): Promise<FillOutcome> {
    const outcomes: FillOutcome[] = [];
    const done = new Set<string>();
    for (const report of await this.reports()) {
      const filling = JSON.stringify([report.source, report.layout, report.keys]);
      if (done.has(filling)) continue;
      done.add(filling);
      outcomes.push(await this.refill(report, language));
    }
    return { sheets: outcomes.flatMap((o) => o.sheets), unfilled: outcomes.flatMap((o) => o.unfilled) };
  }

  remove(sheet: string): Promise<void> {
    return this.ledger.during(() => this.host.removeSheet(sheet));
  }

  /** The field of the selected cell of a statement. */
  async fieldOfSelection(): Promise<TemplateAnswers["field-of"]> {
    const { target } = await this.host.selection();
    return this.engine.template({ ask: "field-of", target });
  }

  tryField(text: string, key: string | null, language: Language): Promise<TriedField> {
    return this.engine.template({ ask: "try-field", text, key, language });
  }

  /** Writes a field into the selected cell, behind the words that it holds; never over a number, a formula or a sheet of ours. */
  async put(text: string): Promise<string> {
    const { address, target } = await this.host.selection();
    const { sheets } = await this.read();
    const role = sheets.find((s) => s.name === target.sheet)?.role ?? null;
    if (role !== null && role !== "template") throw new DisclosureError("field-not-here", { sheet: target.sheet });
    const [held] = await this.host.readSheets([target.sheet]);
    const now = held?.cells[target.row]?.[target.column] ?? "";
    if (typeof now !== "string") throw new DisclosureError("field-cell-taken", { cell: address });
    await this.ledger.during(async () => {
      const former = await this.host.setValues([{ target, value: `${now}${text}` }]);
      const isFormula = former.some((c) => typeof c.value === "string" && c.value.startsWith("="));
      if (!isFormula) return;
      await this.host.setValues(former);
      throw new DisclosureError("field-cell-taken", { cell: address });
    });
    return address;
  }

  show(target: CellTarget): Promise<void> {
    return this.host.select(target);
  }

  private read(): Promise<ExistingWorkbook> {
    return this.host.read({ units: [] });
  }
}
