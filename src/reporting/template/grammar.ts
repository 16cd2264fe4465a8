import { Decimal, inWan, parseMoney, plain } from "../../disclosure";
import {
  columnKey,
  columnNames,
  isNarrativeTable,
  nearestFirst,
  parseCell,
  plainRule,
  tableIds,
  tableNames,
  UserRuleError,
  writtenCell,
  type LabelledCell,
} from "../../checking";
import {
  CHART_WORDS,
  FUNCTIONS,
  LEVELS,
  LISTS,
  ROW_LISTS,
  WORDS,
  type ChartField,
  type Expression,
  type Field,
  type FunctionName,
  type ListName,
  type Marker,
  type Options,
  type Part,
  type Shift,
  type Word,
} from "./ast";
import { TemplateError } from "./template-error";

/**
 * The language of templates: `{{…}}` in a text. A field is an expression of the names that rules have (`支出总表[合计].基本支出`), of words
 * (`单位`), functions (`变动率(…)`) and the four signs, with options behind commas (`，元，2位`). A marker (`{{每个 科目 于 …}}`) repeats its
 * row, `{{每列 年度}}` its column; `{{图 …}}` is a chart of repeated rows. Full-width signs are read as plain ones, as in rules.
 */

/** A text read: its parts, and what of it can't be read. */
export interface ParsedText {
  readonly parts: readonly Part[];
  readonly errors: readonly TemplateError[];
}

const OPEN = /\{\{|｛｛/g;
const CLOSE = /\}\}|｝｝/g;

/** Reads a text of a template. It never throws: what can't be read stays as it is, and is told. */
export function parseText(text: string): ParsedText {
  const parts: Part[] = [];
  const errors: TemplateError[] = [];
  const literal = (of: string): void => {
    if (of !== "") parts.push({ kind: "literal", text: of });
  };
  let from = 0;
  for (;;) {
    OPEN.lastIndex = from;
    const open = OPEN.exec(text);
    if (!open) break;
    CLOSE.lastIndex = open.index + 2;
    const close = CLOSE.exec(text);
    if (!close) {
      errors.push(new TemplateError("unclosed", { field: shown(text.slice(open.index)), close: "}}" }));
      break;
    }
    literal(text.slice(from, open.index));
    const written = text.slice(open.index + 2, close.index);
    from = close.index + 2;
    try {
      const marker = parseMarker(written);
      const chart = marker ? null : parseChart(written);
      if (marker) parts.push({ kind: "marker", written, marker });
      else if (chart) parts.push({ kind: "chart", written, chart });
      else parts.push({ kind: "field", written, field: parseField(written) });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      errors.push(error);
      literal(text.slice(open.index, from));
    }
  }
  literal(text.slice(from));
  return { parts, errors };
}

/** What is quoted of a field in an error. */
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Reads what stands between the braces. @throws TemplateError */
export function parseField(written: string): Field {
  const text = plainRule(written).trim();
  if (text === "") throw new TemplateError("empty", { field: "{{}}" });
  return new Scanner(text, shown(written.trim())).field();
}

const COMMA = /[,，]/;
const OPENING = /[(（]/;
const CLOSING = /[)）]/;

