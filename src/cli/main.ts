#!/usr/bin/env node
import { writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { DisclosureError } from "../application";
import { OUTPUT_FAULTS } from "../words";
import { run } from "./run";

/**
 * How much the heap may grow (per cent) before garbage is collected. What a large document leaves behind is several times what is kept of
 * it: V8's own measure lets it lie until the program is half as large again, at a gain of a twentieth of the time.
 */
const HEAP_GROWTH = 60;
setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);

/** Writes all of a text; a full pipe is tried again. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? "";
      if (code === "EAGAIN") {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        continue;
      }
      throw new DisclosureError(
        "stdout-failed",
        { fault: code in OUTPUT_FAULTS ? code : "unwritable", code },
        { cause },
      );
    }
  }
}

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => write(1, text),
  err(text) {
    try {
      write(2, text);
    } catch {
      // Nobody listens; the exit status still tells.
    }
  },
  // Opened when it is read, and not before.
  ...(process.stderr.isTTY ? { columns: process.stderr.columns } : {}),
  stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
});
