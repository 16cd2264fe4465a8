import { switchedOff, type RuleResult } from "../../checking";
import { CHECK_REPORT, GROUPS, issueSentence, OUTCOMES, PAPER, say, tableLabel, type Language } from "../../words";
import { ruleName, shareOf } from "../../workbook";
import type { TextBlock } from "../text-document";
import { bold, cell, indented, paragraph, table } from "./blocks";
import type { ReportedDisclosure } from "./reported";

type Status = keyof typeof OUTCOMES;
const STATUSES = Object.keys(OUTCOMES) as Status[];

/** What could not be checked, and why; what could not be read. */
export function openBlocks({ item }: ReportedDisclosure, language: Language): TextBlock[] {
  const { disclosure, report } = item;
  const rules = reasonsTable(report.results, "not-evaluable", language);
  if (rules.length === 0 && disclosure.issues.length === 0) return [paragraph(CHECK_REPORT["open-none"][language])];
  return [
    ...rules,
    ...disclosure.issues.map((issue) =>
      indented(say(PAPER.issue, language, { issue: issueSentence(issue, language) })),
    ),
  ];
}

/** What does not apply to the document, and why. */
export function notApplicableBlocks({ item }: ReportedDisclosure, language: Language): TextBlock[] {
  const rules = reasonsTable(item.report.results, "not-applicable", language);
  return rules.length > 0 ? rules : [paragraph(CHECK_REPORT["open-none"][language])];
}

function reasonsTable(results: readonly RuleResult[], status: Status, language: Language): TextBlock[] {
  const off = new Set(switchedOff(results).map((r) => r.rule));
  const told = results.filter((r) => r.counts[status] > 0 && !off.has(r.rule));
  if (told.length === 0) return [];
  return [
    table(
      [PAPER.rule, PAPER.name, PAPER.count, PAPER.reason].map((m) => m[language]),
      told.map((r) => [
        r.rule,
        ruleName(r, language),
        r.counts[status],
        (language === "en" ? r.reasonEn : r.reason) ?? "",
      ]),
      { widths: [10, 34, 8, 48] },
    ),
  ];
}

/** All five outcomes of each group of rules, with their sums: those of the whole check. */
export function resultsTable({ item: { report } }: ReportedDisclosure, language: Language): TextBlock {
  const row = (group: string, name: string, own: readonly RuleResult[]) => [
    group,
    name,
    own.length,
    own.filter((r) => r.status === "pass").length,
    ...STATUSES.map((status) => own.reduce((n, r) => n + r.counts[status], 0)),
  ];
  const total = row("", CHECK_REPORT["overview-sum"][language], report.results);
  return table(
    [
      PAPER.group[language],
      PAPER.name[language],
      CHECK_REPORT.rules[language],
      CHECK_REPORT["rules-passed"][language],
      ...STATUSES.map((s) => OUTCOMES[s][language]),
    ],
    [
      ...Object.entries(GROUPS).map(([group, words]) =>
        row(
          group,
          words[language],
          report.results.filter((r) => r.group === group),
        ),
      ),
      total.map((c) => (typeof c === "number" ? cell(bold(String(c)), true) : cell(bold(c)))),
    ],
    { widths: [7, 27, 8, 10, 9, 9, 9, 11, 10] },
  );
}

/** How many amounts stand under no, one and several equations. */
export function coverageBlocks(
  { item: { disclosure }, coverage }: ReportedDisclosure,
  language: Language,
): TextBlock[] {
  const tables = disclosure.tables
    .map((t) => ({ t, share: shareOf(coverage, t) }))
    .filter(({ share }) => share.cells > 0);
  const { cells, uncovered, once, redundant } = coverage;
  const told = paragraph(say(CHECK_REPORT["coverage-told"], language, { cells, uncovered, once, redundant }));
  if (tables.length === 0) return [told];
  return [
    told,
    table(
      [
        PAPER.table[language],
        ...[CHECK_REPORT.cells, CHECK_REPORT.uncovered, CHECK_REPORT.once, CHECK_REPORT.redundant].map(
          (m) => m[language],
        ),
      ],
      tables.map(({ t, share }) => [
        t.id === "other"
          ? t.title
          : `${tableLabel(t.id, disclosure.kind, language)}${t.index > 1 ? ` ${t.index}` : ""}`,
        share.cells,
        share.unchecked,
        share.once,
        share.redundant,
      ]),
      { widths: [48, 13, 13, 13, 13], named: true },
    ),
  ];
}
