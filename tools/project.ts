import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What the workbench's server shows: the build, and the page that says on this machine that the workbench may be trusted. */
export const WORKBENCH_MOUNTS: Readonly<Record<string, string>> = {
  "/": path.join(ROOT, "dist"),
  "/officejs/AgaveErrorUX/": path.join(ROOT, "workbench/trust"),
};

const require = createRequire(import.meta.url);

/** The program file of a package's command, wherever npm put the package. */
export function commandOf(packageName: string, command = packageName): string {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest) as { bin: string | Record<string, string> };
  const program = typeof bin === "string" ? bin : bin[command];
  if (program === undefined) throw new Error(`${packageName} has no command ${command}`);
  return path.join(path.dirname(manifest), program);
}

/** Runs a Node program in the project's folder; `quiet` collects its output instead of showing it. */
export function runNode(
  args: readonly string[],
  { env = {}, quiet = false }: { readonly env?: Record<string, string>; readonly quiet?: boolean } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    let output = "";
    child.stdout?.on("data", (part: Buffer) => (output += part.toString()));
    child.stderr?.on("data", (part: Buffer) => (output += part.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
