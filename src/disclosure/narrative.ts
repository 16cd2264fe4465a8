import type { DisclosureKind } from "./table-ids";
import type { SourceRef } from "./source";

/** What a figure in a sentence is. */
export type NarrativeKind = "amount" | "change" | "percent" | "count";

/** Direction told by the words: 增加/增长/上升, 减少/下降/压缩, 持平/无变化. */
export type Direction = "up" | "down" | "flat";

/** Whose money a sentence speaks of: 一般公共预算, 政府性基金, 国有资本经营预算, 财政拨款. */
export type MoneyScope = "general" | "fund" | "capital" | "fiscal";

/** A figure stated in a sentence of the 情况说明, kept with its sentence. */
export interface NarrativeFigure {
  /** Stable meaning, e.g. `income.total`, `expenditure.210`, `three-public.reception`; `other` where none fits. */
  readonly key: string;
  /** The words that name it, as printed. */
  readonly label: string;
  readonly kind: NarrativeKind;
  /** Plain decimal string as printed, commas removed; a decrease has no sign, see {@link direction}. */
  readonly value: string;
  /** `万元`, `元`, `%`, `个`, … */
  readonly unit: string;
  /** Year the figure speaks of, where the text says so. */
  readonly year: string | null;
  readonly direction: Direction | null;
  /** Set where the sentence or its section speaks of one kind of money; absent = the whole department. */
  readonly scope?: MoneyScope;
  /** The sentence or clause, a substring of the paragraph once white space is removed. */
  readonly quote: string;
  readonly source: SourceRef;
  /** How sure text recognition is of its paragraph (0–1), where that was read from a picture. */
  readonly recognised?: number;
}

/** A paragraph of running text, kept for the checks of wording and sections. */
export interface NarrativeParagraph {
  readonly text: string;
  readonly source: SourceRef;
  /** Heading level by numbering: 1 一、 2 （一） 3 1、; 0 = no heading. */
  readonly headingLevel: number;
  /** How sure text recognition is of its least certain line (0–1), where it was read from a picture. */
  readonly recognised?: number;
}

/** A table named by the contents list (目录, 附件清单). */
export interface ContentsEntry {
  readonly title: string;
  /** Standard id by title, null where the title names none. */
  readonly id: string | null;
  readonly kind: DisclosureKind | null;
  readonly source: SourceRef;
}
