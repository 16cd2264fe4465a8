import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
} from "@univerjs/core";
import { columnsOf, rowsOf, type Rect } from "../../grid/addresses";
import type { Host } from "../host";
import { invalidArgument } from "../host-error";
import { play, type HostObject } from "../members";
import { sheetOf, type RangeObject } from "../objects";

interface RangePart extends HostObject {
  readonly range: RangeObject;
}

interface Border extends RangePart {
  readonly side: string;
}

/** A whole column's or sheet's format goes to the cells in use: the grid's sheets have an end. */
const area = (range: RangeObject, host: Host): Rect => {
  const sheet = sheetOf(range, host);
  const bounded = {
    ...range.rect,
    bottom: Math.min(range.rect.bottom, Math.max(sheet.getMaxRows() - 1, range.rect.top)),
    right: Math.min(range.rect.right, Math.max(sheet.getMaxColumns() - 1, range.rect.left)),
  };
  const whole = rowsOf(range.rect) > 100_000 || columnsOf(range.rect) > 1_000;
  return whole ? bounded : range.rect;
};

const setStyle = (range: RangeObject, style: IStyleData, host: Host): void =>
  host.model.style(sheetOf(range, host), area(range, host), () => style);

/** One value for all cells, or null where they differ, as Excel reads a mixed range. */
const common = <T>(range: RangeObject, read: (style: IStyleData | null) => T, host: Host): T | null => {
  const rect = area(range, host);
  const styles = host.model.styles(sheetOf(range, host), { ...rect, bottom: Math.min(rect.bottom, rect.top + 499) });
  const first = read(styles[0]?.[0] ?? null);
  return styles.every((row) => row.every((style) => read(style) === first)) ? first : null;
};

const HORIZONTAL: Record<string, HorizontalAlign> = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Record<string, VerticalAlign> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};

const nameOf = <V>(table: Record<string, V>, value: V | null | undefined, fallback: string): string =>
  Object.keys(table).find((name) => table[name] === value) ?? fallback;

/** Excel measures a column in points, the grid in pixels. */
const toPixels = (points: number): number => (points * 4) / 3;
const toPoints = (pixels: number): number => (pixels * 3) / 4;

play<RangePart>("RangeFormat", {
  get: {
    Fill: (self) => ({ type: "RangeFill", range: self.range }),
    Font: (self) => ({ type: "RangeFont", range: self.range }),
    Borders: (self) => ({ type: "RangeBorderCollection", range: self.range }),
    Protection: (self) => ({ type: "FormatProtection", range: self.range }),
    ColumnWidth: (self, host) => {
      host.model.flush();
      return toPoints(sheetOf(self.range, host).getColumnWidth(self.range.rect.left));
    },
    RowHeight: (self, host) => toPoints(sheetOf(self.range, host).getRowHeight(self.range.rect.top)),
    WrapText: (self, host) => common(self.range, (style) => style?.tb === WrapStrategy.WRAP, host),
    HorizontalAlignment: (self, host) =>
      nameOf(
        HORIZONTAL,
        common(self.range, (style) => style?.ht, host),
        "General",
      ),
    VerticalAlignment: (self, host) =>
      nameOf(
        VERTICAL,
        common(self.range, (style) => style?.vt, host),
        "Bottom",
      ),
    IndentLevel: (self, host) => Math.round((common(self.range, (style) => style?.pd?.l ?? 0, host) ?? 0) / 9),
  },
  set: {
    ColumnWidth: (self, points: number, host) => {
      const { left, right } = area(self.range, host);
      host.model.setColumnWidths(sheetOf(self.range, host), left, right, toPixels(points));
    },
    RowHeight: (self, points: number, host) => {
      const { top, bottom } = area(self.range, host);
      host.model.ensureSize(sheetOf(self.range, host), { top, bottom, left: 0, right: 0 });
      sheetOf(self.range, host).setRowHeightsForced(top, bottom - top + 1, toPixels(points));
    },
    WrapText: (self, wrap: boolean, host) =>
      setStyle(self.range, { tb: wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }, host),
    HorizontalAlignment: (self, name: string, host) => setStyle(self.range, { ht: known(HORIZONTAL, name) }, host),
    VerticalAlignment: (self, name: string, host) => setStyle(self.range, { vt: known(VERTICAL, name) }, host),
    IndentLevel: (self, level: number, host) => setStyle(self.range, { pd: { l: level * 9 + 2 } }, host),
  },
  call: {
    AutofitColumns: (self, host) => host.model.fitColumns(sheetOf(self.range, host), area(self.range, host)),
    AutofitRows: (self, host) => {
      const { top, bottom } = area(self.range, host);
      sheetOf(self.range, host).setRowAutoHeight(top, bottom - top + 1);
    },
  },
});

const known = <V>(table: Record<string, V>, name: string): V => {
  const value = table[name];
  if (value === undefined) throw invalidArgument();
  return value;
};

play<RangePart>("RangeFill", {
  get: { Color: (self, host) => common(self.range, (style) => style?.bg?.rgb ?? "#FFFFFF", host) },
  set: { Color: (self, color: string, host) => setStyle(self.range, { bg: { rgb: color } }, host) },
  call: { Clear: (self, host) => setStyle(self.range, { bg: null }, host) },
});

