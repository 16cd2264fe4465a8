import { sides, verdictFormula, type Claim, type FigureRef } from "../../checking";
import { GROUPS, OUTCOMES, CHECK_BOOK, type Language } from "../../words";
import {
  a1,
  claimResult,
  columnName,
  countCell,
  decimalCell,
  DIRECTION_WORDS,
  failingFirst,
  FigureWords,
  sideValues,
  textCell,
  toleranceCell,
  type PlanCell,
} from "../../workbook";
import type { ReportedDisclosure } from "./reported";

/** Columns of the sheet of checks; behind them the operands, the left side's first. */
export const CHECK_COLUMNS = [
  "number",
  "disclosure",
  "rule",
  "group",
  "content",
  "left",
  "right",
  "difference",
  "tolerance",
  "verdict",
  "by-program",
  "agrees",
  "checks",
  "word",
] as const;

type CheckColumn = (typeof CHECK_COLUMNS)[number];
export const FIRST_OPERAND = CHECK_COLUMNS.length;
export const checkColumn = (name: CheckColumn): number => CHECK_COLUMNS.indexOf(name);

/** A row a check that is arithmetic, its operands as numbers and all else as formulas of the row: whoever opens it recalculates every verdict. */
export function checkRows(reported: readonly ReportedDisclosure[], firstRow: number, language: Language): PlanCell[][] {
  const rows: PlanCell[][] = [];
  reported.forEach((r, i) => {
    const words = new FigureWords(r.item);
    for (const claim of claimsOf(r))
      rows.push(
        checkRow(r, claim, {
          words,
          disclosure: i + 1,
          row: firstRow + rows.length,
          number: rows.length + 1,
          language,
        }),
      );
  });
  return rows;
}

/** The checks of a disclosure that are arithmetic, the failing ones first. */
export const claimsOf = ({ item: { report } }: ReportedDisclosure): Claim[] =>
  failingFirst([...report.equations, ...report.claims]);

function checkRow(
  { item }: ReportedDisclosure,
  claim: Claim,
  at: {
    readonly words: FigureWords;
    readonly disclosure: number;
    readonly row: number;
    readonly number: number;
    readonly language: Language;
  },
): PlanCell[] {
  const own = (name: CheckColumn): string => a1(at.row, checkColumn(name));
  const terms = [claim.total, ...claim.parts];
  const columns = new Map<FigureRef, number>();
  terms.forEach((t, i) => columns.set(t.cell, FIRST_OPERAND + i));
  const addressOf = (ref: FigureRef): string => a1(at.row, columns.get(ref)!);
  const { left, right } = sides(claim, {
    one: addressOf,
    sum: (refs) =>
      `SUM(${runs(
        refs.map((ref) => columns.get(ref)!),
        at.row,
      ).join(",")})`,
  });
  const group = item.report.results.find((r) => r.rule === claim.rule)?.group;
  const verdict = verdictFormula(
    claim,
    {
      left: own("left"),
      right: own("right"),
      difference: own("difference"),
      tolerance: own("tolerance"),
      ...(claim.kind === "direction" ? { word: own("word") } : {}),
    },
    "native",
  );
  const values = sideValues(claim);
  const result = claimResult(claim);
  return [
    countCell(at.number),
    countCell(at.disclosure),
    textCell(claim.rule),
    textCell(group ? GROUPS[group][at.language] : null),
    textCell(at.words.claim(claim), "wrap"),
    { ...decimalCell(values.left), formula: `=${left}` },
    { ...decimalCell(values.right), formula: `=${right}` },
    { ...decimalCell(claim.difference), formula: `=ROUND(${own("left")}-${own("right")},6)` },
    toleranceCell(claim),
    { value: result, formula: verdict },
    textCell(OUTCOMES[claim.status].zh),
    {
      value: CHECK_BOOK.same[at.language],
      formula: `=IF(LEFT(${own("verdict")},2)=${own("by-program")},"${CHECK_BOOK.same[at.language]}","${CHECK_BOOK.other[at.language]}")`,
    },
    countCell(claim.checks ?? 1),
    textCell(wordOf(item, claim)),
    ...terms.map((t): PlanCell => decimalCell(t.value)),
  ];
}

/** The word beside the change that a direction is about. */
function wordOf({ disclosure }: ReportedDisclosure["item"], { kind, parts }: Claim): string | null {
  const ref = kind === "direction" ? parts[1]?.cell : undefined;
  const direction = ref && "narrative" in ref ? disclosure.narrative[ref.narrative]?.direction : null;
  return direction ? DIRECTION_WORDS[direction] : null;
}

/** Columns of a row; those that follow one another as one range, since a function takes no more than 255 arguments. */
function runs(columns: readonly number[], row: number): string[] {
  const out: string[] = [];
  for (let i = 0; i < columns.length;) {
    let j = i;
    while (columns[j + 1] === columns[j]! + 1) j++;
    out.push(i === j ? a1(row, columns[i]!) : `${columnName(columns[i]!)}${row + 1}:${a1(row, columns[j]!)}`);
    i = j + 1;
  }
  return out;
}
