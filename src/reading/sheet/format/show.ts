import * as XLSX from "@e965/xlsx";
import Decimal from "decimal.js";
import { readSections, type Condition, type FormatSection, type Token } from "./sections";

/** Digits that Excel keeps of a number. */
const SIGNIFICANT = 15;
/** Formats that Chinese Excel shows otherwise than the library's English ones: the money sign. */
const YUAN_FORMATS: Readonly<Record<number, string>> = {
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;"¥"-#,##0.00',
};

/** The code of a built-in format. */
export function builtInFormat(id: number): string {
  return YUAN_FORMATS[id] ?? (XLSX.SSF.get_table() as Readonly<Record<number, string>>)[id] ?? "General";
}

/** A number of a file as Excel holds it: what lies beyond its fifteen digits is noise of binary fractions. */
export function cellNumber(stored: string | number): Decimal | null {
  try {
    const value = new Decimal(stored);
    return value.isFinite() ? value.toSignificantDigits(SIGNIFICANT) : null;
  } catch {
    return null;
  }
}

/** What Excel shows of a number in a format. Rounding is decimal, half away from zero. */
export function showNumber(value: Decimal, format: string, date1904 = false): string {
  const sections = sectionsOf(format);
  const chosen = chooseSection(sections, value);
  if (chosen === null) return "";
  const { section, absolute } = chosen;
  if (section.foreign) return byLibrary(value, format, date1904);
  if (section.tokens.length === 1 && section.tokens[0]!.type === "general")
    return general(absolute ? value.abs() : value);
  return fill(section, absolute ? value.abs() : value);
}

/** What Excel shows of a text in a format: the section with `@`, or the text itself. */
export function showText(text: string, format: string): string {
  const sections = sectionsOf(format);
  const section = sections[3] ?? (sections.length === 1 && hasText(sections[0]!) ? sections[0]! : undefined);
  if (!section || section.foreign) return text;
  if (!hasText(section) && section.tokens.length > 0) return text;
  return section.tokens.map((t) => (t.type === "text" ? text : t.type === "literal" ? t.text : "")).join("");
}

const hasText = (section: FormatSection): boolean => section.tokens.some((t) => t.type === "text");

const parsed = new Map<string, readonly FormatSection[]>();
/** A workbook has a few hundred formats; what a hostile one has more is parsed again. */
const KEPT_FORMATS = 1000;

function sectionsOf(format: string): readonly FormatSection[] {
  let sections = parsed.get(format);
  if (!sections) {
    sections = readSections(format.slice(0, 255));
    if (parsed.size >= KEPT_FORMATS) parsed.clear();
    parsed.set(format, sections);
  }
  return sections;
}

function holds({ operator, than }: Condition, value: Decimal): boolean {
  const order = value.cmp(than);
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
  }
}

/** The section of a number, and whether it shows the number without its sign. */
function chooseSection(
  all: readonly FormatSection[],
  value: Decimal,
): { section: FormatSection; absolute: boolean } | null {
  const sections = all.length === 4 || hasText(all.at(-1)!) ? all.slice(0, Math.max(1, all.length - 1)) : all;
  if (sections.some((s) => s.condition !== null)) {
    const at = sections.findIndex((s) => s.condition !== null && holds(s.condition, value));
    const section = at >= 0 ? sections[at]! : (sections.find((s) => s.condition === null) ?? sections.at(-1)!);
    const condition = section.condition;
    const first = sections[0]!.condition;
    const rest = section === sections[1] && condition === null && first?.than === 0 && first.operator.startsWith(">");
    const onlyNegative = condition !== null && condition.operator.startsWith("<") && condition.than <= 0;
    return { section, absolute: value.lt(0) && (onlyNegative || rest) };
  }
  if (value.lt(0) && sections.length > 1) return { section: sections[1]!, absolute: true };
  if (value.isZero() && sections.length > 2) return { section: sections[2]!, absolute: false };
  return { section: sections[0]!, absolute: false };
}

function byLibrary(value: Decimal, format: string, date1904: boolean): string {
  try {
    return XLSX.SSF.format(format, value.toNumber(), { date1904 }) as string;
  } catch {
    return general(value);
  }
}

/** General: up to eleven characters, no exponent where Excel shows none. */
function general(value: Decimal): string {
  if (value.abs().gte(1e11) || (!value.isZero() && value.abs().lt(1e-4)))
    return XLSX.SSF.format("General", value.toNumber()) as string;
  const whole = value.abs().trunc().toFixed().length;
  return value.toDecimalPlaces(Math.max(0, 10 - whole), Decimal.ROUND_HALF_UP).toFixed();
}

/** Puts the digits of a number into the places of a section. */
function fill(section: FormatSection, value: Decimal): string {
  const { tokens } = section;
  // A number in a cell of the format Text (@) is shown as it is.
  const asIs = (t: Token): boolean => t.type === "general" || t.type === "text";
  if (tokens.some(asIs))
    return tokens.map((t) => (asIs(t) ? general(value) : t.type === "literal" ? t.text : "")).join("");
  const point = tokens.findIndex((t) => t.type === "point");
  const whole = point < 0 ? tokens : tokens.slice(0, point);
  const fraction = point < 0 ? [] : tokens.slice(point + 1);
  const isDigit = (t: Token): boolean => t.type === "digit";
  if (!tokens.some(isDigit)) return tokens.map(wordOf).join("");
  const percents = tokens.filter((t) => t.type === "percent").length;
  const places = fraction.filter(isDigit).length;
  const scaled = value.mul(new Decimal(100).pow(percents)).div(new Decimal(1000).pow(section.scale));
  const rounded = scaled.abs().toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const [digits = "", decimals = ""] = rounded.toFixed(places).split(".");
  const out = `${fillWhole(whole, digits === "0" ? "" : digits, section.grouped)}${point < 0 ? "" : "."}${fillFraction(fraction, decimals)}`;
  return value.isNegative() && !value.isZero() ? `-${out}` : out;
}

const wordOf = (t: Token): string => (t.type === "literal" ? t.text : t.type === "percent" ? "%" : "");

/** From the right: each place takes a digit; the first takes all that are left. */
function fillWhole(tokens: readonly Token[], digits: string, grouped: boolean): string {
  const first = tokens.findIndex((t) => t.type === "digit");
  let left = digits.length;
  let placed = 0;
  let out = "";
  const put = (digit: string): void => {
    const parted = grouped && placed > 0 && placed % 3 === 0 && /\d/.test(digit);
    out = parted ? `${digit},${out}` : digit + out;
    placed++;
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.type !== "digit") {
      out = wordOf(token) + out;
      continue;
    }
    if (left > 0) put(digits[--left]!);
    else if (token.sign === "0") put("0");
    else if (token.sign === "?") out = ` ${out}`;
    if (i === first) while (left > 0) put(digits[--left]!);
  }
  return out;
}

function fillFraction(tokens: readonly Token[], decimals: string): string {
  let last = decimals.length;
  while (last > 0 && decimals[last - 1] === "0") last--;
  let at = 0;
  return tokens
    .map((token) => {
      if (token.type !== "digit") return wordOf(token);
      const digit = decimals[at]!;
      const trailing = at++ >= last;
      if (!trailing || token.sign === "0") return digit;
      return token.sign === "?" ? " " : "";
    })
    .join("");
}
