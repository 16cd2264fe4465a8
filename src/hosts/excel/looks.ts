import type { BorderLine, CellBlock, CellLook } from "../../workbook";

/** Looks of cells between a plan and Excel: a matrix at a time, in one request each way. */

const SIDES = ["top", "bottom", "left", "right"] as const;

const LINES: Readonly<Record<BorderLine, Pick<Excel.CellBorder, "style" | "weight">>> = {
  thin: { style: "Continuous", weight: "Thin" },
  medium: { style: "Continuous", weight: "Medium" },
  thick: { style: "Continuous", weight: "Thick" },
  double: { style: "Double" },
  dashed: { style: "Dash" },
  dotted: { style: "Dot" },
};

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", middle: "Center", bottom: "Bottom" } as const;

/** What is asked of the cells of a template. */
export const LOOK_LOAD: Excel.CellPropertiesLoadOptions = {
  format: {
    borders: { style: true, weight: true },
    fill: { color: true },
    font: { name: true, size: true, bold: true, italic: true, underline: true, color: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
  },
} as Excel.CellPropertiesLoadOptions;

const keyOf = <K extends string>(table: Readonly<Record<K, string>>, value: unknown): K | undefined =>
  (Object.keys(table) as K[]).find((key) => table[key] === value);

function lineOf({ style, weight }: Partial<Excel.CellBorder>): BorderLine | undefined {
  if (!style || style === "None") return undefined;
  if (style === "Double") return "double";
  if (style === "Dot") return "dotted";
  if (style !== "Continuous") return "dashed";
  return weight === "Thick" ? "thick" : weight === "Medium" ? "medium" : "thin";
}

/** The look of a cell as Excel tells it; undefined where it is the sheet's own. */
export function lookOf(
  { format }: Excel.CellProperties,
  usual: { readonly font: string; readonly size: number },
): CellLook | undefined {
  if (!format) return undefined;
  const { font, fill, borders } = format;
  const lines = SIDES.flatMap((side) => {
    const line = lineOf(borders?.[side] ?? {});
    return line ? [[side, line] as const] : [];
  });
  const look: CellLook = {
    ...(font?.name && font.name !== usual.font ? { font: font.name } : {}),
    ...(font?.size && font.size !== usual.size ? { size: font.size } : {}),
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.underline && font.underline !== "None" ? { underline: true } : {}),
    ...(font?.color && !/^#000000$/.test(font.color) ? { color: font.color.toUpperCase() } : {}),
    ...(fill?.color && !/^#?ffffff$/i.test(fill.color) ? { fill: fill.color.toUpperCase() } : {}),
    ...horizontally(format.horizontalAlignment),
    ...vertically(format.verticalAlignment),
    ...(format.wrapText ? { wrap: true } : {}),
    ...(lines.length > 0 ? { borders: Object.fromEntries(lines) } : {}),
  };
  return Object.keys(look).length > 0 ? look : undefined;
}

function horizontally(value: unknown): Pick<CellLook, "horizontal"> {
  const found = keyOf(HORIZONTAL, value === "CenterAcrossSelection" ? "Center" : value);
  return found ? { horizontal: found } : {};
}

function vertically(value: unknown): Pick<CellLook, "vertical"> {
  const found = keyOf(VERTICAL, value);
  // Cells stand at the bottom where nobody said otherwise.
  return found && found !== "bottom" ? { vertical: found } : {};
}

/** The looks of a block as Excel takes them; null where no cell has one of its own. */
export function looksOf({ cells }: CellBlock): Excel.SettableCellProperties[][] | null {
  if (!cells.some((row) => row.some((cell) => cell?.look))) return null;
  return cells.map((row) => row.map((cell) => propertiesOf(cell?.look)));
}

function propertiesOf(look: CellLook | undefined): Excel.SettableCellProperties {
  if (!look) return {};
  const { font, size, bold, italic, underline, color, fill, horizontal, vertical, wrap, borders } = look;
  const lines = Object.entries(borders ?? {}).map(
    ([side, line]) => [side, { ...LINES[line], color: "#000000" }] as const,
  );
  return {
    format: {
      font: {
        ...(font ? { name: font } : {}),
        ...(size ? { size } : {}),
        ...(bold ? { bold } : {}),
        ...(italic ? { italic } : {}),
        ...(underline ? { underline: "Single" } : {}),
        ...(color ? { color } : {}),
      },
      ...(fill ? { fill: { color: fill } } : {}),
      ...(horizontal ? { horizontalAlignment: HORIZONTAL[horizontal] } : {}),
      ...(vertical ? { verticalAlignment: VERTICAL[vertical] } : {}),
      ...(wrap ? { wrapText: true } : {}),
      ...(lines.length > 0 ? { borders: Object.fromEntries(lines) } : {}),
    },
  };
}
