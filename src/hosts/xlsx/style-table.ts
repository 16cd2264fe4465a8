import { STYLES, type BorderLine, type CellLook, type PlanCell, type Style, type StyleName } from "../../workbook";
import { MAIN, element, part } from "./xml";

/** Font of the whole workbook. */
const FONT = { name: "Microsoft YaHei", size: 10 };

/** Number formats that Excel has under fixed ids. */
const BUILT_IN: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "@": 49,
};

const argb = (color: string) => `FF${color.slice(1)}`;

const NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>";
const frame = (line: string, colour: string): string =>
  element(
    "border",
    {},
    ["left", "right", "top", "bottom"]
      .map((side) => element(side, { style: line }, element("color", { rgb: argb(colour) })))
      .join("") + "<diagonal/>",
  );
const FRAME = frame("thin", "#B8C4CE");
const NO_BORDERS: NonNullable<CellLook["borders"]> = {};

/** A border of the user's own. */
function borderXml(borders: NonNullable<CellLook["borders"]>): string {
  const side = (name: "left" | "right" | "top" | "bottom"): string => {
    const line: BorderLine | undefined = borders[name];
    return line ? element(name, { style: line }, element("color", { auto: 1 })) : `<${name}/>`;
  };
  return element("border", {}, `${side("left")}${side("right")}${side("top")}${side("bottom")}<diagonal/>`);
}

/** A planned look with one of the user's own over it. */
function lookOf({ style: name, look }: PlanCell): CellLook & Pick<Style, "framed" | "dashed"> {
  const style: Style = name ? STYLES[name] : {};
  const { align, ...own } = style;
  const vertical = align === "center" ? "middle" : "top";
  return { ...own, ...(align ? { horizontal: align } : {}), vertical, ...look };
}

/** The frame of a planned look. */
function frameOf({ framed, dashed }: Pick<Style, "framed" | "dashed">): string | null {
  return dashed !== undefined ? frame("mediumDashed", dashed) : framed ? FRAME : null;
}

const looksLikeFormula = ({ value, formula }: PlanCell): boolean =>
  formula === undefined && typeof value === "string" && /^[=+@-]|^'/.test(value);

const leads = ({ link, file }: PlanCell): boolean => link !== undefined || file !== undefined;

/** Collects the looks that cells use, each once, and writes styles.xml. */
export class StyleTable {
  private readonly fonts = new Interned(fontXml({}));
  private readonly fills = new Interned(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  private readonly borders = new Interned(NO_BORDER, FRAME);
  private readonly formats = new Map<string, number>();
  private readonly xfs = new Interned('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  private readonly dxfs = new Interned();
  /** The formats by all that decides them: a workbook has millions of cells and some hundred looks. */
  private readonly known = new Map<string, number>();

  /** Index of the cell format of a planned cell. */
  cell(cell: PlanCell): number {
    const own = cell.look ? JSON.stringify(cell.look) : "";
    const look = `${cell.style ?? ""}|${leads(cell) ? 1 : 0}${looksLikeFormula(cell) ? 1 : 0}|${cell.format ?? ""}|${own}`;
    const known = this.known.get(look);
    if (known !== undefined) return known;
    const made = this.make(cell);
    this.known.set(look, made);
    return made;
  }

  private make(cell: PlanCell): number {
    const style = lookOf(cell);
    const numFmtId = this.format(cell.format ?? "General");
    const fontId = this.fonts.add(
      fontXml(
        leads(cell) ? { ...style, color: style.color ?? STYLES.link.color! } : style,
        style.underline ?? leads(cell),
      ),
    );
    const fillId = style.fill ? this.fills.add(fillXml(style.fill)) : 0;
    const alignment = element("alignment", {
      horizontal: style.horizontal,
      vertical: style.vertical === "middle" ? "center" : style.vertical,
      wrapText: style.wrap ? 1 : undefined,
    });
    const borders = style.borders ?? NO_BORDERS;
    const bordered = Object.keys(borders).length > 0;
    const own = frameOf(style);
    const borderId = bordered ? this.borders.add(borderXml(borders)) : own ? this.borders.add(own) : 0;
    return this.xfs.add(
      element(
        "xf",
        {
          numFmtId,
          fontId,
          fillId,
          borderId,
          xfId: 0,
          applyBorder: borderId ? 1 : undefined,
          applyNumberFormat: numFmtId ? 1 : undefined,
          applyFont: fontId ? 1 : undefined,
          applyFill: fillId ? 1 : undefined,
          applyAlignment: 1,
          // What looks like a formula stays a text when somebody enters the cell and leaves it.
          quotePrefix: looksLikeFormula(cell) ? 1 : undefined,
        },
        alignment,
      ),
    );
  }

  /** Index of the differential format of a conditional format. */
  differential(name: StyleName): number {
    const style = STYLES[name];
    const font = element(
      "font",
      {},
      (style.bold ? "<b/>" : "") + (style.color ? element("color", { rgb: argb(style.color) }) : ""),
    );
    const fill = style.fill
      ? element(
          "fill",
          {},
          element(
            "patternFill",
            { patternType: "solid" },
            element("fgColor", { rgb: argb(style.fill) }) + element("bgColor", { rgb: argb(style.fill) }),
          ),
        )
      : "";
    return this.dxfs.add(element("dxf", {}, font + fill));
  }

  xml(): string {
    const numFmts = [...this.formats]
      .map(([formatCode, numFmtId]) => element("numFmt", { numFmtId, formatCode }))
      .join("");
    return part(
      element(
        "styleSheet",
        { xmlns: MAIN },
        (numFmts ? element("numFmts", { count: this.formats.size }, numFmts) : "") +
          this.fonts.xml("fonts") +
          this.fills.xml("fills") +
          this.borders.xml("borders") +
          '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
          this.xfs.xml("cellXfs") +
          '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
          this.dxfs.xml("dxfs") +
          '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>',
      ),
    );
  }

  private format(code: string): number {
    const known = BUILT_IN[code];
    if (known !== undefined) return known;
    const id = this.formats.get(code) ?? 164 + this.formats.size;
    this.formats.set(code, id);
    return id;
  }
}

/** A list of distinct XML fragments; the index is the id. */
class Interned {
  private readonly ids = new Map<string, number>();
  constructor(...initial: string[]) {
    initial.forEach((x) => this.add(x));
  }
  add(xml: string): number {
    const id = this.ids.get(xml) ?? this.ids.size;
    this.ids.set(xml, id);
    return id;
  }
  xml(name: string): string {
    return element(name, { count: this.ids.size }, [...this.ids.keys()].join(""));
  }
}

function fontXml(style: CellLook, underline = false): string {
  return element(
    "font",
    {},
    (style.bold ? "<b/>" : "") +
      (style.italic ? "<i/>" : "") +
      (underline ? "<u/>" : "") +
      element("sz", { val: style.size ?? FONT.size }) +
      (style.color ? element("color", { rgb: argb(style.color) }) : "") +
      element("name", { val: style.font ?? FONT.name }) +
      '<family val="2"/><charset val="134"/>',
  );
}

function fillXml(color: string): string {
  return element(
    "fill",
    {},
    element(
      "patternFill",
      { patternType: "solid" },
      element("fgColor", { rgb: argb(color) }) + '<bgColor indexed="64"/>',
    ),
  );
}
