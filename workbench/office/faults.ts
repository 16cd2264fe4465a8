/** Where in a batch something goes wrong: before its first action, before one in its middle, after its last. */
export type FaultPlace = "start" | "middle" | "end";

/** What a test wants to go wrong, and when: the batches are counted from the moment that it says so. */
export interface Fault {
  readonly batch: number;
  readonly place: FaultPlace;
  /** `refuse`: Excel answers with an error. `kill`: the batch is done, but the pane is gone before it hears of it. */
  readonly kind: "refuse" | "kill";
}

/** Lets batches fail on purpose, each fault once. */
export class Faults {
  private fault: Fault | null = null;
  private seen = 0;

  /** Counts anew from here, and lets this go wrong (null: nothing). */
  arm(fault: Fault | null): void {
    this.fault = fault;
    this.seen = 0;
  }

  /** Whether what was armed is still to come: then whatever went wrong meanwhile was something else. */
  get waiting(): boolean {
    return this.fault !== null;
  }

  /** How many batches there were since. */
  get batches(): number {
    return this.seen;
  }

  /** For the next batch of so many actions: the action before which it fails, and whether the pane goes. */
  next(actions: number): { readonly stop: number | null; readonly kill: boolean } {
    const { fault } = this;
    if (++this.seen !== fault?.batch) return { stop: null, kill: false };
    this.fault = null;
    if (fault.kind === "kill") return { stop: null, kill: true };
    const stop = { start: 0, middle: Math.floor(actions / 2), end: actions }[fault.place];
    return { stop, kill: false };
  }
}
