import { cellName, CheckModel, writtenCell } from "../../checking";
import type { ErrorValues } from "../../disclosure";
import {
  checkTemplate,
  fillTemplate,
  planFill,
  planTemplate,
  TemplateError,
  World,
  type FillLayout,
  type Template,
} from "../../reporting";
import {
  a1,
  sheetUnitOf,
  type CellTarget,
  type DisclosureIdentity,
  type ExistingTable,
  type ExistingWorkbook,
  type WorkbookPlan,
} from "../../workbook";
import type { Language, Words } from "../../words";
import { builtInTemplates } from "../built-in-templates";
import { localTime } from "../local-time";
import { SYSTEM_CLOCK, type SheetValues } from "../ports";
import { unfilled, workbookDocuments, type UnfilledField } from "../templates";
import type { CheckedDisclosure } from "./check-workbook";

/** How a template is found: a built-in one by its id, or a sheet of the workbook by its name. */
export type TemplateSource = `builtin:${string}` | `sheet:${string}`;

/** A template as the pane lists it. */
export interface TemplateSummary {
  readonly source: TemplateSource;
  readonly name: string;
  /** Of a built-in one. */
  readonly about: Words | null;
  readonly fields: number;
  readonly faults: readonly FaultSummary[];
}

/** A mistake, and the cell in which it stands. */
export interface FaultSummary {
  readonly target: CellTarget | null;
  readonly cell: string;
  readonly code: string;
  readonly values: ErrorValues;
}

/** What is asked about reports. */
export type TemplateRequest =
  | { readonly ask: "templates"; readonly sheets: readonly Template[] }
  | { readonly ask: "field-of"; readonly target: CellTarget }
  | { readonly ask: "try-field"; readonly text: string; readonly key: string | null; readonly language: Language }
  | { readonly ask: "insert"; readonly source: TemplateSource; readonly existing: ExistingWorkbook }
  | FillAsked;

/** A filling that is asked for. */
export interface FillAsked {
  readonly ask: "fill";
  readonly source: TemplateSource;
  /** The template, where it is a sheet of the workbook. */
  readonly template: Template | null;
  readonly keys: readonly string[];
  readonly layout: FillLayout;
  readonly language: Language;
  readonly existing: ExistingWorkbook;
  /** What the sheets hold that were filled before, from A1. */
  readonly filled: readonly SheetValues[];
}

/** What a field comes to while it is written. */
export interface TriedField {
  readonly faults: readonly FaultSummary[];
  /** What its cell would say, a line a row; null where it has a mistake, or nothing is at hand. */
  readonly shown: readonly string[] | null;
  readonly live: boolean;
  /** Whose figures these are. */
  readonly identity: DisclosureIdentity | null;
  readonly unfilled: readonly UnfilledField[];
}

/** The answers, by what was asked. */
export interface TemplateAnswers {
  readonly templates: readonly TemplateSummary[];
  /** `{{支出总表[合计].基本支出}}`; null where the cell is none of a statement, or no name leads to it. */
  readonly "field-of": { readonly field: string | null; readonly key: string | null };
  readonly "try-field": TriedField;
  readonly insert: WorkbookPlan;
  readonly fill: {
    readonly plan: WorkbookPlan;
    readonly sheets: readonly { readonly name: string; readonly fields: number; readonly live: number }[];
    readonly unfilled: readonly UnfilledField[];
  };
}

/** Answers a question about reports from what the workbook holds. */
export class TemplateDesk {
  constructor(
    private readonly checked: readonly CheckedDisclosure[],
    private readonly tables: readonly ExistingTable[],
  ) {}

  answer<R extends TemplateRequest>(request: R): TemplateAnswers[R["ask"]];
  answer(request: TemplateRequest): TemplateAnswers[TemplateRequest["ask"]] {
    switch (request.ask) {
      case "templates":
        return [
          ...builtInTemplates().map(({ id, name, about, template }): TemplateSummary => ({
            source: `builtin:${id}`,
            name,
            about,
            ...summaryOf(template, null),
          })),
          ...request.sheets.map((template): TemplateSummary => ({
            source: `sheet:${template.name}`,
            name: template.name,
            about: null,
            ...summaryOf(template, template.name),
          })),
        ];
      case "field-of":
        return this.fieldOf(request.target);
      case "try-field":
        return this.tryField(request.text, request.key, request.language);
      case "insert":
        return planTemplate(request.existing, builtIn(request.source), request.source);
      case "fill":
        return this.fill(request);
    }
  }

