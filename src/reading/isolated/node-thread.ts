import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker, parentPort, type WorkerOptions } from "node:worker_threads";
import { DEFAULT_LIMITS } from "../limits";
import type { FromReader, ReadingThread, ToReader } from "./protocol";
import { serveReading } from "./serve";

const MEGABYTE = 2 ** 20;

/** Starts a thread of Node that reads. @param script a module that calls {@link serveInThread} */
export function startNodeThread(script: URL): ReadingThread {
  const options: WorkerOptions = {
    resourceLimits: { maxOldGenerationSizeMb: DEFAULT_LIMITS.readerBytes / MEGABYTE },
  };
  const program = threadProgram(script);
  const thread = new Worker(program.script, { ...options, eval: program.eval });
  // A program that has nothing else to do ends, whatever the thread does.
  thread.unref();
  return {
    post: (message) => thread.postMessage(message),
    listen: (take) => void thread.on("message", (message: FromReader) => take(message)),
    onDeath(die) {
      thread.on("error", (error: NodeJS.ErrnoException) =>
        die(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "unknown"),
      );
      thread.on("exit", () => die("unknown"));
    },
    terminate: () => void thread.terminate(),
  };
}

/**
 * What a thread is started with. From its sources the program runs under a loader of TypeScript, which a thread must be given anew: its
 * script is then the text of a program.
 */
export const threadProgram = (script: URL): { readonly script: string; readonly eval: boolean } =>
  script.pathname.endsWith(".ts")
    ? { script: underLoader(script), eval: true }
    : { script: fileURLToPath(script), eval: false };

function underLoader(script: URL): string {
  const loader = path.join(path.dirname(createRequire(script).resolve("tsx/package.json")), "dist/esm/api/index.mjs");
  const [from, program] = [pathToFileURL(loader).href, script.href].map((address) => JSON.stringify(address));
  return `import(${from}).then(({ register }) => { register(); return import(${program}); });`;
}

/** Serves reading in a thread of Node. */
export function serveInThread(): void {
  const port = parentPort!;
  const take = serveReading((message) => port.postMessage(message));
  port.on("message", (message: ToReader) => take(message));
}
