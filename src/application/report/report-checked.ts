import type { FindingEvidence, ReportedDecision, ReportedDisclosure } from "../../reporting";
import { coverageOfImport } from "../coverage";
import type { WorkbookContents } from "../ports";
import { ledgerDisclosure, type CheckedDisclosure, type LedgerFinding } from "../session/check-workbook";
import { everyStep, saidSteps } from "../summary";

/** A disclosure of the open workbook as a report has it: as its cells stand, with what people decided and changed. */
export function reportedChecked(
  checked: CheckedDisclosure,
  contents: WorkbookContents,
  evidence: readonly FindingEvidence[] | undefined,
): ReportedDisclosure {
  const { disclosure, report, stored, identity, context } = checked;
  const { findings, edits } = ledgerDisclosure(checked, contents);
  const { source, corrections } = stored;
  return {
    item: { disclosure, report, source, identity, version: identity.version },
    coverage: coverageOfImport(checked),
    context,
    decisions: findings.map(decided),
    edits,
    corrections: saidSteps(disclosure, everyStep(disclosure, corrections?.corrections)).map((step) => step.said),
    evidence,
  };
}

/** What people said of each finding, in a line: 处理, 备注, who and when. */
export function decisionsOn(checked: CheckedDisclosure, contents: WorkbookContents): (string | null)[] {
  return ledgerDisclosure(checked, contents).findings.map((finding) => {
    const said = decided(finding);
    return said && [said.word, said.remark, said.who, said.when].filter((part) => part.trim() !== "").join("　");
  });
}

/** What was decided; a row that nobody touched says nothing. */
function decided({ decision }: LedgerFinding): ReportedDecision | null {
  if (!decision) return null;
  const { 处理: word, 备注: remark, 处理人: who, 处理时间: when } = decision.values;
  return word.trim() || remark.trim() ? { word, remark, who, when } : null;
}