/** Reads one field from left to right. */
class Scanner {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly name: string,
  ) {}

  field(): Field {
    const expression = this.sum();
    const options: { -readonly [K in keyof Options]: Options[K] } = {};
    while (this.at < this.text.length) {
      if (!COMMA.test(this.peek())) throw this.strange(this.text.slice(this.at));
      this.at++;
      Object.assign(options, optionOf(this.until((sign) => COMMA.test(sign)).trim(), this.name));
    }
    return { expression, options };
  }

  private peek(): string {
    return this.text[this.at] ?? "";
  }

  private blanks(): void {
    while (/\s/.test(this.peek())) this.at++;
  }

  private until(ends: (sign: string) => boolean): string {
    const from = this.at;
    while (this.at < this.text.length && !ends(this.peek())) this.at++;
    return this.text.slice(from, this.at);
  }

  private strange(text: string): TemplateError {
    return new TemplateError("not-a-field", { field: this.name, text: shown(text.trim()) });
  }

  private sum(): Expression {
    this.blanks();
    let left: Expression;
    if (this.peek() === "-") {
      this.at++;
      left = { kind: "binary", sign: "-", left: { kind: "number", value: "0" }, right: this.product() };
    } else left = this.product();
    for (;;) {
      this.blanks();
      const sign = this.peek();
      if (sign !== "+" && sign !== "-") return left;
      this.at++;
      left = { kind: "binary", sign, left, right: this.product() };
    }
  }

  private product(): Expression {
    let left = this.atom();
    for (;;) {
      this.blanks();
      const sign = this.peek();
      if (sign !== "*" && sign !== "/") return left;
      this.at++;
      left = { kind: "binary", sign, left, right: this.atom() };
    }
  }

  private atom(): Expression {
    this.blanks();
    if (OPENING.test(this.peek())) {
      this.at++;
      const inner = this.sum();
      this.blanks();
      if (!CLOSING.test(this.peek())) throw this.strange(this.text.slice(this.at) || this.text);
      this.at++;
      return inner;
    }
    const name = this.word();
    if (name === "") throw this.strange(this.text.slice(this.at) || this.text);
    if (OPENING.test(this.peek())) return this.call(name);
    return this.named(name);
  }

  /** A name up to the sign behind it. Brackets hold rows, and numbers of tables (`支出总表（2）[…]`); a column may have levels. */
  private word(): string {
    const from = this.at;
    let square = 0;
    for (; this.at < this.text.length; this.at++) {
      const sign = this.peek();
      if (sign === "[") square++;
      else if (sign === "]") square = Math.max(0, square - 1);
      else if (square > 0) continue;
      else if (OPENING.test(sign)) {
        const number = /^[(（]\d+[)）](?=\[)/.exec(this.text.slice(this.at));
        if (!number) break;
        this.at += number[0].length - 1;
      } else if (sign === "/") {
        if (!this.levelFollows(this.text.slice(from, this.at))) break;
      } else if (/[+\-*]/.test(sign) || COMMA.test(sign) || CLOSING.test(sign)) break;
    }
    return this.text.slice(from, this.at).trim();
  }

  /** True where what stands behind `/` is a level of the column before it. */
  private levelFollows(before: string): boolean {
    if (!before.includes("]") && !/^(?:上年[.·]?)?本行[.·]/.test(before.trim())) return false;
    const next = /^[^+\-*/,，()（）]*/.exec(this.text.slice(this.at + 1))![0].trim();
    const behind = this.text
      .slice(this.at + 1)
      .trimStart()
      .slice(next.length);
    const isOther =
      next === "" ||
      next.includes("[") ||
      /[.·]/.test(next) ||
      (WORDS as readonly string[]).includes(next) ||
      OPENING.test(behind.trimStart().charAt(0));
    return !isOther && parseMoney(next).kind !== "amount";
  }

  private call(name: string): Expression {
    this.at++;
    const largest = /^前(\d{1,3}|[一二三四五六七八九十])$/.exec(name)?.[1];
    if (largest !== undefined) return this.largest(name, countOf(largest));
    const arity = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionName] : null;
    if (!arity)
      throw new TemplateError("unknown-function", {
        field: this.name,
        name,
        known: nearestFirst(name, [...Object.keys(FUNCTIONS), "前5"]).join("、"),
      });
    const of: Expression[] = [this.sum()];
    this.blanks();
    while (COMMA.test(this.peek())) {
      this.at++;
      of.push(this.sum());
      this.blanks();
    }
    this.close();
    const [least, most] = arity;
    if (of.length < least || of.length > most)
      throw new TemplateError("arguments", {
        field: this.name,
        name,
        count: of.length,
        wanted: least === most ? least : `${least}–${most}`,
      });
    return { kind: "call", name: name as FunctionName, of };
  }

  private close(): void {
    this.blanks();
    if (!CLOSING.test(this.peek())) throw this.strange(this.text.slice(this.at) || this.text);
    this.at++;
  }

  private largest(name: string, count: number): Expression {
    const ends = (sign: string): boolean => COMMA.test(sign) || CLOSING.test(sign);
    const table = this.until(ends).trim();
    const comma = COMMA.test(this.peek());
    if (comma) this.at++;
    const column = this.until(ends).trim();
    if (!comma || COMMA.test(this.peek()))
      throw new TemplateError("arguments", { field: this.name, name, count: comma ? 3 : 1, wanted: 2 });
    this.close();
    requireColumn(table, column, this.name);
    return { kind: "largest", count, table, column };
  }

  private named(name: string): Expression {
    const amount = parseMoney(name);
    if (amount.kind === "amount") {
      if (amount.percent) return { kind: "number", value: plain(amount.value.div(100)) };
      return amount.unit === null
        ? { kind: "number", value: plain(amount.value) }
        : { kind: "money", wan: plain(inWan({ value: amount.value, unit: amount.unit })) };
    }
    if ((WORDS as readonly string[]).includes(name)) return { kind: "word", word: name as Word };
    const { shift, rest } = shifted(name);
    const own = /^本行[.·](.+)$/.exec(rest)?.[1]?.trim();
    if (own) return { kind: "own", column: own, shift };
    if (!rest.includes("[") && !/^(?:叙述|叙述数字|情况说明)[.·]/.test(rest))
      throw new TemplateError("unknown-word", {
        field: this.name,
        word: name,
        known: nearestFirst(name, [...WORDS, "本行.合计", ...tableNames().map((t) => `${t}[合计].合计`)]).join("、"),
      });
    const { prior, ...cell } = this.cell(rest);
    if (cell.row === "*")
      throw new TemplateError("each-row", { field: this.name, marker: `{{每个 行 于 ${cell.table}}}` });
    return { kind: "cell", cell, shift: { ...shift, ...(prior ? { prior } : {}) } };
  }

  /** The name of a cell, read as rules read it. */
  private cell(text: string): LabelledCell {
    try {
      return parseCell(text, 1);
    } catch (error) {
      if (!(error instanceof UserRuleError)) throw error;
      const { line: _line, ...values } = error.values;
      const code = error.code.replace("user-rule/", "");
      const named = { field: this.name, ...values };
      if (code === "unknown-table") throw new TemplateError("unknown-table", named);
      if (code === "unknown-row") throw new TemplateError("unknown-row", named);
      if (code === "unknown-column") throw new TemplateError("unknown-column", named);
      throw this.strange(text);
    }
  }
}

