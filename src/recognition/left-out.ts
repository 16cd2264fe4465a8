import {
  columnDefinition,
  fold,
  parseMoney,
  stripWhitespace,
  toHalfWidth,
  type ColumnKey,
  type FormFields,
  type PublishedTable,
  type RecognitionIssue,
  type StandardTable,
} from "../disclosure";
import type { SourceDocument } from "../reading/source-document";
import { isPdfText } from "./stream/loose";
import type { StreamLine } from "./stream/stream";

/** `1,234.50`, `12.3`: figures with separators or decimals; a bare integer is told from a code only as a whole cell. */
const FIGURE = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,30}\.\d+/g;
const BARE = /^[-△(]?\d{5,}\)?$/;

/** Figures of a piece of text, separators out. */
export function figuresOf(text: string): string[] {
  const words = toHalfWidth(text).replace(/，/g, ",");
  const tight = stripWhitespace(words);
  if (BARE.test(tight)) return [tight.replace(/\D/g, "")];
  const source = /^[-△(]?[\d,.]+%?\)?$/.test(tight) && !/\d\.\d+\s+[-\d]/.test(words) ? tight : words;
  return [...source.matchAll(FIGURE)].map((m) => m[0].replace(/,/g, ""));
}

interface Place {
  readonly page: number | undefined;
  readonly sheet: string | undefined;
  readonly line: number | undefined;
}

/**
 * Amounts of tables of the file that stand in no published table and in no sentence: whatever the reason, they are
 * named, page by page. Nothing is dropped in silence.
 */
export function amountsLeftOut(
  documents: readonly SourceDocument[],
  tables: readonly PublishedTable[],
  lines: readonly string[],
): RecognitionIssue[] {
  const kept = new Kept([...tables.flatMap(wordsOf), ...lines]);
  const missing = new Map<string, { place: Place; figures: string[] }>();
  for (const document of documents) {
    for (const { text, place } of tablePieces(document)) {
      for (const figure of figuresOf(text)) {
        if (kept.take(figure)) continue;
        const key = `${document.file}|${place.page ?? ""}|${place.sheet ?? ""}`;
        const entry = missing.get(key) ?? { place, figures: [] };
        entry.figures.push(figure);
        missing.set(key, entry);
      }
    }
  }
  return [...missing.values()].map(({ place, figures }): RecognitionIssue => ({
    code: "amount-left-out",
    table: null,
    values: { count: figures.length, amounts: figures.slice(0, 50).join("、") },
    source: {
      ...(place.page === undefined ? {} : { page: place.page }),
      ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
      ...(place.line === undefined ? {} : { line: place.line }),
    },
  }));
}

/** Cells of the file's tables; in plain text, the cells of its tab-split lines. */
function tablePieces(document: SourceDocument): { text: string; place: Place }[] {
  if (document.kind === "text") {
    const lines = document.blocks.flatMap((b): StreamLine[] =>
      b.type === "paragraph" ? [{ type: "line", text: b.text, source: b.source }] : [],
    );
    // There figures are broken over lines; that layout's reader names what it could not place.
    if (isPdfText(lines)) return [];
    return lines
      .filter((l) => l.text.includes("\t"))
      .flatMap((l) =>
        l.text.split("\t").map((text) => ({ text, place: { page: undefined, sheet: undefined, line: l.source.line } })),
      );
  }
  return document.blocks.flatMap((b) =>
    b.type === "grid"
      ? b.cells.map((c) => ({
          text: c.text,
          place: { page: b.source.page, sheet: b.source.sheet, line: b.source.line },
        }))
      : [],
  );
}

function wordsOf(t: PublishedTable): string[] {
  return [
    t.title,
    t.unitCode ?? "",
    t.note ?? "",
    ...t.columns,
    ...(t.columnNumbers ?? []).map((c) => c ?? ""),
    ...fieldWords(t.fields),
    ...(t.correctedFields ?? []).map((f) => f.printed ?? ""),
    ...t.rows.flatMap((r) => r.map((c) => (c.corrected ? c.corrected.printed : c.text) ?? "")),
  ];
}

function fieldWords(fields: FormFields | null): string[] {
  return Object.entries(fields ?? {}).flatMap(([key, value]) => {
    if (value === null || typeof value === "string") return [key, value ?? ""];
    return [key, ...(Array.isArray(value) ? value : Object.entries(value).flatMap(([k, v]) => [k, v ?? ""]))];
  });
}

/** Figures that were kept, each to be taken as often as it stands there. */
class Kept {
  private readonly counts = new Map<string, number>();
  private readonly run: string;

  constructor(words: readonly string[]) {
    for (const word of words) for (const f of figuresOf(word)) this.counts.set(f, (this.counts.get(f) ?? 0) + 1);
    this.run = words
      .map((w) => fold(w).replace(/,/g, ""))
      .filter((w) => /\d{2}/.test(w))
      .join("|");
  }

  take(figure: string): boolean {
    const n = this.counts.get(figure) ?? 0;
    if (n > 0) this.counts.set(figure, n - 1);
    // A merged cell stands once on paper; a figure inside a re-joined sentence has neighbours.
    return n > 0 || this.run.includes(figure);
  }
}

/** Cells of columns of money that print digits and make no amount: `448.03①`, `约30`, `4.48E+02`. Nothing is guessed, and it is said. */
export function amountsIllegible(
  standard: readonly StandardTable[],
  tables: readonly PublishedTable[],
): RecognitionIssue[] {
  return standard.flatMap(({ id, index, rows }): RecognitionIssue[] => {
    const found = rows.flatMap(({ values }) =>
      Object.entries(values).flatMap(([key, value]) =>
        value.amount === null &&
        value.text !== null &&
        columnDefinition(id, key as ColumnKey)?.type === "money" &&
        /\d|^#{2,}$/.test(value.text) &&
        parseMoney(value.text).kind === "text"
          ? [value]
          : [],
      ),
    );
    if (found.length === 0) return [];
    const published = tables.find((t) => t.id === id && t.index === index);
    return [
      {
        code: "amount-illegible",
        table: published?.title ?? null,
        values: {
          table: published?.title ?? id,
          count: found.length,
          amounts: found
            .slice(0, SHOWN)
            .map((v) => v.text!.replace(/\s+/g, " ").slice(0, LONGEST_SHOWN))
            .join("、"),
        },
        source: published?.source,
      },
    ];
  });
}

const SHOWN = 10;
const LONGEST_SHOWN = 20;
