import type { Corrections, ImportSummary, StoredCorrections } from "../../application";
import { store, stored } from "./preferences";

const KEY = "budget-disclosure.corrections";

/** Files whose corrections are kept: what is older has been written, or is forgotten. */
const MOST_FILES = 12;

/**
 * Corrections of imports that are not written yet, on this machine, by the file's hash: a pane that closes loses none, the same file
 * imported again has them. What is written is kept by the workbook instead. As JSON, a file each: the engine knows what they must hold.
 */
export const keptCorrections = (): string[] => kept().map((one) => JSON.stringify(one));

/** Keeps the corrections of a file in place of those before. */
export function keepCorrections(
  of: Pick<ImportSummary, "documents" | "unitName" | "year" | "file">,
  corrections: Corrections,
): void {
  const sha256 = hashOf(of);
  const { unitName, year, file } = of;
  // Their layout is not kept: what is unfinished is offered to no other document.
  const one: StoredCorrections = { sha256, layout: [], about: { unitName, year, file }, corrections };
  save([...kept().filter((k) => k.sha256 !== sha256), one].slice(-MOST_FILES));
}

/** Forgets those of a file. */
export function forgetCorrections(of: Pick<ImportSummary, "documents">): void {
  const all = kept();
  const others = all.filter((k) => k.sha256 !== hashOf(of));
  if (others.length < all.length) save(others);
}

/** What was kept; storage may hold anything. */
function kept(): { readonly sha256: string }[] {
  try {
    const all: unknown = JSON.parse(stored(KEY) ?? "[]");
    return Array.isArray(all)
      ? all.filter((one) => typeof (one as { sha256?: unknown } | null)?.sha256 === "string")
      : [];
  } catch {
    return [];
  }
}

const hashOf = ({ documents }: Pick<ImportSummary, "documents">): string => documents.map((d) => d.sha256).join(" ");

const save = (all: readonly object[]): void => store(KEY, JSON.stringify(all));
