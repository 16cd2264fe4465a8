import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of test documents beside the repository, where there is one. */
const SHARED = new URL("../../../shared/", import.meta.url);

/** Absolute path of a shared file. */
export function sharedPath(path: string): string {
  return fileURLToPath(new URL(path, SHARED));
}

/** True where the shared test documents are at hand; tests over them are skipped otherwise. */
export const hasShared = existsSync(sharedPath("gold/FORMAT.md"));

/** Bytes of a shared file. */
export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(sharedPath(path)));
}

/** Parsed JSON of a shared file. */
export function sharedJson<T>(path: string): T {
  return JSON.parse(readFileSync(sharedPath(path), "utf8")) as T;
}
