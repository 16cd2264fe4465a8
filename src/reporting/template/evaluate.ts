import {
  columnLabel,
  columnDefinition,
  convert,
  Decimal,
  STANDARD_COLUMNS,
  type ColumnKey,
  type StandardRow,
  type StandardTableId,
} from "../../disclosure";
import {
  columnKey,
  fromTicks,
  isNarrativeTable,
  narrativeFigure,
  narrativeReference,
  nearestFirst,
  rowsNamed,
  unitOf,
  viewNamed,
  viewsNamed,
  type CheckModel,
  type Figure,
  type LabelledCell,
  type TableView,
} from "../../checking";
import type { DisclosureIdentity } from "../../workbook";
import { REASONS, said, titled, type Said } from "../../words";
import type { Expression, Shift, Word } from "./ast";
import { largestRows } from "./code-rows";
import { liveBlank, liveNumber, liveSum, type LiveCell } from "./live-cells";
import { rowsLike, type RowLike } from "./rows-across";
import {
  inUnit,
  missing,
  plainNumber,
  text,
  type FieldUnit,
  type MissingValue,
  type NumberValue,
  type Source,
  type Value,
} from "./value";
import { kindOf, yearOf, type TemplateDocument, type World } from "./world";

/** What a row or a column is repeated for. */
export type Item =
  | ({
      readonly kind: "row";
      /** The unit that its table speaks of. */
      readonly unit: string;
    } & RowLike)
  /** Something that is no row of a standard table: facts by their names. */
  | { readonly kind: "facts"; readonly facts: Readonly<Record<string, Value>> };

/** Where a field stands: whose it is, and of what its row and its column speak. */
export interface Scope {
  /** The document that names mean; the reason where there is none. */
  readonly document: TemplateDocument | Said;
  readonly item: Item | null;
  /** Its unit, which is named where its document is not there too. */
  readonly unit: DisclosureIdentity | null;
  /** The year of its column, which is told where its document is not there too. */
  readonly year: number | null;
  /** Counts the rows of a repetition from 1. */
  readonly number: number | null;
  /** Of a column's own total: the cells above that are summed. */
  readonly above: { readonly formula: string; readonly values: readonly (Value | null)[] } | null;
}

/** Reads what an expression comes to. */
export class Evaluator {
  constructor(
    private readonly world: World,
    private readonly scope: Scope,
    private readonly unit: FieldUnit,
    /** All names mean last year. */
    private readonly before = false,
  ) {}

  value(e: Expression): Value {
    switch (e.kind) {
      case "number":
        return plainNumber(new Decimal(e.value), e.value);
      case "money": {
        const value = new Decimal(e.wan);
        const formula = convert(value, "万元", this.unit).toString();
        return { ...plainNumber(value), scale: "money", formula };
      }
      case "word":
        return this.word(e.word);
      case "cell":
        return isNarrativeTable(e.cell.table) ? this.sentence(e.cell, e.shift) : this.cell(e.cell, e.shift);
      case "own":
        return this.own(e.column, e.shift);
      case "largest":
        return this.largest(e.count, e.table, e.column);
      case "call":
        return this.call(e.name, e.of);
      case "binary": {
        const [left, right] = [this.number(e.left), this.number(e.right)];
        if (left.kind === "missing") return left;
        if (right.kind === "missing") return right;
        return e.sign === "+" || e.sign === "-" ? added(left, right, e.sign) : multiplied(left, right, e.sign);
      }
    }
  }

  private number(e: Expression): NumberValue | MissingValue {
    const value = this.value(e);
    return value.kind === "text" ? missing(said(REASONS["template-not-a-number"], { text: value.text })) : value;
  }

  private prior(e: Expression): NumberValue | MissingValue {
    return new Evaluator(this.world, this.scope, this.unit, true).number(e);
  }

  private call(name: Extract<Expression, { kind: "call" }>["name"], of: readonly Expression[]): Value {
    const first = this.number(of[0]!);
    if (name === "或零") {
      if (first.kind === "missing" && first.absent) return { ...plainNumber(0), scale: "money", decimals: 2 };
      return first;
    }
    if (first.kind === "missing") return first;
    if (name === "绝对值") {
      const formula = first.formula === null ? null : `ABS(${first.formula})`;
      return { ...first, value: first.value.abs(), formula, alone: undefined };
    }
    const second = of[1] ? this.number(of[1]) : this.prior(of[0]!);
    if (second.kind === "missing") return second;
    if (name === "占比") return multiplied(first, second, "/", true);
    const change = added(first, second, "-");
    if (change.kind === "missing" || name === "变动") return change;
    if (name === "变动率") return multiplied(change, second, "/", true);
    const word = change.value.isZero() ? "持平" : change.value.isPositive() ? "增加" : "减少";
    const formula =
      change.formula === null ? null : `IF(${change.formula}=0,"持平",IF(${change.formula}>0,"增加","减少"))`;
    return { kind: "text", text: word, formula, sources: change.sources };
  }

