import type { Severity } from "../../checking";
import { describeSource } from "../../disclosure";
import {
  BASES,
  CHECK_BOOK,
  CHECK_REPORT,
  GROUPS,
  KINDS,
  LEVELS,
  OUTCOMES,
  PAPER,
  SEVERITIES,
  WITHOUT_FORMULA,
  say,
  type Language,
} from "../../words";
import {
  a1,
  claimResult,
  columnName,
  conclusionOf,
  countByRule,
  countCell,
  decimalCell,
  findingOrder,
  ruleName,
  textCell,
  type PlanCell,
  type WorkbookPlan,
} from "../../workbook";
import { HEAD_ROWS, listBook, type ListSheet } from "../list-sheet";
import { CHECK_COLUMNS, checkColumn, checkRows, claimsOf, FIRST_OPERAND } from "./check-rows";
import { disclosureName } from "./examined";
import { figureName, findingSentence } from "./finding-words";
import { reportTitle } from "./report-document";
import type { ReportedDisclosure, ReportOptions } from "./reported";

type Status = keyof typeof OUTCOMES;
const STATUSES = Object.keys(OUTCOMES) as Status[];
const SEVERITY_NAMES = Object.keys(SEVERITIES) as Severity[];

/** A report as a workbook that stands by itself: nothing of it needs the add-in, and every arithmetic verdict is a plain formula over numbers beside it. */
export function reportBook(reported: readonly ReportedDisclosure[], options: ReportOptions): WorkbookPlan {
  const { language } = options;
  const foot = { left: reportTitle(reported, language), right: options.checkedAt };
  return listBook(
    [
      summarySheet(reported, options),
      findingsSheet(reported, language),
      checksSheet(reported, language),
      rulesSheet(reported, language),
    ],
    foot,
  );
}

function summarySheet(reported: readonly ReportedDisclosure[], options: ReportOptions): ListSheet {
  const { language } = options;
  const rows = reported.map((r, i): PlanCell[] => {
    const { identity, disclosure, report, source } = r.item;
    return [
      countCell(i + 1),
      textCell(identity.year),
      textCell(identity.unit, "wrap"),
      textCell(LEVELS[disclosure.level][language]),
      textCell(KINDS[disclosure.kind][language]),
      textCell(identity.version),
      ...SEVERITY_NAMES.map((s) => countCell(report.findings.filter((f) => f.severity === s).length)),
      ...STATUSES.map((s) => countCell(report.counts[s])),
      textCell(conclusionOf(r.item, language), "wrap"),
      textCell(source.file, "wrap"),
      countCell(source.pages),
      textCell(source.sha256, "wrap"),
    ];
  });
  const firstCount = 6;
  const counts = SEVERITY_NAMES.length + STATUSES.length;
  const total: PlanCell[] = Array.from({ length: firstCount + counts }, (_, column): PlanCell => {
    if (column === 0) return textCell(CHECK_REPORT["overview-sum"][language], "total");
    if (column < firstCount) return textCell(null, "total");
    const sum = rows.reduce((n, row) => n + Number(row[column]!.value), 0);
    const range = `${a1(HEAD_ROWS, column)}:${a1(HEAD_ROWS + rows.length - 1, column)}`;
    return { value: sum, formula: `=SUM(${range})`, format: "0", style: "total" };
  });
  return {
    name: CHECK_BOOK["sheet-summary"][language],
    role: "overview",
    title: reportTitle(reported, language),
    note: say(CHECK_BOOK["summary-note"], language, { time: options.checkedAt, version: options.program }),
    header: [
      PAPER.number[language],
      PAPER.year[language],
      PAPER.unit[language],
      CHECK_BOOK.level[language],
      CHECK_BOOK.kind[language],
      CHECK_BOOK.version[language],
      ...SEVERITY_NAMES.map((s) => SEVERITIES[s][language]),
      ...STATUSES.map((s) => OUTCOMES[s][language]),
      CHECK_REPORT.result[language],
      PAPER.file[language],
      CHECK_BOOK.pages[language],
      PAPER.hash[language],
    ],
    widths: [6, 7, 22, 7, 7, 7, 6, 6, 6, 7, 7, 7, 8, 9, 30, 24, 6, 22],
    rows: [...rows, total],
    frozenColumns: 3,
  };
}

