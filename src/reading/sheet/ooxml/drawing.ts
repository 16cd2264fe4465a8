import { walkXml } from "../../archive/xml";
import { Package } from "../../archive/zip";
import type { Limits } from "../../limits";
import { addressOf, readAddress } from "../address";
import { builtInFormat } from "../format/show";
import type { Area } from "../model";
import { readParts } from "./parts";
import { isOn, readStrings, TextCollector, unescapeText, type StoredText } from "./strings";

/** How a border is drawn, as far as it is told apart. */
export type DrawnLine = "thin" | "medium" | "thick" | "double" | "dashed" | "dotted";

/** The look of a cell; what is not said is the sheet's. */
export interface DrawnLook {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  readonly borders?: Readonly<Partial<Record<"top" | "bottom" | "left" | "right", DrawnLine>>>;
}

/** A cell with what it says and how it looks. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean | null;
  /** Without `=`. */
  readonly formula?: string;
  readonly format?: string;
  readonly look?: DrawnLook;
}

/** A worksheet as it is drawn: what a template keeps of it. */
export interface DrawnSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly DrawnCell[];
  readonly merges: readonly Area[];
  /** Characters wide. */
  readonly widths: readonly { readonly first: number; readonly last: number; readonly width: number }[];
  /** Points high. */
  readonly heights: readonly { readonly row: number; readonly points: number }[];
}

interface Style {
  readonly format: string;
  readonly look: DrawnLook;
}

type Attributes = Readonly<Record<string, string>>;

/** The worksheets of an .xlsx as they are drawn. Readers of documents need no looks: this is for templates. */
export function readDrawnSheets(bytes: Uint8Array, limits: Limits): DrawnSheet[] {
  const parts = new Package(bytes, limits);
  const workbook = readParts(parts, limits);
  const content = (name: string | null): Uint8Array | null => (name === null ? null : parts.part(name));
  const [strings, styles] = [content(workbook.strings), content(workbook.styles)];
  const texts = strings ? readStrings(workbook.strings!, strings, limits) : [];
  const looks = styles ? readLooks(workbook.styles!, styles, limits) : [];
  return workbook.sheets.flatMap(({ name, hidden, part }) => {
    const xml = content(part);
    return part && xml ? [{ name, hidden, ...new DrawnReader(texts, looks).read(part, xml, limits) }] : [];
  });
}

