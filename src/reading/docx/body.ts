import type { XmlHandler } from "../archive/xml";
import type { XmlPart } from "../archive/xml-part";
import { requireWithin } from "../errors";
import type { Budget, MarkupBlock } from "../markup/blocks";
import { raised } from "../markup/raised";
import type { UnseenText } from "../markup/unseen";
import type { ListNumbers, ListPlace } from "../markup/list-numbers";
import type { Styles } from "./styles";
import { placeRows, type OpenCell, type OpenRow } from "./table";
import { PAPER } from "../paper";

/** What the walk needs to know besides the part itself. */
export interface BodyContext {
  readonly numbering: ListNumbers;
  readonly styles: Styles;
  readonly budget: Budget;
  /** Words of a footnote or endnote by its id, for the mark in the text. */
  readonly notes: Map<string, string[]>;
  readonly unseen: UnseenText;
}

interface OpenParagraph {
  text: string;
  /** The number of its list as the file itself has it (Word 2003). */
  label: string | null;
  list: string | null;
  level: number | null;
  style: string;
  /** Text boxes and pictures anchored in the paragraph: printed beside it, read behind it. */
  readonly boxes: MarkupBlock[];
  /** Why the run in hand is not seen. */
  unseen: keyof UnseenText | null;
  /** The run in hand stands above the line. */
  raised: boolean;
  /** The paragraph, or the run in hand, has a ground of its own. */
  shaded: boolean;
  shadedRun: boolean;
}

/** `FFFFFF` and what looks the same. */
function isPaper(colour: string | undefined): boolean {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  return colour === "white" || (parts !== null && parts.slice(1).every((part) => parseInt(part, 16) >= PAPER));
}

/** Subtrees that are not printed: deletions, the older state of changed properties, twins for old readers, phonetics, field codes. */
const NOT_PRINTED = new Set([
  "del",
  "moveFrom",
  "Fallback",
  "rt",
  "instrText",
  "delText",
  "delInstrText",
  "pPrChange",
  "rPrChange",
  "tblPrChange",
  "trPrChange",
  "tcPrChange",
  "sectPrChange",
  "numberingChange",
  "tblGridChange",
  // Word 2003 writes headers and footers into the body.
  "hdr",
  "ftr",
]);

/** Word 2003 puts what it follows into one element (`aml:annotation`); only what was inserted is printed. */
const isUnprintedAnnotation = (type: string | undefined): boolean =>
  type !== undefined && /^Word\.(?:Deletion|Comment|Formatting|Numbering)$/.test(type);

/** Check marks and boxes of the symbol fonts, which forms use for 是/否; other glyphs of such fonts have no words. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F052: "☑",
  F0FE: "☑",
  F053: "☒",
  F0FD: "☒",
  F0A3: "□",
  F0A8: "□",
  F06F: "□",
  F0FC: "√",
  F0FB: "×",
  F050: "√",
  F04F: "×",
};

/** A picture so wide (EMU, about 8 cm) is a ground on which a title is set. */
const WIDE_PICTURE = 2_880_000;

const EMU_PER_POINT = 12_700;
const sizeOf = (value: string | undefined): number => (Number(value) || 0) / EMU_PER_POINT;

/** A length of a style of VML, in points. */
function styleSize(style: string | undefined, name: string): number {
  const found = new RegExp(`(?:^|;)\\s*${name}:([\\d.]+)(pt|in|cm|mm|px)?`).exec(style ?? "");
  return found ? Number(found[1]) * (POINTS[found[2] ?? "px"] ?? 1) : 0;
}
const POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75 };

/** A property that is there, unless it says that it is not. */
const isOn = ({ val }: Readonly<Record<string, string>>): boolean => val !== "0" && val !== "false" && val !== "off";

/** Fonts in which the sign of a list is a picture. */
const SYMBOL_FONT = /symbol|wingdings|webdings/i;

/** Body of a document, a note or a text box → paragraphs and tables, in order. Word 2003's XML has nearly the same names, and is read too. */
export class BodyWalk implements XmlHandler {
  readonly blocks: MarkupBlock[] = [];
  private readonly containers: MarkupBlock[][] = [this.blocks];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenRow[][] = [];
  private readonly openCells: OpenCell[] = [];
  private skipped = 0;
  private inText = false;
  private note: string | null = null;
  private inRowProperties = false;
  private inRunProperties = false;
  /** What may lie behind text that says nothing of it: styles and shading of tables, the page's own ground, pictures behind the text. */
  private grounds = 0;
  private tableElements = 0;
  /** The drawing in hand lies behind the text. */
  private behindText = false;
  /** Size of the drawing in hand (points). */
  private drawn = { width: 0, height: 0 };
  /** Boxes of text that are open: they are filled by drawings. */
  private textBoxes = 0;

  constructor(private readonly context: BodyContext) {}

  static read(part: XmlPart, context: BodyContext): MarkupBlock[] {
    const walk = new BodyWalk(context);
    part(walk);
    return walk.blocks;
  }

