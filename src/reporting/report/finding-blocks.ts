import type { EvidenceCell, Finding, FindingTerm } from "../../checking";
import { describeSource, type Decimal, type Disclosure } from "../../disclosure";
import { BASES, CHECK_REPORT, OUTCOMES, say, type Language, type Message, type Value } from "../../words";
import { ruleName } from "../../workbook";
import type { HeadingLevel, TextBlock, TextCell } from "../text-document";
import { bold, cell, heading, listed, paragraph, table } from "./blocks";
import { evidenceBlocks } from "./evidence-blocks";
import { cellName, figureName, filledParts, findingSentence, money, sumOf } from "./finding-words";
import { placesOf } from "./places";
import type { ReportedDecision, ReportedDisclosure } from "./reported";

/** One finding: what is wrong, its figures, where it stands, what it should probably say, what was decided, and a look at the document. */
export function findingBlocks(
  reported: ReportedDisclosure,
  at: number,
  { number, level, language }: { readonly number: number; readonly level: HeadingLevel; readonly language: Language },
): readonly TextBlock[] {
  const { disclosure, report } = reported.item;
  const finding = report.findings[at]!;
  const w = (message: Message, values: Readonly<Record<string, Value>> = {}): string => say(message, language, values);
  const message = language === "en" ? finding.messageEn : finding.message;
  const sentence = findingSentence(disclosure, finding, language);
  const rule = report.results.find((r) => r.rule === finding.rule);
  const title = rule ? ruleName(rule, language) : finding.title;
  const decision = reported.decisions?.[at];
  return [
    heading(level, w(CHECK_REPORT.finding, { number, rule: finding.rule, title })),
    ...(sentence === null
      ? [paragraph(bold(message))]
      : [paragraph(bold(sentence)), paragraph(w(CHECK_REPORT["by-program"], { message }))]),
    ...(finding.terms
      ? [equationTable(disclosure, finding, language)]
      : cellsTable(disclosure, finding.cells, language)),
    ...suggestionBlocks(disclosure, finding, language),
    ...consequenceBlocks(finding, language),
    paragraph(
      w(CHECK_REPORT.basis, { basis: BASES[finding.basis][language], outcome: OUTCOMES[finding.outcome][language] }),
    ),
    ...(decision ? [paragraph(decisionWords(decision, language))] : []),
    ...placesOf(disclosure, finding).flatMap((place, i) =>
      evidenceBlocks(
        reported.evidence?.[at]?.[i] ?? [],
        place,
        { cell: figureName(disclosure, place.figure, language), file: reported.item.source.file },
        language,
      ),
    ),
  ];
}

/** What the person who checked made of it. */
export function decisionWords({ word, remark, who, when }: ReportedDecision, language: Language): string {
  const decided = word.trim() || CHECK_REPORT.undecided[language];
  return say(CHECK_REPORT.decision, language, { word: decided, remark, who, when });
}

/** The equation as accountants write it: what should be reached, the parts one below the other, their sum, the difference. */
function equationTable(d: Disclosure, { terms, difference, tolerance }: Finding, language: Language): TextBlock {
  const { kind, total, parts } = terms!;
  const filled = filledParts(terms!);
  const sign = (part: FindingTerm, i: number): string =>
    kind === "product" ? (i ? "× " : "= ") : part.coefficient < 0 ? "− " : i ? "＋ " : kind === "at-most" ? "≤ " : "= ";
  const scale = (part: FindingTerm): string =>
    Math.abs(part.coefficient) === 1 ? "" : `${Math.abs(part.coefficient)} × `;
  const row = (name: string, term: FindingTerm, strong = false): TextCell[] => [
    cell({ text: name, bold: strong }),
    cell({ text: term.value === null ? CHECK_REPORT.blank[language] : money(term.value), bold: strong }, true),
    cell(term.printed ?? CHECK_REPORT.blank[language], true),
    cell(describeSource(term.source, language)),
  ];
  const sumRow = (words: string, value: Decimal): TextCell[] => [
    cell(bold(words)),
    cell(bold(money(value)), true),
    cell(""),
    cell(""),
  ];
  const blank = parts.length - filled.length;
  return table(
    [CHECK_REPORT.item, CHECK_REPORT.amount, CHECK_REPORT.printed, CHECK_REPORT.where].map((m) => m[language]),
    [
      row(figureName(d, total, language), total, true),
      ...filled.map((p, i) => row(`${sign(p, i)}${scale(p)}${figureName(d, p, language)}`, p)),
      ...(blank > 0
        ? [[cell(say(CHECK_REPORT["blank-parts"], language, { count: blank })), cell(""), cell(""), cell("")]]
        : []),
      ...(kind !== "product" && filled.length > 1
        ? [sumRow(CHECK_REPORT[kind === "at-most" ? "limit-of-parts" : "sum-of-parts"][language], sumOf(terms!))]
        : []),
      ...(difference === null ? [] : [sumRow(CHECK_REPORT.difference[language], difference)]),
      ...(tolerance === null
        ? []
        : [[cell(CHECK_REPORT.tolerance[language]), cell(money(tolerance), true), cell(""), cell("")]]),
    ],
    { widths: [46, 18, 16, 20], named: true },
  );
}

/** The cells that a finding names, where it is no equation. */
function cellsTable(d: Disclosure, cells: readonly EvidenceCell[], language: Language): TextBlock[] {
  if (cells.length === 0) return [];
  return [
    table(
      [CHECK_REPORT.place, CHECK_REPORT.printed, CHECK_REPORT.where].map((m) => m[language]),
      cells.map((c) => [
        figureName(d, c, language),
        c.quote ?? (c.cell ? CHECK_REPORT.blank[language] : ""),
        describeSource(c.source, language),
      ]),
      { widths: [40, 38, 22] },
    ),
  ];
}

function suggestionBlocks(d: Disclosure, { suggestion }: Finding, language: Language): TextBlock[] {
  if (!suggestion) return [];
  const word = (text: string | null): string => text?.trim() || CHECK_REPORT.blank[language];
  const { cell: ref, printed, value, explains, alternatives, changes = [] } = suggestion;
  return [
    paragraph({
      text: say(CHECK_REPORT.suggestion, language, {
        cell: cellName(d, ref, language),
        printed: word(printed),
        value: word(value),
        explains,
        alternatives: alternatives.length || null,
      }),
      marked: true,
    }),
    ...(changes.length > 1
      ? changes.map((c) =>
          listed(
            say(CHECK_REPORT["suggestion-change"], language, {
              cell: cellName(d, c.cell, language),
              printed: word(c.printed),
              value: word(c.value),
            }),
          ),
        )
      : []),
  ];
}

function consequenceBlocks({ consequences = [] }: Finding, language: Language): TextBlock[] {
  if (consequences.length === 0) return [];
  return [
    paragraph(say(CHECK_REPORT.consequences, language, { count: consequences.length })),
    ...consequences.map(({ rule, message, messageEn }) =>
      listed(say(CHECK_REPORT.consequence, language, { rule, message: language === "en" ? messageEn : message })),
    ),
  ];
}
