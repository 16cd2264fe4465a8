import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
} from "@univerjs/core";
import type { Host } from "../host";
import { sheetOf, type RangeObject } from "../objects";

/** Looks of many cells in one go, as `Range.getCellProperties` and `setCellProperties` have them. */

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};

const nameOf = <V>(table: Readonly<Record<string, V>>, value: V | null | undefined, fallback: string): string =>
  Object.keys(table).find((name) => table[name] === value) ?? fallback;

interface Line {
  readonly style?: string;
  readonly weight?: string;
  readonly color?: string;
}

interface Format {
  readonly fill?: { readonly color?: string };
  readonly font?: Readonly<Record<string, unknown>>;
  readonly borders?: Readonly<Record<string, Line>>;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapText?: boolean;
}

const SIDES = { top: "t", bottom: "b", left: "l", right: "r" } as const;

function lineOf(type: BorderStyleTypes | undefined): Line {
  switch (type) {
    case undefined:
    case BorderStyleTypes.NONE:
      return { style: "None", weight: "Thin" };
    case BorderStyleTypes.DOUBLE:
      return { style: "Double", weight: "Thick" };
    case BorderStyleTypes.DOTTED:
      return { style: "Dot", weight: "Thin" };
    case BorderStyleTypes.DASHED:
      return { style: "Dash", weight: "Thin" };
    case BorderStyleTypes.MEDIUM:
      return { style: "Continuous", weight: "Medium" };
    case BorderStyleTypes.THICK:
      return { style: "Continuous", weight: "Thick" };
    default:
      return { style: "Continuous", weight: "Thin" };
  }
}

function typeOf({ style, weight }: Line): BorderStyleTypes {
  if (style === "Double") return BorderStyleTypes.DOUBLE;
  if (style === "Dot") return BorderStyleTypes.DOTTED;
  if (style === "Dash") return BorderStyleTypes.DASHED;
  return weight === "Thick"
    ? BorderStyleTypes.THICK
    : weight === "Medium"
      ? BorderStyleTypes.MEDIUM
      : BorderStyleTypes.THIN;
}

/** The looks of the cells of a range. */
export function cellProperties(self: RangeObject, host: Host): { readonly format: Format }[][] {
  return host.model.styles(sheetOf(self, host), self.rect).map((row) =>
    row.map((style) => ({
      format: {
        fill: { color: style?.bg?.rgb ?? "#FFFFFF" },
        font: {
          name: style?.ff ?? "等线",
          size: style?.fs ?? 11,
          bold: style?.bl === BooleanNumber.TRUE,
          italic: style?.it === BooleanNumber.TRUE,
          underline: style?.ul?.s === BooleanNumber.TRUE ? "Single" : "None",
          color: style?.cl?.rgb ?? "#000000",
        },
        borders: Object.fromEntries(Object.entries(SIDES).map(([side, key]) => [side, lineOf(style?.bd?.[key]?.s)])),
        horizontalAlignment: nameOf(HORIZONTAL, style?.ht, "General"),
        verticalAlignment: nameOf(VERTICAL, style?.vt, "Bottom"),
        wrapText: style?.tb === WrapStrategy.WRAP,
      },
    })),
  );
}

function styleOf({ fill, font = {}, borders, horizontalAlignment, verticalAlignment, wrapText }: Format): IStyleData {
  const flag = (on: unknown): BooleanNumber => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);
  const edges: IBorderData = Object.fromEntries(
    Object.entries(borders ?? {}).flatMap(([side, line]) => {
      const key = SIDES[side as keyof typeof SIDES];
      return key ? [[key, { s: typeOf(line), cl: { rgb: line.color ?? "#000000" } }]] : [];
    }),
  );
  return {
    ...(fill?.color ? { bg: { rgb: fill.color } } : {}),
    ...(font["name"] ? { ff: String(font["name"]) } : {}),
    ...(font["size"] ? { fs: Number(font["size"]) } : {}),
    ...(font["bold"] === undefined ? {} : { bl: flag(font["bold"]) }),
    ...(font["italic"] === undefined ? {} : { it: flag(font["italic"]) }),
    ...(font["underline"] === undefined ? {} : { ul: { s: flag(font["underline"] !== "None") } }),
    ...(font["color"] ? { cl: { rgb: String(font["color"]) } } : {}),
    ...(horizontalAlignment && HORIZONTAL[horizontalAlignment] ? { ht: HORIZONTAL[horizontalAlignment] } : {}),
    ...(verticalAlignment && VERTICAL[verticalAlignment] ? { vt: VERTICAL[verticalAlignment] } : {}),
    ...(wrapText === undefined ? {} : { tb: wrapText ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
    ...(Object.keys(edges).length > 0 ? { bd: edges } : {}),
  };
}

/** Gives each cell its look; what is not said stays. */
export function setCellProperties(
  self: RangeObject,
  host: Host,
  cells: readonly (readonly { readonly format?: Format }[])[],
): void {
  host.model.style(sheetOf(self, host), self.rect, (i, j) => {
    const format = cells[i]?.[j]?.format;
    return format ? styleOf(format) : undefined;
  });
}
