import { closes } from "./figures";
import { isTotal as isTotalItem } from "./pair-rows";
import type { Line } from "./reconcile";

const SIDES = ["left", "right"] as const;
const OF_WHICH = /^其\s*中/;

const nameOf = (line: Line): string => (line.left ?? line.right)!.name.replace(/\s+/g, "");
const codesOf = (line: Line): string[] => [line.left?.code, line.right?.code].filter((c): c is string => Boolean(c));

/** True for a line that a side calls a total. */
const isTotal = ({ left, right }: Line): boolean => [left, right].some((item) => item !== null && isTotalItem(item));

/**
 * Which lines are the sum of which others: by their codes (208 of 20805), and what is called a total of all that stand under no other.
 * Only where the amounts of a side, or of both together, say so is a line taken for a sum.
 */
export function partsOfLines(lines: readonly Line[]): Map<Line, Line[]> {
  const byCode = new Map<string, Line>();
  for (const line of lines) for (const code of codesOf(line)) if (!byCode.has(code)) byCode.set(code, line);
  const parentOf = (line: Line): Line | null => {
    for (const code of codesOf(line))
      for (let length = code.length - 1; length >= 2; length--) {
        const above = byCode.get(code.slice(0, length));
        if (above && above !== line) return above;
      }
    return null;
  };
  const children = new Map<Line, Line[]>();
  const tops: Line[] = [];
  for (const line of lines) {
    if (isTotal(line) || OF_WHICH.test(nameOf(line))) continue;
    const above = parentOf(line);
    if (above) children.set(above, [...(children.get(above) ?? []), line]);
    else tops.push(line);
  }
  // Among rows with codes one without, which is the sum of them, is their total too: the name of a unit over its own.
  const coded = tops.filter((line) => codesOf(line).length > 0);
  const sums =
    coded.length > 1
      ? tops.filter((line) => codesOf(line).length === 0 && SIDES.some((side) => addsUp(line, coded, side, side)))
      : [];
  const parts = tops.filter((line) => !sums.includes(line));
  for (const sum of sums) children.set(sum, coded);
  for (const total of lines.filter(isTotal)) if (parts.length > 0) children.set(total, parts);
  return new Map(
    [...children].filter(([whole, parts]) => SIDES.some((of) => SIDES.some((from) => addsUp(whole, parts, of, from)))),
  );
}

/** True where the amounts of the parts on one side come to that of the whole, on the same side or where it stands alone on the other. */
function addsUp(whole: Line, parts: readonly Line[], of: "left" | "right", from: "left" | "right"): boolean {
  if (of !== from && (whole[from] !== null || parts.some((p) => p[of] !== null))) return false;
  const total = whole.figures[of];
  const printed = parts.flatMap((p) => p.figures[from] ?? []);
  return total !== null && total.ticks !== 0 && printed.length > 0 && closes(total, printed);
}
