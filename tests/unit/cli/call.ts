import { Readable } from "node:stream";
import { run, type Streams } from "../../../src/cli/run";

/** Calls the command line as a program would be, without one. */
export async function callWith(
  { stdin = [], out: write }: { readonly stdin?: readonly Uint8Array[]; readonly out?: Streams["out"] },
  ...argv: readonly string[]
) {
  let out = "";
  let err = "";
  const status = await run(argv, {
    out: write ?? ((t) => (out += t)),
    err: (t) => (err += t),
    stdin: Readable.from(stdin),
  });
  return { status, out, err };
}

export const call = (...argv: readonly string[]) => callWith({}, ...argv);
