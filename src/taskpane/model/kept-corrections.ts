import {
  parseStoredCorrections,
  type Corrections,
  type ImportSummary,
  type StoredCorrections,
} from "../../application";
import { store, stored } from "./preferences";

const KEY = "budget-disclosure.corrections";

/** Files whose corrections are kept: what is older has been written, or is forgotten. */
const MOST_FILES = 12;

/**
 * Corrections of imports that are not written yet, on this machine, by the file's hash: a pane that closes loses none, the same file
 * imported again has them. What is written is kept by the workbook instead.
 */
export function keptCorrections(): StoredCorrections[] {
  try {
    const all: unknown = JSON.parse(stored(KEY) ?? "[]");
    return Array.isArray(all) ? all.flatMap((one) => parseStoredCorrections(JSON.stringify(one)) ?? []) : [];
  } catch {
    return [];
  }
}

type About = Pick<ImportSummary, "documents" | "unitName" | "year" | "file">;

/** Keeps the corrections of a file in place of those before. */
export function keepCorrections(of: About, corrections: Corrections): void {
  const sha256 = hashOf(of);
  // Their layout is not kept: what is unfinished is offered to no other document.
  const { unitName, year, file } = of;
  const kept = { sha256, layout: [], about: { unitName, year, file }, corrections };
  save([...keptCorrections().filter((k) => k.sha256 !== sha256), kept].slice(-MOST_FILES));
}

/** Forgets those of a file. */
export function forgetCorrections(of: Pick<ImportSummary, "documents">): void {
  const all = keptCorrections();
  const others = all.filter((k) => k.sha256 !== hashOf(of));
  if (others.length < all.length) save(others);
}

const hashOf = ({ documents }: Pick<ImportSummary, "documents">): string => documents.map((d) => d.sha256).join(" ");

const save = (all: readonly StoredCorrections[]): void => store(KEY, JSON.stringify(all));
