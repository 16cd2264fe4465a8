import { compareName, rejoinCode, splitCodeAndName } from "../../../../classification";
import type { Problem } from "../../../problems";
import { openSlot, type LooseCell, type LooseRow, type FigureFormat, type RowPieces } from "../placing/slots";
import { isFigurePiece, joinFigures, readFigure, type Figure } from "./figures";
import { joinFragments, type Fragment } from "../fragments";
import type { Header } from "../header";
import { isFigure } from "../../../words/headers";

/**
 * A row of code, name and amounts. The code is the run of digits after the 序号; a name broken over a page goes on
 * after the amounts, on the next page.
 */
export function readCodeRow(pieces: RowPieces, header: Header, format: FigureFormat, problems: Problem[]): LooseRow {
  const columns = header.columns;
  const at = (role: string): number => columns.findIndex((c) => c.role === role);
  const cells = new Map<number, LooseCell>();
  if (pieces.line && at("line") >= 0) cells.set(at("line"), { text: pieces.line.text, at: pieces.line });

  const turn = pieces.pieces.findIndex((p, i) => i > 0 && p.join === "page");
  const upper = turn < 0 ? pieces.pieces : pieces.pieces.slice(0, turn);
  const lower = turn < 0 ? [] : pieces.pieces.slice(turn);

  const code: Fragment[] = [];
  let i = 0;
  if (at("code") >= 0)
    while (i < upper.length && /^\d+$/.test(upper[i]!.text) && room(code, upper[i]!)) code.push(upper[i++]!);
  // Figures come after the name: digits alone before it are remains of damaged lines.
  const stray: Fragment[] = [];
  if (code.length > 0)
    while (i < upper.length && /^\d+$/.test(upper[i]!.text) && upper.slice(i).some((p) => !isFigurePiece(p.text)))
      stray.push(upper[i++]!);
  const words: Fragment[] = [];
  while (i < upper.length && !isFigurePiece(upper[i]!.text)) words.push(upper[i++]!);
  const figures: Fragment[] = [];
  while (i < upper.length && isFigurePiece(upper[i]!.text)) figures.push(upper[i++]!);
  stray.push(...upper.slice(i));

  // What a page break cut off: the end of the code, of the name and of broken amounts; anything further is damage.
  let n = 0;
  if (lengthOf(code) > 1 && ![3, 5, 7].includes(lengthOf(code)) && /^\d+$/.test(lower[0]?.text ?? ""))
    code.push(lower[n++]!);
  while (n < lower.length && !isFigurePiece(lower[n]!.text)) words.push(lower[n++]!);
  const late: Fragment[] = [];
  const whole = joinFigures(figures, format.decimals);
  const open = figures.length === 0 || !whole || whole.some((f) => f.decimals !== format.decimals);
  while (open && n < lower.length && isFigurePiece(lower[n]!.text)) late.push(lower[n++]!);
  while (late.length > 0 && n < lower.length && !isFigurePiece(lower[n]!.text)) words.push(lower[n++]!);
  stray.push(...lower.slice(n));
  if (stray.length > 0)
    problems.push({
      code: "row-rest",
      row: joinFragments([...code, ...words]),
      text: stray.map((p) => p.text).join(" "),
    });

  const printedCode = code.map((p) => p.text).join("");
  if (code.length > 0) cells.set(at("code"), { text: rejoinCode(printedCode) ?? printedCode, at: code[0]! });
  if (code.length === 0 && at("code") >= 0 && words.length === 2 && words.every((w) => w.text === "无")) {
    cells.set(at("code"), { text: "无", at: words.shift()! });
  }
  const name = joinFragments(words);
  const nameAt = at("name") >= 0 ? at("name") : at("item");
  if (name && nameAt >= 0) cells.set(nameAt, { text: name, at: words[0]! });

  const joined = joinBrokenFigures(figures, late, format.decimals);
  if (!joined)
    problems.push({
      code: "amounts-unjoined",
      row: name || printedCode,
      text: [...figures, ...late].map((p) => p.text).join(" "),
    });
  const amounts = columns.flatMap((c, n) => (isFigure(c.role) ? [n] : []));
  const slot = openSlot(joined ?? [], amounts, format);
  if (joined && joined.length > amounts.length) problems.push({ code: "too-many-amounts", row: name || printedCode });
  const inName = printedCode ? null : splitCodeAndName(name);
  return { cells, slots: [slot], code: printedCode || (inName?.code ?? null), item: name || null };
}

function lengthOf(code: readonly Fragment[]): number {
  return code.reduce((n, p) => n + p.text.length, 0);
}

/** Digits belong to the code as long as they can make one of 3, 5 or 7. */
function room(code: readonly Fragment[], next: Fragment): boolean {
  const length = lengthOf(code);
  if (length > 0 && next.join === "space") return false;
  // No column is so narrow that a code breaks behind its first digit: a digit alone is what is left of a row above.
  if (length === 1) return false;
  return (
    length === 0 ||
    (![3, 5, 7].includes(length) ? length + next.text.length <= 7 : next.join === "gap" && known(code, next))
  );
}

/** `208` `05` may be a code of five digits broken after three: only where the classification knows it. */
function known(code: readonly Fragment[], next: Fragment): boolean {
  const joined = code.map((p) => p.text).join("") + next.text;
  if (joined.length !== 5 && joined.length !== 7) return false;
  return compareName("functional", joined, "").verdict !== "unknown-code";
}

/** Amounts of a row that a page break cut in two go on, in the same order, on the next page. */
function joinBrokenFigures(upper: readonly Fragment[], lower: readonly Fragment[], decimals: number): Figure[] | null {
  if (lower.length === 0) return joinFigures(upper, decimals);
  if (upper.length === lower.length) {
    const pairs = upper.map((p, i) => readFigure([p, lower[i]!]));
    if (
      pairs.every((f) => f !== null && f.decimals === decimals) &&
      upper.some((p) => readFigure([p])?.decimals !== decimals)
    ) {
      return pairs as Figure[];
    }
  }
  const [first, second] = [joinFigures(upper, decimals), joinFigures(lower, decimals)];
  return first && second ? [...first, ...second] : null;
}
