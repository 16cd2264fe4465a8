import { createContext, useContext } from "react";
import type { WorkbookHost } from "../../application";
import type { Language, Translate } from "../locales";
import type { PaneController } from "../model/controller";
import type { LedgerController } from "../model/ledger-controller";

/** What every view may use. */
export interface Pane {
  readonly controller: PaneController;
  readonly ledger: LedgerController;
  readonly host: WorkbookHost;
  readonly language: Language;
  readonly t: Translate;
}

/** Given by the app. */
export const PaneContext = createContext<Pane | null>(null);

/** The pane's services. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("PaneContext is missing");
  return pane;
}