  private get paragraph(): OpenParagraph | undefined {
    return this.paragraphs.at(-1);
  }

  open(name: string, a: Readonly<Record<string, string>>): void {
    if (this.skipped > 0) {
      this.skipped++;
      return;
    }
    if (name === "del" && this.inRowProperties) {
      const row = this.tables.at(-1)?.at(-1);
      if (row) row.deleted = true;
    }
    if (NOT_PRINTED.has(name) || (name === "annotation" && isUnprintedAnnotation(a.type))) {
      this.skipped = 1;
      return;
    }
    if (this.openTable(name, a) || this.openRun(name, a)) return;
    const paragraph = this.paragraph;
    switch (name) {
      case "p":
        this.paragraphs.push({
          text: "",
          label: null,
          list: null,
          level: null,
          style: "",
          boxes: [],
          unseen: null,
          raised: false,
          shaded: false,
          shadedRun: false,
        });
        break;
      case "pStyle":
        if (paragraph) paragraph.style = a.val ?? "";
        break;
      case "numId":
      case "ilfo":
        if (paragraph) paragraph.list = a.val ?? "";
        break;
      case "ilvl":
        if (paragraph) paragraph.level = Number(a.val) || 0;
        break;
      case "font":
        if (paragraph?.label && SYMBOL_FONT.test(a.val ?? "")) paragraph.label = "";
        break;
      case "background":
        if (a.color !== undefined && a.color !== "auto" && !isPaper(a.color)) this.grounds++;
        break;
      case "anchor":
        this.behindText = a.behindDoc === "1" || a.behindDoc === "true";
        break;
      case "extent":
        if (this.behindText && Number(a.cx) >= WIDE_PICTURE) this.grounds++;
        this.behindText = false;
        this.drawn = { width: sizeOf(a.cx), height: sizeOf(a.cy) };
        break;
      case "blip":
        this.picture(a.embed, paragraph);
        this.drawn = { width: 0, height: 0 };
        break;
      case "shape":
        this.drawn = { width: styleSize(a.style, "width"), height: styleSize(a.style, "height") };
        break;
      case "imagedata":
        this.picture(a.id, paragraph);
        this.drawn = { width: 0, height: 0 };
        break;
      case "txbxContent":
        this.containers.push(paragraph ? paragraph.boxes : this.containers.at(-1)!);
        this.textBoxes++;
        break;
      case "footnote":
      case "endnote":
        this.note = a.type === undefined || a.type === "normal" ? (a.id ?? `${this.context.notes.size + 1}`) : null;
        this.containers.push([]);
        break;
    }
  }

  private picture(relation: string | undefined, paragraph: OpenParagraph | undefined): void {
    if (relation !== undefined) paragraph?.boxes.push({ type: "picture", relation, ...this.drawn });
  }

  private openTable(name: string, a: Readonly<Record<string, string>>): boolean {
    const row = this.tables.at(-1)?.at(-1);
    const cell = this.openCells.at(-1);
    switch (name) {
      case "tbl":
        this.tables.push([]);
        return true;
      case "tr":
        this.tables.at(-1)?.push({ skippedColumns: 0, header: false, deleted: false, cells: [] });
        return true;
      case "tblStyle":
        this.grounds++;
        return true;
      case "trPr":
        this.inRowProperties = true;
        return true;
      case "gridBefore":
        if (row) row.skippedColumns = clampSpan(a.val, this.context.budget.limits.columns);
        return true;
      case "tblHeader":
        if (row) row.header = isOn(a);
        return true;
      case "tc": {
        const { budget } = this.context;
        requireWithin(++this.tableElements, budget.limits.cells, "cells");
        const opened: OpenCell = {
          columnSpan: 1,
          verticalMerge: "none",
          horizontalMerge: "none",
          content: [],
          shaded: false,
        };
        row?.cells.push(opened);
        this.openCells.push(opened);
        this.containers.push(opened.content);
        return true;
      }
      case "gridSpan":
        if (cell) cell.columnSpan = Math.max(1, clampSpan(a.val, this.context.budget.limits.columns));
        return true;
      case "vMerge":
      case "vmerge":
        if (cell) cell.verticalMerge = a.val === "restart" ? "begin" : "continue";
        return true;
      case "hMerge":
      case "hmerge":
        if (cell) cell.horizontalMerge = a.val === "restart" ? "begin" : "continue";
        return true;
    }
    return false;
  }

