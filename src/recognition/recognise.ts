import type { ContentsEntry, Corrections, Disclosure, RecognitionIssue } from "../disclosure";
import { extractFigures, splitParagraphs } from "../narrative";
import type { GridOrigin, SourceDocument } from "../reading/source-document";
import { Guide } from "./correcting/guide";
import { correctFacts } from "./correcting/facts";
import { leftOutByHand, unappliedIssues } from "./correcting/issues";
import { amountsIllegible, amountsLeftOut } from "./left-out";
import { readContents } from "./naming/contents";
import { readFacts } from "./naming/facts";
import { unitCandidates } from "./naming/candidates";
import { isDisclosure } from "./naming/is-disclosure";
import { nameTables, type NamedTable } from "./naming/name-table";
import { assemble } from "./pages/assemble";
import { findFlattened } from "./pages/flattened";
import { Places } from "./pages/places";
import { publishTables } from "./publish";
import { toStream } from "./stream";
import type { StreamLine } from "./stream/stream";
import type { Draft } from "./table/draft";
import { stripTitle } from "./words/titles";

/**
 * Recognises a disclosure in one or more files that belong together (tables in one, 情况说明 in another).
 * Pure: no I/O, no clock. Never throws for odd content; what it could not read is in `issues` and in the tables.
 *
 * What a person corrected in an earlier reading of the same documents goes before what recognition finds: each step is looked for by the
 * place that it names, and one that finds none is an issue.
 */
export function recognise(documents: readonly SourceDocument[], corrections: Corrections = []): Disclosure {
  const guide = new Guide(corrections);
  const drafts: Draft[] = [];
  const lines: StreamLine[] = [];
  const heads: string[] = [];
  for (const [d, document] of documents.entries()) {
    const stream = toStream(document, documents.length > 1);
    const places = new Places(d);
    const assembly = assemble(stream.items, guide, places);
    heads.push(...stream.heads);
    const flattened = findFlattened(assembly.lines, assembly.tables, places);
    const own = [...assembly.tables, ...flattened.tables];
    markPartlyRead(own, document);
    markUnruled(own, document);
    drafts.push(...own);
    for (const line of flattened.lines) lines.push(line);
  }
  const words = lines.map((l) => l.text);
  const { entries: promised, used } = readContents(lines);
  const every = nameTables(drafts, promised, guide);
  const contents = asNamed(promised, every);
  const named = every.filter((n) => !guide.isLeftOut(n.draft.places[0]!));
  const recognised = readFacts({
    titles: every.flatMap((n) => (n.draft.title ? [n.draft.title] : [])),
    captions: every.map((n) => n.captions),
    lines: [...heads, ...words],
  });
  const facts = correctFacts(recognised, named, guide);
  const { tables, standard, issues, leftOut } = publishTables(named, contents, facts, guide);
  const paragraphs = splitParagraphs(lines.filter((l) => !used.has(l)));
  const { year, kind, unitName } = facts;
  const narrative = extractFigures(paragraphs, { year, kind, unitName });
  const byHand = leftOutByHand(
    every.filter((n) => !named.includes(n)),
    leftOut,
  );
  const signs = { tables, standard, contents, narrative, lines: [...heads, ...words] };
  return {
    ...facts,
    tables,
    standard,
    narrative,
    paragraphs,
    contents,
    issues: [
      ...(isDisclosure(signs) ? [] : [NO_DISCLOSURE]),
      ...documents.flatMap((d) => saidByReader(d, documents.length > 1)),
      ...issues,
      ...amountsIllegible(standard, tables),
      ...byHand.issues,
      ...amountsLeftOut(documents, tables, [...words, ...byHand.words]),
      ...unappliedIssues(guide),
    ],
    unitCandidates: unitCandidates({
      lines: [...heads.map((text) => ({ text, source: undefined })), ...lines],
      named: every,
    }),
  };
}

/** What the contents promise by the title of a table is that table, whatever kind a person says it is. */
function asNamed(contents: readonly ContentsEntry[], named: readonly NamedTable[]): ContentsEntry[] {
  const kinds = new Map(
    named.flatMap(({ draft, id, settled }) => (settled && draft.title !== null ? [[stripTitle(draft.title), id]] : [])),
  );
  return contents.map((entry) => ({ ...entry, id: kinds.get(entry.title) ?? entry.id }));
}

const NO_DISCLOSURE: RecognitionIssue = { code: "not-a-disclosure", table: null, values: {}, source: undefined };

/** What of a worksheet is left unread, by the codes of the reader's issues. */
const PARTLY_READ: ReadonlySet<string> = new Set(["sheet-cut", "rows-hidden", "columns-hidden", "rows-beyond-limit"]);

/** Reasons of `content-skipped` for which what was left out may belong to a table all the same. */
const PERHAPS_SEEN: ReadonlySet<unknown> = new Set(["background-coloured-text", "covered-text", "hidden-layer"]);

/** Tables on pages where some table has no rules round all of its cells: their columns are an estimate, be it a good one. */
function markUnruled(drafts: readonly Draft[], { blocks }: SourceDocument): void {
  const pages = new Set(
    blocks.flatMap((b) =>
      b.type === "grid" && UNRULED.has(b.origin) && b.source.page !== undefined ? [b.source.page] : [],
    ),
  );
  if (pages.size === 0) return;
  for (const draft of drafts)
    if (draft.pages.some((page) => pages.has(page))) draft.problems.push({ code: "columns-unruled" });
}

const UNRULED: ReadonlySet<GridOrigin> = new Set(["aligned", "partly-ruled"]);

/** Tables of a worksheet or page that was read in part may lack rows, columns and cells: nobody is accused by what is not there. */
function markPartlyRead(drafts: readonly Draft[], { issues }: SourceDocument): void {
  const sheets = new Set<string | number | undefined>(
    issues.flatMap(({ code, values: { sheet, reason } }) =>
      sheet !== undefined && (PARTLY_READ.has(code) || PERHAPS_SEEN.has(reason)) ? [sheet] : [],
    ),
  );
  for (const draft of drafts) if (sheets.has(draft.source.sheet)) draft.problems.push({ code: "sheet-partly-read" });
  const pages = new Set(issues.flatMap((i) => (PERHAPS_SEEN.has(i.values["reason"]) ? i.pages : [])));
  if (pages.size === 0) return;
  for (const draft of drafts)
    if (draft.pages.some((page) => pages.has(page))) draft.problems.push({ code: "page-partly-read" });
}

/** What the reader has to say of a document, with the document's name where there are several. */
function saidByReader(document: SourceDocument, several: boolean): RecognitionIssue[] {
  return document.issues.map(({ code, pages, values }): RecognitionIssue => {
    const { sheet } = values;
    return {
      code,
      table: null,
      values: {
        ...values,
        ...(pages.length > 0 ? { pages: pages.join("、") } : {}),
        ...(several || pages.length > 0 ? { file: document.file } : {}),
      },
      source: {
        ...(several ? { file: document.file } : {}),
        ...(pages[0] === undefined ? {} : { page: pages[0] }),
        ...(typeof sheet === "string" ? { sheet } : {}),
      },
    };
  });
}
