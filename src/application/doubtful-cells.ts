import { codeKind, compareName, findByName, lookup, type CodeTableId, type When } from "../classification";
import {
  isAmountText,
  isUnsure,
  publishedCell,
  type CellRef,
  type Disclosure,
  type Doubt,
  type DoubtKind,
  type PublishedTable,
  type SourceRef,
  type StandardRow,
} from "../disclosure";
import type { Imported } from "./import-disclosures";

/** A code and its name as the classification has them. */
export interface OfficialName {
  readonly code: string;
  readonly name: string;
}

/** A doubt as a screen shows it. One of a field of a form's head block has −1 as row and column, and `field`. */
export interface DoubtSummary extends Doubt {
  /** The same in every reading of the same file, whatever is corrected: by the place where the table is printed. */
  readonly key: string;
  /** Position of its table in the summary. */
  readonly at: number;
  /** Path of the field's label. */
  readonly field: string | null;
  /** What the row is called: its item, else its code, else its first words. */
  readonly rowName: string | null;
  /** Clockwise quarter turns by which its line of text lies on the page: rows of a page on its side run downwards (1) or upwards (3). */
  readonly turn: 0 | 1 | 2 | 3;
  /** Of the file in which it is printed. */
  readonly sha256: string | null;
  /** What the classification says of its row, where the cell is the code or the name. */
  readonly official: OfficialName | null;
}

/** All doubts in the order in which they are printed, those of fields in front of the cells of their table. */
export function doubtSummaries({
  disclosure: d,
  documents,
  doubts = [],
}: Pick<Imported, "disclosure" | "documents" | "doubts">): DoubtSummary[] {
  const sha256Of = (source: SourceRef | undefined): string | null =>
    (documents.length === 1 ? documents[0] : documents.find((x) => x.file === source?.file))?.sha256 ?? null;
  return d.tables.flatMap((t, at) => {
    const own = doubts.filter(({ cell }) => cell.table === t.id && cell.index === t.index);
    return [...fieldDoubts(d, t, at), ...own.map((doubt) => ofCell(d, t, at, doubt))].map((doubt) => ({
      ...doubt,
      sha256: sha256Of(doubt.source),
    }));
  });
}

type Found = Omit<DoubtSummary, "sha256">;

function ofCell(d: Disclosure, t: PublishedTable, at: number, doubt: Doubt): Found {
  const { table, row, column, kind, cell } = doubt;
  const standard = d.standard.find((s) => s.id === t.id && s.index === t.index)?.rows ?? [];
  const side = t.bindings?.[column]?.side ?? null;
  const of = isNaming(t, column) && standard.find((s) => s.row === cell.row && (side === null || s.side === side));
  return {
    ...doubt,
    key: `${table.at}/${row}/${column}`,
    at,
    field: null,
    rowName: rowNameOf(t, cell.row, column),
    turn: turnOf(t.rows[cell.row]!.map((c) => c.source)),
    official: of ? officialOf(of, kind, { year: Number(d.year) || null }) : null,
  };
}

function fieldDoubts(d: Disclosure, t: PublishedTable, at: number): Found[] {
  const table = t.places?.[0];
  if (!table) return [];
  return Object.entries(t.fieldReadings ?? {}).flatMap(([field, { source = t.source }]): Found[] => {
    const ref: CellRef = { table: t.id, index: t.index, row: -1, column: -1, field };
    const cell = publishedCell(d, ref);
    if (!cell || !isUnsure(cell)) return [];
    const { text, corrected, confirmed } = cell;
    return [
      {
        cell: ref,
        table,
        row: -1,
        column: -1,
        kind: "text",
        printed: corrected ? corrected.printed : text,
        text,
        confidence: cell.recognised!,
        source,
        state: corrected ? "corrected" : confirmed ? "confirmed" : "open",
        by: corrected || confirmed ? "person" : null,
        kept: false,
        proposal: null,
        key: `${table.at}#${field}`,
        at,
        field,
        rowName: null,
        turn: 0,
        official: null,
      },
    ];
  });
}

const keyAt = (t: PublishedTable, column: number): string | undefined => t.bindings?.[column]?.key;

const isNaming = (t: PublishedTable, column: number): boolean => {
  const key = keyAt(t, column);
  return key === "code" || key === "item";
};

/** How a row lies on its page: from its first cell to its last. */
function turnOf(row: readonly (SourceRef | undefined)[]): DoubtSummary["turn"] {
  const placed = row.flatMap((s) =>
    s?.box ? [{ page: s.page, x: s.box.x + s.box.width / 2, y: s.box.y + s.box.height / 2 }] : [],
  );
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last || first.page !== last.page) return 0;
  const [across, down] = [last.x - first.x, last.y - first.y];
  if (Math.abs(down) > Math.abs(across)) return down > 0 ? 1 : 3;
  return across < 0 ? 2 : 0;
}

/** What the row is called without the cell itself. */
function rowNameOf(t: PublishedTable, r: number, column: number): string | null {
  const row = t.rows[r]!;
  const side = t.bindings?.[column]?.side;
  const told = (key: string): string | null => {
    const at = (t.bindings ?? []).findIndex((b) => b?.key === key && b.side === side);
    return at >= 0 && at !== column ? (row[at]?.text ?? null) : null;
  };
  const words = row.find((c, i) => i !== column && c.text !== null && !isAmountText(c.text));
  return told("item") ?? told("code") ?? words?.text ?? null;
}

const TABLES: Readonly<Partial<Record<NonNullable<StandardRow["basis"]>, CodeTableId>>> = {
  functional: "functional",
  "department-economic": "economic-department",
  "government-economic": "economic-government",
};

/** The name of the row's code, or the code of its name where the code is what is doubtful. */
function officialOf(row: StandardRow, kind: DoubtKind, when: When): OfficialName | null {
  const { code, item } = row;
  const own = code === null ? null : codeKind(code);
  const table = (row.basis && TABLES[row.basis]) ?? (own === "project" || own === "region" ? null : own);
  if (kind === "code" && item) {
    const named = code !== null && table ? compareName(table, code, item, when) : null;
    if (named && (named.verdict === "exact" || named.verdict === "variant")) return { code: code!, name: item };
    const found = findByName(table ?? "functional", item, when, 1)[0];
    return found && (found.match === "exact" || found.match === "variant")
      ? { code: found.entry.code, name: found.entry.name }
      : null;
  }
  if (code === null || !table) return null;
  const entry = lookup(table, code, when).entry;
  return entry ? { code, name: entry.name } : null;
}
