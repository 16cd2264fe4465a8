import type { Disclosure, RecognitionIssue } from "../disclosure";
import { extractFigures, splitParagraphs } from "../narrative";
import type { SourceDocument } from "../reading/source-document";
import { amountsLeftOut } from "./left-out";
import { readContents } from "./naming/contents";
import { readFacts } from "./naming/facts";
import { nameTables } from "./naming/name-table";
import { assemble } from "./pages/assemble";
import { findFlattened } from "./pages/flattened";
import { publishTables } from "./publish";
import { toStream } from "./stream";
import type { StreamLine } from "./stream/stream";
import type { Draft } from "./table/draft";

/**
 * Recognises a disclosure in one or more files that belong together (tables in one, 情况说明 in another).
 * Pure: no I/O, no clock. Never throws for odd content; what it could not read is in `issues` and in the tables.
 */
export function recognise(documents: readonly SourceDocument[]): Disclosure {
  const drafts: Draft[] = [];
  const lines: StreamLine[] = [];
  const heads: string[] = [];
  for (const document of documents) {
    const stream = toStream(document, documents.length > 1);
    const assembly = assemble(stream.items);
    heads.push(...stream.heads);
    const flattened = findFlattened(assembly.lines, assembly.tables);
    drafts.push(...assembly.tables, ...flattened.tables);
    for (const line of flattened.lines) lines.push(line);
  }
  const words = lines.map((l) => l.text);
  const { entries: contents, used } = readContents(lines);
  const named = nameTables(drafts, contents);
  const facts = readFacts({
    titles: named.flatMap((n) => (n.draft.title ? [n.draft.title] : [])),
    captions: named.map((n) => n.captions),
    lines: [...heads, ...words],
  });
  const { tables, standard, issues } = publishTables(named, contents, facts);
  const paragraphs = splitParagraphs(lines.filter((l) => !used.has(l)));
  const { year, kind, unitName } = facts;
  return {
    ...facts,
    tables,
    standard,
    narrative: extractFigures(paragraphs, { year, kind, unitName }),
    paragraphs,
    contents,
    issues: [...documents.flatMap((d) => saidByReader(d, documents.length > 1)), ...issues, ...amountsLeftOut(documents, tables, words)],
  };
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
