import { createHash } from "node:crypto";
import { besideBy } from "./beside";
import type { BatchSettings } from "./examine";
import type { BatchFile, BatchRelations } from "../../reporting";

/** Changes with the shape of what is kept: examinations of another shape are made anew. */
const FORMAT = 1;

/** By what an examination is known: the same content under the same name, checked by the same program and settings, is the same. */
export const examinationKey = (
  { path, sha256 }: Pick<BatchFile, "path" | "sha256">,
  settings: BatchSettings,
  program: string,
): string =>
  digest([FORMAT, sha256, path.slice(path.lastIndexOf("/") + 1), program, settings.settings, settings.rules]);

/** By what an examination beside others is known: its own key and theirs. @param keyOf key of another by its path */
export const besideKey = (own: string, related: BatchRelations, keyOf: (path: string) => string): string =>
  digest([own, besideBy(related, keyOf), related.unclear]);

/** Keys of objects in one order: JSON that was read again may have another. */
function digest(parts: unknown): string {
  const ordered = (_key: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return contentHash(JSON.stringify(parts, ordered));
}

/** SHA-256 of bytes, or of a text as UTF-8, lower-case hex. */
export const contentHash = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
