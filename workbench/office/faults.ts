/** Where in a batch something goes wrong: before its first action, before one in its middle, after its last. */
export type FaultPlace = "start" | "middle" | "end";

/** What a test wants to go wrong, and when: the batches are counted from the moment that it says so. */
export interface Fault {
  readonly batch: number;
  readonly place: FaultPlace;
  /**
   * `refuse`: Excel answers with an error. `ungrouped`: with the one by which it says that what is done can't be one step of the user's
   * undo. `kill`: the batch is done, but the pane is gone before it hears of it. `hold`: nothing goes wrong, but the batch waits
   * until {@link Faults.release}.
   */
  readonly kind: "refuse" | "ungrouped" | "kill" | "hold";
}

/** A batch that was counted. */
export interface CountedBatch {
  /** What it did, in a line. */
  readonly text: string;
  /** Whether it may have changed anything. */
  readonly writes: boolean;
}

/** What becomes of a batch: when it begins, before which of its actions it is refused and with what code, and whether the pane goes. */
export interface Fate {
  readonly begins: Promise<void>;
  readonly stop: number | null;
  readonly code: string;
  readonly kill: boolean;
}

export const NO_FAULT: Fate = { begins: Promise.resolve(), stop: null, code: "", kill: false };

/** Lets batches fail on purpose, each fault once. */
export class Faults {
  private fault: Fault | null = null;
  private seen: CountedBatch[] = [];

  /** Counts anew from here, and lets this go wrong (null: nothing). */
  arm(fault: Fault | null): void {
    this.fault = fault;
    this.seen = [];
  }

  /** Whether what was armed is still to come: then whatever went wrong meanwhile was something else. */
  get waiting(): boolean {
    return this.fault !== null;
  }

  /** The batches since. */
  get batches(): readonly CountedBatch[] {
    return this.seen;
  }

  /** Lets a batch go that is held. */
  release: () => void = () => undefined;

  /** For the next batch of so many actions: what becomes of it. */
  next(actions: number, batch: CountedBatch): Fate {
    const { fault } = this;
    this.seen.push(batch);
    if (this.seen.length !== fault?.batch) return NO_FAULT;
    this.fault = null;
    if (fault.kind === "kill") return { ...NO_FAULT, kill: true };
    if (fault.kind === "hold") return { ...NO_FAULT, begins: new Promise((resolve) => (this.release = resolve)) };
    const stop = { start: 0, middle: Math.floor(actions / 2), end: actions }[fault.place];
    return { ...NO_FAULT, stop, code: fault.kind === "ungrouped" ? "UndoNotSupported" : "GeneralException" };
  }
}
