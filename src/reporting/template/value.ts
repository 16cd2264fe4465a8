import { convert, Decimal, type CellRef } from "../../disclosure";
import type { SheetUnit } from "../../workbook";
import type { Said } from "../../words";
import type { TemplateDocument } from "./world";

/** Where a value came from: the document, and its cell or sentence. */
export interface Source {
  readonly document: TemplateDocument;
  /** `支出总表[210].基本支出`, or the sentence. */
  readonly label: string;
  readonly printed: string | null;
  readonly ref: CellRef | null;
}

/** What a number counts: money (in 万元), a share of one, or something else. */
export type Scale = "money" | "ratio" | "plain";

export interface NumberValue {
  readonly kind: "number";
  /** Money in 万元. */
  readonly value: Decimal;
  readonly scale: Scale;
  /** Printed decimals, of money in 万元. */
  readonly decimals: number;
  /** The document prints a blank: it counts as 0. */
  readonly blank: boolean;
  /** An expression that gives it, of money in the unit of the field; null where no formula can. */
  readonly formula: string | null;
  /** The formula where the number stands alone in its cell, if it is another: a blank stays one. */
  readonly alone?: string;
  readonly sources: readonly Source[];
}

export interface TextValue {
  readonly kind: "text";
  readonly text: string;
  readonly formula: string | null;
  readonly sources: readonly Source[];
}

/** A value that is not to be had, and why. */
export interface MissingValue {
  readonly kind: "missing";
  readonly reason: Said;
  /** The table is there, and has no such row. */
  readonly absent?: true;
  /** A formula that may give a value later: it says the same while there is none. */
  readonly formula?: string;
  readonly sources?: readonly Source[];
}

export type Value = NumberValue | TextValue | MissingValue;

export const missing = (
  reason: Said,
  more: Pick<MissingValue, "absent" | "formula" | "sources"> = {},
): MissingValue => ({
  kind: "missing",
  reason,
  ...more,
});

export const text = (of: string, sources: readonly Source[] = []): TextValue => ({
  kind: "text",
  text: of,
  formula: null,
  sources,
});

export const plainNumber = (value: Decimal | number, formula: string | null = String(value)): NumberValue => ({
  kind: "number",
  value: new Decimal(value),
  scale: "plain",
  decimals: new Decimal(value).decimalPlaces(),
  blank: false,
  formula,
  sources: [],
});

/** In what a field writes money. */
export type FieldUnit = SheetUnit | "亿元";

/** An amount of a value in the unit that it is written in. */
export const inUnit = ({ value, scale }: NumberValue, unit: FieldUnit): Decimal =>
  scale === "money" ? convert(value, "万元", unit) : value;
