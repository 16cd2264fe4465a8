import { formFieldsOf, lowestConfidence, stripWhitespace, type FieldReading, type FormFields } from "../../disclosure";
import type { FormRow } from "../table/section";

/** A text of fewer characters is part of many others: it is looked for as a whole. */
const SHORTEST_PART = 4;

/**
 * How each field of a head block was read from its picture: as surely as the cells that its text and its label were made of. Where these
 * can't be told, as surely as the whole block.
 */
export function readingOfFields(fields: FormFields | null, form: readonly FormRow[]): Record<string, FieldReading> {
  const cells = form.flat().map((cell) => ({ ...cell, text: stripWhitespace(cell.text) }));
  const whole = lowestConfidence(cells.map((c) => c.confidence));
  const out: Record<string, FieldReading> = {};
  for (const { field, text } of formFieldsOf(fields)) {
    const printed = stripWhitespace(text ?? "");
    const same = cells.filter((c) => c.text === printed);
    const of = printed === "" ? [] : same.length > 0 ? same : cells.filter((c) => isPart(c.text, printed));
    const names = new Set(field.split("/").map((part) => stripWhitespace(part)));
    const labels = cells.filter((c) => names.has(c.text.replace(/[:：]$/, "")));
    const lost = printed !== "" && of.length === 0;
    const confidence = lost ? whole : lowestConfidence([...of, ...labels].map((c) => c.confidence));
    if (confidence !== undefined) out[field] = { confidence, ...(of.length === 1 ? { source: of[0]!.source } : {}) };
  }
  return out;
}

const isPart = (text: string, of: string): boolean => text.length >= SHORTEST_PART && of.includes(text);
