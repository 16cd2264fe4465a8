import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Argument } from "../../../src/functions/arguments";
import { errorOf, settled } from "./settled";

interface Case {
  readonly function?: string;
  readonly why?: string;
  readonly args: readonly unknown[];
  readonly gives: unknown;
  /** Words that the error holds, the first one of a spilled result. */
  readonly says?: string;
}

interface Golden {
  readonly function?: string;
  readonly tables?: Readonly<Record<string, unknown>>;
  readonly cases: readonly Case[];
}

/** A column of so many equal rows. */
interface Repeated {
  readonly repeat: readonly unknown[];
  readonly times: number;
}

function isRepeated(value: unknown): value is Repeated {
  return typeof value === "object" && value !== null && "repeat" in value;
}

const FOLDER = new URL("./golden/", import.meta.url);

describe.each(readdirSync(FOLDER).sort())("%s", (file) => {
  const golden = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Golden;
  const table = (arg: unknown): unknown => {
    const found = typeof arg === "string" && arg.startsWith("@") ? golden.tables![arg.slice(1)] : arg;
    return isRepeated(found) ? Array.from({ length: found.times }, () => found.repeat) : found;
  };
  it.each(golden.cases.map((c) => [c.function ?? golden.function!, c.why ?? JSON.stringify(c.args), c] as const))(
    "%s: %s",
    (id, _why, c) => {
      const args = c.args.map(table) as Argument[];
      expect(settled(id, args)).toEqual(c.gives);
      if (c.says !== undefined) expect(errorOf(id, args)).toContain(c.says);
    },
  );
});
