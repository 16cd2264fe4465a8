import { FINDS, findsOf, type Find, type FindKind } from "./finds";
import { drawInput, type Input } from "./inputs";
import { minimise } from "./minimise";
import { Random } from "./random";
import type { Seed } from "./seeds";
import { Trials } from "./trial";

/** How a run is bounded. */
export interface FuzzOptions {
  readonly seeds: readonly Seed[];
  readonly seed: number;
  readonly inputs: number;
  /** Number of the first input; each is drawn from the seed and its number alone. */
  readonly first?: number;
  /** Ends the run early. */
  readonly milliseconds?: number;
  /** Told of each find, minimised, the first of its kind and place only. */
  readonly onFind?: (find: Find, input: Input) => void;
  /** Told of each input before it is tried: it may end the process. */
  readonly onInput?: (number: number, soFar: FuzzReport) => void;
}

/** What a run came to. */
export interface FuzzReport {
  readonly inputs: number;
  readonly byBuild: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  readonly finds: Readonly<Record<FindKind, number>>;
  readonly slowest: { readonly milliseconds: number; readonly what: string };
}

/** A report of nothing. */
export const nothingDone = (): FuzzReport => ({
  inputs: 0,
  byBuild: {},
  refused: {},
  finds: Object.fromEntries(FINDS.map((kind) => [kind, 0])) as Record<FindKind, number>,
  slowest: { milliseconds: 0, what: "" },
});

/** Two reports as one. */
export function added(a: FuzzReport, b: FuzzReport): FuzzReport {
  const sum = <K extends string>(x: Readonly<Record<K, number>>, y: Readonly<Record<K, number>>): Record<K, number> => {
    const out: Record<K, number> = { ...x };
    for (const key of Object.keys(y) as K[]) out[key] = (out[key] ?? 0) + y[key];
    return out;
  };
  return {
    inputs: a.inputs + b.inputs,
    byBuild: sum(a.byBuild, b.byBuild),
    refused: sum(a.refused, b.refused),
    finds: sum(a.finds, b.finds),
    slowest: a.slowest.milliseconds > b.slowest.milliseconds ? a.slowest : b.slowest,
  };
}

/** Where a find happened, without the numbers of the input: finds of one place are told once. */
const placeOf = ({ kind, detail }: Find): string =>
  `${kind} ${kind === "crash" ? detail : kind === "hang" || kind === "memory" ? "" : detail.replace(/[\d.]+/g, "9").slice(0, 60)}`;

/** An input by its number in a run. */
export function inputNumber(number: number, { seeds, seed }: Pick<FuzzOptions, "seeds" | "seed">): Input {
  return drawInput(seeds, new Random(seed * 1_000_003 + number));
}

/** Mutates, tries, judges. The same seeds and number give the same inputs. */
export async function fuzz({
  seeds,
  seed,
  inputs,
  first = 0,
  milliseconds,
  onFind,
  onInput,
}: FuzzOptions): Promise<FuzzReport> {
  const trials = new Trials();
  const byBuild: Record<string, number> = {};
  const refused: Record<string, number> = {};
  const finds = { ...nothingDone().finds };
  const told = new Set<string>();
  const baselines = new Map<Seed, readonly string[] | null>();
  let slowest = { milliseconds: 0, what: "" };
  const began = performance.now();

  const baselineOf = async (of: Seed): Promise<readonly string[] | null> => {
    if (!baselines.has(of)) baselines.set(of, (await trials.run(of.name, of.bytes)).verdict?.figures ?? null);
    return baselines.get(of)!;
  };
  const judge = async (input: Input) => {
    const baseline = input.replaced === null ? null : await baselineOf(input.seed);
    const outcome = await trials.run(input.seed.name, input.bytes);
    return { outcome, found: findsOf(outcome, { baseline, replaced: input.replaced }) };
  };

  let done = 0;
  const soFar = (): FuzzReport => ({ inputs: done, byBuild, refused, finds, slowest });
  try {
    for (; done < inputs && performance.now() - began < (milliseconds ?? Infinity); done++) {
      const input = inputNumber(first + done, { seeds, seed });
      onInput?.(first + done, soFar());
      byBuild[input.seed.build] = (byBuild[input.seed.build] ?? 0) + 1;
      const { outcome, found } = await judge(input);
      if (outcome.refused) refused[outcome.refused] = (refused[outcome.refused] ?? 0) + 1;
      if (outcome.milliseconds > slowest.milliseconds)
        slowest = { milliseconds: outcome.milliseconds, what: describe(input) };
      for (const find of found) {
        // Time and memory are the machine's too: they count where they come again in a thread without a past.
        if (find.kind === "hang" || find.kind === "memory") {
          trials.restart();
          if (!(await judge(input)).found.some((f) => f.kind === find.kind)) continue;
        }
        finds[find.kind]++;
        if (told.has(placeOf(find))) continue;
        told.add(placeOf(find));
        const again = async (less: Input) => (await judge(less)).found.some((f) => placeOf(f) === placeOf(find));
        const cheap = find.kind !== "hang" && find.kind !== "memory";
        onFind?.(find, await minimise(input, again, { bytes: cheap && input.replaced === null }));
      }
    }
  } finally {
    trials.close();
  }
  return soFar();
}

/** The seed and the steps in a line. */
export const describe = (input: Input): string =>
  `${input.seed.name} ${input.steps.map((s) => `${s.mutation}#${s.seed}`).join(" ")}`;
