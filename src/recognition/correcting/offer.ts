import {
  fold,
  type CorrectionStep,
  type Corrections,
  type Disclosure,
  type PrintedPlace,
  type StoredCorrections,
  type TableStep,
} from "../../disclosure";
import { headerWords } from "./columns";

/** Corrections of an earlier import that fit a document. */
export interface FoundCorrections {
  /** `same`: the very file, whose corrections hold. `layout`: another document of that layout, to which they are only offered. */
  readonly match: "same" | "layout";
  readonly corrections: Corrections;
  /** Whose they were. */
  readonly from: StoredCorrections["about"];
}

/** Two documents are of one layout when this part of their tables has the same titles and headers. */
const SAME_LAYOUT = 0.6;

/**
 * What a document looks like, whoever's it is and of whatever year: for each table its title and headers, without years. Goal forms,
 * which come a project each, are left out.
 */
export function layoutOf(d: Disclosure): string[] {
  const looks = d.tables.flatMap((t) =>
    t.id === "goal" || !t.places || t.columns.length === 0
      ? []
      : [`${t.places[0]!.title}#${hash(t.columns.map(headerWords).join("|"))}`],
  );
  return [...new Set(looks)].sort();
}

/** FNV-1a: short, and the same everywhere. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h.toString(36);
}

/** How alike two layouts are: 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const other = new Set(b);
  return (2 * a.filter((x) => other.has(x)).length) / (a.length + b.length);
}

/**
 * Corrections that were kept and fit a document as recognised without any: its own where the file is the same, else those of the most
 * similar document of its layout that can be carried over. The latest goes first.
 */
export function correctionsFor(
  document: { readonly sha256: string; readonly disclosure: Disclosure },
  stored: readonly StoredCorrections[],
): FoundCorrections | null {
  const own = document.sha256.trim() === "" ? undefined : stored.filter((s) => s.sha256 === document.sha256).at(-1);
  if (own)
    return own.corrections.length === 0 ? null : { match: "same", corrections: own.corrections, from: own.about };
  const layout = layoutOf(document.disclosure);
  let best: FoundCorrections | null = null;
  let most = 0;
  for (const s of [...stored].reverse()) {
    const alike = likeness(layout, s.layout);
    if (alike < SAME_LAYOUT || alike <= most) continue;
    const corrections = carriedOver(s, document.disclosure);
    if (corrections.length === 0) continue;
    best = { match: "layout", corrections, from: s.about };
    most = alike;
  }
  return best;
}

/** What of a document's corrections holds for its layout: never a cell, a field, a row or a year, and a name only where it is printed too. */
function carriedOver({ corrections }: StoredCorrections, d: Disclosure): CorrectionStep[] {
  return corrections.flatMap((step): CorrectionStep[] => {
    switch (step.type) {
      case "fact":
        return isCarried(step, d) ? [step] : [];
      case "cell":
      case "keep":
      case "field":
      case "leave-row":
        return [];
      default: {
        const found = placeIn(d, step.table);
        if (
          !found ||
          (step.type === "column" && !found.columns.some((c) => headerWords(c) === headerWords(step.header)))
        )
          return [];
        return [{ ...step, table: found.place } as TableStep];
      }
    }
  });
}

function isCarried(step: Extract<CorrectionStep, { type: "fact" }>, d: Disclosure): boolean {
  if (step.fact === "year" || step.fact === "unitCode" || d[step.fact] === step.value) return false;
  return step.fact !== "unitName" || (d.unitCandidates ?? []).some((c) => fold(c.name) === fold(step.value));
}

/** The table of that title, where only one bears it; else the one that stands at that place too. */
function placeIn(d: Disclosure, wanted: PrintedPlace): { place: PrintedPlace; columns: readonly string[] } | null {
  const same = d.tables.flatMap((t) =>
    (t.places ?? []).flatMap((place) => (place.title === wanted.title ? [{ place, columns: t.columns }] : [])),
  );
  if (wanted.title !== "" && same.length === 1) return same[0]!;
  return same.find((s) => s.place.at === wanted.at) ?? null;
}
