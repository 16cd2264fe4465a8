import { chmodSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import webpack, { type Configuration, type Module, type MultiCompiler, type MultiStats } from "webpack";
import { unnamed } from "./notices";
import { ROOT } from "./project";
import { placeRecognition } from "./recognition-files";

/** `development` keeps source maps and is quicker; `production` is what ships. */
export type Mode = "development" | "production";

/** The compiler of everything in dist/: add-in, workbench, command line, plain functions. */
async function compiler(mode: Mode): Promise<MultiCompiler> {
  const file = pathToFileURL(path.join(ROOT, "webpack.config.js")).href;
  const { default: configure } = (await import(file)) as {
    default: (env: undefined, options: { readonly mode: Mode }) => Configuration[];
  };
  return webpack(configure(undefined, { mode }));
}

/** The files that a bundle is made of, those joined into one module among them. */
const modulesOf = ({ compilation }: MultiStats["stats"][number]): string[] =>
  [...compilation.modules]
    .flatMap((module): Module[] => ("modules" in module ? (module.modules as Module[]) : [module]))
    .flatMap((module) => module.nameForCondition() ?? []);

/** Says what a build came to; true where nothing is wrong. */
function report(error: Error | null, stats: MultiStats | undefined): boolean {
  const strangers = unnamed(stats?.stats.flatMap(modulesOf) ?? []);
  const good = error === null && stats !== undefined && !stats.hasErrors() && strangers.length === 0;
  if (error) console.error(error);
  if (strangers.length > 0)
    console.error(`THIRD-PARTY-NOTICES.txt does not name ${strangers.join(", ")}: npm run notices`);
  if (stats) {
    const words = stats.toString({ preset: "errors-warnings", colors: process.stdout.isTTY });
    if (words.trim()) console.log(words);
    for (const part of stats.stats)
      console.log(`${part.hasErrors() ? "✗" : "✓"} ${part.compilation.name} ${part.endTime - part.startTime} ms`);
  }
  const program = path.join(ROOT, "dist/cli/budget-disclosure.mjs");
  if (good && existsSync(program)) chmodSync(program, 0o755);
  return good;
}

/** Builds dist/ once; names with hashes of former builds go. */
export async function build(mode: Mode = "production"): Promise<boolean> {
  for (const folder of ["chunks", "workbench"])
    rmSync(path.join(ROOT, "dist", folder), { recursive: true, force: true });
  placeRecognition();
  const all = await compiler(mode);
  return new Promise((resolve) => {
    all.run((error, stats) => {
      const good = report(error, stats);
      all.close(() => resolve(good));
    });
  });
}

/** Builds dist/ and again whenever a file changes; `built` hears of each time. */
export async function watch(built: (good: boolean) => void): Promise<{ close(): Promise<void> }> {
  placeRecognition();
  const all = await compiler("development");
  const watching = all.watch({}, (error, stats) => built(report(error, stats)));
  return { close: () => new Promise((resolve) => watching!.close(() => resolve())) };
}

if (process.argv[1] === import.meta.filename)
  process.exitCode = (await build(process.argv.includes("development") ? "development" : "production")) ? 0 : 1;
