import { Decimal, fold, tableLabel, type StandardTableId } from "../disclosure";
import { verdictFormula, type Claim, type CodeTest, type FigureRef } from "../checking";
import { OUTCOMES } from "../words";
import { a1, columnName } from "./address";
import { countCell, decimalCell, moneyFormat, textCell } from "./cells";
import { ORDER_CELL, placeFormula, placeText, sideFormulas, textFormula, type FigurePlace } from "./check-amounts";
import { FigureWords } from "./check-words";
import { allowedFaults, faultFormula, faults, QUESTION_WORDS, type PlacedCodes } from "./code-tests";
import { headerCell } from "./content";
import { claimResult } from "./claim-result";
import { IDENTITY_HEADERS, identityKey, type NamedImport } from "./identity";
import type { ConditionalFormatPlan, PlanCell } from "./plan";

/** A code printed beside a name. */
export interface CodeCheck {
  readonly code: string;
  readonly name: string;
  readonly codeAt: FigurePlace;
  readonly nameAt: FigurePlace;
}

/** What the check sheet is made of. */
export interface ChecksInput {
  readonly imports: readonly NamedImport[];
  /** What has a live row, by import. */
  readonly claims: readonly (readonly Claim[])[];
  readonly place: (item: number, ref: FigureRef) => FigurePlace | null;
  /** What is asked of codes, by import; only what a formula can hold. */
  readonly tests: readonly (readonly PlacedCodes[])[];
  readonly codes: readonly (readonly CodeCheck[])[];
  readonly mode: "addin" | "native";
  readonly nameOf: (code: string, year: string | null) => string | null;
}

/** Columns of the check sheet: what is checked, both sides, the verdict and where; whose it is stands behind. */
export const CHECK_HEADERS = [
  "规则",
  "核对内容",
  "左值",
  "右值",
  "差额",
  "允许误差",
  "结果",
  "位置",
  "科目编码",
  "表内名称",
  "标准名称",
  "项数",
  "编号",
  ...IDENTITY_HEADERS,
  "核对标识",
  "不符行",
] as const;

type CheckHeader = (typeof CHECK_HEADERS)[number];

const column = (header: CheckHeader): number => CHECK_HEADERS.indexOf(header);
const RESULT = column("结果");
/** Columns that are printed. */
export const CHECK_PRINTED = column("项数");
/** Title, note and header stand above. */
export const CHECK_FIRST_ROW = 3;
export const CHECK_WIDTHS = [6, 58, 14, 14, 12, 10, 14, 24, 10, 22, 22, 6, 9, 7, 22, 6, 6, 8, 12, 7];

const ORDER_WORDS = {
  kept: "各表行序未变",
  moved: "有表被排序过：核对按行标识找到各行，结果不变",
};
/** In place of a result, in workbooks made before rows had numbers. */
export const MOVED = "行序已变";

/** A check before it has a row: its formulas speak of their own row. */
export interface CheckRow {
  /** 核对标识. */
  readonly key: string;
  readonly at: (row: number) => PlanCell[];
}

/** The checks of each import, in the order in which they are written. */
export function checkRows(input: ChecksInput): CheckRow[][] {
  return input.imports.map((item, i) => {
    const words = new FigureWords(item);
    const codes = input.codes[i] ?? [];
    const ids = codeIds(codes);
    const check = (id: string, at: CheckRow["at"]): CheckRow => ({ key: checkKey(item, id), at });
    return [
      ...failingFirst(input.claims[i]!).map((c) => check(c.id, (row) => claimRow(item, i, c, words, row, input))),
      ...(input.tests[i] ?? []).map((t) => check(t.test.id, (row) => testRow(item, t, row))),
      ...codes.map((code, k) => check(ids[k]!, (row) => codeRow(item, code, ids[k]!, row, input))),
    ];
  });
}

/** How many results begin with a word. */
export type Tally = (word: string) => number;

/** The grid of the check sheet from A1. `order`: a formula without its `=` that is 0 while no table was sorted. */
export function checksGrid(rows: readonly PlanCell[][], order: string): PlanCell[][] {
  const results = rows.map((r) => String(r[RESULT]?.value ?? ""));
  const tally: Tally = (word) => results.filter((s) => s.startsWith(word)).length;
  return [...checksHead(CHECK_FIRST_ROW + rows.length, tally, order), ...rows];
}

