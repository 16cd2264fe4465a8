import { codeLevel, lookup } from "../../classification";
import { tableIds } from "../../checking";
import { Decimal } from "../../disclosure";
import { REASONS, said, type Said } from "../../words";
import { DRAFT_PHRASES } from "./phrases";
import { parseField } from "../template/grammar";
import { Evaluator, type Item, type Scope } from "../template/evaluate";
import { inUnit, missing, type MissingValue, type NumberValue, type Value } from "../template/value";
import { yearOf, type TemplateDocument, type World } from "../template/world";
import { codeTableOf } from "../template/rows-across";
import { toldReference, toldValue } from "./told";
import type { TextRun } from "../text-document";

/** What a field of a draft writes, or why it can't. A condition that holds writes nothing. */
export type Written = { readonly runs: readonly TextRun[] } | { readonly why: Said | null };

const NOTHING: Written = { runs: [] };
const UNMET: Written = { why: null };
const words = (text: string): Written => ({ runs: [{ text }] });

/** Fields of drafts beside those of templates: phrases, and conditions on figures. */
type Phrase = (fields: DraftFields, of: readonly string[]) => Written;

const PHRASES: Readonly<Record<string, { readonly takes: number; readonly write: Phrase }>> = {
  比上年: { takes: 1, write: (f, [a]) => f.change(a!, true) },
  增减: { takes: 1, write: (f, [a]) => f.change(a!, false) },
  增减词: { takes: 1, write: (f, [a]) => f.direction(a!, 0) },
  增长词: { takes: 1, write: (f, [a]) => f.direction(a!, 1) },
  增减额: { takes: 1, write: (f, [a]) => f.changed(a!, (now, then) => amountText(now.value.sub(then.value).abs())) },
  增减率: {
    takes: 1,
    write: (f, [a]) =>
      f.changed(a!, (now, then) => (then.value.gt(0) ? rateText(now.value.sub(then.value), then.value) : null)),
  },
  占比: { takes: 2, write: (f, [a, b]) => f.share(a!, b!) },
  若有: { takes: 1, write: (f, [a]) => f.given(a!, (v) => !v.value.isZero()) },
  若零: { takes: 1, write: (f, [a]) => f.given(a!, (v) => v.value.isZero()) },
  若平: { takes: 1, write: (f, [a]) => f.same(a!) },
  若合计: { takes: 3, write: (f, [a, b, c]) => f.sums(a!, [b!, c!]) },
  若空: { takes: 1, write: (f, [t]) => f.table(t!, "empty") },
  若填: { takes: 1, write: (f, [t]) => f.table(t!, "filled") },
  科目全称: { takes: 0, write: (f) => f.fullName() },
};

/** At least two decimals, no more than the figure has: a rounded figure would no longer be the table's. */
export const amountText = (value: Decimal): string => value.toFixed(Math.max(2, value.decimalPlaces()));

/** A rate in per cent; one that two decimals would call 0 has more. */
export function rateText(part: Decimal, whole: Decimal): string {
  const rate = part.abs().div(whole).mul(100);
  for (let decimals = 2; decimals < 6; decimals++) {
    const text = rate.toFixed(decimals);
    if (rate.isZero() || Number(text) !== 0) return text;
  }
  return rate.toFixed(6);
}

/** Evaluates the fields of a draft for one document, or for a row of one of its tables. */
export class DraftFields {
  constructor(
    private readonly world: World,
    private readonly document: TemplateDocument,
    private readonly item: Item | null = null,
  ) {}

  write(written: string): Written {
    const call = callOf(written);
    const phrase = call && Object.hasOwn(PHRASES, call.name) ? PHRASES[call.name] : undefined;
    if (phrase && phrase.takes === call!.of.length) return phrase.write(this, call!.of);
    const value = this.value(written);
    if (value.kind === "missing") return { why: value.reason };
    if (value.kind === "text") return words(value.text);
    // A blank cell says no figure: a sentence asks for it by 若零.
    if (value.blank) return UNMET;
    if (value.scale === "ratio") return words(value.value.mul(100).toFixed(2));
    return words(value.scale === "money" ? amountText(inUnit(value, "万元")) : value.value.toString());
  }

  change(of: string, reason: boolean): Written {
    return this.pair(of, (now, then) => {
      const change = now.value.sub(then.value);
      if (change.isZero()) return words(DRAFT_PHRASES.same);
      const up = change.isPositive();
      const amount = amountText(change.abs());
      const { noBase, rateDown, rateUp } = DRAFT_PHRASES;
      const rate = then.value.isZero()
        ? noBase
        : then.value.isNegative()
          ? ""
          : (up ? rateUp : rateDown).replace("{rate}", rateText(change, then.value));
      const text = (up ? DRAFT_PHRASES.up : DRAFT_PHRASES.down).replace("{amount}", amount) + rate;
      return reason
        ? { runs: [{ text: text + DRAFT_PHRASES.reason }, { text: DRAFT_PHRASES.open, open: true }] }
        : words(text);
    });
  }