function findingsSheet(reported: readonly ReportedDisclosure[], language: Language): ListSheet {
  const blank = CHECK_REPORT.blank[language];
  const rows = reported.flatMap((r) => {
    const { disclosure, report } = r.item;
    return findingOrder(report.findings).map((at, i): PlanCell[] => {
      const f = report.findings[at]!;
      const decision = r.decisions?.[at];
      const first = f.suggestion
        ? { cell: f.suggestion.cell, label: "" }
        : (f.terms?.total ?? f.cells.find((c) => c.source) ?? f.cells[0]);
      const source = f.cells.find((c) => c.source)?.source;
      return [
        countCell(i + 1),
        textCell(disclosureName(r, language), "wrap"),
        textCell(SEVERITIES[f.severity][language], f.severity === "error" ? "bad" : undefined),
        textCell(f.rule),
        textCell(findingSentence(disclosure, f, language) ?? (language === "en" ? f.messageEn : f.message), "wrap"),
        textCell(first ? figureName(disclosure, first, language) : null, "wrap"),
        textCell(describeSource(source, language), "wrap"),
        decimalCell(f.difference),
        textCell(f.suggestion ? f.suggestion.printed?.trim() || blank : null),
        textCell(f.suggestion ? f.suggestion.value.trim() || blank : null),
        textCell(language === "en" ? f.messageEn : f.message, "wrap"),
        countCell(f.consequences?.length ?? 0),
        textCell(
          (f.consequences ?? []).map((c) => `${c.rule} ${language === "en" ? c.messageEn : c.message}`).join("\n") ||
            null,
          "wrap",
        ),
        textCell(BASES[f.basis][language]),
        textCell(decision?.word),
        textCell(decision?.remark, "wrap"),
        textCell(decision?.who),
        textCell(decision?.when),
      ];
    });
  });
  return {
    name: CHECK_BOOK["sheet-findings"][language],
    role: "findings",
    title: CHECK_BOOK["sheet-findings"][language],
    note: CHECK_REPORT["findings-note"][language],
    header: [
      PAPER.number,
      CHECK_REPORT.disclosure,
      PAPER.severity,
      PAPER.rule,
      PAPER.told,
      CHECK_REPORT.place,
      CHECK_REPORT.where,
      CHECK_REPORT.difference,
      CHECK_REPORT.printed,
      CHECK_BOOK.suggested,
      CHECK_BOOK.message,
      CHECK_BOOK["consequence-count"],
      CHECK_BOOK.consequences,
      CHECK_BOOK.basis,
      CHECK_BOOK.decision,
      CHECK_BOOK.remark,
      CHECK_BOOK.who,
      CHECK_BOOK.when,
    ].map((m) => m[language]),
    widths: [6, 20, 7, 6, 52, 28, 14, 12, 14, 14, 50, 8, 44, 8, 10, 20, 10, 16],
    rows,
    frozenColumns: 4,
    printed: 10,
    table: "report_findings",
  };
}

