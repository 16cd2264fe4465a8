import { BYTES } from "./bytes";
import { COMPOUND } from "./compound";
import { MARKUP, betweenTags } from "./markup";
import type { Mutations } from "./mutation";
import { PACKAGE } from "./package";
import { PDF } from "./pdf";
import { Random } from "./random";
import type { Build, Seed } from "./seeds";
import { TEXT } from "./text";

const PAGE_WORDS: Mutations = { "markup-words": betweenTags(/(<(?:td|p|Data|w:t)(?: [^<>]*)?>)([^<>&]*)(<\/)/g) };
const { "text-cell": textCell, ...TEXT_ALONE } = TEXT;

/** What is mutated in files of each build; the mutation of bytes goes for all. */
const MUTATIONS: Readonly<Record<Build, Mutations>> = {
  text: { ...TEXT_ALONE, "text-cell": textCell! },
  // What stands on one line there is no text of one cell.
  mime: { ...TEXT_ALONE },
  markup: { ...MARKUP, ...PAGE_WORDS, ...TEXT_ALONE },
  package: PACKAGE,
  compound: COMPOUND,
  pdf: PDF,
  other: {},
};
const ALL: Mutations = Object.assign({}, BYTES, PAGE_WORDS, ...Object.values(MUTATIONS)) as Mutations;

/** A mutation with the seed of its choices. */
export interface Step {
  readonly mutation: string;
  readonly seed: number;
}

/** An input: a seed file and what was done to it. */
export interface Input {
  readonly seed: Seed;
  readonly steps: readonly Step[];
  readonly bytes: Uint8Array;
  /** Where one text alone was replaced: what stood there. */
  readonly replaced: string | null;
}

/** Bytes that take longer to make than they teach. */
const LARGEST = 4_000_000;

/** Does the steps to the seed; steps that find nothing to do are left out. */
export function inputOf(seed: Seed, steps: readonly Step[]): Input {
  let bytes = seed.bytes;
  let replaced: string | null = null;
  const done: Step[] = [];
  for (const step of steps) {
    if (bytes.length === 0 || bytes.length > LARGEST) break;
    const mutated = ALL[step.mutation]!(bytes, new Random(step.seed));
    if (!mutated) continue;
    bytes = mutated.bytes;
    replaced = mutated.replaced ?? null;
    done.push(step);
  }
  return { seed, steps: done, bytes, replaced: done.length === 1 ? replaced : null };
}

/** Draws an input. */
export function drawInput(seeds: readonly Seed[], random: Random): Input {
  const seed = random.pick(seeds);
  const own = Object.keys(MUTATIONS[seed.build]);
  const words = own.filter((name) => name.endsWith("-words") || name === "text-cell");
  const steps: Step[] = [];
  // One in six replaces one text alone: then it is known what must still be read.
  if (words.length > 0 && random.oneIn(6)) steps.push({ mutation: random.pick(words), seed: random.seed() });
  else
    do {
      const names = own.length > 0 && !random.oneIn(4) ? own : Object.keys(BYTES);
      steps.push({ mutation: random.pick(names), seed: random.seed() });
    } while (steps.length < 8 && !random.oneIn(2));
  return inputOf(seed, steps);
}
