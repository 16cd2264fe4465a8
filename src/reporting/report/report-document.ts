import type { Severity } from "../../checking";
import { CHECK_REPORT, OUTCOMES, PAPER, say, SEVERITIES, type Language } from "../../words";
import { conclusionOf, findingOrder } from "../../workbook";
import type { HeadingLevel, TextBlock, TextDocument } from "../text-document";
import { bold, cell, heading, paragraph, table } from "./blocks";
import { changesBlocks, disclosureName, factsTable, offBlocks, scopeTable } from "./examined";
import { findingBlocks } from "./finding-blocks";
import { coverageBlocks, notApplicableBlocks, openBlocks, resultsTable } from "./outcome-blocks";
import type { ReportedDisclosure, ReportOptions } from "./reported";

/** The report of one or several checks, for people without the workbook; of several an overview stands first. */
export function reportDocument(reported: readonly ReportedDisclosure[], options: ReportOptions): TextDocument {
  const { language } = options;
  const title = reportTitle(reported, language);
  const several = reported.length > 1;
  return {
    title,
    language: language === "en" ? "en-US" : "zh-CN",
    foot: say(CHECK_REPORT.foot, language, { title, time: options.checkedAt }),
    blocks: [
      ...(several ? overviewBlocks(reported, language) : []),
      ...reported.flatMap((r): TextBlock[] =>
        several
          ? [{ kind: "page-break" }, heading(1, disclosureName(r, language)), ...disclosureBlocks(r, options, 2)]
          : disclosureBlocks(r, options, 1),
      ),
    ],
  };
}

/** What a report is called. */
export function reportTitle(reported: readonly ReportedDisclosure[], language: Language): string {
  const [only] = reported;
  return only && reported.length === 1
    ? say(CHECK_REPORT.title, language, { name: disclosureName(only, language) })
    : say(CHECK_REPORT["title-several"], language, { count: reported.length });
}

/** A line a disclosure, and the sums. */
function overviewBlocks(reported: readonly ReportedDisclosure[], language: Language): TextBlock[] {
  const counts = reported.map(({ item: { report } }) => [
    ...(["error", "warn", "info"] as const).map((s) => report.findings.filter((f) => f.severity === s).length),
    ...(["fail", "not-evaluable"] as const).map((s) => report.counts[s]),
  ]);
  const sums = counts.reduce((sum, row) => sum.map((n, i) => n + row[i]!));
  return [
    heading(1, CHECK_REPORT.overview[language]),
    paragraph(say(CHECK_REPORT["overview-note"], language, { count: reported.length })),
    table(
      [
        PAPER.number[language],
        CHECK_REPORT.disclosure[language],
        ...(["error", "warn", "info"] as const).map((s) => SEVERITIES[s][language]),
        ...(["fail", "not-evaluable"] as const).map((s) => OUTCOMES[s][language]),
        CHECK_REPORT.result[language],
      ],
      [
        ...reported.map((r, i) => [
          i + 1,
          `${disclosureName(r, language)} ${r.item.source.file}`,
          ...counts[i]!,
          conclusionOf(r.item, language),
        ]),
        [
          cell(""),
          cell(bold(CHECK_REPORT["overview-sum"][language])),
          ...sums.map((n) => cell(bold(String(n)), true)),
          cell(""),
        ],
      ],
      { widths: [7, 32, 7, 7, 7, 7, 11, 22] },
    ),
  ];
}

function disclosureBlocks(reported: ReportedDisclosure, options: ReportOptions, level: 1 | 2): TextBlock[] {
  const { language } = options;
  const section = (message: { readonly zh: string; readonly en: string }) => heading(level, message[language]);
  return [
    section(CHECK_REPORT.conclusion),
    paragraph(bold(say(PAPER["by-program"], language, { conclusion: conclusionOf(reported.item, language) }))),
    section(CHECK_REPORT.examined),
    factsTable(reported, options),
    paragraph(CHECK_REPORT.method[language]),
    ...offBlocks(reported, language),
    ...changesBlocks(reported, language),
    scopeTable(reported, language),
    section(CHECK_REPORT.findings),
    ...findingsBlocks(reported, language, level),
    section(CHECK_REPORT.open),
    ...openBlocks(reported, language),
    section(CHECK_REPORT["not-applicable"]),
    ...notApplicableBlocks(reported, language),
    section(CHECK_REPORT.results),
    resultsTable(reported, language),
    section(CHECK_REPORT.coverage),
    ...coverageBlocks(reported, language),
    section(CHECK_REPORT.signatures),
    paragraph({ text: CHECK_REPORT["by-person"][language], open: true }),
    paragraph({ text: CHECK_REPORT["by-unit"][language], open: true }),
    table(
      [CHECK_REPORT.role, CHECK_REPORT.signed, CHECK_REPORT.date].map((m) => m[language]),
      [CHECK_REPORT.checker, CHECK_REPORT.reviewer, CHECK_REPORT.unit].map((m) => [m[language], "", ""]),
      { widths: [24, 46, 30], named: true },
    ),
  ];
}

/** Gravest first, as the pane lists them; what one slip causes is one finding. */
function findingsBlocks(reported: ReportedDisclosure, language: Language, level: 1 | 2): TextBlock[] {
  const { findings } = reported.item.report;
  if (findings.length === 0) return [paragraph(CHECK_REPORT["no-findings"][language])];
  const blocks: TextBlock[] = [paragraph(CHECK_REPORT["findings-note"][language])];
  let group: Severity | null = null;
  findingOrder(findings).forEach((at, i) => {
    const { severity } = findings[at]!;
    if (severity !== group) {
      group = severity;
      const count = findings.filter((f) => f.severity === severity).length;
      const words = SEVERITIES[severity][language];
      blocks.push(heading((level + 1) as HeadingLevel, say(CHECK_REPORT.group, language, { severity: words, count })));
    }
    blocks.push(...findingBlocks(reported, at, { number: i + 1, level: (level + 2) as HeadingLevel, language }));
  });
  return blocks;
}
