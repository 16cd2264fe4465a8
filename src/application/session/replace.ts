import { check, type CheckContext, type CheckReport } from "../../checking";
import {
  cellKey,
  describeCell,
  parseAmount,
  printedValues,
  publishedCell,
  withCells,
  type CellRef,
  type CellText,
  type CellWords,
  type Disclosure,
  type StandardRow,
} from "../../disclosure";
import type { Replacement, WrittenEdit } from "../../workbook";
import type { Imported } from "../import-disclosures";
import type { CheckedDisclosure } from "./check-workbook";

/** An amount that the document in hand prints otherwise than the one that the workbook holds. */
export interface DocumentChange {
  readonly words: { readonly zh: CellWords; readonly en: CellWords };
  /** Null: the one document has no such row or no amount there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** An amount of the user's that writing would replace. */
export interface EditAtStake {
  readonly words: { readonly zh: CellWords; readonly en: CellWords };
  /** As the document that the workbook holds prints it, as the cell says now, and as the document in hand prints it. */
  readonly printed: string | null;
  readonly mine: string | null;
  readonly fresh: string | null;
  /** It can be kept: the document in hand has the cell. */
  readonly keepable: boolean;
}

/** What writing an import would replace in the workbook, cell by cell. */
export interface ReplacementDetail extends Replacement {
  /** False where the workbook keeps no data to compare with: only its rows are known. */
  readonly compared: boolean;
  readonly edits: readonly EditAtStake[];
  /** Rows that the user put in or took out: they are not carried over. */
  readonly rowEdits: number;
  readonly changes: readonly DocumentChange[];
}

/** What would be replaced, and what of it is the user's own. */
export function replacementDetail(
  replaced: Replacement,
  existing: CheckedDisclosure | undefined,
  fresh: Pick<Imported, "disclosure">,
): ReplacementDetail {
  if (!existing) return { ...replaced, compared: false, edits: [], rowEdits: 0, changes: [] };
  const { stored, written } = existing;
  const cells = new CellFinder(fresh.disclosure);
  const d = stored.disclosure;
  return {
    ...replaced,
    compared: true,
    edits: lastWords(written.edits).map((e): EditAtStake => {
      const at = cells.like(d, e.ref);
      return {
        words: bothWords(d, e.ref),
        printed: e.printed,
        mine: e.now,
        fresh: at ? (publishedCell(fresh.disclosure, at)?.text ?? null) : null,
        keepable: at !== null,
      };
    }),
    rowEdits: written.added.length + written.removed.length,
    changes: changesBetween(d, fresh.disclosure),
  };
}

/** The import with the user's amounts laid over it, and checked so. */
export function withEditsKept(
  existing: CheckedDisclosure,
  fresh: Pick<Imported, "disclosure" | "context">,
): { readonly disclosure: Disclosure; readonly report: CheckReport } {
  const cells = new CellFinder(fresh.disclosure);
  const texts = lastWords(existing.written.edits).flatMap((e): CellText[] => {
    const cell = cells.like(existing.stored.disclosure, e.ref);
    return cell ? [{ cell, text: e.now }] : [];
  });
  const disclosure = texts.length > 0 ? withCells(fresh.disclosure, texts) : fresh.disclosure;
  const context: CheckContext = {
    ...fresh.context,
    userRules: existing.context.userRules,
    settings: existing.context.settings,
  };
  return { disclosure, report: check(disclosure, context) };
}

/** Amounts that two documents print differently: by table, row and column as accountants name them. */
export function changesBetween(before: Disclosure, after: Disclosure): DocumentChange[] {
  const cells = new CellFinder(after);
  const seen = new Set<string>();
  const out: DocumentChange[] = [];
  for (const { ref, text } of amountsOf(before)) {
    const at = cells.like(before, ref);
    if (at) seen.add(cellKey(at));
    const now = at ? (publishedCell(after, at)?.text ?? null) : null;
    if (!sameAmount(text, now)) out.push({ words: bothWords(before, ref), before: text, after: now });
  }
  for (const { ref, text } of amountsOf(after))
    if (!seen.has(cellKey(ref)) && !isZero(text)) out.push({ words: bothWords(after, ref), before: null, after: text });
  return out;
}

/** Standard sheet and sheet as published may both have been changed: the standard sheet has the last word. */
function lastWords(edits: readonly WrittenEdit[]): WrittenEdit[] {
  const byCell = new Map<string, WrittenEdit>();
  for (const on of [true, false]) for (const e of edits) if (e.onPublished === on) byCell.set(cellKey(e.ref), e);
  return [...byCell.values()];
}

/** Finds the cell of a document that is to it what a cell is to another document. */
class CellFinder {
  private readonly byName = new Map<string, CellRef>();

  constructor(d: Disclosure) {
    for (const [name, ref] of namedCells(d)) this.byName.set(name, ref);
  }

  private names: { readonly d: Disclosure; readonly of: ReadonlyMap<string, string> } | null = null;

  like(other: Disclosure, ref: CellRef): CellRef | null {
    if (this.names?.d !== other)
      this.names = { d: other, of: new Map(namedCells(other).map(([name, at]) => [cellKey(at), name])) };
    const name = this.names.of.get(cellKey(ref));
    return name === undefined ? null : (this.byName.get(name) ?? null);
  }
}

/** Every cell of the standard tables under what it is called; rows of one name count. */
function namedCells(d: Disclosure): [string, CellRef][] {
  const out: [string, CellRef][] = [];
  for (const table of d.standard) {
    const times = new Map<string, number>();
    for (const row of table.rows) {
      const name = rowName(row);
      const count = (times.get(name) ?? 0) + 1;
      times.set(name, count);
      for (const [key, value] of printedValues(row))
        out.push([JSON.stringify([table.id, table.index, name, count, key]), value.cell]);
    }
  }
  return out;
}

const rowName = (row: StandardRow): string =>
  JSON.stringify([row.side, row.basis, row.unitName ?? row.unitCode, row.total, row.code, row.code ? "" : row.item]);

function amountsOf(d: Disclosure): { ref: CellRef; text: string | null }[] {
  return d.standard.flatMap((t) =>
    t.rows.flatMap((row) =>
      printedValues(row).flatMap(([, value]) => (value.amount ? [{ ref: value.cell, text: value.text }] : [])),
    ),
  );
}

const bothWords = (d: Disclosure, ref: CellRef) => ({ zh: describeCell(d, ref, "zh"), en: describeCell(d, ref, "en") });

function sameAmount(a: string | null, b: string | null): boolean {
  const [left, right] = [parseAmount(a), parseAmount(b)];
  if (left.kind === "amount" && right.kind === "amount") return left.value.eq(right.value);
  return (isZero(a) && isZero(b)) || (a ?? "") === (b ?? "");
}

function isZero(text: string | null): boolean {
  const parsed = parseAmount(text);
  return parsed.kind === "blank" || (parsed.kind === "amount" && parsed.value.isZero());
}
