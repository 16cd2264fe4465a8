import { say, BATCH, type Language } from "../../words";

/** A terminal that a line can be drawn on again and again. */
export interface Terminal {
  readonly columns: number;
  write(text: string): void;
}

/** How far a batch is. */
export interface BatchState {
  readonly done: number;
  readonly count: number;
  readonly pages: number;
  readonly errors: number;
  readonly unread: number;
  /** What is being examined. */
  readonly now: readonly string[];
}

/** Drawn no oftener: a terminal far away is slow. */
const EVERY_MILLISECONDS = 120;
const BAR = 24;
const CLEAR = "\r\u001b[2K";

/** A bar on the last line of a terminal; nothing where there is none. */
export class ProgressBar {
  private last = -Infinity;
  private drawn = false;
  private readonly started: number;

  constructor(
    private readonly terminal: Terminal | null,
    private readonly language: Language,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.started = this.now();
  }

  draw(state: BatchState): void {
    const at = this.now();
    if (!this.terminal || at - this.last < EVERY_MILLISECONDS) return;
    this.last = at;
    this.drawn = true;
    this.terminal.write(CLEAR + cut(this.line(state, at - this.started), this.terminal.columns - 1));
  }

  /** Takes the bar away, for a line of text in its place. */
  clear(): void {
    if (!this.drawn) return;
    this.terminal?.write(CLEAR);
    this.drawn = false;
    this.last = -Infinity;
  }

  private line(state: BatchState, elapsed: number): string {
    const { done, count, pages, errors, unread, now } = state;
    const share = count === 0 ? 1 : done / count;
    const full = Math.round(share * BAR);
    // Before a few are done nobody knows.
    const left = done >= FEW ? duration((elapsed / done) * (count - done)) : null;
    const words = say(BATCH.progress, this.language, { done, count, pages, errors, unread, left, now: now[0] ?? null });
    return `${"█".repeat(full)}${"░".repeat(BAR - full)} ${words}`;
  }
}

const FEW = 3;

/** `1:02:03`. */
function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Chinese characters take two columns. */
function cut(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const sign of text) {
    width += sign > "\u2e7f" ? 2 : 1;
    if (width > columns) break;
    end += sign.length;
  }
  return text.slice(0, end);
}
