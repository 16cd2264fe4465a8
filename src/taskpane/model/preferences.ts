import type { SheetUnit } from "../../application";
import type { Language } from "../../words";
import type { FormulaKind, SheetChoices } from "../worker/protocol";

/** What the pane keeps on this machine: nothing of a document's but corrections that are not written yet. Storage may be closed to add-ins; choices then last until the pane closes. */
const NAME_KEY = "budget-disclosure.who";
const FORMULAS_KEY = "budget-disclosure.formulas";
const UNIT_KEY = "budget-disclosure.sheet-unit";
const TEXTS_KEY = "budget-disclosure.sheet-language";

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

/** How sheets are written: formulas of the add-in, 万元 and Chinese unless others were chosen. */
export const storedChoices = (): Required<SheetChoices> => ({
  formulas: stored(FORMULAS_KEY) === "native" ? "native" : "addin",
  sheetUnit: stored(UNIT_KEY) === "元" ? "元" : "万元",
  language: stored(TEXTS_KEY) === "en" ? "en" : "zh",
});
export const storeFormulas = (kind: FormulaKind): void => store(FORMULAS_KEY, kind);
export const storeSheetUnit = (unit: SheetUnit): void => store(UNIT_KEY, unit);
export const storeSheetLanguage = (language: Language): void => store(TEXTS_KEY, language);
