import { narrativeReference, fromTicks, printedBefore, toldFigures, type Figure } from "../../checking";
import type { MoneyScope } from "../../disclosure";
import { REASONS, said } from "../../words";
import { missing, type Value } from "../template/value";
import { kindOf, yearOf, type TemplateDocument, type World } from "../template/world";

/** A figure of the tables by the words for it: `表数[一般公共预算·基本支出]`, `上年表数[公务接待费]`, `表数[公务接待费].年初预算`. */
export interface ToldReference {
  readonly key: string;
  readonly scope: MoneyScope | null;
  readonly prior: boolean;
}

const REFERENCE = /^(上年)?表数\[([^\]]+)\](?:\.(年初预算))?$/;

/** Reads a reference; null for another field, `unknown` where nobody knows the words. */
export function toldReference(written: string): ToldReference | "unknown" | null {
  const [, prior, row, budget] = REFERENCE.exec(written.trim()) ?? [];
  if (row === undefined) return null;
  const found = narrativeReference({ row, column: "金额" });
  if ("unknown" in found) return "unknown";
  const key = found.keys[0]! + (budget ? ".budget" : "");
  return { key, scope: found.scope, prior: prior !== undefined };
}

/** What the tables say of a reference; `before`: a year earlier. */
export function toldValue(world: World, document: TemplateDocument, reference: ToldReference, before = false): Value {
  const { key, scope } = reference;
  const model = world.model(document);
  const own = toldFigures(model, key, scope);
  const what = said(REASONS["template-not-said"], { what: key });
  if (!reference.prior && !before) return own[0] ? numberOf(document, own[0]) : missing(what);
  const year = yearOf(document);
  const found = year === null ? null : world.find(document.identity, year - 1, kindOf(document));
  if (found && !("message" in found)) {
    const theirs = toldFigures(world.model(found), key, scope);
    // The same cell of both years: a total with what is carried in is not compared with one without.
    const like = own[0] ? theirs.find((f) => sameLabel(f, own[0]!)) : theirs[0];
    if (like) return numberOf(found, like);
  }
  const printed = own[0] ? printedBefore(model, own[0]) : null;
  return printed ? numberOf(document, printed) : missing(said(REASONS["template-no-prior"]));
}

/** Labels but for the numbering, the bracketed numbers of tables and what forms call a column. */
const plainLabel = (label: string): string =>
  label.replace(/[一二三四五六七八九十]{1,3}、|（[^）]{0,20}）|\([^)]{0,20}\)|\s/g, "");
const sameLabel = (a: Figure, b: Figure): boolean => plainLabel(a.label) === plainLabel(b.label);

const numberOf = (document: TemplateDocument, f: Figure): Value => {
  const value = fromTicks(f.ticks);
  return {
    kind: "number",
    value,
    scale: "money",
    decimals: Math.max(2, value.decimalPlaces()),
    blank: f.blank,
    formula: null,
    sources: [{ document, label: f.label, printed: f.printed, ref: f.ref }],
  };
};
