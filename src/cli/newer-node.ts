import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** pdf.js 6 needs this Node. */
const NEEDED = [22, 13] as const;

/** True where the running Node reads PDFs. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The Node that the npm package `node` brings, if it is installed beside this program. */
export function bundledNode(from: string): string | null {
  try {
    const manifest = createRequire(from).resolve("node/package.json");
    const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin?: string | Record<string, string> };
    const relative = typeof bin === "string" ? bin : bin?.node;
    const file = path.join(path.dirname(manifest), relative ?? "bin/node");
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** Marks the restarted process, so that it never restarts again. */
const RESTARTED = "BUDGET_DISCLOSURE_RESTARTED";

/**
 * Restarts the program under the newer Node that came with it, where the running one is too old. Answers the exit
 * status of the restarted program, or null where none was needed or none is there.
 */
export function restartUnderNewerNode(script: string): number | null {
  if (isNewEnough(process.version) || process.env[RESTARTED]) return null;
  const node = bundledNode(script);
  if (!node) return null;
  const result = spawnSync(node, [script, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, [RESTARTED]: "1" },
  });
  return result.error ? null : (result.status ?? 2);
}
