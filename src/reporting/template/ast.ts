import type { LabelledCell } from "../../checking";
import type { ChartKind } from "../../workbook";

/** What a text of a template is made of: words as they are, fields, markers that repeat their row or column, and charts. */
export type Part = LiteralPart | FieldPart | MarkerPart | ChartPart;

export interface LiteralPart {
  readonly kind: "literal";
  readonly text: string;
}

export interface FieldPart {
  readonly kind: "field";
  /** As written, without its braces. */
  readonly written: string;
  readonly field: Field;
}

export interface MarkerPart {
  readonly kind: "marker";
  readonly written: string;
  readonly marker: Marker;
}

export interface ChartPart {
  readonly kind: "chart";
  readonly written: string;
  readonly chart: ChartField;
}

/** `图 条形 金额 按 科目名称`: a chart of columns of the repeated rows, which are named by their heads. */
export interface ChartField {
  readonly kind: ChartKind;
  /** Heads of the columns that are drawn. */
  readonly values: readonly string[];
  /** Head of the column that says what each row is. */
  readonly by: string;
}

/** How charts are drawn, by the words for it. */
export const CHART_WORDS = {
  条形: "bar",
  柱形: "column",
  堆积条形: "stackedBar",
  堆积柱形: "stackedColumn",
  折线: "line",
  饼形: "pie",
} as const satisfies Readonly<Record<string, ChartKind>>;

/** A field: what is to stand there, and how. */
export interface Field {
  readonly expression: Expression;
  readonly options: Options;
}

/** How a value is written. */
export interface Options {
  readonly unit?: "元" | "万元" | "亿元";
  readonly decimals?: number;
  /** In a text: the unit stands behind the number. */
  readonly withUnit?: true;
}

/** Which document a name means, seen from the one that is filled. */
export interface Shift {
  /** So many years before. */
  readonly prior?: true;
  /** The budget, or the final accounts, of the same year. */
  readonly kind?: "budget" | "final";
}

export type Expression =
  | { readonly kind: "number"; readonly value: string }
  /** An amount of money, in 万元. */
  | { readonly kind: "money"; readonly wan: string }
  | { readonly kind: "cell"; readonly cell: LabelledCell; readonly shift: Shift }
  /** `本行.合计`: a column of the row, of the project or of the unit that is repeated. */
  | { readonly kind: "own"; readonly column: string; readonly shift: Shift }
  | { readonly kind: "word"; readonly word: Word }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: readonly Expression[] }
  /** `前5(一般公共预算支出表, 合计)`: the largest rows, as a text. */
  | { readonly kind: "largest"; readonly count: number; readonly table: string; readonly column: string }
  | {
      readonly kind: "binary";
      readonly sign: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    };

/** Words that say something of the document, or of the sheet. */
export const WORDS = [
  "单位",
  "单位编码",
  "年度",
  "上年度",
  "级次",
  "类型",
  "版本",
  "文件",
  "金额单位",
  "制表日期",
  "序号",
  "列合计",
] as const;

export type Word = (typeof WORDS)[number];

/** Functions with how many arguments they take, at least and at most. */
export const FUNCTIONS = {
  变动: [1, 2],
  变动率: [1, 2],
  占比: [2, 2],
  增减: [1, 2],
  绝对值: [1, 1],
  或零: [1, 1],
} as const;

export type FunctionName = keyof typeof FUNCTIONS;

/** What a row or a column can be repeated for. */
export const LISTS = ["单位", "下属单位", "年度", "科目", "行", "项目", "绩效指标", "公开表", "规则", "问题"] as const;

export type ListName = (typeof LISTS)[number];

/** Lists of rows of a table, which has to be named. */
export const ROW_LISTS: readonly ListName[] = ["科目", "行"];

/** Levels of codes. */
export const LEVELS = ["类", "款", "项"] as const;

/** `每个 科目 于 一般公共预算支出表 级次 款 前5 按 合计`. */
export interface Marker {
  readonly along: "row" | "column";
  readonly list: ListName;
  /** The table whose rows they are. */
  readonly table?: string;
  readonly level?: (typeof LEVELS)[number];
  /** Only rules of these groups, by their letters. */
  readonly groups?: string;
  /** The largest by a column: all of them where no number is said. */
  readonly largest?: { readonly count: number | null; readonly column: string };
}