/** What stands above the checks, the last of which is in front of row `end`. */
export function checksHead(end: number, tally: Tally, order: string): PlanCell[][] {
  const blank: PlanCell = { value: null };
  const head: PlanCell[] = [
    { value: "核对", format: "@", style: "title" },
    summaryCell(end, tally),
    ...Array.from({ length: CHECK_HEADERS.length - 2 }, () => blank),
  ];
  const second: PlanCell[] = [
    textCell("行序", "note"),
    orderCell(order),
    {
      value: ORDER_WORDS.kept,
      formula: `=IF(${ORDER_CELL}=0,"${ORDER_WORDS.kept}","${ORDER_WORDS.moved}")`,
      style: "note",
    },
  ];
  return [head, second, CHECK_HEADERS.map(headerCell)];
}

/** Where the summary stands, and the cell that is 0 while no table was sorted. */
export const SUMMARY_AT = { row: 0, column: 1 };
export const ORDER_AT = { row: 1, column: 1 };

/** How many checks failed, in the rows before `end`; results that are not known are for the workbook to count. */
export function summaryCell(end: number, tally: Tally | null): PlanCell {
  const range = `${a1(CHECK_FIRST_ROW, RESULT)}:${a1(Math.max(CHECK_FIRST_ROW + 1, end) - 1, RESULT)}`;
  return {
    value: tally && SUMMARY_WORDS.map((word) => `${word} ${tally(word)}`).join("　"),
    formula: `=${SUMMARY_WORDS.map((word, i) => `"${i ? "　" : ""}${word} "&COUNTIF(${range},"${word}*")`).join("&")}`,
    style: "total",
  };
}

const SUMMARY_WORDS = [OUTCOMES.fail.zh, OUTCOMES.rounded.zh, OUTCOMES.pass.zh];

export const orderCell = (order: string): PlanCell => ({ value: 0, formula: `=${order}`, format: "0", style: "muted" });

/** Failing rules first, then by rule; inside a rule the failing instances first. */
export function failingFirst(claims: readonly Claim[]): Claim[] {
  const rank = { fail: 0, rounded: 1, pass: 2 };
  const worst = new Map<string, number>();
  for (const e of claims) worst.set(e.rule, Math.min(worst.get(e.rule) ?? 2, rank[e.status]));
  return claims
    .map((e, i) => ({ e, i }))
    .sort(
      (a, b) =>
        worst.get(a.e.rule)! - worst.get(b.e.rule)! ||
        a.e.rule.localeCompare(b.e.rule) ||
        rank[a.e.status] - rank[b.e.status] ||
        a.i - b.i,
    )
    .map(({ e }) => e);
}

/** By which other sheets find a check again: unique in the workbook. */
export function checkKey(item: NamedImport, id: string): string {
  let hash = 0x811c9dc5;
  for (const sign of identityKey(item.identity, true)) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
  return `${(hash >>> 0).toString(36)}-${id}`;
}

/** Whose a check is, its key, and its row while it fails: 未通过 is made of these. */
function behind(item: NamedImport, id: string, row: number, result: string): PlanCell[] {
  const { year, unit, level, kind, version } = item.identity;
  return [
    ...[id, year, unit, level, kind, version, checkKey(item, id)].map((t) => textCell(t)),
    failingRow(row, result),
  ];
}

export const failingRow = (row: number, result: string): PlanCell => ({
  value: result.startsWith(OUTCOMES.fail.zh) ? row + 1 : "",
  formula: `=IF(LEFT(${own(row, "结果")},2)="${OUTCOMES.fail.zh}",ROW(),"")`,
  format: "0",
  style: "muted",
});

/** Addresses of a row's own cells. */
export const own = (row: number, header: CheckHeader): string => a1(row, column(header));

/** Decimals of a tolerance as a cell holds it: never less than it is. */
const TOLERANCE_DECIMALS = 6;

