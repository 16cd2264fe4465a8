import type { Language } from "../words";
import { lookup } from "../classification";
import type { Disclosure } from "../disclosure";
import { MOST_STORED, planWorkbook, type ExistingWorkbook, type SheetUnit, type WorkbookPlan } from "../workbook";
import { coverageOfImport } from "./coverage";
import type { Imported } from "./import-disclosures";
import { localTime } from "./local-time";
import { SYSTEM_CLOCK, type Clock } from "./ports";
import { packStored } from "./session/stored";

/** How imports are written. */
export interface PlanImportsOptions {
  /** `addin`: with our custom functions. `native`: without. */
  readonly mode: "addin" | "native";
  readonly existing?: ExistingWorkbook;
  readonly clock?: Clock;
  /** 版本 of all of them. */
  readonly version?: string;
  /** In what standard sheets hold money, where the workbook has none yet; 万元 where nothing is said. */
  readonly sheetUnit?: SheetUnit;
  /** Write the heat map of the certificate. */
  readonly coverage?: boolean;
  /** Of the working paper, conclusions and reasons; Chinese where nothing is said. */
  readonly language?: Language;
}

/** An import to be written. */
export interface ImportToPlan
  extends
    Pick<Imported, "disclosure" | "report" | "source" | "context" | "fromWorkbook">,
    Partial<Pick<Imported, "documents" | "corrections">> {
  /** As the document prints it, where the user changed amounts. */
  readonly printed?: Disclosure;
  /** What the workbook keeps of it already. */
  readonly stored?: readonly string[];
  /** 版本; omitted = that of the options. */
  readonly version?: string;
}

/** The plan of the sheets that hold the imports, with the live checks that the checking stage writes. */
export function planImports(imports: readonly ImportToPlan[], options: PlanImportsOptions): WorkbookPlan {
  return planWorkbook(
    imports.map((i) => ({
      disclosure: i.disclosure,
      report: i.report,
      source: i.source,
      fromWorkbook: i.fromWorkbook,
      coverage: coverageOfImport(i),
      version: i.version ?? options.version,
      printed: i.printed,
      stored:
        imports.length > MOST_STORED ? [] : (i.stored ?? packStored({ ...i, disclosure: i.printed ?? i.disclosure })),
    })),
    {
      mode: options.mode,
      nameOf: functionalName,
      importedAt: localTime((options.clock ?? SYSTEM_CLOCK).now()),
      existing: options.existing,
      sheetUnit: options.sheetUnit,
      coverage: options.coverage,
      language: options.language,
    },
  );
}

/** Name of a functional code as `FUNC.NAME` answers it; null where it has none. */
export function functionalName(code: string, year: string | null): string | null {
  const when = year && /^\d{4}$/.test(year) ? { year: Number(year) } : undefined;
  return lookup("functional", code, when).entry?.name ?? null;
}
