import { a1, columnIndex } from "../../workbook";

/** Where a row or a column of a template went: the first and the last of those that it became; null where it is left out. */
export type Spread = (at: number) => readonly [first: number, last: number] | null;

const REFERENCE =
  /(?<![\p{L}\p{N}_.!'$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_(!])/gu;

/**
 * A formula of a template where it stands once rows and columns are repeated. What points into the repeated row from outside of it means
 * all of its rows, so that a total grows; `own`: in a repeated row itself each row points at its own.
 */
export function movedFormula(
  formula: string,
  spread: { readonly row: Spread; readonly column: Spread },
  own: { readonly row: (at: number) => number | null; readonly column: (at: number) => number | null },
): string {
  const place = (at: number, of: Spread, self: (at: number) => number | null): readonly [number, number] | null => {
    const here = self(at);
    return here === null ? of(at) : [here, here];
  };
  const name = (row: number, column: number, signs: readonly [string, string]): string => {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(a1(row, column))!;
    return `${signs[0]}${letters}${signs[1]}${digits}`;
  };
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|''){1,64}'!\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)/)
    .map((part, i) =>
      i % 2
        ? part
        : part.replace(REFERENCE, (all, ...found: (string | undefined)[]) => {
            const [fromSign, fromColumn, fromRowSign, fromRow, toSign, toColumn, toRowSign, toRow] = found;
            const range = toRow !== undefined;
            const rows = [fromRow!, toRow ?? fromRow!].map((r) => place(Number(r) - 1, spread.row, own.row));
            const columns = [fromColumn!, toColumn ?? fromColumn!].map((c) =>
              place(columnIndex(c), spread.column, own.column),
            );
            const [top, bottom, left, right] = [rows[0], rows[1], columns[0], columns[1]];
            if (!top || !bottom || !left || !right) return all;
            const first = name(top[0], left[0], [fromSign!, fromRowSign!]);
            const last = name(bottom[1], right[1], [toSign ?? fromSign!, toRowSign ?? fromRowSign!]);
            return range || first !== last ? `${first}:${last}` : first;
          }),
    )
    .join("");
}
