import type { Excerpt, PlacedRow, SourceRef } from "../../disclosure";
import type { DrawnPage } from "../../reading";
import type { Evidence, FindingEvidence, ReportPlace } from "../../reporting";
import type { SourceFile } from "../session/place-in-document";
import { cutRound, REPORT_DPI } from "./cut";
import { encodePng } from "./png";

/** Shows documents to a report. */
export interface EvidenceReader {
  /** A page as a picture; null where the file is not at hand, or has none. */
  page(document: SourceFile, page: number, dotsPerInch: number): Promise<DrawnPage | null>;
  /** What stands round a place; null where the file is not at hand, or has no such place, or several that could be meant. */
  excerpt(document: SourceFile, place: SourceRef, printed: string | null, row?: PlacedRow): Promise<Excerpt | null>;
  /** The place of a field of a form, by what it prints; null where that is not certain. */
  field(document: SourceFile, form: SourceRef, printed: string): Promise<SourceRef | null>;
  /** Whether anything of the file can be shown. */
  has(document: SourceFile): boolean;
}

/** A place that a report wants to show, with the file that it is in; null where that is not known. */
export interface WantedPlace {
  readonly place: ReportPlace;
  readonly document: SourceFile | null;
}

/** Kinds whose pages are drawn. */
const DRAWN: ReadonlySet<string> = new Set(["pdf", "picture", "docx"]);

/** Gathers what documents show at the places of findings. */
export async function gatherEvidence(
  findings: readonly (readonly WantedPlace[])[],
  reader: EvidenceReader,
): Promise<FindingEvidence[]> {
  const found: FindingEvidence[] = [];
  for (const places of findings) {
    const shown: Evidence[][] = [];
    for (const wanted of places) shown.push(await evidenceOf(wanted, reader));
    found.push(shown);
  }
  return found;
}

async function evidenceOf({ place, document }: WantedPlace, reader: EvidenceReader): Promise<Evidence[]> {
  if (!document || !reader.has(document)) return [{ kind: "none", why: "no-file" }];
  const source = await exactPlace(place, document, reader);
  if (!source) return [{ kind: "none", why: "no-place" }];
  const picture = await pictureOf({ ...place, source }, document, reader);
  if (picture && picture.undrawn === 0) return [picture];
  const excerpt = await reader.excerpt(document, source, place.printed, place.row);
  if (excerpt) return [...(picture ? [picture] : []), { kind: "excerpt", excerpt }];
  return [picture ?? { kind: "none", why: "no-place" }];
}

/** A field has the place of its form: the cell that prints it is looked for there. */
async function exactPlace({ source, printed, figure }: ReportPlace, document: SourceFile, reader: EvidenceReader) {
  if (figure.cell?.field === undefined) return source;
  return printed === null ? null : reader.field(document, source, printed);
}

async function pictureOf({ source, beside }: ReportPlace, document: SourceFile, reader: EvidenceReader) {
  if (!DRAWN.has(document.kind) || source.page === undefined || !source.box) return null;
  const page = await reader.page(document, source.page, REPORT_DPI);
  if (!page) return null;
  const { width, height, rgba, ...rest } = cutRound(page, REPORT_DPI, source.box, beside);
  return {
    kind: "picture",
    png: encodePng(width, height, rgba),
    width,
    height,
    dotsPerInch: REPORT_DPI,
    ...rest,
  } as const;
}
