import { moneyFormat, TEXT_FORMAT, type PlanCell } from "../../workbook";
import { TEMPLATE_MARKS, TEMPLATE_WORDS, type Language } from "../../words";
import type { Options } from "./ast";
import type { TemplateCell } from "./template";
import { inUnit, type FieldUnit, type MissingValue, type NumberValue, type Value } from "./value";

/** What a cell says where a value is not to be had; the notes below tell the reason. */
export const missingMark = ({ reason }: MissingValue, language: Language): string =>
  (TEMPLATE_MARKS[reason.message.code] ?? TEMPLATE_WORDS.missing)[language];

const GENERAL = /^(?:General|@|G\/通用格式)?$/i;

/** Decimals that a number is shown with. */
function decimalsOf(value: NumberValue, options: Options, unit: FieldUnit): number {
  if (options.decimals !== undefined) return options.decimals;
  if (value.scale === "ratio") return 2;
  const own = inUnit(value, unit).toDecimalPlaces(8).decimalPlaces();
  return value.scale === "money" ? Math.max(2, own) : own;
}

/** A value that stands alone in its cell. */
export function valueCell(
  value: Value,
  options: Options,
  unit: FieldUnit,
  template: TemplateCell,
  language: Language,
): PlanCell {
  const look = template.look ? { look: template.look } : {};
  if (value.kind === "missing") return { value: missingMark(value, language), format: TEXT_FORMAT, ...look };
  if (value.kind === "text")
    return value.formula === null
      ? { value: value.text === "" ? null : value.text, format: TEXT_FORMAT, ...look }
      : { value: value.text, formula: `=${value.formula}`, ...look };
  if (options.withUnit && value.scale === "money") {
    const formula = value.formula === null ? null : textFormula(value, options, unit);
    const words = numberText(value, options, unit);
    return { value: words, ...(formula === null ? { format: TEXT_FORMAT } : { formula: `=${formula}` }), ...look };
  }
  const decimals = decimalsOf(value, options, unit);
  const own = template.format && !GENERAL.test(template.format) && options.decimals === undefined;
  const format = own ? template.format! : formatOf(value, options, decimals);
  const whole = value.alone ?? value.formula;
  // A number of the template's own, or a count, is no formula.
  const formula = whole === null || /^-?[\d.]+$/.test(whole) ? null : whole;
  return {
    value: value.blank ? (formula === null ? null : "") : inUnit(value, unit).toNumber(),
    format,
    ...(formula === null ? {} : { formula: `=${formula}` }),
    ...look,
  };
}

function formatOf({ scale }: NumberValue, { decimals: asked }: Options, decimals: number): string {
  const places = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  if (scale === "ratio") return `0${places}%`;
  if (scale === "plain") return `0${places}`;
  return asked === undefined ? moneyFormat(decimals) : `#,##0${places}`;
}

/** A value within a sentence; a blank is said, for no number stands there. */
export function valueText(value: Value, options: Options, unit: FieldUnit, language: Language): string {
  if (value.kind === "missing") return missingMark(value, language);
  if (value.kind === "text") return value.text;
  return value.blank ? TEMPLATE_WORDS.blank[language] : numberText(value, options, unit);
}

function numberText(value: NumberValue, options: Options, unit: FieldUnit): string {
  const decimals = decimalsOf(value, options, unit);
  if (value.scale === "ratio") return `${value.value.mul(100).toFixed(decimals)}%`;
  return `${inUnit(value, unit).toFixed(decimals)}${options.withUnit && value.scale === "money" ? unit : ""}`;
}

/** The same as a formula; null where the value does not follow the sheets. */
export function textFormula(value: Value, options: Options, unit: FieldUnit): string | null {
  if (value.kind === "text") return value.formula ?? literal(value.text);
  if (value.kind === "missing" || value.blank || value.formula === null) return null;
  const decimals = decimalsOf(value, options, unit);
  const places = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  const words = `TEXT(${value.formula},"0${places}${value.scale === "ratio" ? "%" : ""}")`;
  return options.withUnit && value.scale === "money" ? `${words}&${literal(unit)}` : words;
}

/** The longest text that a formula takes in one piece. */
const LONGEST_LITERAL = 250;

/** A text as formulas have it. */
export function literal(text: string): string {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += LONGEST_LITERAL)
    pieces.push(`"${text.slice(from, from + LONGEST_LITERAL).replace(/"/g, '""')}"`);
  return pieces.length === 0 ? '""' : pieces.join("&");
}