  private fieldOf(target: CellTarget): TemplateAnswers["field-of"] {
    for (const { key, disclosure, written } of this.checked) {
      const ref = written.refAt(target);
      if (!ref || ref.table === "other") continue;
      const model = new CheckModel(disclosure);
      for (const view of model.views(ref.table))
        for (const row of view.rows)
          for (const [column, value] of Object.entries(row.values)) {
            const { cell } = value;
            const same = cell.index === ref.index && cell.row === ref.row && cell.column === ref.column;
            if (!same || view.index !== ref.index) continue;
            const name = cellName(view, row, column as Parameters<typeof cellName>[2]);
            if (name) return { field: `{{${writtenCell(name)}}}`, key };
          }
      return { field: null, key };
    }
    return { field: null, key: null };
  }

  private world(keys: readonly string[], language: Language): World {
    const all = workbookDocuments(this.checked, this.tables);
    const chosen = keys.length > 0 ? all.filter((d) => keys.includes(d.key)) : all.slice(0, 1);
    const unit = sheetUnitOf(this.tables) ?? "万元";
    return new World(all, chosen, { unit, language, today: localTime(SYSTEM_CLOCK.now()).slice(0, 10) });
  }

  private tryField(text: string, key: string | null, language: Language): TriedField {
    const template: Template = { name: "", cells: [[{ value: text }]], widths: [], heights: [], merges: [] };
    // Which rows and heads a chart is of only its sheet can tell.
    const isOfSheet = ({ code }: FaultSummary): boolean => code === "template/chart-no-rows";
    const { faults: all } = summaryOf(template, null);
    const faults = all.filter((f) => !isOfSheet(f));
    const world = this.world(key === null ? [] : [key], language);
    const [base] = world.chosen;
    if (all.length > 0 || !base) return { faults, shown: null, live: false, identity: null, unfilled: [] };
    const { cells, fields, counts } = fillTemplate(world, template, base);
    const rows = counts.slice(0, -1).reduce((sum, n) => sum + n, 0);
    return {
      faults,
      shown: cells.slice(0, Math.min(rows, MOST_SHOWN)).map((row) => String(row[0]?.value ?? "")),
      live: fields.some((f) => f.live),
      identity: base.identity,
      unfilled: unfilled([{ name: "", fields }], language),
    };
  }

  private fill(asked: FillAsked): TemplateAnswers["fill"] {
    const { source, keys, layout, language, existing, filled } = asked;
    const template = asked.template ?? builtIn(source);
    if (!this.checked.some((c) => keys.includes(c.key))) throw new TemplateError("nothing-chosen", {});
    const occupied = ({ sheet, row, column }: CellTarget): boolean =>
      (filled.find((f) => f.sheet === sheet)?.cells[row]?.[column] ?? "") !== "";
    const made = planFill(existing, this.world(keys, language), { template, source, layout }, occupied);
    return {
      plan: made.plan,
      sheets: made.sheets.map(({ name, fields }) => ({
        name,
        fields: fields.length,
        live: fields.filter((f) => f.live).length,
      })),
      unfilled: unfilled(made.sheets, language),
    };
  }
}

/** Rows of a repetition that a field shows while it is written. */
const MOST_SHOWN = 5;

function builtIn(source: TemplateSource): Template {
  const all = builtInTemplates();
  const found = all.find((t) => `builtin:${t.id}` === source);
  if (!found) throw new TemplateError("unknown-template", { name: source, known: all.map((t) => t.name).join("、") });
  return found.template;
}

function summaryOf(template: Template, sheet: string | null): Pick<TemplateSummary, "fields" | "faults"> {
  const { fields, faults } = checkTemplate(template);
  return {
    fields,
    faults: faults.map(({ row, column, error }) => ({
      target: sheet === null ? null : { sheet, row, column },
      cell: a1(row, column),
      code: error.code,
      values: error.values,
    })),
  };
}