  private word(word: Word): Value {
    const { document, number, above } = this.scope;
    if (word === "金额单位") return text(this.unit);
    if (word === "制表日期") return text(this.world.options.today);
    if (word === "序号") return number === null ? missing(said(REASONS["template-no-item"])) : plainNumber(number);
    if (word === "列合计") return this.columnTotal(above);
    const { year: told } = this.scope;
    if (told !== null && word === "年度") return text(String(this.before ? told - 1 : told));
    if (told !== null && word === "上年度") return text(String(told - 1));
    const { unit } = this.scope;
    if ("message" in document && unit && word === "单位") return text(unit.unit);
    if ("message" in document && unit && word === "级次") return text(unit.level);
    if ("message" in document) return missing(document);
    const { identity, disclosure, file } = document;
    const year = yearOf(document);
    const from: Source = { document, label: word, printed: null, ref: null };
    const words: Readonly<Record<Exclude<Word, "金额单位" | "制表日期" | "序号" | "列合计">, string | null>> = {
      单位: identity.unit,
      单位编码: disclosure.unitCode,
      年度: this.before ? (year === null ? null : String(year - 1)) : identity.year || null,
      上年度: year === null ? null : String(year - 1),
      级次: identity.level,
      类型: identity.kind,
      版本: identity.version,
      文件: file,
    };
    const found = words[word];
    return found === null ? missing(said(REASONS["template-not-said"], { what: titled(word) })) : text(found, [from]);
  }

  private columnTotal(above: Scope["above"]): Value {
    if (!above) return missing(said(REASONS["template-no-item"]));
    const real = above.values.filter((v) => v !== null && !(v.kind === "missing" && v.absent));
    // Nothing is listed, or nothing has a figure: a sum of nothing would be a silent 0.
    if (real.length === 0) return missing(said(REASONS["template-nothing-summed"]));
    const lacking = real.filter((v) => v!.kind !== "number").length;
    if (lacking > 0) return missing(said(REASONS["template-incomplete"], { count: lacking }));
    const numbers = real as NumberValue[];
    const blank = numbers.length > 0 && numbers.every((v) => v.blank);
    return {
      kind: "number",
      value: numbers.reduce((sum, v) => sum.add(v.value), new Decimal(0)),
      scale: numbers[0]?.scale ?? "money",
      decimals: Math.max(0, ...numbers.map((v) => v.decimals)),
      blank,
      formula: above.formula,
      ...(blank ? { alone: blankWhenZero(above.formula) } : {}),
      sources: numbers.flatMap((v) => v.sources),
    };
  }

  /** The document that a name means. */
  private target({
    prior,
    kind,
  }: Shift): { readonly at: TemplateDocument } | { readonly why: Said; readonly prior: boolean } {
    const { document } = this.scope;
    if ("message" in document) return { why: document, prior: false };
    const back = (prior ? 1 : 0) + (this.before ? 1 : 0);
    if (back === 0 && (kind === undefined || kind === kindOf(document))) return { at: document };
    const year = yearOf(document);
    if (year === null) return { why: said(REASONS["template-not-said"], { what: titled("年度") }), prior: back > 0 };
    const found = this.world.find(document.identity, year - back, kind ?? kindOf(document));
    return "message" in found ? { why: found, prior: back > 0 } : { at: found };
  }

  private cell(cell: LabelledCell, shift: Shift): Value {
    const at = this.target(shift);
    if ("why" in at)
      return at.prior && shift.kind === undefined && !isDoubt(at.why)
        ? this.printedPrior(cell, at.why)
        : missing(at.why);
    const model = this.world.model(at.at);
    const view = viewNamed(model, cell.table);
    if (!view) {
      const why = said(REASONS["user-table-missing"], { table: titled(cell.table) });
      return at.at === this.scope.document || shift.kind ? missing(why) : this.printedPrior(cell, why);
    }
    const rows = rowsNamed(view, cell.row);
    if (rows.length === 0)
      return missing(said(REASONS["template-row-absent"], { table: titled(cell.table), row: cell.row }), {
        absent: true,
      });
    return this.inRows(at.at, model, view, rows, columnKey(view.id, cell.column), cell, false);
  }

