/** What a cell holds after something was typed or written into it. `format` is set where Excel changes the number format by itself. */
export interface Entry {
  readonly formula?: string;
  readonly value?: string | number | boolean;
  readonly format?: string;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PERCENT = /^[+-]?\d+(\.\d+)?%$/;
const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

const dateSerial = (text: string): number | undefined => {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = (match[1] ? match.slice(1, 4) : match.slice(4, 7)).map(Number) as [number, number, number];
  const time = Date.UTC(year, month - 1, day);
  return new Date(time).getUTCMonth() === month - 1 && new Date(time).getUTCDate() === day
    ? (time - EXCEL_EPOCH) / DAY
    : undefined;
};

/**
 * The coercions that Excel makes when a value is written through `values` or `formulas`, or typed: `@` keeps text,
 * a leading apostrophe keeps text, `=` is a formula, text that looks like a number becomes one.
 */
export function enter(input: unknown, numberFormat: string): Entry {
  if (typeof input === "number") return { value: input };
  if (typeof input === "boolean") return { value: input };
  const text = String(input);
  if (text === "") return {};
  if (numberFormat === "@") return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith("=") && text.length > 1) return { formula: text };
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return { value: Number(trimmed) };
  if (GROUPED.test(trimmed))
    return { value: Number(trimmed.replaceAll(",", "")), format: trimmed.includes(".") ? "#,##0.00" : "#,##0" };
  if (PERCENT.test(trimmed))
    return { value: Number(trimmed.slice(0, -1)) / 100, format: trimmed.includes(".") ? "0.00%" : "0%" };
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true" };
  const serial = dateSerial(trimmed);
  if (serial !== undefined) return { value: serial, format: "yyyy/m/d" };
  return { value: text };
}
