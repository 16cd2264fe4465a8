import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Argument } from "../../../src/functions/arguments";
import { settled } from "./settled";

interface Case {
  readonly function?: string;
  readonly why?: string;
  readonly args: readonly unknown[];
  readonly gives: unknown;
}

interface Golden {
  readonly function?: string;
  readonly tables?: Readonly<Record<string, unknown>>;
  readonly cases: readonly Case[];
}

const FOLDER = new URL("./golden/", import.meta.url);

describe.each(readdirSync(FOLDER).sort())("%s", (file) => {
  const golden = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Golden;
  const table = (arg: unknown): unknown =>
    typeof arg === "string" && arg.startsWith("@") ? golden.tables![arg.slice(1)] : arg;
  it.each(golden.cases.map((c) => [c.function ?? golden.function!, c.why ?? JSON.stringify(c.args), c] as const))(
    "%s: %s",
    (id, _why, c) => {
      expect(settled(id, c.args.map(table) as Argument[])).toEqual(c.gives);
    },
  );
});
