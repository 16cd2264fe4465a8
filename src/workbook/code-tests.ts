import type { CodeQuestion, CodeTest } from "../checking";
import { pinnedA1, quoteSheet, rectA1 } from "./address";
import type { CellTarget } from "./plan";

/** The codes of a table as they stand in the workbook: one formula asks all of them. */
export interface PlacedCodes {
  readonly test: CodeTest;
  /** First code cell, and the ranges of codes and of the rows' numbers, of the whole table. */
  readonly target: CellTarget;
  readonly codes: string;
  readonly keys: string;
  /** Numbers of the first and of the last row that was looked at. */
  readonly from: number;
  readonly to: number;
  /** What stands in the column in between, in the order of the rows. */
  readonly values: readonly string[];
}

/** A range of a column of a placed table. */
export const columnRange = (sheet: string, column: number, firstRow: number, rows: number): string =>
  `${quoteSheet(sheet)}!${pinnedA1(rectA1({ row: firstRow, column, rows, columns: 1 }))}`;

/** What a question is called in the list of checks. */
export const QUESTION_WORDS: Readonly<Record<CodeQuestion["kind"], string>> = {
  length: "科目编码位数",
  unique: "科目编码不重复",
  levels: "科目编码的上级齐全",
  classification: "科目编码在其分类栏",
};

/** How many codes are at fault, as a formula without its `=`; the rows are found by their numbers, sorted or not. */
export function faultFormula({ test, codes, keys, from, to }: PlacedCodes): string {
  const own = `(${keys}>=${from})*(${keys}<=${to})*ISNUMBER(${keys})*(LEN(${codes})>0)`;
  const within = `${keys},">=${from}",${keys},"<=${to}"`;
  const { question } = test;
  switch (question.kind) {
    case "length":
      return `SUMPRODUCT(${own}*${question.lengths.map((n) => `(LEN(${codes})<>${n})`).join("*")})`;
    case "unique":
      return `SUMPRODUCT(${own}*(COUNTIFS(${codes},${codes}&"",${within})>1))`;
    case "levels": {
      const parents = [3, 5].map((n) => `(LEN(${codes})>${n})*(COUNTIFS(${codes},LEFT(${codes},${n}),${within})=0)`);
      return `SUMPRODUCT(${own}*((${parents.join("+")})>0))`;
    }
    case "classification": {
      const first = (digit: string): string => `(LEFT(${codes},1)="${digit}")`;
      return question.economic
        ? `SUMPRODUCT(${own}*${first("2")}*(LEN(${codes})>3))`
        : `SUMPRODUCT(${own}*(${first("3")}+${first("5")})*(LEN(${codes})=5))`;
    }
  }
}

/** The same of the codes as they are written. */
export function faults({ question }: CodeTest, values: readonly string[]): number {
  const codes = values.filter((code) => code !== "");
  const is = (code: string): boolean => {
    switch (question.kind) {
      case "length":
        return !question.lengths.includes(code.length);
      case "unique":
        return codes.filter((other) => other === code).length > 1;
      case "levels":
        return [3, 5].some((n) => code.length > n && !codes.includes(code.slice(0, n)));
      case "classification":
        return question.economic ? code.startsWith("2") && code.length > 3 : /^[35]/.test(code) && code.length === 5;
    }
  };
  return codes.filter(is).length;
}

/**
 * How many faults a formula sees that the rule lets pass (a form that prints no 款, codes of units): so many stay allowed. Null where the
 * rule finds more than the formula sees: then no formula can hold it.
 */
export function allowedFaults({ test, values }: PlacedCodes): number | null {
  const allowed = faults(test, values) - test.failing;
  return allowed < 0 ? null : allowed;
}