function checksSheet(reported: readonly ReportedDisclosure[], language: Language): ListSheet {
  const rows = checkRows(reported, HEAD_ROWS, language);
  const most = rows.reduce((n, row) => Math.max(n, row.length), FIRST_OPERAND + 2);
  const operands = Array.from({ length: most - FIRST_OPERAND }, (_, i) =>
    i === 0 ? CHECK_BOOK["left-operand"][language] : say(CHECK_BOOK.operand, language, { number: i }),
  );
  const verdicts = columnName(checkColumn("verdict"));
  const agrees = columnName(checkColumn("agrees"));
  const last = HEAD_ROWS + Math.max(1, rows.length);
  const whole = (letters: string): string => `${letters}${HEAD_ROWS + 1}:${letters}${last}`;
  const results = reported.flatMap((r) => claimsOf(r).map(claimResult));
  const count = (word: string): number => results.filter((s) => s.startsWith(word)).length;
  const told = ["fail", "rounded", "pass"].map((s) => OUTCOMES[s as Status].zh);
  const other = CHECK_BOOK.other[language];
  const summary = [
    ...told.map((word) => `"${word} "&COUNTIF(${whole(verdicts)},"${word}*")`),
    `"${other} "&COUNTIF(${whole(agrees)},"${other}")`,
  ];
  const range = (name: "verdict" | "agrees") => ({
    row: HEAD_ROWS,
    column: checkColumn(name),
    rows: Math.max(1, rows.length),
    columns: 1,
  });
  const cell = `$${verdicts}${HEAD_ROWS + 1}`;
  return {
    name: CHECK_BOOK["sheet-checks"][language],
    role: "checks",
    title: CHECK_BOOK["sheet-checks"][language],
    note: CHECK_BOOK["checks-note"][language],
    header: [...CHECK_COLUMNS.map((c) => CHECK_BOOK[`column-${c}`][language]), ...operands],
    widths: [7, 7, 6, 12, 56, 14, 14, 12, 10, 14, 9, 8, 7, 7, ...operands.map(() => 13)],
    rows,
    beside: [
      checkColumn("content"),
      {
        value: [...told.map((word) => `${word} ${count(word)}`), `${other} 0`].join("　"),
        formula: `=${summary.join('&"　"&')}`,
        style: "total",
      },
    ],
    frozenColumns: 5,
    printed: FIRST_OPERAND,
    table: "report_checks",
    formats: [
      { range: range("verdict"), formula: `=LEFT(${cell},2)="${OUTCOMES.fail.zh}"`, style: "bad" },
      { range: range("verdict"), formula: `=LEFT(${cell},2)="${OUTCOMES.rounded.zh}"`, style: "rounded" },
      { range: range("agrees"), formula: `=$${agrees}${HEAD_ROWS + 1}="${other}"`, style: "bad" },
    ],
  };
}

function rulesSheet(reported: readonly ReportedDisclosure[], language: Language): ListSheet {
  const rows = reported.flatMap((r, i) => {
    const arithmetic = countByRule(claimsOf(r));
    return r.item.report.results.map((result): PlanCell[] => {
      const { counts } = result;
      const own = arithmetic.get(result.rule) ?? 0;
      const rest = counts.pass + counts.rounded + counts.fail - own;
      return [
        countCell(i + 1),
        textCell(result.rule),
        textCell(ruleName(result, language), "wrap"),
        textCell(GROUPS[result.group][language]),
        ...STATUSES.map((s) => countCell(counts[s], s === "fail" && counts.fail > 0 ? "bad" : undefined)),
        countCell(own),
        countCell(rest),
        textCell(rest > 0 ? WITHOUT_FORMULA[result.group][language] : null, "wrap"),
        textCell(language === "en" ? result.reasonEn : result.reason, "wrap"),
      ];
    });
  });
  return {
    name: CHECK_BOOK["sheet-rules"][language],
    role: "outcomes",
    title: CHECK_BOOK["sheet-rules"][language],
    note: CHECK_BOOK["rules-note"][language],
    header: [
      CHECK_BOOK["column-disclosure"][language],
      PAPER.rule[language],
      PAPER.name[language],
      PAPER.group[language],
      ...STATUSES.map((s) => OUTCOMES[s][language]),
      CHECK_BOOK.arithmetic[language],
      CHECK_BOOK["not-arithmetic"][language],
      CHECK_BOOK["why-not"][language],
      PAPER.reason[language],
    ],
    widths: [7, 7, 34, 18, 8, 8, 8, 9, 10, 10, 10, 24, 42],
    rows,
    table: "report_rules",
    frozenColumns: 3,
  };
}
