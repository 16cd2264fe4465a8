import { OUTCOMES, PAPER, SEVERITIES, VERSIONS, type Language } from "../../words";
import { a1, countCell, decimalCell, textCell, type PlanCell, type WorkbookPlan } from "../../workbook";
import { HEAD_ROWS, listBook, type ListSheet } from "../list-sheet";
import { differenceOf } from "./document";
import { columnName, factText, itemName, remarkOf, stateText, stateWords, summaryOf, tableName } from "./change-words";
import type { VersionComparison } from "./compare";
import { comparisonTitle, decisionOn, type ComparedVersion, type ComparisonOptions } from "./compared";

/** The comparison as a workbook that stands by itself: the change of each amount is a formula over both. */
export function comparisonBook(
  before: ComparedVersion,
  after: ComparedVersion,
  comparison: VersionComparison,
  { language, comparedAt }: ComparisonOptions,
): WorkbookPlan {
  return listBook(
    [
      summarySheet(before, after, comparison, language),
      cellsSheet(before, after, comparison, language),
      sentencesSheet(comparison, language),
      findingsSheet(before, comparison, language),
      outcomesSheet(comparison, language),
    ],
    { left: comparisonTitle(after, language), right: comparedAt },
  );
}

function summarySheet(
  before: ComparedVersion,
  after: ComparedVersion,
  comparison: VersionComparison,
  language: Language,
): ListSheet {
  const row = (name: string, was: PlanCell, is: PlanCell): PlanCell[] => [textCell(name), was, is];
  const both = (of: (v: ComparedVersion) => PlanCell): [PlanCell, PlanCell] => [of(before), of(after)];
  return {
    name: VERSIONS["sheet-summary"][language],
    role: "overview",
    title: comparisonTitle(after, language),
    note: summaryOf(comparison, language),
    header: ["", VERSIONS.before[language], VERSIONS.after[language]],
    widths: [22, 46, 46],
    rows: [
      row(VERSIONS.file[language], ...both((v) => textCell(v.file, "wrap"))),
      row(VERSIONS.hash[language], ...both((v) => textCell(v.sha256, "wrap"))),
      row(VERSIONS.year[language], ...both((v) => textCell(v.disclosure.year ?? VERSIONS.absent[language]))),
      ...(["error", "warn", "info"] as const).map((s) =>
        row(
          SEVERITIES[s][language],
          ...both((v) => countCell(v.report.findings.filter((f) => f.severity === s).length)),
        ),
      ),
      ...(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map((s) =>
        row(OUTCOMES[s][language], ...both((v) => countCell(v.report.counts[s]))),
      ),
      ...comparison.facts.map(({ fact, before: was, after: is }) =>
        row(
          VERSIONS[`fact-${fact}`][language],
          textCell(factText(fact, was, language)),
          textCell(factText(fact, is, language)),
        ),
      ),
    ],
    frozenColumns: 1,
  };
}

/** Columns of the amounts in 万元, which the difference is made of. */
const [BEFORE_WAN, AFTER_WAN] = [6, 7];

function cellsSheet(
  before: ComparedVersion,
  after: ComparedVersion,
  { cells }: VersionComparison,
  language: Language,
): ListSheet {
  const rows = cells.map((change, i): PlanCell[] => {
    const owner = change.after === null && change.before !== null ? before : after;
    const difference = differenceOf(change);
    const at = HEAD_ROWS + i;
    return [
      textCell(tableName(owner.disclosure, change, language), "wrap"),
      textCell(VERSIONS[`kind-${change.kind}`][language]),
      textCell(itemName(change), "wrap"),
      textCell(columnName(change, language), "wrap"),
      ...(change.states
        ? [textCell(stateWords(owner.disclosure, change, language), "wrap"), textCell(null)]
        : [textCell(stateText(change.before, language), "wrap"), textCell(stateText(change.after, language), "wrap")]),
      decimalCell(difference === null ? null : (change.before?.wan ?? null)),
      decimalCell(difference === null ? null : (change.after?.wan ?? null)),
      difference === null
        ? textCell(null)
        : { ...decimalCell(difference), formula: `=ROUND(${a1(at, AFTER_WAN)}-${a1(at, BEFORE_WAN)},8)` },
      textCell(remarkOf(change, language), "wrap"),
    ];
  });
  return {
    name: VERSIONS["sheet-cells"][language],
    role: "findings",
    title: VERSIONS["sheet-cells"][language],
    note: VERSIONS["cells-note"][language],
    header: [
      VERSIONS.table,
      VERSIONS.sort,
      VERSIONS.item,
      VERSIONS.column,
      VERSIONS.before,
      VERSIONS.after,
      VERSIONS["before-wan"],
      VERSIONS["after-wan"],
      VERSIONS.difference,
      VERSIONS.remark,
    ].map((m) => m[language]),
    widths: [20, 6, 26, 16, 20, 20, 13, 13, 13, 16],
    rows,
    frozenColumns: 3,
    table: VERSIONS["sheet-cells"][language],
  };
}

function sentencesSheet({ sentences }: VersionComparison, language: Language): ListSheet {
  return {
    name: VERSIONS["sheet-sentences"][language],
    role: "narrative",
    title: VERSIONS["sheet-sentences"][language],
    note: VERSIONS["sentences-note"][language],
    header: [VERSIONS.number, VERSIONS.before, VERSIONS.after].map((m) => m[language]),
    widths: [6, 60, 60],
    rows: sentences.map(({ before, after }, i) => [
      countCell(i + 1),
      textCell(before?.text ?? VERSIONS.absent[language], "wrap"),
      textCell(after?.text ?? VERSIONS.absent[language], "wrap"),
    ]),
    frozenColumns: 1,
    table: VERSIONS["sheet-sentences"][language],
  };
}

function findingsSheet(before: ComparedVersion, comparison: VersionComparison, language: Language): ListSheet {
  const states = ["fresh", "standing", "mended"] as const;
  return {
    name: VERSIONS["sheet-findings"][language],
    role: "findings",
    title: VERSIONS["sheet-findings"][language],
    note: "",
    header: [VERSIONS.state, PAPER.severity, VERSIONS.rule, VERSIONS.told, VERSIONS.decision].map((m) => m[language]),
    widths: [10, 8, 8, 90, 24],
    rows: states.flatMap((state) =>
      comparison[state].map((f) => [
        textCell(VERSIONS[`state-${state}`][language]),
        textCell(SEVERITIES[f.severity][language], f.severity === "error" ? "bad" : undefined),
        textCell(f.rule),
        textCell(language === "en" ? f.messageEn : f.message, "wrap"),
        textCell(decisionOn(before, comparison, f), "wrap"),
      ]),
    ),
    frozenColumns: 1,
    table: VERSIONS["sheet-findings"][language],
  };
}

function outcomesSheet({ outcomes }: VersionComparison, language: Language): ListSheet {
  return {
    name: VERSIONS["sheet-outcomes"][language],
    role: "outcomes",
    title: VERSIONS["sheet-outcomes"][language],
    note: "",
    header: [VERSIONS.rule, VERSIONS.check, VERSIONS.place, VERSIONS.before, VERSIONS.after].map((m) => m[language]),
    widths: [8, 60, 40, 12, 12],
    rows: outcomes.map(({ rule, claim, before, after }) => [
      textCell(rule),
      textCell(language === "en" ? claim.titleEn : claim.title, "wrap"),
      textCell(claim.total.label, "wrap"),
      textCell(OUTCOMES[before][language]),
      textCell(OUTCOMES[after][language], after === "fail" ? "bad" : undefined),
    ]),
    frozenColumns: 1,
    table: VERSIONS["sheet-outcomes"][language],
  };
}
