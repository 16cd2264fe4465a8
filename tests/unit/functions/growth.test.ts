import { describe, expect, it } from "vitest";
import { FUNCTIONS } from "../../../src/functions/specification";
import { IMPLEMENTATIONS } from "../../../src/functions/implementations";

/** Excel's longest cell. */
const LONGEST = 32_767;
const ODD = [
  "1",
  "1,",
  "1.5",
  "(",
  "【",
  "一",
  "一百二十三万",
  "（一）",
  "增加",
  "占",
  "1万元，",
  "-",
  "A0",
  "支出/",
  "项目",
  " x",
  "\n",
];

/** Least of a few runs, in milliseconds of the processor: what other programs do meanwhile is left out. */
function cost(work: () => void): number {
  let least = Infinity;
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Below it the clock's own grain is all that is measured. */
const GRAIN = 8;

describe("a cell as long as Excel allows", () => {
  it.each(FUNCTIONS.map((f) => [f.id, f] as const))(
    "costs %s four times a quarter of it, not sixteen times",
    (id, { examples, parameters }) => {
      const implementation = IMPLEMENTATIONS.get(id)!;
      const run = (argument: number, text: string): void => {
        const args: unknown[] = [...examples[0]!.args];
        while (args.length <= argument) args.push(undefined);
        args[argument] = text;
        const given = args.map((a) => (a === undefined || Array.isArray(a) ? a : [[a]]));
        try {
          implementation(...(given as Parameters<typeof implementation>));
        } catch (error) {
          // An error in the cell is an answer; a stack that is used up or a bug is none.
          expect(error).not.toBeInstanceOf(RangeError);
        }
      };
      parameters.forEach((_, argument) => {
        for (const piece of ODD) {
          const text = (length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
          run(argument, text(2000));
          const whole = cost(() => run(argument, text(LONGEST)));
          if (whole < GRAIN * 4) continue;
          const quarter = cost(() => run(argument, text(LONGEST >> 2)));
          expect(whole / Math.max(quarter, GRAIN), `${argument}: ${piece}`).toBeLessThan(10);
        }
      });
    },
    60_000,
  );
});