  /** Last year's figure as the document's own table prints it. */
  private printedPrior(cell: LabelledCell, why: Said): Value {
    const { document } = this.scope;
    if ("message" in document) return missing(document);
    const model = this.world.model(document);
    const view = viewNamed(model, cell.table);
    const key = view ? columnKey(view.id, cell.column) : null;
    if (!view || key === null || !WHOLE.includes(key) || !view.columns.has("prior"))
      return missing(view ? said(REASONS["template-no-prior"]) : why);
    const rows = rowsNamed(view, cell.row);
    if (rows.length === 0)
      return missing(said(REASONS["template-row-absent"], { table: titled(cell.table), row: cell.row }), {
        absent: true,
      });
    return this.inRows(document, model, view, rows, "prior", cell, false);
  }

  private own(column: string, shift: Shift): Value {
    const { item } = this.scope;
    if (!item) return missing(said(REASONS["template-no-item"]));
    if (item.kind === "facts") {
      const found = item.facts[column];
      const known = nearestFirst(column, Object.keys(item.facts)).join("、");
      return found ?? missing(said(REASONS["template-own-unknown"], { column, known }));
    }
    const named = NAMES[column];
    if (named) {
      const found = named(item.row);
      return found === null ? missing(said(REASONS["template-not-said"], { what: titled(column) })) : text(found);
    }
    const key = columnKey(item.id, column);
    if (key === null) {
      const known = nearestFirst(column, [...Object.keys(NAMES), ...labelsOf(item.id)]).join("、");
      return missing(said(REASONS["template-own-unknown"], { column, known }));
    }
    const label: LabelledCell = { table: item.table, row: item.row.code ?? item.row.item ?? "", column };
    const at = this.target(shift);
    if ("why" in at) return at.prior && !isDoubt(at.why) ? this.ownPrior(item, key, label, at.why) : missing(at.why);
    const model = this.world.model(at.at);
    const same = model.views(item.id).find((v) => v.rows.includes(item.row));
    if (same) return this.inRows(at.at, model, same, item.parts ?? [item.row], key, label, item.parts !== undefined);
    const views = viewsNamed(model, item.table);
    const view = views.find((v) => unitOf(v) === item.unit) ?? views[0];
    if (!view) {
      const why = said(REASONS["user-table-missing"], { table: titled(item.table) });
      return at.at === this.scope.document ? missing(why) : this.ownPrior(item, key, label, why);
    }
    const rows = rowsLike(item, view, yearOf(at.at));
    if ("message" in rows)
      return missing(rows, rows.message.code === REASONS["template-row-absent"].code ? { absent: true } : {});
    return this.inRows(at.at, model, view, rows, key, label, true);
  }

  private ownPrior(item: Extract<Item, { kind: "row" }>, key: ColumnKey, label: LabelledCell, why: Said): Value {
    const { document } = this.scope;
    if ("message" in document) return missing(document);
    const model = this.world.model(document);
    const view = model.views(item.id).find((v) => v.rows.includes(item.row));
    if (!view || !WHOLE.includes(key) || item.row.values.prior === undefined)
      return missing(view ? said(REASONS["template-no-prior"]) : why);
    return this.inRows(document, model, view, item.parts ?? [item.row], "prior", label, item.parts !== undefined);
  }

  /** The figure of rows in a column: of one row, or the sum of those that became one. */
  private inRows(
    document: TemplateDocument,
    model: CheckModel,
    view: TableView,
    rows: readonly StandardRow[],
    named: ColumnKey | null,
    cell: LabelledCell,
    summed: boolean,
  ): Value {
    const key = printedKey(view, named, model.final);
    const funds = view.id === "three-public" && key === "total" && !view.columns.has("total") ? FUNDS : [];
    const printed = funds.filter((fund) => view.columns.has(fund));
    if (printed.length > 0)
      // The form prints whose money it is in the place of 合计: all of it is their sum.
      return printed
        .map((fund) => this.inRows(document, model, view, rows, fund, cell, summed))
        .reduce((sum, v) =>
          sum.kind === "number" && v.kind === "number" ? added(sum, v, "+") : sum.kind === "number" ? v : sum,
        );
    if (key === null || (!view.columns.has(key) && !TEXTS.includes(key)))
      return missing(said(REASONS["user-column-missing"], { table: titled(cell.table), column: cell.column }));
    const definition = columnDefinition(view.id, key);
    if (definition?.type === "text" || definition?.type === "code") return wordsOf(document, view, rows[0]!, key);
    const figures = rows.flatMap((row) => model.figure(view, row, key) ?? []);
    const [first, ...more] = figures;
    if (!first)
      return missing(said(REASONS["user-column-missing"], { table: titled(cell.table), column: cell.column }));
    if (!summed && more.some((f) => f.ticks !== first.ticks))
      return missing(
        said(REASONS["template-row-several"], { table: titled(cell.table), row: cell.row, count: figures.length }),
      );
    const scale = definition?.type === "money" ? "money" : definition?.type === "percent" ? "ratio" : "plain";
    return this.sum(document, summed ? figures : [first], scale);
  }

