import { isUserRule, switchedOff } from "../../checking";
import { FIRST_YEAR, LAST_YEAR } from "../../classification";
import type { Disclosure } from "../../disclosure";
import {
  CHECK_REPORT,
  KINDS,
  LEVELS,
  PAPER,
  PUNCTUATION,
  say,
  sentence,
  STATES,
  tableLabel,
  type Language,
  type Message,
  type Value,
} from "../../words";
import { ruleName } from "../../workbook";
import type { TextBlock } from "../text-document";
import { indented, paragraph, table } from "./blocks";
import type { ReportedDisclosure, ReportedEdit, ReportOptions } from "./reported";

const PROGRAM = "budget-disclosure";

/** `2026年云溪县档案馆单位预算公开`. */
export function disclosureName({ item: { identity, disclosure } }: ReportedDisclosure, language: Language): string {
  return say(CHECK_REPORT.name, language, {
    year: identity.year,
    unit: identity.unit,
    level: LEVELS[disclosure.level],
    kind: KINDS[disclosure.kind],
  });
}

/** What was examined: whose document, which file, by which program and tables, with which settings. */
export function factsTable(reported: ReportedDisclosure, options: ReportOptions): TextBlock {
  const { identity, disclosure, report, source } = reported.item;
  const { language } = options;
  const w = (message: Message, values: Readonly<Record<string, Value>> = {}): string => say(message, language, values);
  const kind = KINDS[disclosure.kind];
  const { prior, budget, units = [], userRules = [] } = reported.context ?? {};
  const facts: readonly (readonly [Message, string])[] = [
    [PAPER.unit, w(PAPER["unit-value"], { unit: identity.unit, level: LEVELS[disclosure.level] })],
    [PAPER.year, w(PAPER["year-value"], { year: identity.year, kind, version: identity.version })],
    [PAPER.file, w(PAPER["file-value"], { file: source.file, pages: source.pages })],
    [PAPER.hash, source.sha256],
    [PAPER.money, disclosure.moneyUnit ?? w(PAPER["no-money"])],
    [PAPER.time, options.checkedAt],
    [CHECK_REPORT.program, w(CHECK_REPORT["program-value"], { name: PROGRAM, version: options.program })],
    [CHECK_REPORT.codes, w(CHECK_REPORT["codes-value"], { first: FIRST_YEAR, last: LAST_YEAR })],
    [CHECK_REPORT.settings, settingsWords(reported, language)],
    ...(prior ? [[CHECK_REPORT["prior-file"], otherName(prior, language)] as const] : []),
    ...(budget ? [[CHECK_REPORT["budget-file"], otherName(budget, language)] as const] : []),
    ...(units.length > 0
      ? [
          [
            CHECK_REPORT["unit-files"],
            w(CHECK_REPORT["unit-count"], {
              count: units.length,
              names: units.map((u) => u.unitName ?? u.unitCode ?? "").join(PUNCTUATION[language].list),
            }),
          ] as const,
        ]
      : []),
    ...(userRules.length > 0
      ? [
          [
            CHECK_REPORT["own-rules"],
            w(CHECK_REPORT["own-rules-count"], { count: report.results.filter(isUserRule).length }),
          ] as const,
        ]
      : []),
  ];
  return table(
    [CHECK_REPORT.fact[language], CHECK_REPORT["fact-value"][language]],
    facts.map(([label, value]) => [w(label), value]),
    { widths: [22, 78], named: true },
  );
}

function settingsWords({ item: { report } }: ReportedDisclosure, language: Language): string {
  const off = switchedOff(report.results).length;
  if (off === 0 && report.tolerance === undefined) return CHECK_REPORT["settings-none"][language];
  return say(CHECK_REPORT["settings-value"], language, {
    off: off || null,
    tolerance: report.tolerance ?? CHECK_REPORT["settings-decimals"],
  });
}

const otherName = (d: Disclosure, language: Language): string =>
  say(CHECK_REPORT.name, language, {
    year: d.year,
    unit: d.unitName ?? d.unitCode ?? "",
    level: LEVELS[d.level],
    kind: KINDS[d.kind],
  });

/** The rules that the user switched off, each with the reason. */
export function offBlocks({ item: { report } }: ReportedDisclosure, language: Language): TextBlock[] {
  const off = switchedOff(report.results);
  if (off.length === 0) return [];
  return [
    paragraph(say(PAPER.off, language, { count: off.length })),
    table(
      [PAPER.rule, PAPER.name, PAPER["off-reason"]].map((m) => m[language]),
      off.map((r) => [r.rule, ruleName(r, language), r.switchedOff]),
      { widths: [10, 45, 45] },
    ),
  ];
}

/** The tables that the document was found to have, or to lack. */
export function scopeTable({ item: { disclosure } }: ReportedDisclosure, language: Language): TextBlock {
  return table(
    [PAPER.number, PAPER.table, PAPER.standard, PAPER.state, PAPER.pages].map((m) => m[language]),
    disclosure.tables.map((t, i) => [
      i + 1,
      t.title,
      t.id === "other" ? PAPER["not-standard"][language] : tableLabel(t.id, disclosure.kind, language),
      STATES[t.state][language],
      t.pages.join(PUNCTUATION[language].list),
    ]),
    { widths: [8, 36, 29, 10, 17], caption: CHECK_REPORT.scope[language] },
  );
}

/** What a person corrected in the reading, and where the workbook says otherwise than the document. */
export function changesBlocks({ edits = [], corrections = [] }: ReportedDisclosure, language: Language): TextBlock[] {
  return [
    ...(corrections.length > 0
      ? [paragraph(CHECK_REPORT.corrected[language]), ...corrections.map((c) => indented(sentence(c, language)))]
      : []),
    ...(edits.length > 0
      ? [
          paragraph({ text: say(CHECK_REPORT["edits-note"], language, { count: edits.length }), bold: true }),
          table(
            [CHECK_REPORT.place, CHECK_REPORT.printed, CHECK_REPORT.now].map((m) => m[language]),
            edits.map((e) => editRow(e, language)),
            { widths: [50, 25, 25], caption: CHECK_REPORT.edits[language] },
          ),
        ]
      : []),
  ];
}

function editRow({ kind, table: words, item, column, printed, now }: ReportedEdit, language: Language): string[] {
  const place = column
    ? say(CHECK_REPORT.cell, language, { table: words[language], row: item, column })
    : say(CHECK_REPORT["of-total"], language, { table: words[language], column: item });
  const blank = CHECK_REPORT.blank[language];
  if (kind === "added") return [place, "", CHECK_REPORT["row-added"][language]];
  if (kind === "removed") return [place, "", CHECK_REPORT["row-removed"][language]];
  return [place, printed ?? blank, now ?? blank];
}
