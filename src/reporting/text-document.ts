/**
 * A document made of headings, paragraphs, tables and pictures: the neutral form of what is written for people without the workbook. `hosts/docx` makes a Word file
 * of it, `hosts/html` a page that prints. Texts are as read, in one language; no markup stands in them.
 */
export interface TextDocument {
  readonly title: string;
  /** BCP 47: `zh-CN` or `en-US`. */
  readonly language: string;
  /** Stands on every page, beside its number. */
  readonly foot: string;
  readonly blocks: readonly TextBlock[];
  /** All in black, for a text that is sent on as its author's own. */
  readonly plain?: boolean;
  /** On pages that lie, for tables of many columns. */
  readonly landscape?: boolean;
}

export type TextBlock =
  | TextHeading
  | TextParagraph
  | TextTable
  | TextPicture
  | TextDetails
  /** What follows begins a page. */
  | { readonly kind: "page-break" };

/** Below the title, which is none of them. */
export type HeadingLevel = 1 | 2 | 3 | 4;

export interface TextHeading {
  readonly kind: "heading";
  readonly level: HeadingLevel;
  readonly text: string;
}

/** What is folded away on a screen, and printed whole. */
export interface TextDetails {
  readonly kind: "details";
  /** What is seen of it when it is folded. */
  readonly summary: readonly TextRun[];
  readonly blocks: readonly TextBlock[];
  /** Not folded to begin with. */
  readonly open?: boolean;
}

export interface TextParagraph {
  readonly kind: "paragraph";
  readonly runs: readonly TextRun[];
  readonly indented?: boolean;
  /** Running text: its first line is indented, and what is left open in it stands within its lines. */
  readonly prose?: boolean;
  /** Name by which runs lead to it. */
  readonly anchor?: string;
}

/** A piece of a paragraph or of a cell. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  /** What the reader is asked to look at: told by words too, never by colour alone. */
  readonly marked?: boolean;
  /** Left for the author to write. */
  readonly open?: boolean;
  /** Leads to what has this anchor. */
  readonly to?: string;
  /** Leads to a file: its address from the folder of the document, its parts percent-encoded. */
  readonly file?: string;
}

/** A look that stands beside words or signs that tell the same. */
export type TextTone = "good" | "rounded" | "bad" | "warn" | "open" | "muted" | "grey";

export interface TextTable {
  readonly kind: "table";
  readonly caption?: string;
  /** The first row says what stands below; without any, the table has no such row. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly TextCell[])[];
  /** Shares of the page's width, one per column; equal where there are none. */
  readonly widths?: readonly number[];
  /** The first cell of each row says what the row is. */
  readonly named?: boolean;
  /** Many narrow columns: small, and long words of the header written downwards. */
  readonly compact?: boolean;
}

/** A cell; amounts are aligned at their right. */
export interface TextCell {
  readonly runs: readonly TextRun[];
  readonly amount?: boolean;
  readonly centred?: boolean;
  readonly tone?: TextTone;
  /** Name by which runs lead to it. */
  readonly anchor?: string;
  /** How many columns and rows it takes up; 1 where nothing is said. */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

export interface TextPicture {
  readonly kind: "picture";
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** By which it is as large as what it shows; 96 where nothing is said. */
  readonly dotsPerInch?: number;
  /** What it shows, for those who don't see it. */
  readonly alternative: string;
  /** Below the picture. */
  readonly caption?: string;
}
