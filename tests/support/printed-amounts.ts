import type { Disclosure } from "../../src/disclosure";
import { openWithPdfJs, type TextItem } from "./pdf-js";

/** Where the amounts that pdf.js sees on the pages with tables ended up. */
export interface AmountCoverage {
  readonly printed: number;
  readonly inTables: number;
  readonly inText: number;
  readonly reported: number;
  /** `page: amount` of those found nowhere. */
  readonly lost: readonly string[];
}

const AMOUNT = /[-−－△]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-−－△]?\d+\.\d+|\d{4,}/g;

/** Figures of a text, without signs and separators. */
function figuresIn(text: string): string[] {
  return [...text.normalize("NFKC").matchAll(AMOUNT)]
    .map((m) => m[0].replace(/[^\d.]/g, ""))
    .filter((n) => !/^20[0-3]\d$/.test(n));
}

/** The figures of each page by pdf.js alone: the second opinion on what the recogniser kept. */
export async function pageFigures(bytes: Uint8Array): Promise<Map<number, string[]>> {
  return new Map([...(await pageTexts(bytes))].map(([page, text]) => [page, figuresIn(text)]));
}

/** The text of each page by pdf.js alone, in the order of the file. */
export async function pageTexts(bytes: Uint8Array): Promise<Map<number, string>> {
  const { pdf, close } = await openWithPdfJs(bytes);
  const out = new Map<number, string>();
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    out.set(n, joinRuns(items));
  }
  await close();
  return out;
}

/** Items that touch on one line are one word. */
function joinRuns(items: readonly TextItem[]): string {
  let out = "";
  let left: TextItem | null = null;
  for (const item of items) {
    if (item.str === "" || item.transform === undefined) continue;
    if (left) {
      const [a, b, , , x, y] = left.transform as [number, number, number, number, number, number];
      const size = Math.hypot(a, b) || 1;
      const dx = item.transform[4]! - x;
      const dy = item.transform[5]! - y;
      const along = (dx * a + dy * b) / size - left.width;
      const across = Math.abs((dy * a - dx * b) / size);
      if (across > size * 0.2 || along > size * 0.3 || along < -size * 0.3) out += " ";
    }
    out += item.str;
    left = item;
  }
  return out;
}

/** Holds the figures of the pages that tables stand on against what the disclosure says of them. */
export function coverage(d: Disclosure, pages: ReadonlyMap<number, readonly string[]>): AmountCoverage {
  const counts = { printed: 0, inTables: 0, inText: 0, reported: 0 };
  const lost: string[] = [];
  const withTables = new Set(d.tables.flatMap((t) => t.pages));
  // A row may be broken over pages: what was joined stands on the first.
  const tableWords = d.tables.flatMap((t) => [
    t.title,
    t.unitCode ?? "",
    t.unitName ?? "",
    t.note ?? "",
    JSON.stringify(t.fields),
    ...t.columns,
    ...(t.columnNumbers ?? []).map((c) => c ?? ""),
    ...t.rows.flatMap((r) => r.map((c) => c.text ?? "")),
  ]);
  const tables = pool(tableWords);
  const text = pool(d.paragraphs.map((p) => p.text));
  const reported = pool(
    d.issues.filter((i) => i.code === "amount-left-out").map((i) => String(i.values["amounts"] ?? "")),
  );
  const digits = tableWords
    .map((w) => w.replace(/[^\d.]/g, ""))
    .filter((w) => w.length > 4)
    .join("|");
  for (const [page, figures] of pages) {
    if (!withTables.has(page)) continue;
    for (const f of figures) {
      counts.printed++;
      if (take(tables, f) || digits.includes(f)) counts.inTables++;
      else if (take(text, f)) counts.inText++;
      else if (take(reported, f)) counts.reported++;
      else lost.push(`${page}: ${f}`);
    }
  }
  return { ...counts, lost };
}

function pool(texts: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const text of texts) for (const f of figuresIn(text)) out.set(f, (out.get(f) ?? 0) + 1);
  return out;
}

function take(from: Map<string, number>, figure: string): boolean {
  const n = from.get(figure) ?? 0;
  if (n > 0) from.set(figure, n - 1);
  return n > 0;
}
