import { check, type Finding } from "../../src/checking";
import type { Disclosure } from "../../src/disclosure";
import type { SourceDocument } from "../../src/reading/source-document";
import { recognise } from "../../src/recognition";
import { generator } from "../planted/random";
import { copyPages, isMoney, toDocument, toPages, valueOf, type Page } from "./sheet";
import type { Transformation } from "./transformations";

/** What came of one document in another layout. */
export interface Trial {
  /** Errors that the document as it was does not draw. */
  readonly errors: readonly Finding[];
  /** Amounts of its tables that stand in no table as read and in no issue. */
  readonly lost: readonly string[];
  /** Amounts in standard columns, against those of the layout as it was. */
  readonly bound: number;
}

/** A document with what it gives as it is. */
export class Subject {
  readonly pages: Page[] | null;
  readonly disclosure: Disclosure;
  private readonly known: Map<string, number>;

  constructor(readonly document: SourceDocument) {
    this.pages = toPages(document);
    this.disclosure = recognise([document]);
    this.known = count(errorsOf(this.disclosure));
  }

  /** The document in another layout; null where the transformations find nothing to do. */
  changed(list: readonly Transformation[], seed: number): SourceDocument | null {
    if (!this.pages) return null;
    const pages = copyPages(this.pages);
    const random = generator(seed);
    for (const t of list) if (!t.apply(pages, random)) return null;
    return toDocument(this.document, pages);
  }

  try(list: readonly Transformation[], seed: number): Trial | null {
    const document = this.changed(list, seed);
    if (!document) return null;
    const disclosure = recognise([document]);
    const left = new Map(this.known);
    const errors = errorsOf(disclosure).filter((f) => {
      const n = left.get(f.rule) ?? 0;
      left.set(f.rule, n - 1);
      return n <= 0;
    });
    return {
      errors,
      lost: lostAmounts(document, disclosure),
      bound: boundAmounts(disclosure) / Math.max(1, boundAmounts(this.disclosure)),
    };
  }
}

function errorsOf(disclosure: Disclosure): Finding[] {
  return check(disclosure, { withoutDiagnosis: true }).findings.filter((f) => f.severity === "error");
}

function count(findings: readonly Finding[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const f of findings) out.set(f.rule, (out.get(f.rule) ?? 0) + 1);
  return out;
}

function boundAmounts(disclosure: Disclosure): number {
  let n = 0;
  for (const t of disclosure.standard)
    for (const row of t.rows) for (const v of Object.values(row.values)) if (v.amount) n++;
  return n;
}

/** Amounts of grids that are fewer in the tables as published, where no issue names what was left out. */
function lostAmounts(document: SourceDocument, disclosure: Disclosure): string[] {
  if (disclosure.issues.some((i) => i.code === "amount-left-out")) return [];
  const key = (text: string): string => String(valueOf(text));
  const printed = new Map<string, number>();
  for (const b of document.blocks)
    if (b.type === "grid")
      for (const c of b.cells) if (isMoney(c.text)) printed.set(key(c.text), (printed.get(key(c.text)) ?? 0) + 1);
  const words = [
    ...disclosure.tables.flatMap((t) => [
      ...t.rows.flatMap((r) => r.map((c) => c.text ?? "")),
      t.title,
      t.note ?? "",
      JSON.stringify(t.fields ?? ""),
      ...t.columns,
    ]),
    ...disclosure.paragraphs.map((p) => p.text),
  ];
  const kept = new Set(words.flatMap((w) => [...w.matchAll(/\d[\d,]*(\.\d+)?/g)].map((m) => key(m[0]))));
  return [...printed.keys()].filter((k) => !kept.has(String(Math.abs(Number(k)))));
}
