import type { RowEdit } from "../../workbook";

/** Rows one below the other. */
export interface RowRun {
  readonly row: number;
  readonly count: number;
}

interface Part {
  /** `old`: rows of the sheet as it was, from `from` on. `new`: rows that are put in. */
  readonly kind: "old" | "new";
  readonly from: number;
  readonly count: number;
  /** Taken out when all is written. */
  readonly going: boolean;
}

const REST = Number.MAX_SAFE_INTEGER / 2;

/**
 * Where the rows of a sheet stand while it is written. Rows that a plan takes out stay until everything is written: what
 * points at them would be lost with them, and no undo could bring it back. A plan counts rows as if they were gone.
 */
export class RowLayout {
  private readonly parts: readonly Part[];

  constructor(edits: readonly RowEdit[]) {
    let parts: Part[] = [{ kind: "old", from: 0, count: REST, going: false }];
    for (const edit of edits) parts = edit.count > 0 ? putIn(parts, edit) : takeOut(parts, edit);
    this.parts = joined(parts);
  }

  /** Rows to put in, each where it stands when those above it are in; before the old row `before`. */
  inserts(): (RowRun & { readonly before: number })[] {
    return this.placed().flatMap(({ part, row }, i, all) => {
      if (part.kind !== "new") return [];
      const next = all[i + 1]!.part;
      return [{ row, count: part.count, before: next.from }];
    });
  }

  /** Rows of the sheet as it was that go at the end: `row` while everything is in place, `old` before. */
  deletes(): (RowRun & { readonly old: number })[] {
    return this.placed().flatMap(({ part, row }) => (part.going ? [{ row, count: part.count, old: part.from }] : []));
  }

  /** Where a row of the finished sheet stands before rows are taken out. */
  whileWriting(row: number): number {
    let finished = 0;
    for (const { part, row: at } of this.placed()) {
      if (part.going) continue;
      if (row < finished + part.count) return at + row - finished;
      finished += part.count;
    }
    return row;
  }

  /** Where a row of the sheet as it was stands before rows are taken out. */
  ofOld(old: number): number {
    const found = this.placed().find(
      ({ part }) => part.kind === "old" && old >= part.from && old < part.from + part.count,
    )!;
    return found.row + old - found.part.from;
  }

  /** The row of the sheet as it was that a row of the finished sheet is; null = it was put in. */
  oldOf(row: number): number | null {
    const at = this.whileWriting(row);
    const found = this.placed().find(({ part, row: first }) => at >= first && at < first + part.count)!;
    return found.part.kind === "old" ? found.part.from + at - found.row : null;
  }

  private placed(): { part: Part; row: number }[] {
    let row = 0;
    return this.parts.map((part) => {
      const at = { part, row };
      row += part.count;
      return at;
    });
  }
}

/** New rows before the row `at` of those that stay. */
function putIn(parts: readonly Part[], { at, count }: RowEdit): Part[] {
  const out: Part[] = [];
  let live = 0;
  let done = false;
  const made: Part = { kind: "new", from: 0, count, going: false };
  for (const part of parts) {
    const rows = part.going ? 0 : part.count;
    if (!done && at <= live + (part.going ? 0 : part.count - 1)) {
      out.push(...cut(part, at - live).flatMap((piece, i, all) => (i === all.length - 1 ? [made, piece] : [piece])));
      done = true;
    } else out.push(part);
    live += rows;
  }
  return out;
}

/** Marks rows from `at` on as going; those that were put in by the same plan simply don't come. */
function takeOut(parts: readonly Part[], { at, count }: RowEdit): Part[] {
  const end = at - count;
  let live = 0;
  return parts.flatMap((part): Part[] => {
    if (part.going) return [part];
    const first = live;
    live += part.count;
    const from = Math.max(at, first) - first;
    const to = Math.min(end, live) - first;
    if (from >= to) return [part];
    const slice = (a: number, b: number, going: boolean): Part[] =>
      a < b ? [{ ...part, from: part.kind === "old" ? part.from + a : 0, count: b - a, going }] : [];
    return [
      ...slice(0, from, false),
      ...(part.kind === "old" ? slice(from, to, true) : []),
      ...slice(to, part.count, false),
    ];
  });
}

/** A part in two, the second beginning with its row `at`; whole where that is its first. */
function cut(part: Part, at: number): Part[] {
  if (at <= 0) return [part];
  const second = part.kind === "old" ? part.from + at : 0;
  return [
    { ...part, count: at },
    { ...part, from: second, count: part.count - at },
  ];
}

function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const goesOn =
      last &&
      last.kind === part.kind &&
      last.going === part.going &&
      (part.kind === "new" || last.from + last.count === part.from);
    if (goesOn) out[out.length - 1] = { ...last, count: last.count + part.count };
    else out.push(part);
  }
  return out;
}