  changed(of: string, say: (now: NumberValue, then: NumberValue) => string | null): Written {
    return this.pair(of, (now, then) => {
      const text = now.value.equals(then.value) ? null : say(now, then);
      return text === null ? UNMET : words(text);
    });
  }

  same(of: string): Written {
    return this.pair(of, (now, then) => (now.value.equals(then.value) ? NOTHING : UNMET));
  }

  direction(of: string, which: 0 | 1): Written {
    return this.changed(of, (now, then) => DRAFT_PHRASES.directions[now.value.gt(then.value) ? "up" : "down"][which]);
  }

  share(part: string, whole: string): Written {
    const [a, b] = [this.number(part), this.number(whole)];
    if (a.kind === "missing") return { why: a.reason };
    if (b.kind === "missing") return { why: b.reason };
    if (!b.value.gt(0) || a.value.isNegative() || a.value.gt(b.value)) return UNMET;
    return words(rateText(a.value, b.value));
  }

  given(of: string, holds: (value: NumberValue) => boolean): Written {
    const value = this.number(of);
    return value.kind === "number" && holds(value) ? NOTHING : UNMET;
  }

  sums(whole: string, parts: readonly string[]): Written {
    const values = [whole, ...parts].map((p) => this.number(p));
    if (values.some((v) => v.kind === "missing")) return UNMET;
    const [all, ...rest] = (values as NumberValue[]).map((v) => v.value);
    return rest.reduce((sum, v) => sum.add(v), new Decimal(0)).equals(all!) ? NOTHING : UNMET;
  }

  table(name: string, state: "empty" | "filled"): Written {
    const ids: readonly string[] = tableIds(name);
    const own = this.document.disclosure.tables.filter((t) => ids.includes(t.id));
    return own.length > 0 && own.every((t) => t.state === state) ? NOTHING : UNMET;
  }

  /** `社会保障和就业支出（类）行政事业单位养老支出（款）`: the names that the table prints, else those of the classification. */
  fullName(): Written {
    const { item } = this;
    const code = item?.kind === "row" ? item.row.code : null;
    const level = code === null ? null : codeLevel(code);
    if (item?.kind !== "row" || code === null || level === null || level > 3) return UNMET;
    const names = Array.from({ length: level }, (_, i) => this.nameOf(item, code.slice(0, 3 + 2 * i)));
    if (names.includes(null)) return UNMET;
    return words(names.map((name, i) => `${name}${DRAFT_PHRASES.levels[i]}`).join(""));
  }

  private nameOf({ id, row }: Extract<Item, { kind: "row" }>, code: string): string | null {
    if (row.code === code) return row.item;
    const views = this.world.model(this.document).views(id);
    const printed = views.flatMap((v) => v.rows).find((r) => r.code === code)?.item;
    const table = codeTableOf(id);
    const year = yearOf(this.document);
    return printed ?? (table ? (lookup(table, code, year === null ? undefined : { year }).entry?.name ?? null) : null);
  }

  private pair(of: string, say: (now: NumberValue, then: NumberValue) => Written): Written {
    const [now, then] = [this.number(of), this.number(of, true)];
    if (now.kind === "missing") return { why: now.reason };
    if (then.kind === "missing") return { why: then.reason };
    return now.blank && then.blank ? UNMET : say(now, then);
  }

  private number(of: string, before = false): NumberValue | MissingValue {
    const value = this.value(of, before);
    return value.kind === "text" ? missing(said(REASONS["template-not-a-number"], { text: value.text })) : value;
  }

  private value(of: string, before = false): Value {
    const told = toldReference(of);
    if (told === "unknown") return missing(said(REASONS["template-not-said"], { what: of }));
    if (told) return toldValue(this.world, this.document, told, before);
    const { document, item } = this;
    const scope: Scope = { document, item, unit: document.identity, year: yearOf(document), number: null, above: null };
    return new Evaluator(this.world, scope, "万元", before).value(parseField(of).expression);
  }
}

/** `名称(甲, 乙)`; commas in brackets part nothing. */
function callOf(written: string): { readonly name: string; readonly of: readonly string[] } | null {
  const text = written.trim();
  const [, name, inner] = /^([^\s()（）[\]]+)[(（](.*)[)）]$/s.exec(text) ?? [];
  if (name === undefined || inner === undefined) return Object.hasOwn(PHRASES, text) ? { name: text, of: [] } : null;
  const of: string[] = [""];
  let depth = 0;
  for (const sign of inner) {
    if (/[[(（]/.test(sign)) depth++;
    else if (/[\])）]/.test(sign)) depth--;
    if (depth === 0 && /[,，]/.test(sign)) of.push("");
    else of[of.length - 1] += sign;
  }
  return { name, of: of.map((s) => s.trim()) };
}
