/** A record of a file of separated values: its fields, and the 1-based line that it begins on. */
export interface SeparatedRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export type Separator = "," | ";" | "\t";

/**
 * Separated values (RFC 4180) → records. A field in quotes may hold separators, line breaks and doubled quotes; a quote that is never closed, or
 * that more text follows where the field should end, is a sign like any other.
 */
export function readRecords(text: string, separator: Separator, most = Infinity): SeparatedRecord[] {
  const records: SeparatedRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  let quotes = true;
  while (at < text.length && records.length < most) {
    let field = "";
    const open = quotes ? openingQuote(text, at) : -1;
    if (open >= 0) {
      const close = closingQuote(text, open + 1);
      if (close < 0) quotes = false;
      else if (isFieldEnd(text, close + 1, separator)) {
        const quoted = text.slice(open + 1, close).replaceAll('""', '"');
        for (let i = quoted.indexOf("\n"); i >= 0; i = quoted.indexOf("\n", i + 1)) line++;
        field = quoted.replace(/\r\n?/g, "\n");
        at = close + 1;
      }
    }
    const end = fieldEnd(text, at, separator);
    field += text.slice(at, end);
    fields.push(field);
    at = end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      fields.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    records.push({ line: begun, fields });
    fields = [];
    begun = ++line;
  }
  return records;
}

/** A longer field is none: Excel's cells end sooner. */
const LONGEST_FIELD = 65_536;

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at - from < LONGEST_FIELD; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

/** Where the quote stands that a field begins with, also behind blanks (`a, "b, c"`); -1 where it begins otherwise. */
function openingQuote(text: string, at: number): number {
  while (text[at] === " ") at++;
  return text[at] === '"' ? at : -1;
}

/** Blanks may follow the quote, and the tabs that make Excel take a number for a text. */
function isFieldEnd(text: string, at: number, separator: string): boolean {
  while (text[at] === " " || (text[at] === "\t" && separator !== "\t")) at++;
  return at >= text.length || text[at] === separator || text[at] === "\n" || text[at] === "\r";
}

function fieldEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}
