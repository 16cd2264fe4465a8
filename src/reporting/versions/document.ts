import type { Finding } from "../../checking";
import type { Decimal } from "../../disclosure";
import { OUTCOMES, PAPER, say, SEVERITIES, VERSIONS, type Language, type Message } from "../../words";
import { bold, cell, heading, paragraph, table } from "../report/blocks";
import { money } from "../report/finding-words";
import type { TextBlock, TextCell, TextDocument, TextRun } from "../text-document";
import type { CellChange } from "./cells";
import { columnName, factText, itemName, remarkOf, stateText, stateWords, summaryOf, tableName } from "./change-words";
import type { VersionComparison } from "./compare";
import { comparisonTitle, decisionOn, type ComparedVersion, type ComparisonOptions } from "./compared";
import type { SentenceChange } from "./sentences";

/** The notice that lists what changed between two versions. */
export function comparisonDocument(
  before: ComparedVersion,
  after: ComparedVersion,
  comparison: VersionComparison,
  { language, comparedAt }: ComparisonOptions,
): TextDocument {
  const title = comparisonTitle(after, language);
  const section = (message: Message): TextBlock => heading(1, message[language]);
  return {
    title,
    language: language === "en" ? "en-US" : "zh-CN",
    foot: say(VERSIONS.foot, language, { title, time: comparedAt }),
    blocks: [
      section(VERSIONS.versions),
      versionsTable(before, after, language),
      section(VERSIONS.summary),
      paragraph(bold(summaryOf(comparison, language))),
      ...factBlocks(comparison, language),
      section(VERSIONS.tables),
      ...tableBlocks(before, after, comparison.cells, language),
      section(VERSIONS.sentences),
      ...sentenceBlocks(comparison.sentences, language),
      section(VERSIONS.findings),
      ...findingBlocks(before, comparison, language),
    ],
  };
}

function versionsTable(before: ComparedVersion, after: ComparedVersion, language: Language): TextBlock {
  const row = (message: Message, of: (v: ComparedVersion) => string): string[] => [
    message[language],
    of(before),
    of(after),
  ];
  return table(
    ["", VERSIONS.before[language], VERSIONS.after[language]],
    [
      row(VERSIONS.file, (v) => v.file),
      row(VERSIONS.hash, (v) => v.sha256),
      row(VERSIONS.year, (v) => v.disclosure.year ?? VERSIONS.absent[language]),
      row(VERSIONS.conclusion, ({ report }) =>
        (["error", "warn", "info"] as const)
          .map((s) => `${SEVERITIES[s][language]} ${report.findings.filter((f) => f.severity === s).length}`)
          .join(language === "en" ? ", " : "，"),
      ),
    ],
    { widths: [16, 42, 42], named: true },
  );
}

function factBlocks({ facts }: VersionComparison, language: Language): TextBlock[] {
  if (facts.length === 0) return [];
  return [
    table(
      [VERSIONS.facts[language], VERSIONS.before[language], VERSIONS.after[language]],
      facts.map(({ fact, before, after }) => [
        VERSIONS[`fact-${fact}`][language],
        factText(fact, before, language),
        factText(fact, after, language),
      ]),
      { widths: [20, 40, 40], named: true },
    ),
  ];
}

/** A table of changes for each table that has any; tables that came or went stand first. */
function tableBlocks(
  before: ComparedVersion,
  after: ComparedVersion,
  cells: readonly CellChange[],
  language: Language,
): TextBlock[] {
  if (cells.length === 0) return [paragraph(VERSIONS["no-tables"][language])];
  const named = (change: CellChange): string =>
    tableName((change.after === null && change.before !== null ? before : after).disclosure, change, language);
  const groups = new Map<string, CellChange[]>();
  for (const change of cells)
    if (change.kind !== "table") groups.set(named(change), [...(groups.get(named(change)) ?? []), change]);
  return [
    ...cells.flatMap((c) => (c.states ? [paragraph(stateWords(after.disclosure, c, language))] : [])),
    ...[...groups].flatMap(([name, changes]): TextBlock[] => [
      heading(2, name),
      table(
        [
          VERSIONS.item[language],
          VERSIONS.column[language],
          VERSIONS.before[language],
          VERSIONS.after[language],
          VERSIONS.difference[language],
          VERSIONS.remark[language],
        ],
        changes.map((c): (string | TextCell)[] => [
          itemName(c),
          columnName(c, language),
          cell(stateText(c.before, language), c.kind === "amount"),
          cell(stateText(c.after, language), c.kind === "amount"),
          cell(signed(differenceOf(c)), true),
          remarkOf(c, language),
        ]),
        { widths: [26, 16, 17, 17, 12, 12] },
      ),
    ]),
  ];
}

