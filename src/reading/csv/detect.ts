import { decodeText } from "../text/decode";
import { readRecords, type SeparatedRecord, type Separator } from "./records";

/** As much of a file as is looked at. */
const LOOKED_AT = 256 * 1024;
const RECORDS = 2_000;
const FEWEST_RECORDS = 2;
/** Share of the records that have several fields, where a writer gives each record as many as it has: titles and notes have one. */
const SHARE = 0.6;
/** Share of those that have as many fields as the one before or behind: tables, not sentences. */
const STEADY = 0.75;
/** Share of the fields behind the first that are numbers or blank, where the widths of records don't tell. */
const FIGURES = 0.4;
const FIGURE = /^(?:-?[\d,]+(?:\.\d+)?%?)?$/;
/** A field of a table is no longer than this on average. */
const LONGEST_FIELD = 40;
/** Columns that blanks part are a text's own. */
const ALIGNED = / {2}\S/;

const SEPARATORS: readonly Separator[] = [",", "\t", ";"];

/** The separator of a text that is a table of separated values; null for prose, lists and texts with columns of blanks. */
export function separatorOf(bytes: Uint8Array): Separator | null {
  const text = headOf(bytes);
  const named = namedSeparator(text);
  if (named !== null) return named;
  // A form feed parts pages; no writer of separated values has any.
  if (text.includes("\f")) return null;
  for (const separator of SEPARATORS) {
    if (!text.includes(separator)) continue;
    const records = readRecords(text, separator, RECORDS).filter((record) =>
      record.fields.some((f) => f.trim() !== ""),
    );
    if (isTable(records, separator)) return separator;
  }
  return null;
}

/** The separator that a first line names for Excel (`sep=;`), or null. */
export function namedSeparator(text: string): Separator | null {
  return (/^sep=([,;\t])\r?\n/i.exec(text.slice(0, 10))?.[1] as Separator | undefined) ?? null;
}

/** The beginning of a text, cut at the end of a line. */
function headOf(bytes: Uint8Array): string {
  if (bytes.length <= LOOKED_AT) return decodeText(bytes).replace(/^\uFEFF/, "");
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const cut = wide ? LOOKED_AT : bytes.lastIndexOf(0x0a, LOOKED_AT) + 1;
  return decodeText(bytes.subarray(0, cut || LOOKED_AT)).replace(/^\uFEFF/, "");
}

function isTable(records: readonly SeparatedRecord[], separator: Separator): boolean {
  const parted = records.filter((record) => widthOf(record, separator) >= 2);
  if (parted.length < FEWEST_RECORDS) return false;
  const first = records[0]!.fields.length;
  // Spreadsheets write as many separators on each line, whatever stands on it.
  const padded = first >= 3 && records.every((record) => record.fields.length === first);
  if (!padded && parted.length < SHARE * records.length) return false;
  // A text with tabs has rules of its own for its tables; only what a spreadsheet wrote is taken from it.
  if (separator === "\t" && !padded) return false;
  if (!isSteady(parted) && !isFullOfFigures(parted)) return false;
  let fields = 0;
  let length = 0;
  for (const record of parted)
    for (const field of record.fields) {
      fields++;
      length += field.length;
    }
  if (length > LONGEST_FIELD * fields) return false;
  if (separator === "\t") return true;
  const aligned = parted.filter((record) => record.fields.some((field) => ALIGNED.test(field))).length;
  return aligned < parted.length / 4;
}

/** Most records have as many fields as one beside them. */
function isSteady(parted: readonly SeparatedRecord[]): boolean {
  const steady = parted.filter((record, i) => {
    const width = record.fields.length;
    return parted[i - 1]?.fields.length === width || parted[i + 1]?.fields.length === width;
  });
  return steady.length >= STEADY * parted.length;
}

/** Records of several fields in which numbers and blanks abound, where a writer leaves out the blanks at their ends. */
function isFullOfFigures(parted: readonly SeparatedRecord[]): boolean {
  const wide = parted.filter((record) => record.fields.length >= 3);
  if (wide.length < SHARE * parted.length || wide.length < 3) return false;
  const fields = wide.flatMap((record) => record.fields.slice(1));
  return fields.filter((field) => FIGURE.test(field.trim())).length >= FIGURES * fields.length;
}

/** Fields of a record; a comma that only groups the digits of a number parts nothing. */
function widthOf(record: SeparatedRecord, separator: Separator): number {
  if (separator !== ",") return record.fields.length;
  let width = 1;
  for (let i = 1; i < record.fields.length; i++) {
    const groups = /\d$/.test(record.fields[i - 1]!) && /^\d{3}(?!\d)/.test(record.fields[i]!);
    if (!groups) width++;
  }
  return width;
}
