import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The command line as a program of its own, with the threads in which it reads, examines and recognises, for tests that start it as a process. */
export interface BundledProgram {
  readonly folder: string;
  readonly program: string;
  remove(): void;
}

/** Bundles the command line, below the repository, so that the program finds its packages where an installed one does. */
export async function bundleProgram(): Promise<BundledProgram> {
  const cache = path.join(ROOT, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "cli-"));
  await build({
    entryPoints: {
      "budget-disclosure": path.join(ROOT, "src/cli/main.ts"),
      "reading-thread": path.join(ROOT, "src/cli/reading-thread.ts"),
      "examining-thread": path.join(ROOT, "src/cli/batch/examining-thread.ts"),
      "recognising-thread": path.join(ROOT, "src/cli/batch/recognising-thread.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: "silent",
  });
  return {
    folder,
    program: path.join(folder, "budget-disclosure.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
