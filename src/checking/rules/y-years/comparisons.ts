import { type Figure, money } from "../../identity/figure";
import { evidence, type Run } from "../../rule/run";
import { REASONS, type Words, wording } from "../../../words";

const messages = wording({
  differs: {
    zh: "{cell}：{implied}{amount} 万元，{document}（{otherCell}）为 {other} 万元，相差 {difference} 万元",
    en: "《{cell}》: {implied}{amount}, {document} (《{otherCell}》): {other}; off by {difference} (10,000 yuan).",
  },
  implied: { zh: "推算的上年数 ", en: "last year's by inference " },
});

/** An amount in ticks, and how far its printed digits leave it open. */
export type Valued = Pick<Figure, "ticks" | "half">;

interface Differing {
  readonly f: Figure;
  /** What it comes to, in ticks: the figure itself, or what it implies. */
  readonly value: number;
  readonly other: Figure;
  readonly what: Words;
}

/** True of two amounts that are the same number in 元 and in 万元. */
function isOtherUnit({ value, other }: Differing): boolean {
  if (value === 0 || other.ticks === 0) return false;
  return [1e4, 1e-4].some(
    (times) => Math.abs(value * times - other.ticks) <= Math.max(1, other.half, value * times * 1e-9),
  );
}

/** From so many on, differences may be a matter of how figures are counted. */
const SEVERAL = 3;

/**
 * Figures of this document beside those of another one. They are told together: where most differ, each by an amount of its own, the two
 * documents count differently (a merger, another scope), and no single figure is wrong.
 */
export class Comparisons {
  private readonly differing: Differing[] = [];
  private agreeing = 0;
  private elsewhere = 0;

  /** Any of `candidates` may be the original of the figure; nothing is said where there is none. */
  add(f: Figure, candidates: readonly Figure[], what: Words, { ticks: value, half }: Valued = f): void {
    const other = candidates.find((c) => !c.blank) ?? candidates[0];
    if (!other) return;
    const near = (c: Figure): boolean => Math.abs(c.ticks - value) <= c.half + half + (c.half === 0 ? half : 0);
    if (candidates.some(near)) this.agreeing++;
    else this.differing.push({ f, value, other, what });
  }

  /** Counts figures that speak of what the other document does not print. */
  leave(count = 1): void {
    this.elsewhere += count;
  }

  /** Whether there was nothing to compare, and nothing that was left. */
  get empty(): boolean {
    return this.compared === 0 && this.elsewhere === 0;
  }

  private get compared(): number {
    return this.agreeing + this.differing.length;
  }

  /** Whether any differs. */
  get differ(): boolean {
    return this.differing.length > 0;
  }

  /** Tells the run what came of them. */
  tell(run: Run, document: Words): void {
    if (this.compared === 0 && this.elsewhere > 0) run.needs(REASONS["prior-means-other"], { document });
    run.pass(this.agreeing);
    const slips = this.differing.filter(isOtherUnit);
    if (slips.length > 0 && slips.length * 2 >= this.differing.length) {
      run.needs(REASONS["other-unit-of-money"], { document, count: slips.length });
      return;
    }
    const amounts = new Set(this.differing.map(({ value, other }) => value - other.ticks));
    if (this.differing.length >= SEVERAL && this.differing.length > this.agreeing && amounts.size > 1) {
      run.needs(REASONS["counted-otherwise"], { document, count: this.differing.length, of: this.compared });
      return;
    }
    for (const { f, value, other, what } of this.differing)
      run.fail(
        messages.differs,
        {
          cell: f.label,
          implied: value === f.ticks ? "" : messages.implied,
          amount: money(value),
          document: what,
          otherCell: other.label,
          other: money(other.ticks),
          difference: money(value - other.ticks),
        },
        {
          cells: [evidence(f), { ...evidence(other), cell: null, label: `${what.zh} ${other.label}` }],
          difference: value - other.ticks,
        },
      );
  }
}