  private openRun(name: string, a: Readonly<Record<string, string>>): boolean {
    const paragraph = this.paragraph;
    const add = (text: string): void => {
      if (paragraph && this.unseenRun(paragraph) === null) paragraph.text += text;
    };
    switch (name) {
      case "t":
        // `wx:t` of Word 2003 is the number of a list.
        if (a.val !== undefined && paragraph) paragraph.label = a.val;
        else this.inText = true;
        return true;
      case "r":
        if (paragraph) this.beginRun(paragraph);
        return true;
      case "rPr":
        this.inRunProperties = true;
        return true;
      case "vanish":
        if (paragraph && isOn(a)) paragraph.unseen = "invisible-text";
        return true;
      case "strike":
      case "dstrike":
        if (paragraph && isOn(a)) paragraph.unseen ??= "struck-text";
        return true;
      case "vertAlign":
        if (paragraph && a.val === "superscript") paragraph.raised = true;
        return true;
      case "color":
        if (paragraph && isPaper(a.val) && paragraph.unseen === null) paragraph.unseen = "background-coloured-text";
        return true;
      case "shd":
      case "highlight":
        this.shade(a, paragraph);
        return true;
      case "tab":
        // `w:tab` is also the definition of a tab stop (w:tabs), which carries a position.
        if (a.pos === undefined) add("\t");
        return true;
      case "br":
        add(a.type === "page" || a.type === "column" ? "" : "\n");
        return true;
      case "cr":
        add("\n");
        return true;
      case "noBreakHyphen":
        add("-");
        return true;
      case "sym":
        add(SYMBOLS[(a.char ?? "").toUpperCase()] ?? "");
        return true;
    }
    return false;
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    switch (name) {
      case "t":
        this.inText = false;
        break;
      case "r":
        if (this.paragraph) this.beginRun(this.paragraph);
        break;
      case "rPr":
        this.inRunProperties = false;
        break;
      case "p":
        this.closeParagraph();
        break;
      case "trPr":
        this.inRowProperties = false;
        break;
      case "tc":
        this.openCells.pop();
        this.containers.pop();
        break;
      case "tbl": {
        const rows = this.tables.pop();
        if (rows) this.containers.at(-1)!.push(placeRows(rows));
        break;
      }
      case "txbxContent":
        this.containers.pop();
        this.textBoxes--;
        break;
      case "footnote":
      case "endnote":
        this.closeNote();
        break;
    }
  }

  text(text: string): void {
    const paragraph = this.paragraph;
    if (!this.inText || this.skipped > 0 || !paragraph) return;
    const why = this.unseenRun(paragraph);
    if (why === null) paragraph.text += paragraph.raised ? raised(text) : text;
    else if (text.trim() !== "") this.context.unseen[why].push(text.trim());
  }

  private beginRun(paragraph: OpenParagraph): void {
    paragraph.unseen = null;
    paragraph.raised = false;
    paragraph.shadedRun = false;
  }

  /** White text is seen where anything behind it has a colour; a table's style may give it one. */
  private unseenRun(paragraph: OpenParagraph): keyof UnseenText | null {
    if (paragraph.unseen !== "background-coloured-text") return paragraph.unseen;
    const onGround =
      paragraph.shaded ||
      paragraph.shadedRun ||
      this.grounds > 0 ||
      this.textBoxes > 0 ||
      this.openCells.some((cell) => cell.shaded) ||
      this.context.styles.isShaded(paragraph.style);
    return onGround ? null : paragraph.unseen;
  }

  private shade(a: Readonly<Record<string, string>>, paragraph: OpenParagraph | undefined): void {
    const fill = a.fill ?? a.val ?? "auto";
    const pattern = a.fill !== undefined && a.val !== undefined && !/^(?:clear|nil)$/.test(a.val);
    const themed = a.themeFill !== undefined && a.themeFill !== "background1";
    if (!pattern && !themed && (/^(?:auto|none)$/.test(fill) || isPaper(fill))) return;
    const cell = this.openCells.at(-1);
    if (paragraph && this.inRunProperties) paragraph.shadedRun = true;
    else if (paragraph) paragraph.shaded = true;
    else if (cell) cell.shaded = true;
    else if (this.tables.length > 0) this.grounds++;
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const label = paragraph.text.trim() === "" ? "" : this.label(paragraph);
    const container = this.containers.at(-1)!;
    container.push(label + paragraph.text, ...paragraph.boxes);
  }

  private label(paragraph: OpenParagraph): string {
    const { numbering, styles } = this.context;
    if (paragraph.label !== null)
      return paragraph.label === "" || /[、，。．：）】〕]$/.test(paragraph.label)
        ? paragraph.label
        : `${paragraph.label} `;
    if (paragraph.list === "0") return "";
    const inherited = styles.list(paragraph.style);
    const list = paragraph.list ?? inherited?.list;
    if (!list) return "";
    const place: ListPlace = { list, level: paragraph.level ?? inherited?.level ?? 0 };
    return numbering.next(place);
  }

  private closeNote(): void {
    const content = this.containers.pop() ?? [];
    if (this.note !== null)
      this.context.notes.set(
        this.note,
        content.filter((b): b is string => typeof b === "string"),
      );
    this.note = null;
  }
}

function clampSpan(value: string | undefined, most: number): number {
  const span = Math.trunc(Number(value));
  return Number.isFinite(span) && span > 0 ? Math.min(span, most) : 0;
}
