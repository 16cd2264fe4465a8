import { fold, parseAmount, type Disclosure } from "../../src/disclosure";
import type { SourceDocument } from "../../src/reading";
import { figuresOf } from "../../src/recognition/left-out";

/** Amounts that an issue names at most. */
const NAMED = 50;

const bare = (text: string): string => fold(text).replace(/,/g, "");

/** Every text of a document: of its paragraphs and of its cells. */
export const textsOf = (document: SourceDocument): string[] =>
  document.blocks.flatMap((b) => (b.type === "paragraph" ? [b.text] : b.cells.map((c) => c.text)));

/** Figures of all texts. */
export const figures = (document: SourceDocument): string[] => textsOf(document).flatMap(figuresOf);

/**
 * Amounts of published tables that the document does not hold. One may be joined from texts where a page or a line ends:
 * then its first part ends a text, its last part begins one, and every part between is one.
 */
export function inventedIn(d: Disclosure, document: SourceDocument): string[] {
  const texts = textsOf(document).flatMap((t) => [t, ...t.split("\n")]).map(bare).filter(Boolean); // prettier-ignore
  const run = texts.join("\n") + textsOf(document).map(bare).join("");
  const ends = (part: string) => texts.some((t) => t.endsWith(part));
  const goesOn = (rest: string): boolean =>
    rest === "" ||
    texts.some((t) => t.startsWith(rest)) ||
    texts.some((t) => t.length < rest.length && rest.startsWith(t) && goesOn(rest.slice(t.length)));
  return d.tables.flatMap((t) =>
    t.rows.flatMap((cells) =>
      cells.flatMap((c) => {
        if (c.text === null || parseAmount(c.text).kind !== "amount") return [];
        const number = bare(c.text).replace(/[^\d.]/g, "");
        if (run.includes(number)) return [];
        const parts = Array.from({ length: Math.max(0, number.length - 1) }, (_, i) => i + 1);
        return parts.some((k) => ends(number.slice(0, k)) && goesOn(number.slice(k))) ? [] : [`${t.title}: ${c.text}`];
      }),
    ),
  );
}

/** Amounts of the cells of the document's tables that the disclosure holds nowhere: in no table, sentence or issue. */
export function droppedFrom(d: Disclosure, document: SourceDocument): string[] {
  if (d.issues.some((i) => Number(i.values.count) > NAMED)) return [];
  const words = [
    ...d.tables.map((t) => JSON.stringify([t, t.fields])),
    ...d.tables.flatMap((t) => t.rows.flatMap((r) => r.map((c) => c.text ?? ""))),
    ...d.paragraphs.map((p) => p.text),
    ...d.contents.map((e) => e.title),
    ...d.issues.map((i) => JSON.stringify(i.values)),
  ]
    .map(bare)
    .join("|");
  return document.blocks
    .flatMap((b) => {
      if (b.type === "grid") return b.cells.map((c) => c.text);
      return document.kind === "text" && b.text.includes("\t") ? b.text.split("\t") : [];
    })
    .flatMap(figuresOf)
    .filter((figure) => !words.includes(figure));
}

/** Figures that were read before one text was replaced, and are not read after: those of the replaced text left out. */
export function lostSince(before: readonly string[], after: readonly string[], replaced: string): string[] {
  const gone = bare(replaced).replace(/[^\d.]/g, "");
  const count = (list: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const figure of list) counts.set(figure, (counts.get(figure) ?? 0) + 1);
    return counts;
  };
  const now = count(after);
  return [...count(before)].flatMap(([figure, n]) => {
    // A figure may have been part of the replaced text, or made up of it and its neighbours.
    if (gone !== "" && (gone.includes(figure) || figure.includes(gone))) return [];
    return (now.get(figure) ?? 0) < n ? [figure] : [];
  });
}