const DIGITS = "零一二三四五六七八九十";

const countOf = (text: string): number => (/^\d/.test(text) ? Number(text) : DIGITS.indexOf(text));

const SHIFTS = ["上年度", "上年", "预算", "决算"] as const;

/** `上年.决算.支出总表[…]` → which document is meant, and the name without that. */
function shifted(name: string): { shift: Shift; rest: string } {
  const shift: { prior?: true; kind?: "budget" | "final" } = {};
  let rest = name;
  for (;;) {
    const word = SHIFTS.find((w) => rest.startsWith(w));
    if (!word) break;
    const dot = /^[.·]/.test(rest.slice(word.length));
    const behind = rest.slice(word.length + (dot ? 1 : 0)).trim();
    if (behind === "") break;
    if (word.startsWith("上年")) {
      const bare = /^([^[]+)\[/.exec(behind)?.[1]?.trim();
      const named = /^(?:本行|叙述|叙述数字|情况说明|预算|决算)[.·]/.test(behind);
      const known = bare !== undefined && (tableIds(bare).length > 0 || isNarrativeTable(bare));
      if (!dot && !named && !known) break;
      shift.prior = true;
    } else if (!dot) break;
    else shift.kind = word === "预算" ? "budget" : "final";
    rest = behind;
  }
  return { shift, rest };
}

const DECIMALS = /^(?:(\d)|([零一两二三四五六]))位(?:小数)?$/;

function optionOf(text: string, field: string): Options {
  if (text === "元" || text === "万元" || text === "亿元") return { unit: text };
  if (text === "整数") return { decimals: 0 };
  const [, digit, word] = DECIMALS.exec(text) ?? [];
  if (digit !== undefined) return { decimals: Number(digit) };
  if (word !== undefined) return { decimals: word === "两" ? 2 : DIGITS.indexOf(word) };
  if (text === "带单位") return { withUnit: true };
  throw new TemplateError("unknown-option", {
    field,
    option: text,
    known: nearestFirst(text, ["元", "万元", "亿元", "2位", "整数", "带单位"]).join("、"),
  });
}

function requireColumn(table: string, column: string, field: string): void {
  const ids = tableIds(table);
  if (ids.length === 0)
    throw new TemplateError("unknown-table", { field, table, known: nearestFirst(table, tableNames()).join("、") });
  if (ids.every((id) => columnKey(id, column) === null))
    throw new TemplateError("unknown-column", {
      field,
      table,
      column,
      known: nearestFirst(column, columnNames(ids[0]!)).join("、"),
    });
}

/** Reads a marker; null for a field. Its words are parted by blanks, which may be left out behind 每个. @throws TemplateError */
function parseMarker(written: string): Marker | null {
  const [, start, rest = ""] = /^\s*(每个|每列)(.*)$/s.exec(written) ?? [];
  if (start === undefined) return null;
  const field = shown(written.trim());
  const [named, ...words] = rest.trim().split(/[\s　]+/);
  const list = LISTS.find((l) => l === named);
  if (!list)
    throw new TemplateError("unknown-list", {
      field,
      list: named ?? "",
      known: nearestFirst(named ?? "", LISTS).join("、"),
    });
  const marker: { -readonly [K in keyof Marker]: Marker[K] } = { along: start === "每列" ? "column" : "row", list };
  let most: number | null = null;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const count = /^前(\d{1,3}|[一二三四五六七八九十])$/.exec(word)?.[1];
    if (count !== undefined) {
      most = countOf(count);
      continue;
    }
    const value = words[++i];
    if (value === undefined) throw new TemplateError("not-a-marker", { field, text: word });
    if (word === "于") Object.assign(marker, isOfRules(list) ? groupsOf(value, field) : tableOf(value, field));
    else if (word === "级次") marker.level = levelOf(value, field);
    else if (word === "按") marker.largest = { count: null, column: value };
    else throw new TemplateError("not-a-marker", { field, text: word });
  }
  if (ROW_LISTS.includes(list) && marker.table === undefined)
    throw new TemplateError("list-needs-table", { field, list });
  if (most !== null && !marker.largest) throw new TemplateError("not-a-marker", { field, text: `前${most}` });
  if (marker.largest) {
    marker.largest = { ...marker.largest, count: most };
    requireColumn(marker.table ?? "项目支出表", marker.largest.column, field);
  }
  return marker;
}

const isOfRules = (list: ListName): boolean => list === "规则" || list === "问题";

function groupsOf(value: string, field: string): Pick<Marker, "groups"> {
  if (!/^[A-Z]{1,26}$/i.test(value)) throw new TemplateError("not-a-marker", { field, text: value });
  return { groups: value.toUpperCase() };
}

function tableOf(table: string, field: string): Pick<Marker, "table"> {
  if (tableIds(table).length === 0)
    throw new TemplateError("unknown-table", { field, table, known: nearestFirst(table, tableNames()).join("、") });
  return { table };
}

function levelOf(value: string, field: string): Marker["level"] {
  const level = LEVELS.find((l) => l === value);
  if (!level) throw new TemplateError("unknown-level", { field, level: value, known: LEVELS.join("、") });
  return level;
}

const CHART_NAMES = Object.keys(CHART_WORDS) as (keyof typeof CHART_WORDS)[];
/** What a chart looks like, for those who write one. */
export const CHART_EXAMPLE = "{{图 条形 金额 按 科目名称}}";

/** Reads a chart: `图`, how it is drawn, the columns, `按` and what the rows are called by; null for a field. @throws TemplateError */
function parseChart(written: string): ChartField | null {
  const [, rest] = /^\s*图(.*)$/s.exec(written) ?? [];
  if (rest === undefined) return null;
  const [named = "", ...words] = rest.trim().split(/[\s　]+/);
  // A table or a word may begin with the same sign.
  if (/^\S/.test(rest) && !CHART_NAMES.some((name) => name === named)) return null;
  const field = shown(written.trim());
  const kind = CHART_NAMES.find((name) => name === named);
  if (!kind)
    throw new TemplateError("unknown-chart", {
      field,
      kind: named,
      known: nearestFirst(named, CHART_NAMES).join("、"),
    });
  const at = words.indexOf("按");
  const [values, by] = [words.slice(0, at), words.slice(at + 1)];
  const one = CHART_WORDS[kind] === "pie" && values.length > 1;
  if (at < 1 || by.length !== 1 || one) throw new TemplateError("not-a-chart", { field, example: CHART_EXAMPLE });
  return { kind: CHART_WORDS[kind], values, by: by[0]! };
}

/** A field as it is written: read again it is the same. */
export function writtenField({ expression, options }: Field): string {
  const { unit, decimals, withUnit } = options;
  return [
    writtenExpression(expression),
    ...(unit ? [unit] : []),
    ...(decimals === undefined ? [] : [`${decimals}位`]),
    ...(withUnit ? ["带单位"] : []),
  ].join("，");
}

const shiftWords = ({ prior, kind }: Shift): string =>
  `${prior ? "上年." : ""}${kind ? `${kind === "budget" ? "预算" : "决算"}.` : ""}`;

/** An expression as it is written. */
export function writtenExpression(e: Expression): string {
  switch (e.kind) {
    case "number":
      return e.value;
    case "money":
      return `${new Decimal(e.wan).toString()}万元`;
    case "cell":
      return `${shiftWords(e.shift)}${writtenCell(e.cell)}`;
    case "own":
      return `${shiftWords(e.shift)}本行.${e.column}`;
    case "word":
      return e.word;
    case "call":
      return `${e.name}(${e.of.map(writtenExpression).join(", ")})`;
    case "largest":
      return `前${e.count}(${e.table}, ${e.column})`;
    case "binary": {
      const isSum = (of: Expression): boolean => of.kind === "binary" && (of.sign === "+" || of.sign === "-");
      const product = e.sign === "*" || e.sign === "/";
      const bracketed = (of: Expression, needs: boolean): string =>
        needs ? `(${writtenExpression(of)})` : writtenExpression(of);
      const right = product ? e.right.kind === "binary" : isSum(e.right);
      return `${bracketed(e.left, product && isSum(e.left))} ${e.sign} ${bracketed(e.right, right)}`;
    }
  }
}

/** A marker as it is written. */
export function writtenMarker({ along, list, table, level, groups, largest }: Marker): string {
  const words = [along === "row" ? "每个" : "每列", list];
  if (table) words.push("于", table);
  if (groups) words.push("于", groups);
  if (level) words.push("级次", level);
  if (largest) words.push(...(largest.count === null ? [] : [`前${largest.count}`]), "按", largest.column);
  return words.join(" ");
}
