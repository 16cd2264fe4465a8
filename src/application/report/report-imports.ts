import type { FindingEvidence, ReportedDisclosure } from "../../reporting";
import { nameImports } from "../../workbook";
import { coverageOfImport } from "../coverage";
import type { Imported } from "../import-disclosures";
import { everyStep, saidSteps } from "../summary";

/** An import with what its documents show at the places of its findings. */
export interface ImportToReport extends Pick<Imported, "disclosure" | "report" | "source" | "context" | "corrections"> {
  readonly evidence?: readonly FindingEvidence[];
}

/** Imports as a report has them: two of one name are told apart, as in a workbook. */
export function reportedImports(imports: readonly ImportToReport[]): ReportedDisclosure[] {
  return nameImports(imports).map((item, i) => ({
    item,
    coverage: coverageOfImport(item),
    context: item.context,
    corrections: saidSteps(item.disclosure, everyStep(item.disclosure, item.corrections?.corrections)).map(
      (step) => step.said,
    ),
    evidence: imports[i]!.evidence,
  }));
}