/** Rows and columns that a template has at most. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 256;

class DrawnReader {
  private readonly cells: DrawnCell[] = [];
  private readonly merges: Area[] = [];
  private readonly widths: { first: number; last: number; width: number }[] = [];
  private readonly heights: { row: number; points: number }[] = [];
  private readonly shared = new Map<string, { row: number; column: number; text: string }>();
  private row = -1;
  private column = -1;
  private cell: Attributes | null = null;
  private formula: { text: string; shared: string | null } | null = null;
  private value: string | null = null;
  private into: "v" | "f" | null = null;
  private inline = false;
  private readonly collector = new TextCollector();

  constructor(
    private readonly texts: readonly StoredText[],
    private readonly styles: readonly Style[],
  ) {}

  read(part: string, xml: Uint8Array, limits: Limits): Omit<DrawnSheet, "name" | "hidden"> {
    walkXml(part, xml, limits, {
      open: (name, attributes) => this.open(name, attributes),
      close: (name) => this.close(name),
      text: (text) => {
        if (this.into === "v") this.value = (this.value ?? "") + text;
        else if (this.into === "f") this.formula!.text += text;
        else if (this.inline) this.collector.add(text);
      },
    });
    const { cells, merges, widths, heights } = this;
    return { cells, merges, widths, heights };
  }

  private open(name: string, attributes: Attributes): void {
    switch (name) {
      case "row": {
        this.row = attributes["r"] === undefined ? this.row + 1 : Number(attributes["r"]) - 1;
        this.column = -1;
        const points = Number(attributes["ht"]);
        if (attributes["ht"] !== undefined && isOn({ val: attributes["customHeight"] ?? "0" }) && points > 0)
          this.heights.push({ row: this.row, points });
        return;
      }
      case "c": {
        const at = attributes["r"] === undefined ? null : readAddress(attributes["r"]);
        this.column = at ? at.column : this.column + 1;
        if (at) this.row = at.row;
        this.cell = attributes;
        this.formula = null;
        this.value = null;
        this.collector.begin();
        return;
      }
      case "f":
        if (!this.cell) return;
        this.formula = { text: "", shared: attributes["t"] === "shared" ? (attributes["si"] ?? null) : null };
        this.into = "f";
        return;
      case "v":
        if (this.cell) this.into = "v";
        return;
      case "is":
        this.inline = true;
        return;
      case "col": {
        const [first, last, width] = [attributes["min"], attributes["max"], attributes["width"]].map(Number);
        if (first! >= 1 && first! <= MOST_COLUMNS && width! > 0)
          this.widths.push({ first: first! - 1, last: Math.min(last!, MOST_COLUMNS) - 1, width: width! });
        return;
      }
      case "mergeCell": {
        const [from, to] = (attributes["ref"] ?? "").split(":").map((corner) => readAddress(corner));
        if (from && to) this.merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
        return;
      }
      default:
        if (this.inline) this.collector.open(name, attributes);
    }
  }

  private close(name: string): void {
    if (name === "v" || name === "f") this.into = null;
    else if (name === "is") this.inline = false;
    else if (name === "c") this.take();
    else if (this.inline) this.collector.close(name);
  }

  private take(): void {
    const attributes = this.cell;
    this.cell = null;
    if (!attributes || this.row >= MOST_ROWS || this.column >= MOST_COLUMNS) return;
    const style = this.styles[Number(attributes["s"] ?? 0)];
    const value = this.content(attributes["t"] ?? "n");
    const formula = this.formulaText();
    const look = style && Object.keys(style.look).length > 0 ? { look: style.look } : {};
    if (value === null && formula === null && !("look" in look)) return;
    this.cells.push({
      row: this.row,
      column: this.column,
      value,
      ...(formula === null ? {} : { formula }),
      ...(style && style.format !== "General" ? { format: style.format } : {}),
      ...look,
    });
  }

  private content(type: string): DrawnCell["value"] {
    const { value } = this;
    if (type === "inlineStr") return this.collector.take().text || null;
    if (value === null) return null;
    if (type === "s") return this.texts[Number(value)]?.text ?? null;
    if (type === "b") return value.trim() === "1";
    if (type === "n") return Number.isFinite(Number(value)) ? Number(value) : value;
    return unescapeText(value) || null;
  }

  /** A formula filled down is written once: the others say how it moves. */
  private formulaText(): string | null {
    if (!this.formula) return null;
    const { text, shared } = this.formula;
    const own = unescapeText(text);
    if (shared === null) return own || null;
    const here = { row: this.row, column: this.column };
    if (own !== "") {
      this.shared.set(shared, { ...here, text: own });
      return own;
    }
    const first = this.shared.get(shared);
    return first ? movedBy(first.text, here.row - first.row, here.column - first.column) : null;
  }
}

const RELATIVE = /(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(!])/gu;

function movedBy(formula: string, rows: number, columns: number): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|''){1,64}'!)/)
    .map((part, i) =>
      i % 2
        ? part
        : part.replace(RELATIVE, (all, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
            const at = readAddress(`${letters}${digits}`);
            if (!at) return all;
            const to = addressOf(at.row + (fixedRow ? 0 : rows), at.column + (fixedColumn ? 0 : columns));
            const [, name, number] = /^([A-Z]+)(\d+)$/.exec(to)!;
            return `${fixedColumn}${name}${fixedRow}${number}`;
          }),
    )
    .join("");
}

/** Colours of Office's own theme, by their number. */
const THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"];
const INDEXED: Readonly<Record<string, string>> = {
  8: "000000",
  9: "FFFFFF",
  10: "FF0000",
  12: "0000FF",
  64: "000000",
};

function colourOf({ rgb, theme, indexed, tint }: Attributes): string | undefined {
  if (rgb !== undefined && /^(?:[\da-f]{2})?[\da-f]{6}$/i.test(rgb)) return `#${rgb.slice(-6).toUpperCase()}`;
  const base = theme !== undefined ? THEME[Number(theme)] : indexed !== undefined ? INDEXED[indexed] : undefined;
  if (base === undefined) return undefined;
  const by = Number(tint ?? 0);
  const channel = (at: number): string => {
    const value = parseInt(base.slice(at, at + 2), 16);
    const tinted = by < 0 ? value * (1 + by) : value + (255 - value) * by;
    return Math.round(tinted).toString(16).padStart(2, "0").toUpperCase();
  };
  return `#${channel(0)}${channel(2)}${channel(4)}`;
}

