import type { WorkbookModel } from "../grid/model";
import type { EventBus } from "./events";
import type { TableModel } from "../grid/tables";

/** What the members work on. */
export interface Host {
  readonly model: WorkbookModel;
  readonly tables: TableModel;
  readonly events: EventBus;
  /** Waits until formulas, the add-in's own functions included, have been calculated. */
  settled(): Promise<void>;
  /** Objects of the runtime itself (custom functions), not of the workbook. */
  runtimeObject(name: string): unknown;
}
