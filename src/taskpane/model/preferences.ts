/** What the pane keeps on this machine: nothing of a document's. Storage may be closed to add-ins; choices then last until the pane closes. */
const NAME_KEY = "budget-disclosure.who";
const FORMULAS_KEY = "budget-disclosure.formulas";

/** What was kept in this sitting, for where storage is closed. */
const kept = new Map<string, string>();

/** A value kept before; null where there is none. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? kept.get(key) ?? null;
  } catch {
    return kept.get(key) ?? null;
  }
}

/** Keeps a value. */
export function store(key: string, value: string): void {
  kept.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // It then lasts until the pane closes.
  }
}

/** The name that stands beside decisions. */
export const storedName = (): string => stored(NAME_KEY) ?? "";
export const storeName = (name: string): void => store(NAME_KEY, name);

/** Whose formulas check the sheets: those of the add-in unless native ones were chosen. */
export const storedFormulas = (): "addin" | "native" => (stored(FORMULAS_KEY) === "native" ? "native" : "addin");
export const storeFormulas = (kind: "addin" | "native"): void => store(FORMULAS_KEY, kind);
