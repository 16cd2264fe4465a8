import type { Language } from "../words";
import type { Disclosure, PublishedCell } from "../disclosure";
import {
  EMPTY_WORKBOOK,
  MOST_STORED,
  digestOf,
  planBook,
  type BookPlan,
  type ImportDigest,
  type PlanImport,
  type SheetUnit,
} from "../workbook";
import type { RuleSettings } from "../checking";
import { coverageOfImport } from "./coverage";
import { fromText, toText } from "./decimal-json";
import type { Imported } from "./import-disclosures";
import { localTime } from "./local-time";
import { functionalName, type ImportToPlan } from "./plan-imports";
import { SYSTEM_CLOCK, type Clock, type Shelf } from "./ports";
import { ruleSettingSheets } from "./rule-settings";
import { packStored } from "./session/stored";

/** How imports are written into a workbook of their own. */
export interface NewWorkbookOptions {
  readonly sheetUnit: SheetUnit;
  /** Write the heat map of the certificate. */
  readonly coverage?: boolean;
  /** Of the working paper, conclusions and reasons; Chinese where nothing is said. */
  readonly language?: Language;
  /** By which the imports were checked: who opens the workbook finds them, and later checks go by them. */
  readonly settings?: RuleSettings;
  readonly clock?: Clock;
}

/**
 * A workbook of any number of disclosures. Each is put away as soon as it has been taken, with no more of it at hand than the others must
 * know, and comes back once, when its rows are written.
 */
export class NewWorkbook {
  private readonly digests: ImportDigest[] = [];
  private readonly away: number[] = [];

  constructor(
    private readonly shelf: Shelf,
    private readonly options: NewWorkbookOptions,
  ) {}

  /** How many disclosures it has. */
  get count(): number {
    return this.digests.length;
  }

  /** Takes an import; nothing is kept of the object. */
  add(imported: Pick<Imported, "disclosure" | "report" | "source" | "context"> & Partial<ImportToPlan>): void {
    const item: PlanImport = {
      disclosure: imported.disclosure,
      report: imported.report,
      source: imported.source,
      version: imported.version,
      coverage: coverageOfImport(imported),
      stored: this.count < MOST_STORED ? packStored({ ...imported, fromWorkbook: imported.fromWorkbook }) : [],
    };
    this.away.push(this.shelf.put(toText({ ...item, disclosure: written(item.disclosure) })));
    // A part of a string keeps all of it: what stays is told anew.
    const { source, version, disclosure, ...digest } = digestOf(item, this.options.sheetUnit);
    this.digests.push({ ...digest, ...(fromText(toText({ source, version, disclosure })) as Named) });
  }

  /** The workbook in pieces; written once. */
  plan(): BookPlan {
    const { sheetUnit, coverage, language, settings, clock = SYSTEM_CLOCK } = this.options;
    return planBook(this.digests, (i) => fromText(this.shelf.take(this.away[i]!)) as PlanImport, {
      mode: "native",
      nameOf: functionalName,
      importedAt: localTime(clock.now()),
      sheetUnit,
      coverage,
      language,
      behind: settings ? ruleSettingSheets(settings, EMPTY_WORKBOOK) : [],
    });
  }
}

type Named = Pick<ImportDigest, "source" | "version" | "disclosure">;

/**
 * What sheets show of a disclosure. Left out is how it was recognised and where each printed cell stood: the sheets say the place of a row,
 * and findings carry the places of their cells.
 */
const readingOnly = ({ text, recognised, corrected, confirmed }: PublishedCell): PublishedCell => ({
  text,
  ...(recognised === undefined ? {} : { recognised }),
  ...(corrected ? { corrected } : {}),
  ...(confirmed ? { confirmed } : {}),
});

function written(d: Disclosure): Disclosure {
  return {
    ...d,
    paragraphs: [],
    contents: [],
    unitCandidates: undefined,
    tables: d.tables.map((table) => ({
      ...table,
      trace: [],
      places: undefined,
      origins: undefined,
      bindings: undefined,
      rows: table.rows.map((row) => row.map(readingOnly)),
    })),
    standard: d.standard.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, source: row.source && { ...row.source, box: undefined } })),
    })),
  };
}
