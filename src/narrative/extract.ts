import type { NarrativeFigure, NarrativeParagraph } from "../disclosure";
import { foldText } from "./normalize";
import { headingRank, inlineTitle, splitParagraphs } from "./paragraphs";
import { scanQuantities } from "./quantities";
import { SectionReader, type NarrativeContext } from "./reader";
import { FREE_TEXT, OPEN, REPORTS_PERFORMANCE, UNNUMBERED_TITLE, sectionOf, type NarrativeSection } from "./sections";
import { findSubject, type FoundSubject } from "./subjects";

/**
 * Reads the figures of a 情况说明: every amount, change, percentage and count of its narrative sections, in order. What
 * describes duties, promises targets or explains terms gives none. Keys are listed in docs/narrative-keys.md.
 */
export function extractFigures(
  paragraphs: readonly NarrativeParagraph[],
  context: NarrativeContext,
): NarrativeFigure[] {
  const figures: NarrativeFigure[] = [];
  const outer: { rank: number; section: NarrativeSection; inline: boolean }[] = [];
  let section = OPEN;
  let reader = new SectionReader(context, section);
  const enter = (next: NarrativeSection, topic: FoundSubject | null): void => {
    for (const one of reader.figures()) figures.push(one);
    section = next;
    reader = new SectionReader(context, next, topic);
  };
  for (const paragraph of paragraphs) {
    const title = paragraph.headingLevel === 0 && UNNUMBERED_TITLE.test(foldText(paragraph.text).text);
    if (paragraph.headingLevel > 0 || title) {
      const rank = title ? 0 : headingRank(paragraph);
      while (outer.length > 0 && outer.at(-1)!.rank >= rank) outer.pop();
      const above = outer.at(-1)?.section ?? OPEN;
      const own = sectionOf(foldText(paragraph.text).text);
      const next =
        own === null || above.reading === "skip"
          ? above
          : { ...own, scope: own.scope ?? (own.family === "totals" ? above.scope : null) };
      outer.push({ rank, section: next, inline: false });
      enter(next, headingSubject(paragraph, next, context));
      continue;
    }
    const inline = inlineTitle(paragraph);
    if (inline) {
      const closed = outer.at(-1)?.inline === true && outer.at(-1)!.rank >= inline.rank;
      if (closed) outer.pop();
      const above = outer.at(-1)?.section ?? OPEN;
      const own = opensOwnSection(inline.title) ? sectionOf(inline.title) : null;
      if (own && above.reading !== "skip") {
        outer.push({ rank: inline.rank, section: own, inline: true });
        enter(own, null);
      } else if (closed) enter(above, null);
    }
    if (isRead(paragraph, section)) reader.read(paragraph);
  }
  for (const figure of reader.figures()) figures.push(figure);
  return figures;
}

/** Titles inside a paragraph open a section only where they change the domain; statement items keep their section. */
function opensOwnSection(title: string): boolean {
  const found = title === "" ? null : sectionOf(title);
  return (
    found !== null &&
    found.reading !== "tables" &&
    (found.reading !== "figures" || (found.family !== null && found.family !== "totals"))
  );
}

/** Prose only: table lines carry tabs, targets promise. */
function isRead(paragraph: NarrativeParagraph, section: NarrativeSection): boolean {
  if (section.reading === "skip" || section.reading === "tables" || paragraph.text.includes("\t")) return false;
  return section.reading === "figures" || REPORTS_PERFORMANCE.test(foldText(paragraph.text).text);
}

/** `（一）因公出国（境）费` as a heading of its own: what the sentences below speak of. */
function headingSubject(
  paragraph: NarrativeParagraph,
  section: NarrativeSection,
  context: NarrativeContext,
): FoundSubject | null {
  const words = foldText(paragraph.text).text.replace(/(?:预算)?(?:安排)?(?:情况)?(?:说明)?[:。]?$/, "");
  return findSubject(words, {
    year: context.year,
    unitName: context.unitName ?? null,
    family: section.family,
    parent: section.topic,
    divided: null,
    sectionScope: section.scope,
    measure: null,
    purpose: true,
  });
}

/** A figure of a free text: what the custom function lists. */
export type TextFigure = Pick<
  NarrativeFigure,
  "key" | "label" | "kind" | "value" | "unit" | "year" | "direction" | "quote"
>;

/** Every amount, percentage and count of a text that need not be a disclosure, with the direction told and the words that name it. */
export function figuresInText(text: string, context: Partial<NarrativeContext> = {}): TextFigure[] {
  const lines = text.split(/\r?\n/).map((line, i) => ({ text: line, source: { line: i + 1 } }));
  const full: NarrativeContext = { year: null, kind: "budget", ...context };
  const reader = new SectionReader(full, FREE_TEXT);
  for (const paragraph of splitParagraphs(lines)) {
    if (scanQuantities(foldText(paragraph.text)).length > 0) reader.read(paragraph);
  }
  return reader.figures().map(({ key, label, kind, value, unit, year, direction, quote }) => ({
    key,
    label,
    kind,
    value,
    unit,
    year,
    direction,
    quote,
  }));
}
