import fc from "fast-check";
import { fold, parseAmount, type Disclosure } from "../../src/disclosure";
import { figuresOf } from "../../src/recognition/left-out";

/** A text cut at any line, with lines dropped and a stretch of it (a page) printed twice. */
export function damaged(lines: readonly string[]): fc.Arbitrary<string> {
  const at = fc.nat(Math.max(0, lines.length - 1));
  return (
    fc
      .record({
        from: at,
        to: at,
        dropped: fc.array(at, { maxLength: 6 }),
        page: fc.tuple(at, fc.nat(40)),
        twice: fc.boolean(),
        whole: fc.boolean(),
      })
      .map((d) => {
        const [from, to] = d.whole ? [0, lines.length] : [Math.min(d.from, d.to), Math.max(d.from, d.to) + 1];
        const kept = lines.slice(from, to).filter((_, i) => !d.dropped.includes(from + i));
        const again = d.twice ? kept.slice(d.page[0], d.page[0] + d.page[1]) : [];
        return [...kept, ...again].join("\n");
      })
      // A text that holds nothing is refused by the reader, with a message of its own.
      .filter((text) => text.trim() !== "")
  );
}

/** Numbers of table cells that the text does not print. Figures may be re-joined over line ends, never made up. */
export function invented(d: Disclosure, text: string): string[] {
  const digits = fold(text).replace(/[,，]/g, "");
  return d.tables.flatMap((t) =>
    t.rows.flatMap((row) =>
      row.flatMap((c) => {
        if (c.text === null || parseAmount(c.text).kind !== "amount") return [];
        const number = fold(c.text).replace(/[^\d.]/g, "");
        return digits.includes(number) ? [] : [`${t.title}: ${c.text}`];
      }),
    ),
  );
}

/** Amounts of tab-split lines that are in no table, no sentence and no report. */
export function silentlyDropped(d: Disclosure, text: string): string[] {
  const words = [
    ...d.tables.flatMap((t) => [
      t.title,
      t.note ?? "",
      ...t.columns,
      ...(t.columnNumbers ?? []).map((c) => c ?? ""),
      JSON.stringify(t.fields),
      ...t.rows.flatMap((r) => r.map((c) => c.text ?? "")),
    ]),
    ...d.paragraphs.map((p) => p.text),
    ...d.contents.map((e) => e.title),
    ...d.issues.map((i) => Object.values(i.values).join("、")),
  ]
    .map((w) => fold(w).replace(/[,，]/g, ""))
    .join("|");
  return text
    .split("\n")
    .filter((l) => l.includes("\t"))
    .flatMap((l) => l.split("\t").flatMap((c) => figuresOf(c)))
    .filter((f) => !words.includes(f));
}