const decoration = (on: boolean) => ({ s: on ? BooleanNumber.TRUE : BooleanNumber.FALSE });

play<RangePart>("RangeFont", {
  get: {
    Bold: (self, host) => common(self.range, (style) => style?.bl === BooleanNumber.TRUE, host),
    Italic: (self, host) => common(self.range, (style) => style?.it === BooleanNumber.TRUE, host),
    Color: (self, host) => common(self.range, (style) => style?.cl?.rgb ?? "#000000", host),
    Size: (self, host) => common(self.range, (style) => style?.fs ?? 11, host),
    Name: (self, host) => common(self.range, (style) => style?.ff ?? "等线", host),
    Underline: (self, host) =>
      common(self.range, (style) => style?.ul?.s === BooleanNumber.TRUE, host) ? "Single" : "None",
    Strikethrough: (self, host) => common(self.range, (style) => style?.st?.s === BooleanNumber.TRUE, host),
  },
  set: {
    Bold: (self, on: boolean, host) =>
      setStyle(self.range, { bl: on ? BooleanNumber.TRUE : BooleanNumber.FALSE }, host),
    Italic: (self, on: boolean, host) =>
      setStyle(self.range, { it: on ? BooleanNumber.TRUE : BooleanNumber.FALSE }, host),
    Color: (self, color: string, host) => setStyle(self.range, { cl: { rgb: color } }, host),
    Size: (self, size: number, host) => setStyle(self.range, { fs: size }, host),
    Name: (self, name: string, host) => setStyle(self.range, { ff: name }, host),
    Underline: (self, kind: string, host) => setStyle(self.range, { ul: decoration(kind !== "None") }, host),
    Strikethrough: (self, on: boolean, host) => setStyle(self.range, { st: decoration(on) }, host),
  },
});

play<RangePart>("FormatProtection", { get: { Locked: () => true }, set: { Locked: () => undefined } });

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideHorizontal",
  "InsideVertical",
  "DiagonalDown",
  "DiagonalUp",
];

play<RangePart>("RangeBorderCollection", {
  items: (self) => SIDES.map((side): Border => ({ type: "RangeBorder", range: self.range, side })),
  call: {
    GetItem: (self, _host, side: string): Border => {
      if (!SIDES.includes(side)) throw invalidArgument();
      return { type: "RangeBorder", range: self.range, side };
    },
  },
});

const LINE: Record<string, BorderStyleTypes> = {
  None: BorderStyleTypes.NONE,
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
  Double: BorderStyleTypes.DOUBLE,
};

/** The sides of a cell that a border of the range touches. */
const touched = (side: string, i: number, j: number, rows: number, columns: number): (keyof IBorderData)[] => {
  const at: Record<string, (keyof IBorderData)[]> = {
    EdgeTop: i === 0 ? ["t"] : [],
    EdgeBottom: i === rows - 1 ? ["b"] : [],
    EdgeLeft: j === 0 ? ["l"] : [],
    EdgeRight: j === columns - 1 ? ["r"] : [],
    InsideHorizontal: i < rows - 1 ? ["b"] : [],
    InsideVertical: j < columns - 1 ? ["r"] : [],
  };
  return at[side] ?? [];
};

const lines = new Map<string, { style: BorderStyleTypes; color: string }>();

/** Colour, style and weight arrive one after another: each draws the border anew with what is known so far. */
const draw = (self: Border, change: { style?: BorderStyleTypes; color?: string }, host: Host): void => {
  const key = JSON.stringify([self.range.sheetId, self.range.rect, self.side]);
  const line = { ...(lines.get(key) ?? { style: BorderStyleTypes.THIN, color: "#000000" }), ...change };
  lines.set(key, line);
  const rect = area(self.range, host);
  const edge = line.style === BorderStyleTypes.NONE ? null : { s: line.style, cl: { rgb: line.color } };
  host.model.style(sheetOf(self.range, host), rect, (i, j) => {
    const sides = touched(self.side, i, j, rowsOf(rect), columnsOf(rect));
    return sides.length > 0 ? { bd: Object.fromEntries(sides.map((side) => [side, edge])) } : undefined;
  });
};

const line = (self: Border) => lines.get(JSON.stringify([self.range.sheetId, self.range.rect, self.side]));

play<Border>("RangeBorder", {
  id: (self) => self.side,
  get: {
    SideIndex: (self) => self.side,
    Style: (self) => nameOf(LINE, line(self)?.style, "None"),
    Color: (self) => line(self)?.color ?? "#000000",
    Weight: (self) =>
      line(self)?.style === BorderStyleTypes.MEDIUM
        ? "Medium"
        : line(self)?.style === BorderStyleTypes.THICK
          ? "Thick"
          : "Thin",
  },
  set: {
    Style: (self, name: string, host) => draw(self, { style: known(LINE, name) }, host),
    Color: (self, color: string, host) => draw(self, { color }, host),
    Weight: (self, weight: string, host) =>
      draw(
        self,
        {
          style:
            weight === "Thick"
              ? BorderStyleTypes.THICK
              : weight === "Medium"
                ? BorderStyleTypes.MEDIUM
                : weight === "Hairline"
                  ? BorderStyleTypes.HAIR
                  : BorderStyleTypes.THIN,
        },
        host,
      ),
  },
});