const LINES: Readonly<Record<string, DrawnLine>> = {
  thin: "thin",
  hair: "thin",
  medium: "medium",
  thick: "thick",
  double: "double",
  dashed: "dashed",
  mediumDashed: "dashed",
  dashDot: "dashed",
  dotted: "dotted",
};

const VERTICAL: Readonly<Record<string, DrawnLook["vertical"]>> = { top: "top", center: "middle", bottom: "bottom" };
const HORIZONTAL: Readonly<Record<string, DrawnLook["horizontal"]>> = {
  left: "left",
  center: "center",
  right: "right",
  centerContinuous: "center",
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function readLooks(part: string, content: Uint8Array, limits: Limits): Style[] {
  const formats = new Map<number, string>();
  const fonts: Writable<DrawnLook>[] = [];
  const fills: Writable<DrawnLook>[] = [];
  const borders: Writable<NonNullable<DrawnLook["borders"]>>[] = [];
  const styles: { format: string; font: number; fill: number; border: number; look: Writable<DrawnLook> }[] = [];
  let section = "";
  walkXml(part, content, limits, {
    open(name, a) {
      if (name === "numFmt" && a["formatCode"] !== undefined) formats.set(Number(a["numFmtId"]), a["formatCode"]);
      else if (["fonts", "fills", "borders", "cellXfs", "dxfs", "cellStyleXfs"].includes(name)) section = name;
      else if (section === "fonts") {
        if (name === "font") return void fonts.push({});
        const font = fonts.at(-1);
        if (!font) return;
        if (name === "b" && isOn(a)) font.bold = true;
        else if (name === "i" && isOn(a)) font.italic = true;
        else if (name === "u" && a["val"] !== "none") font.underline = true;
        else if (name === "sz" && Number(a["val"]) > 0) font.size = Number(a["val"]);
        else if ((name === "name" || name === "rFont") && a["val"]) font.font = a["val"];
        else if (name === "color") {
          const color = colourOf(a);
          if (color && color !== "#000000") font.color = color;
        }
      } else if (section === "fills") {
        if (name === "fill") fills.push({});
        else if (name === "fgColor" && fills.length > 0) {
          const fill = colourOf(a);
          if (fill) fills.at(-1)!.fill = fill;
        } else if (name === "patternFill" && fills.length > 0 && a["patternType"] === "none")
          fills.at(-1)!.fill = undefined;
      } else if (section === "borders") {
        if (name === "border") borders.push({});
        else if (name === "left" || name === "right" || name === "top" || name === "bottom") {
          const line = LINES[a["style"] ?? ""];
          if (line && borders.length > 0) borders.at(-1)![name] = line;
        }
      } else if (section === "cellXfs") {
        if (name === "xf") {
          const id = Number(a["numFmtId"] ?? 0);
          styles.push({
            format: formats.get(id) ?? builtInFormat(id),
            font: Number(a["fontId"] ?? 0),
            fill: Number(a["fillId"] ?? 0),
            border: Number(a["borderId"] ?? 0),
            look: {},
          });
        } else if (name === "alignment" && styles.length > 0) {
          const { look } = styles.at(-1)!;
          const [horizontal, vertical] = [HORIZONTAL[a["horizontal"] ?? ""], VERTICAL[a["vertical"] ?? ""]];
          if (horizontal) look.horizontal = horizontal;
          if (vertical) look.vertical = vertical;
          if (a["wrapText"] === "1" || a["wrapText"] === "true") look.wrap = true;
        }
      }
    },
    close(name) {
      if (name === section) section = "";
    },
  });
  return styles.map(({ format, font, fill, border, look }) => {
    const ground = fill > 1 ? fills[fill]?.fill : undefined;
    const lines = borders[border] ?? {};
    return {
      format,
      look: {
        // The first font is the sheet's own.
        ...(font > 0 ? fonts[font] : {}),
        ...(ground ? { fill: ground } : {}),
        ...(Object.keys(lines).length > 0 ? { borders: lines } : {}),
        ...look,
      },
    };
  });
}
