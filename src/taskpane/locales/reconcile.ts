import type { Language } from ".";
import { RECONCILE_EN } from "./en-US/reconcile";
import { RECONCILE_ZH } from "./zh-CN/reconcile";

/** A key of the words of reconciliations. */
export type ReconcileKey = keyof typeof RECONCILE_ZH;

/** Gives its words. */
export type TranslateReconcile = (key: ReconcileKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of reconciliations, which are loaded with their view. */
export function reconcileTranslator(language: Language): TranslateReconcile {
  const own: Readonly<Record<ReconcileKey, string>> = language === "en-US" ? RECONCILE_EN : RECONCILE_ZH;
  return (key, values = {}) => own[key].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));
}
