import { generator, pick } from "../planted/random";

/** Numbers that programs trip over. */
const ODD_NUMBERS = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

/** Choices of a run, all from one seed: the same seed gives the same inputs. */
export class Random {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = generator(seed);
  }

  /** A whole number from 0, below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * Math.max(1, n));
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(list: readonly T[]): T {
    return pick(list, this.next);
  }

  /** A number that programs trip over. */
  oddNumber(): number {
    return this.pick(ODD_NUMBERS);
  }

  /** A seed for choices of their own. */
  seed(): number {
    return this.below(0x7fffffff);
  }

  /** Part of a length: mostly short. */
  stretch(length: number): { from: number; to: number } {
    const from = this.below(length);
    const longest = this.oneIn(4) ? length : 64;
    return { from, to: Math.min(length, from + 1 + this.below(longest)) };
  }
}
