import { lostSince } from "./oracles";
import type { Outcome } from "./trial";
import { HANG_MILLISECONDS, MEMORY_BYTES } from "./trial";

/** What an input may bring to light. */
export const FINDS = ["crash", "hang", "memory", "lost", "invented"] as const;
export type FindKind = (typeof FINDS)[number];

export interface Find {
  readonly kind: FindKind;
  readonly detail: string;
}

/** Codes that stand for the time being up or the thread being ended. */
const TIME = new Set(["timeout", "cancelled"]);

/**
 * What is wrong with an outcome. @param baseline figures of the seed, where one text alone was replaced in it
 */
export function findsOf(
  { milliseconds, bytes, refused, detail, verdict }: Outcome,
  { baseline, replaced }: { readonly baseline: readonly string[] | null; readonly replaced: string | null },
): Find[] {
  const finds: Find[] = [];
  if (refused === "internal") finds.push({ kind: "crash", detail });
  if (verdict?.crash) finds.push({ kind: "crash", detail: verdict.crash });
  if (
    milliseconds > HANG_MILLISECONDS ||
    (refused !== null && TIME.has(refused) && milliseconds > HANG_MILLISECONDS / 2)
  )
    finds.push({ kind: "hang", detail: `${Math.round(milliseconds)} ms ${refused ?? ""}` });
  if (bytes > MEMORY_BYTES) finds.push({ kind: "memory", detail: `${Math.round(bytes / 2 ** 20)} MB` });
  if (!verdict) return finds;
  if (verdict.invented.length > 0) finds.push({ kind: "invented", detail: verdict.invented.slice(0, 5).join("; ") });
  if (verdict.dropped.length > 0) finds.push({ kind: "lost", detail: `recognition: ${verdict.dropped.slice(0, 5).join(", ")}` }); // prettier-ignore
  if (baseline && replaced !== null && verdict.figures && verdict.issues === 0) {
    const lost = lostSince(baseline, verdict.figures, replaced);
    if (lost.length > 0) finds.push({ kind: "lost", detail: `reading: ${lost.slice(0, 5).join(", ")}` });
  }
  return finds;
}
