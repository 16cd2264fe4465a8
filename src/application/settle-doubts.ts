import { contradictedAmounts, settleAmounts, settleWords, type CheckContext, type Settlement } from "../checking";
import {
  cellKey,
  columnNamed,
  doubtKindOf,
  isAutomatic,
  isUnsure,
  printedAt,
  publishedCell,
  publishedTable,
  repeatsAbove,
  type CellRef,
  type CellStep,
  type Corrections,
  type Disclosure,
  type Doubt,
  type PrintedPlace,
  type PublishedTable,
  type RecognitionIssue,
} from "../disclosure";
import type { SourceDocument } from "../reading";
import { recognise } from "../recognition";
import { readingSaid, several, SETTLED_BY } from "../words";

/** A disclosure as recognised, with what people and the sums read otherwise, and what was in doubt. */
export interface SettledDisclosure {
  readonly disclosure: Disclosure;
  readonly doubts: readonly Doubt[];
}

/** What was settled may let more be settled: a code gives a row to its sum. */
const MOST_ROUNDS = 4;

/**
 * Recognises documents with a person's corrections, and has what was read from pictures without certainty settled by the classification and
 * the sums. What these settle is found anew each time: such steps among `corrections` are left out. Each cell that they correct is an issue.
 *
 * @param recognised what recognition makes of the documents with the person's corrections, where that is known.
 */
export function recogniseAndSettle(
  documents: readonly SourceDocument[],
  corrections: Corrections,
  context: CheckContext = {},
  recognised?: Disclosure,
): SettledDisclosure {
  const own = corrections.filter((s) => !isAutomatic(s));
  let disclosure = recognised ?? recognise(documents, own);
  if (!disclosure.tables.some((t) => t.rows.some((row) => row.some((c) => c.recognised !== undefined))))
    return { disclosure, doubts: [] };
  const kept = new Set(own.flatMap((s) => (s.type === "keep" ? [placeKey(s.table, s.row, s.column)] : [])));
  const settled = new Map<string, CellStep>();
  const proposals = new Map<string, Settlement>();
  /** Places at which something was taken that did not hold. */
  const refused = new Set(kept);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const held = cellsAt(disclosure, refused);
    const freshOf = (found: readonly Settlement[]) =>
      found.flatMap((s) => {
        const step = stepOf(disclosure, s);
        if (!step) return [];
        const key = placeKey(step.table, step.row, step.column);
        proposals.set(key, s);
        return s.taken && !refused.has(key) && !settled.has(key) ? [[key, step] as const] : [];
      });
    // A code that was misread takes its row from the sums: codes first.
    const words = freshOf(settleWords(disclosure, held));
    const fresh = words.length > 0 ? words : freshOf(settleAmounts(disclosure, context, held));
    const wrong = contradictedAmounts(disclosure, context).flatMap((key) => placesOf(disclosure, key));
    for (const key of wrong) {
      settled.delete(key);
      refused.add(key);
    }
    if (fresh.length === 0 && wrong.length === 0) break;
    for (const [key, step] of fresh) settled.set(key, step);
    disclosure = recognise(documents, [...own, ...settled.values()]);
  }
  const issues = [...disclosure.issues, ...correctedIssues(disclosure)];
  return { disclosure: { ...disclosure, issues }, doubts: doubtsOf(disclosure, proposals, kept) };
}

const placeKey = (table: PrintedPlace, row: number, column: number): string => `${table.at} ${row} ${column}`;

function placesOf(d: Disclosure, key: string): string[] {
  return d.tables.flatMap((t) => {
    const [table, row, column] = key.split(":");
    const at = table === `${t.id}#${t.index}` ? printedAt(t, Number(row)) : null;
    return at ? [placeKey(at.table, at.row, Number(column))] : [];
  });
}

/** Keys of the cells that are printed at places. */
function cellsAt(d: Disclosure, places: ReadonlySet<string>): ReadonlySet<string> {
  if (places.size === 0) return places;
  return new Set(
    eachCell(d).flatMap(({ table, ref }) => {
      const at = printedAt(table, ref.row);
      return at && places.has(placeKey(at.table, at.row, ref.column)) ? [cellKey(ref)] : [];
    }),
  );
}

function stepOf(d: Disclosure, { cell, text, by, grounds }: Settlement): CellStep | null {
  const table = publishedTable(d, cell);
  const at = table && printedAt(table, cell.row);
  if (!at) return null;
  return { type: "cell", ...at, column: cell.column, printed: publishedCell(d, cell)!.text, text, by, grounds };
}

function eachCell(d: Disclosure): { readonly table: PublishedTable; readonly ref: CellRef }[] {
  return d.tables.flatMap((table) =>
    table.rows.flatMap((cells, row) =>
      cells.flatMap((_, column) =>
        repeatsAbove(table, row, column) ? [] : [{ table, ref: { table: table.id, index: table.index, row, column } }],
      ),
    ),
  );
}

/** Every cell that was in doubt, in reading order. */
function doubtsOf(d: Disclosure, proposals: ReadonlyMap<string, Settlement>, kept: ReadonlySet<string>): Doubt[] {
  return eachCell(d).flatMap(({ table, ref }): Doubt[] => {
    const cell = publishedCell(d, ref)!;
    const at = isUnsure(cell) || cell.corrected?.by !== undefined ? printedAt(table, ref.row) : null;
    if (!at) return [];
    const { corrected, confirmed } = cell;
    const key = placeKey(at.table, at.row, ref.column);
    const proposal = proposals.get(key);
    const settled = corrected ?? confirmed;
    const isMoney = (k: string) => table.id !== "other" && columnNamed(table.id, k)?.type === "money";
    return [
      {
        cell: ref,
        ...at,
        column: ref.column,
        kind: doubtKindOf(table.bindings?.[ref.column], isMoney),
        printed: corrected ? corrected.printed : cell.text,
        text: cell.text,
        confidence: cell.recognised!,
        source: cell.source,
        state: corrected ? "corrected" : confirmed ? "confirmed" : "open",
        by: settled ? (settled.by ?? "person") : null,
        kept: kept.has(key),
        proposal: settled?.by
          ? { by: settled.by, text: cell.text, grounds: settled.grounds ?? [], taken: true }
          : proposal?.verdict === "proposed"
            ? { by: proposal.by, text: proposal.text, grounds: proposal.grounds, taken: false }
            : null,
      },
    ];
  });
}

/** What was corrected by no person is said of each cell. */
function correctedIssues(d: Disclosure): RecognitionIssue[] {
  return eachCell(d).flatMap(({ table, ref }): RecognitionIssue[] => {
    const { text, corrected, source } = publishedCell(d, ref)!;
    if (!corrected?.by) return [];
    return [
      {
        code: "text-corrected",
        table: table.title,
        values: {
          row: ref.row + 1,
          column: readingSaid(table.columns[ref.column] ?? ""),
          printed: readingSaid(corrected.printed),
          text: readingSaid(text),
          by: SETTLED_BY[corrected.by],
          grounds: several(corrected.grounds ?? [], "clause"),
        },
        source,
      },
    ];
  });
}