/** In 万元, where both amounts are known in it; an amount in a row that one version lacks changes by all of it. */
export function differenceOf({ kind, how, before, after }: CellChange): Decimal | null {
  if (kind !== "amount") return null;
  if (how === "alone") return after?.wan ?? before?.wan?.negated() ?? null;
  return before?.wan && after?.wan ? after.wan.minus(before.wan) : null;
}

function signed(difference: Decimal | null): string {
  if (difference === null) return "";
  return difference.isPositive() && !difference.isZero() ? `+${money(difference)}` : money(difference);
}

function sentenceBlocks(sentences: readonly SentenceChange[], language: Language): TextBlock[] {
  if (sentences.length === 0) return [paragraph(VERSIONS["no-sentences"][language])];
  return [
    table(
      [VERSIONS.number[language], VERSIONS.before[language], VERSIONS.after[language]],
      sentences.map(({ before, after }, i): (number | TextCell)[] => [
        i + 1,
        { runs: before ? markedRuns(before.text, after?.text ?? null) : [{ text: VERSIONS.absent[language] }] },
        { runs: after ? markedRuns(after.text, before?.text ?? null) : [{ text: VERSIONS.absent[language] }] },
      ]),
      { widths: [8, 46, 46] },
    ),
  ];
}

/** A sentence with what the other has not in bold: between what both begin and end with, never in the middle of a figure. */
export function markedRuns(text: string, other: string | null): TextRun[] {
  if (other === null) return [{ text }];
  const inFigure = (at: number): boolean => /[\d.,]/.test(text[at - 1] ?? "") && /[\d.,]/.test(text[at] ?? "");
  let from = 0;
  while (from < text.length && from < other.length && text[from] === other[from]) from++;
  let end = text.length;
  for (let to = other.length; end > from && to > from && text[end - 1] === other[to - 1]; to--) end--;
  while (from > 0 && inFigure(from)) from--;
  while (end < text.length && inFigure(end)) end++;
  return [
    { text: text.slice(0, from) },
    { text: text.slice(from, end), bold: true, marked: true },
    { text: text.slice(end) },
  ].filter((run) => run.text !== "");
}

function findingBlocks(before: ComparedVersion, comparison: VersionComparison, language: Language): TextBlock[] {
  const { mended, fresh, standing, outcomes } = comparison;
  const decided = (before.decisions ?? []).some((d) => d !== null);
  const list = (message: Message, findings: readonly Finding[]): TextBlock[] =>
    findings.length === 0
      ? []
      : [
          heading(2, say(message, language, { count: findings.length })),
          table(
            [
              PAPER.severity[language],
              PAPER.rule[language],
              VERSIONS.told[language],
              ...(decided ? [VERSIONS.decision[language]] : []),
            ],
            findings.map((f) => [
              SEVERITIES[f.severity][language],
              f.rule,
              language === "en" ? f.messageEn : f.message,
              ...(decided ? [decisionOn(before, comparison, f) ?? ""] : []),
            ]),
            { widths: decided ? [10, 10, 60, 20] : [10, 10, 80] },
          ),
        ];
  const told = [...list(VERSIONS.fresh, fresh), ...list(VERSIONS.standing, standing), ...list(VERSIONS.mended, mended)];
  return [
    ...(told.length > 0 ? told : [paragraph(VERSIONS["no-findings"][language])]),
    ...(outcomes.length === 0
      ? []
      : [
          heading(2, say(VERSIONS.outcomes, language, { count: outcomes.length })),
          table(
            [VERSIONS.rule[language], VERSIONS.check[language], VERSIONS.before[language], VERSIONS.after[language]],
            outcomes.map(({ rule, claim, before: was, after: is }) => [
              rule,
              `${language === "en" ? claim.titleEn : claim.title}　${claim.total.label}`,
              OUTCOMES[was][language],
              OUTCOMES[is][language],
            ]),
            { widths: [10, 58, 16, 16] },
          ),
        ]),
  ];
}
