import { chmodSync, existsSync } from "node:fs";
import path from "node:path";
import { commandOf, ROOT, runNode } from "./project.mjs";

/** Builds dist/: add-in, workbench, command line. `--mode development` keeps source maps. */
export async function build(args = []) {
  const mode = args.includes("--mode") ? [] : ["--mode", "production"];
  const { code } = await runNode([commandOf("webpack-cli"), ...mode, ...args]);
  const program = path.join(ROOT, "dist/cli/budget-disclosure.mjs");
  if (code === 0 && existsSync(program)) chmodSync(program, 0o755);
  return code;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await build(process.argv.slice(2));
