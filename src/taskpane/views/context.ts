import { createContext, useContext } from "react";
import type { WorkbookHost } from "../../application";
import type { Language, Translate } from "../locales";
import type { PaneController } from "../model/controller";
import type { LedgerController } from "../model/ledger-controller";
import type { RulesController } from "../model/rules-controller";
import type { ShownSource } from "../model/shown-source";
import type { SourceShelf } from "../model/source-shelf";
import type { ImportEngine } from "../worker/client";
import type { SourceReader } from "../worker/source-client";

/** What every view may use. */
export interface Pane {
  readonly controller: PaneController;
  readonly ledger: LedgerController;
  readonly rules: RulesController;
  readonly host: WorkbookHost;
  /** What the Worker does. */
  readonly engine: ImportEngine;
  /** Files of this sitting, and who shows them. */
  readonly shelf: SourceShelf;
  readonly sources: SourceReader;
  /** Shows a place of a document over the pane. */
  readonly showSource: (shown: ShownSource) => void;
  /** Takes back the write of another machine that broke off. */
  readonly restore: () => void;
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
