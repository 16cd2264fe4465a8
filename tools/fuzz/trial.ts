import { nodePdfAssets, startNodeThread } from "../../src/application/node";
import { DisclosureError } from "../../src/disclosure";
import { IsolatedReader } from "../../src/reading";
import { VERDICT, type Verdict } from "./verdict";

const MEGABYTE = 2 ** 20;
/** A file that takes longer is a find. */
export const HANG_MILLISECONDS = 20_000;
/** A file that takes more memory is a find. */
export const MEMORY_BYTES = 1024 * MEGABYTE;
const SAMPLED_MILLISECONDS = 50;
/** After so many files a thread is replaced, so that one's memory does not count for another. */
const FILES_A_THREAD = 200;

/** What became of an input. */
export interface Outcome {
  readonly milliseconds: number;
  /** Growth of the process while it was read. */
  readonly bytes: number;
  /** Code of the error that refused it; null where it was read. */
  readonly refused: string | null;
  readonly detail: string;
  readonly verdict: Verdict | null;
}

/** Tries inputs one after the other, in a thread that is kept while it behaves. */
export class Trials {
  private reader = this.start();
  private files = 0;

  private start(): IsolatedReader {
    return new IsolatedReader(() => startNodeThread(new URL("./thread.ts", import.meta.url)), nodePdfAssets());
  }

  async run(name: string, bytes: Uint8Array): Promise<Outcome> {
    if (++this.files % FILES_A_THREAD === 0) this.restart();
    const began = performance.now();
    const before = process.memoryUsage.rss();
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLED_MILLISECONDS);
    const measured = () => ({ milliseconds: performance.now() - began, bytes: most - before });
    try {
      const document = await this.reader.read(
        { type: "file", name, bytes },
        { limits: { silentMilliseconds: HANG_MILLISECONDS }, signal: AbortSignal.timeout(3 * HANG_MILLISECONDS) },
      );
      const verdict = (document as unknown as Record<typeof VERDICT, Verdict>)[VERDICT];
      return { ...measured(), refused: null, detail: "", verdict };
    } catch (error) {
      const typed = error instanceof DisclosureError ? error : null;
      return {
        ...measured(),
        refused: typed?.code ?? "internal",
        detail: typed ? String(typed.values.detail ?? "") : String(error),
        verdict: null,
      };
    } finally {
      clearInterval(timer);
    }
  }

  /** A thread without a past. */
  restart(): void {
    this.close();
    this.reader = this.start();
  }

  close(): void {
    this.reader.close();
  }
}