/** The tolerance of a check as a cell holds it. */
export function toleranceCell({ tolerance }: Pick<Claim, "tolerance">): PlanCell {
  const allowed = tolerance.toDecimalPlaces(TOLERANCE_DECIMALS, Decimal.ROUND_UP);
  return { value: allowed.toNumber(), format: moneyFormat(allowed.decimalPlaces()) };
}

function claimRow(
  item: NamedImport,
  i: number,
  claim: Claim,
  words: FigureWords,
  row: number,
  input: ChecksInput,
): PlanCell[] {
  const placeOf = (ref: FigureRef): FigurePlace => input.place(i, ref)!;
  const { left, right, word } = sideFormulas(claim, placeOf);
  const [l, r, difference, tolerance] = (["左值", "右值", "差额", "允许误差"] as const).map((h) => own(row, h));
  const values = sideValues(claim);
  const place = placeOf(claim.total.cell);
  return [
    textCell(claim.rule),
    textCell(words.claim(claim), "wrap"),
    { ...decimalCell(values.left), formula: left },
    { ...decimalCell(values.right), formula: right },
    { ...decimalCell(claim.difference), formula: `=ROUND(${l}-${r},6)` },
    toleranceCell(claim),
    {
      value: claimResult(claim),
      formula: verdictFormula(
        claim,
        { left: l!, right: r!, difference: difference!, tolerance: tolerance!, word },
        input.mode,
      ),
    },
    { value: placeText(place), formula: placeFormula(place), style: "link" },
    textCell(null),
    textCell(null),
    textCell(null),
    countCell(claim.checks ?? 1),
    ...behind(item, claim.id, row, claimResult(claim)),
  ];
}

/** Both sides as the document has them. */
export function sideValues(claim: Claim): { left: Decimal; right: Decimal } {
  const of = (t: Claim["total"]) => t.value ?? new Decimal(0);
  const left =
    claim.kind === "zero"
      ? [claim.total, ...claim.parts].reduce((sum, t) => sum.plus(of(t)), new Decimal(0))
      : of(claim.total);
  return { left, right: left.minus(claim.difference).toDecimalPlaces(8) };
}

/** Whose rows a question is about, where they are one unit's of several. */
function unitOf({ disclosure }: NamedImport, { table, index, rows }: CodeTest): string {
  const own = new Set(rows);
  const all = disclosure.standard.find((t) => t.id === table && t.index === index)?.rows ?? [];
  const names = new Set(all.filter((r) => own.has(r.row)).map((r) => r.unitName));
  const [name] = names;
  return names.size === 1 && name && new Set(all.map((r) => r.unitName)).size > 1 ? `“${name}”` : "";
}

/** One question about the codes of a table. */
function testRow(item: NamedImport, placed: PlacedCodes, row: number): PlanCell[] {
  const { test, target } = placed;
  const [left, right, difference] = (["左值", "右值", "差额"] as const).map((h) => own(row, h));
  const seen = faults(test, placed.values);
  const allowed = allowedFaults(placed)!;
  const said = test.failing > 0 ? `${OUTCOMES.fail.zh} ${test.failing}` : OUTCOMES.pass.zh;
  const place: FigurePlace = { target, factor: "", row: null, word: null };
  const verdict = `IF(${difference}<=0,"${OUTCOMES.pass.zh}","${OUTCOMES.fail.zh} "&${difference})`;
  return [
    textCell(test.rule),
    textCell(
      `${tableLabel(test.table as StandardTableId, item.disclosure.kind)}${unitOf(item, test)}：${QUESTION_WORDS[test.question.kind]}（${test.checks} 个，左值为不合的个数，右值为表样允许的）`,
      "wrap",
    ),
    { ...countCell(seen), formula: `=${faultFormula(placed)}` },
    countCell(allowed),
    { ...countCell(test.failing), formula: `=${left}-${right}` },
    countCell(0),
    { value: said, formula: `=IF(ISERROR(${difference}),"${OUTCOMES["not-evaluable"].zh}",${verdict})` },
    { value: placeText(place), formula: placeFormula(place), style: "link" },
    textCell(null),
    textCell(null),
    textCell(null),
    countCell(test.checks),
    ...behind(item, test.id, row, said),
  ];
}

