import type { CodeQuestion, CodeTest } from "../checking";
import { a1, columnName, pinnedA1, quoteSheet } from "./address";
import type { CellTarget } from "./plan";

/** The codes of a table as they stand in the workbook: one formula asks all of them. */
export interface PlacedCodes {
  readonly test: CodeTest;
  /** First code cell. */
  readonly target: CellTarget;
  /** The columns of codes and of the rows' numbers, from the first row of the table on. */
  readonly codes: ComparedColumn;
  readonly keys: ComparedColumn;
  /** Numbers of the first and of the last row that was looked at. */
  readonly from: number;
  readonly to: number;
  /** What stands in the column in between, in the order of the rows. */
  readonly values: readonly string[];
}

/** A column of a placed table: its first cell, and all of it. */
export interface ComparedColumn {
  readonly first: string;
  readonly whole: string;
  readonly firstRow: number;
}

export function comparedColumn(sheet: string, column: number, firstRow: number): ComparedColumn {
  const [name, letters] = [quoteSheet(sheet), columnName(column)];
  return { first: `${name}!${pinnedA1(a1(firstRow, column))}`, whole: `${name}!$${letters}:$${letters}`, firstRow };
}

/** Rows among which a check may search for its own without keeping its reader waiting: some twelve disclosures. */
export const MOST_SEARCHED_ROWS = 5000;

/** Rows of a table each of which a formula may hold against each other. */
const MOST_COMPARED_ROWS = 400;

/** How many rows a table may have where its codes are asked so. */
export const mostRows = ({ question }: CodeTest): number =>
  question.kind === "length" || question.kind === "classification" ? MOST_SEARCHED_ROWS : MOST_COMPARED_ROWS;

/** Above every number of a row: the search for it ends at the last. */
const ABOVE_ALL = "9E+307";

/**
 * The rows of the table as it is now, later imports too, for a sort brings a disclosure's rows anywhere; as many as can be compared. The formula says first whether
 * the disclosure's own rows are all among them.
 */
const comparedRange = ({ first, whole, firstRow }: ComparedColumn, { keys, test }: PlacedCodes): string =>
  `${first}:INDEX(${whole},MIN(${firstRow + mostRows(test)},MATCH(${ABOVE_ALL},${keys.whole})))`;

/** What a question is called in the list of checks. */
export const QUESTION_WORDS: Readonly<Record<CodeQuestion["kind"], string>> = {
  length: "科目编码位数",
  unique: "科目编码不重复",
  levels: "科目编码的上级齐全",
  classification: "科目编码在其分类栏",
};

/** How many codes are at fault, as a formula without its `=`; the rows are found by their numbers, sorted or not. An error where some can't be seen. */
export function faultFormula(placed: PlacedCodes): string {
  const { from, to } = placed;
  const keys = comparedRange(placed.keys, placed);
  const between = (column: string): string => `COUNTIFS(${column},">=${from}",${column},"<=${to}")`;
  return `IF(${between(keys)}<${between(placed.keys.whole)},NA(),${countFormula(placed, comparedRange(placed.codes, placed), keys)})`;
}

function countFormula({ test, from, to }: PlacedCodes, codes: string, keys: string): string {
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
