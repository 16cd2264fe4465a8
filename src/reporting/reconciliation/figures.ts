import { Decimal, parseMoneyUnit, roundingTolerance, type MoneyUnit } from "../../disclosure";

/** An amount of a side: in ticks, with half of its last printed digit. */
export interface Figure {
  readonly ticks: number;
  readonly half: number;
  /** How many printed amounts it is the sum of; 0 = nothing is printed. */
  readonly printed: number;
}

/**
 * How far two printed amounts of one fact may be apart by rounding alone. Copies that print the same digits are the same: only what is
 * printed more coarsely was rounded. Sums of other numbers of amounts are rounded each in its own way.
 * @param half half of the last digit that the columns print
 */
export function pairTolerance(left: Figure, right: Figure, half: Readonly<Record<"left" | "right", number>>): number {
  if (half.left === half.right) {
    const alike = left.printed === right.printed || left.printed === 0 || right.printed === 0;
    return alike ? 0 : roundingTolerance([...halves(left), ...halves(right)]);
  }
  const coarser = half.left > half.right ? left : right;
  return roundingTolerance(halves(coarser));
}

const halves = ({ printed, half }: Figure): number[] => new Array<number>(printed).fill(half);

/** True for an amount that a difference may have: `0.01`, `1元`. */
export const isReconcileTolerance = (text: string): boolean =>
  /^\d{1,12}(?:\.\d{1,8})?(?:(?:百万|[亿万千百])?元)?$/.test(text);

/** An allowed difference and its own unit; null where it is in that of the result. */
export function readTolerance(text: string): { readonly value: Decimal; readonly unit: MoneyUnit | null } {
  const [number = "0"] = /^[\d.]+/.exec(text) ?? [];
  return { value: new Decimal(number), unit: parseMoneyUnit(text) };
}

/** True where parts add up to a total within what rounding explains. */
export function closes(
  total: Pick<Figure, "ticks" | "half">,
  parts: readonly Pick<Figure, "ticks" | "half">[],
): boolean {
  const sum = parts.reduce((s, p) => s + p.ticks, 0);
  return (
    Math.abs(total.ticks - sum) <= roundingTolerance([total.half, ...parts.map((p) => (p.ticks === 0 ? 0 : p.half))])
  );
}