  /** The sum of rows that say the same, or the figure of the only one. */
  private sum(document: TemplateDocument, figures: readonly Figure[], scale: NumberValue["scale"]): NumberValue {
    const values = figures.map((f) => this.figure(document, f, scale));
    if (values.length === 1) return values[0]!;
    const cells = figures.map((f) => liveOf(document, f));
    const formula = cells.some((c) => c === null) || scale === "ratio" ? null : liveSum(cells as LiveCell[], this.unit);
    const blank = values.every((v) => v.blank);
    return {
      kind: "number",
      value: values.reduce((sum, v) => sum.add(v.value), new Decimal(0)),
      scale,
      decimals: Math.max(...values.map((v) => v.decimals)),
      blank,
      formula,
      ...(blank && formula !== null ? { alone: blankWhenZero(formula) } : {}),
      sources: values.flatMap((v) => v.sources),
    };
  }

  private figure(document: TemplateDocument, f: Figure, scale: NumberValue["scale"]): NumberValue {
    const printed = fromTicks(f.ticks);
    const live = liveOf(document, f);
    const percent = scale === "ratio" && f.ref !== null;
    const formula = live ? liveNumber(live, this.unit, f.blank) : null;
    return {
      kind: "number",
      // A printed percentage counts points.
      value: percent ? printed.div(100) : printed,
      scale,
      decimals: f.unit === "元" ? Math.min(6, f.decimals + 4) : f.decimals,
      blank: f.blank,
      formula: formula !== null && percent ? `(${formula}/100)` : formula,
      ...(live && f.blank ? { alone: liveBlank(live, this.unit) } : {}),
      sources: [{ document, label: f.label, printed: f.printed, ref: f.ref }],
    };
  }

  private sentence(cell: LabelledCell, shift: Shift): Value {
    const at = this.target(shift);
    const { document } = this.scope;
    if ("why" in at && (!at.prior || "message" in document)) return missing(at.why);
    const [of, asked] = "why" in at ? [document as TemplateDocument, { ...cell, column: "上年数" }] : [at.at, cell];
    if ("why" in at && cell.column !== "金额") return missing(at.why);
    const model = this.world.model(of);
    const reference = narrativeReference(asked);
    const kind = "unknown" in reference ? "amount" : reference.facet.kind;
    const found = narrativeFigure(model, asked);
    if ("message" in found) return missing("why" in at ? said(REASONS["template-no-prior"]) : found);
    const scale = kind === "percent" ? "ratio" : kind === "count" || found.unit === null ? "plain" : "money";
    const value = this.figure(of, found, scale);
    // A formula reads the number as it stands: one that its words negate is written.
    const plain = found.narrative !== undefined && model.figures[found.narrative]?.[1].ticks === found.ticks;
    return plain ? value : { ...value, formula: null };
  }

  private largest(count: number, table: string, column: string): Value {
    const at = this.target({});
    if ("why" in at) return missing(at.why);
    const model = this.world.model(at.at);
    const view = viewNamed(model, table);
    if (!view) return missing(said(REASONS["user-table-missing"], { table: titled(table) }));
    const key = columnKey(view.id, column);
    const rows = largestRows(model, view, key!, count);
    if ("message" in rows) return missing(rows);
    if (rows.length === 0) return missing(said(REASONS["template-empty-list"], { list: titled(table) }));
    const values = rows.map(({ row, figures }) => ({ row, value: this.sum(at.at, figures, "money") }));
    const words = values.map(({ row, value }) => {
      const amount = inUnit(value, this.unit);
      return `${row.item ?? row.code ?? ""} ${amount.toFixed(Math.max(2, amount.decimalPlaces()))}`;
    });
    return text(
      words.join("、"),
      values.flatMap(({ value }) => value.sources),
    );
  }
}

