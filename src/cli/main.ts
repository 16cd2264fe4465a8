#!/usr/bin/env node
import { writeSync } from "node:fs";
import { run } from "./run";

/** Writes all of a text; a full pipe is tried again, a closed one ends the program quietly. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

process.exitCode = await run(process.argv.slice(2), { out: (text) => write(1, text), err: (text) => write(2, text) });