/** The results of comparing a printed name with the name of its code. */
const NAME_WORDS = { same: "名称相符", different: "名称不符", unknown: "编码无对应科目" } as const;

/** What tells these checks from each other: a code that has two names in the tables is asked for twice. */
function codeIds(codes: readonly CodeCheck[]): string[] {
  const seen = new Map<string, number>();
  return codes.map(({ code }) => {
    const nth = (seen.get(code) ?? 0) + 1;
    seen.set(code, nth);
    return nth === 1 ? `科目-${code}` : `科目-${code}-${nth}`;
  });
}

function codeRow(item: NamedImport, check: CodeCheck, id: string, row: number, input: ChecksInput): PlanCell[] {
  const year = item.disclosure.year;
  const name = input.nameOf(check.code, year);
  const result =
    name === null ? NAME_WORDS.unknown : isNameOf(check.name, name) ? NAME_WORDS.same : NAME_WORDS.different;
  const code = own(row, "科目编码");
  const yearArgument = year && /^\d{4}$/.test(year) ? `,${year}` : "";
  return [
    textCell("科目"),
    textCell(`科目编码与名称（${check.code}）`),
    decimalCell(null),
    decimalCell(null),
    decimalCell(null),
    decimalCell(null),
    { value: result, formula: nameResult(row) },
    { value: placeText(check.codeAt), formula: placeFormula(check.codeAt), style: "link" },
    { value: check.code, formula: `=${textFormula(check.codeAt)}&""` },
    { value: check.name, formula: `=${textFormula(check.nameAt)}&""` },
    input.mode === "addin" ? { value: name, formula: `=FUNC.NAME(${code}${yearArgument})` } : textCell(name),
    countCell(null),
    ...behind(item, id, row, result),
  ];
}

/** Signs of an ordinal in front of a name, with its comma: 三十一、 */
const ORDINAL_SIGNS = 4;

function isNameOf(printed: string, standard: string): boolean {
  const [name, official] = [fold(printed), fold(standard)];
  return `、${name}`.endsWith(`、${official}`) && name.length - official.length <= ORDINAL_SIGNS;
}

/** Whether a name is that of its code, but for blanks, the width of brackets and an ordinal in front. */
export function nameResult(row: number): string {
  const [printed, standard] = [own(row, "表内名称"), own(row, "标准名称")];
  const plainName = (cell: string) =>
    `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell}," ",""),"　",""),"（","("),"）",")")`;
  const [name, official] = [plainName(printed), plainName(standard)];
  const ends = `RIGHT("、"&${name},LEN(${official})+1)="、"&${official}`;
  const same = `AND(${ends},LEN(${name})-LEN(${official})<=${ORDINAL_SIGNS})`;
  const compare = `IF(${same},"${NAME_WORDS.same}","${NAME_WORDS.different}")`;
  return `=IF(ISERROR(${standard}),"${NAME_WORDS.unknown}",IF(${standard}="","${NAME_WORDS.unknown}",${compare}))`;
}

/** Rows that a sheet has below the header. */
const ALL_ROWS = 1_048_576 - CHECK_FIRST_ROW;

/** Colours of the result column, by native formulas: all the way down, so that rows of later imports have them already. */
export function checkFormats(): ConditionalFormatPlan[] {
  const range = { row: CHECK_FIRST_ROW, column: RESULT, rows: ALL_ROWS, columns: 1 };
  const cell = `$${columnName(RESULT)}${CHECK_FIRST_ROW + 1}`;
  return [
    { range, formula: `=LEFT(${cell},2)="不符"`, style: "bad" },
    { range, formula: `=LEFT(${cell},2)="舍入"`, style: "rounded" },
    { range, formula: `=OR(${cell}="${OUTCOMES["not-evaluable"].zh}",${cell}="${MOVED}")`, style: "warn" },
    { range, formula: `=OR(${cell}="通过",${cell}="${NAME_WORDS.same}")`, style: "good" },
    { range, formula: `=OR(${cell}="${NAME_WORDS.different}",${cell}="${NAME_WORDS.unknown}")`, style: "warn" },
  ];
}
