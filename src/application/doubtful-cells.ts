import { codeKind, compareName, findByName, lookup, type CodeTableId, type When } from "../classification";
import {
  STANDARD_COLUMNS,
  doubtKindOf,
  isAmountText,
  isUnsure,
  printedAt,
  publishedCell,
  repeatsAbove,
  type CellRef,
  type Disclosure,
  type Doubt,
  type DoubtKind,
  type DoubtProposal,
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

/** A cell, or a field of a form's head block, that was read from a picture without certainty, as a screen shows it. */
export interface DoubtSummary {
  /** The same in every reading of the same file, whatever is corrected: by the place where the table is printed. */
  readonly key: string;
  readonly state: Doubt["state"];
  /** Who settled it; null while it is open. */
  readonly by: Doubt["by"];
  /** Position of its table in the summary. */
  readonly table: number;
  /** 0-based body row and column; −1 for a field. */
  readonly row: number;
  readonly column: number;
  /** Path of the field's label. */
  readonly field: string | null;
  /** What was read; null = blank. */
  readonly printed: string | null;
  /** What it says now. */
  readonly text: string | null;
  /** 0–1. */
  readonly confidence: number;
  /** What it should hold. */
  readonly kind: DoubtKind;
  /** What the row is called: its item, else its code, else its first words. */
  readonly rowName: string | null;
  readonly source: SourceRef | undefined;
  /** Of the file in which it is printed. */
  readonly sha256: string | null;
  /** What the classification says of its row, where the cell is the code or the name. */
  readonly official: OfficialName | null;
  /** What the sums or a list say that it reads; null where nothing tells. */
  readonly proposal: DoubtProposal | null;
}

/** All of them in the order in which they are printed; those that a person looked at too. */
export function doubtSummaries({
  disclosure: d,
  documents,
}: Pick<Imported, "disclosure" | "documents">): DoubtSummary[] {
  const sha256Of = (source: SourceRef | undefined): string | null =>
    (documents.length === 1 ? documents[0] : documents.find((x) => x.file === source?.file))?.sha256 ?? null;
  return d.tables.flatMap((t, table) =>
    doubtsOf(d, t).map((doubt) => ({ ...doubt, table, sha256: sha256Of(doubt.source) })),
  );
}

type Found = Omit<DoubtSummary, "table" | "sha256">;

function doubtsOf(d: Disclosure, t: PublishedTable): Found[] {
  const place = t.places?.[0];
  if (!place) return [];
  const { id, index } = t;
  const fields = Object.entries(t.fieldReadings ?? {}).flatMap(([field, { source }]): Found[] => {
    const found = described(d, { table: id, index, row: -1, column: -1, field }, `${place.at}#${field}`);
    return found ? [{ ...found, kind: "text", rowName: null, source: source ?? t.source, official: null }] : [];
  });
  const standard = d.standard.find((s) => s.id === id && s.index === index)?.rows ?? [];
  const cells = t.rows.flatMap((row, r) =>
    row.flatMap((cell, column): Found[] => {
      const at = isUnsure(cell) && !repeatsAbove(t, r, column) ? printedAt(t, r) : null;
      const found = at && described(d, { table: id, index, row: r, column }, `${at.table.at}/${at.row}/${column}`);
      if (!found) return [];
      const kind = doubtKindOf(t.bindings?.[column], (key) => isMoney(t, key));
      const side = t.bindings?.[column]?.side ?? null;
      const of = isNaming(t, column) && standard.find((s) => s.row === r && (side === null || s.side === side));
      const official = of ? officialOf(of, kind, { year: Number(d.year) || null }) : null;
      return [{ ...found, kind, rowName: rowNameOf(t, r, column), source: cell.source, official }];
    }),
  );
  return [...fields, ...cells];
}

const isMoney = (t: PublishedTable, key: string): boolean =>
  t.id !== "other" && STANDARD_COLUMNS[t.id].some((c) => c.key === key && c.type === "money");

function described(d: Disclosure, ref: CellRef, key: string) {
  const cell = publishedCell(d, ref);
  if (!cell || !isUnsure(cell)) return null;
  const settled = cell.corrected ?? cell.confirmed;
  return {
    key,
    state: cell.corrected ? ("corrected" as const) : cell.confirmed ? ("confirmed" as const) : ("open" as const),
    by: settled ? (settled.by ?? ("person" as const)) : null,
    row: ref.row,
    column: ref.column,
    field: ref.field ?? null,
    printed: cell.corrected ? cell.corrected.printed : cell.text,
    text: cell.text,
    confidence: cell.recognised!,
    proposal: null,
  };
}

const keyAt = (t: PublishedTable, column: number): string | undefined => t.bindings?.[column]?.key;

const isNaming = (t: PublishedTable, column: number): boolean => {
  const key = keyAt(t, column);
  return key === "code" || key === "item";
};

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