const liveOf = (document: TemplateDocument, { ref, narrative }: Figure): LiveCell | null =>
  ref ? document.live(ref) : narrative === undefined ? null : document.live({ narrative });

const FUNDS: readonly ColumnKey[] = ["general", "fund", "capital"];

/** “三公” tables that print 预算数 and 决算数 in the place of 合计: the document's own figure is that of its kind. */
function printedKey(view: TableView, key: ColumnKey | null, final: boolean): ColumnKey | null {
  if (view.id !== "three-public" || key !== "total" || view.columns.has("total")) return key;
  const own = final ? "settled" : "budgeted";
  return view.columns.has(own) ? own : key;
}

/** The document is there more than once: what another prints of it is no answer. */
const isDoubt = ({ message }: Said): boolean => message.code === REASONS["template-several-documents"].code;

/** Columns that last year's column is the like of. */
const WHOLE: readonly ColumnKey[] = ["total", "amount"];
const TEXTS: readonly ColumnKey[] = ["code", "item"];

/** What a row says of itself, whatever its columns are called. */
const NAMES: Readonly<Record<string, (row: StandardRow) => string | null>> = {
  名称: (row) => row.item ?? row.unitName,
  编码: (row) => row.code,
  方向: (row) => (row.side === null ? null : row.side === "income" ? "收入" : "支出"),
  单位名称: (row) => row.unitName,
  编码及名称: (row) => [row.code, row.item].filter(Boolean).join(" ") || null,
};

/** Names that every row has. */
export const ROW_NAMES = Object.keys(NAMES);

/** The columns of a table, by their labels. */
export const labelsOf = (id: StandardTableId): string[] => STANDARD_COLUMNS[id].map((c) => columnLabel(id, c.key));

function wordsOf(document: TemplateDocument, view: TableView, row: StandardRow, key: ColumnKey): Value {
  const value = row.values[key];
  const words = key === "code" ? row.code : key === "item" ? row.item : (value?.text ?? null);
  const label = `${view.label}[${row.code ?? row.item ?? ""}].${columnLabel(view.id, key)}`;
  const source: Source = { document, label, printed: words, ref: value?.cell ?? null };
  return words === null ? { ...text("", [source]) } : text(words, [source]);
}

/** a ± b. A figure that is blank counts as 0, as its document has it; two blanks are one. */
function added(left: NumberValue, right: NumberValue, sign: "+" | "-"): NumberValue | MissingValue {
  const free = (v: NumberValue): boolean => v.scale === "plain" && v.sources.length === 0 && v.value.isZero();
  if (left.scale !== right.scale && !free(left) && !free(right)) return missing(said(REASONS["template-other-kind"]));
  const both = left.formula !== null && right.formula !== null;
  const formula = both ? `ROUND(${left.formula}${sign}${right.formula},6)` : null;
  const blank = left.blank && right.blank;
  return {
    kind: "number",
    value: sign === "+" ? left.value.add(right.value) : left.value.sub(right.value),
    scale: free(left) ? right.scale : left.scale,
    decimals: Math.max(left.decimals, right.decimals),
    blank,
    formula,
    ...(blank && formula !== null ? { alone: blankWhenZero(formula) } : {}),
    sources: [...left.sources, ...right.sources],
  };
}

const blankWhenZero = (formula: string): string => `IF(${formula}=0,"",${formula})`;

/** a × b, a ÷ b; `share`: of a division that gives a share of one. */
function multiplied(left: NumberValue, right: NumberValue, sign: "*" | "/", share = false): NumberValue | MissingValue {
  const sources = [...left.sources, ...right.sources];
  const both = left.formula !== null && right.formula !== null;
  if (sign === "/" && right.value.isZero())
    return missing(said(REASONS[right.blank ? "template-blank-base" : "template-no-base"]), { sources });
  const scale =
    share || (sign === "/" && left.scale === "money" && right.scale === "money")
      ? share
        ? "ratio"
        : "plain"
      : left.scale === "money" || right.scale === "money"
        ? "money"
        : left.scale === "ratio" && right.scale === "ratio"
          ? "ratio"
          : "plain";
  const value = sign === "*" ? left.value.mul(right.value) : left.value.div(right.value).toDecimalPlaces(10);
  return {
    kind: "number",
    value,
    scale,
    decimals: share ? 4 : Math.max(2, left.decimals),
    blank: false,
    formula: both ? `ROUND(${left.formula}${sign}${right.formula},${share ? 10 : 6})` : null,
    sources,
  };
}
