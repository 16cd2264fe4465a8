import { walkXml } from "../../archive/xml";
import type { Limits } from "../../limits";
import { PAPER } from "../../paper";
import { builtInFormat } from "../format/show";
import type { Unseen } from "../model";
import { isOn } from "./strings";

/** What a cell's style says that its text depends on. */
export interface CellStyle {
  readonly format: string;
  /** Horizontal alignment 跨列居中. */
  readonly across: boolean;
  /** Why the cell's text counts for nothing: struck through, or white on no ground of its own. */
  readonly unseen: Unseen | null;
}

export const PLAIN_STYLE: CellStyle = { format: "General", across: false, unseen: null };

type Attributes = Readonly<Record<string, string>>;

/** White and the window's own colour, of Excel's palette. */
const WHITE_OF_PALETTE = new Set(["1", "9", "65"]);

/** The colour of paper; a theme's first colour is that of the window. */
function isPaper({ rgb, theme, indexed, tint }: Attributes): boolean {
  if (rgb !== undefined)
    return /^[\da-f]{8}$/i.test(rgb) && [2, 4, 6].every((at) => parseInt(rgb.slice(at, at + 2), 16) >= PAPER);
  if (theme !== undefined) return theme === "0" && Number(tint ?? 0) === 0;
  return indexed !== undefined && WHITE_OF_PALETTE.has(indexed);
}

/** The styles of cells, by their number. */
export function readStyles(part: string, content: Uint8Array, limits: Limits): CellStyle[] {
  const formats = new Map<number, string>();
  const fonts: { struck: boolean; white: boolean }[] = [];
  const grounds: { paper: boolean; solid: boolean }[] = [];
  const styles: { format: number; font: number; fill: number; across: boolean }[] = [];
  let section = "";
  const number = (value: string | undefined): number => Number(value ?? 0);
  walkXml(part, content, limits, {
    open(name, attributes) {
      if (name === "numFmt" && attributes["formatCode"] !== undefined)
        formats.set(Number(attributes["numFmtId"]), attributes["formatCode"]);
      else if (SECTIONS.has(name)) section = name;
      else if (section === "fonts") {
        if (name === "font") fonts.push({ struck: false, white: false });
        else if (name === "strike" && fonts.length > 0) fonts.at(-1)!.struck = isOn(attributes);
        else if (name === "color" && fonts.length > 0) fonts.at(-1)!.white = isPaper(attributes);
      } else if (section === "fills") {
        if (name === "fill") grounds.push({ paper: true, solid: false });
        else if (name === "patternFill" && grounds.length > 0) {
          const pattern = attributes["patternType"] ?? "none";
          // A pattern has dots or lines of another colour, whichever of its two is white.
          Object.assign(grounds.at(-1)!, { paper: pattern === "none", solid: pattern === "solid" });
        } else if (name === "gradientFill" && grounds.length > 0) grounds.at(-1)!.paper = false;
        else if (name === "fgColor" && isPaper(attributes) && grounds.at(-1)?.solid) grounds.at(-1)!.paper = true;
      } else if (section === "cellXfs") {
        const { numFmtId, fontId, fillId } = attributes;
        if (name === "xf")
          styles.push({ format: number(numFmtId), font: number(fontId), fill: number(fillId), across: false });
        else if (name === "alignment" && attributes["horizontal"] === "centerContinuous" && styles.length > 0)
          styles.at(-1)!.across = true;
      }
    },
    close(name) {
      if (name === section) section = "";
    },
  });
  const unseen = (font: number, fill: number): Unseen | null => {
    if (fonts[font]?.struck) return "struck-text";
    return fonts[font]?.white && (grounds[fill]?.paper ?? true) ? "background-coloured-text" : null;
  };
  return styles.map(({ format, font, fill, across }) => ({
    format: formats.get(format) ?? builtInFormat(format),
    across,
    unseen: unseen(font, fill),
  }));
}

const SECTIONS = new Set(["fonts", "fills", "cellXfs", "dxfs", "cellStyleXfs"]);
