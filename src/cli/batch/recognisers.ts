import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";
import { threadProgram } from "../../application/node";
import { programOf } from "./program-of";

const PROGRAM = programOf("recognising-thread");

interface Recogniser {
  readonly thread: Worker;
  /** Files that are read by it. */
  files: number;
}

/** A model that a thread uses for a file. */
export interface LentModel {
  readonly port: MessagePort;
  /** The file is done. */
  done(): void;
}

/** Threads that have a model of text recognition, for those that examine files: fewer, for each takes as much memory as all else of a file. */
export class Recognisers {
  private readonly running = new Set<Recogniser>();

  /** @param most threads; each is started when a file is there that needs it */
  constructor(private readonly most: number) {}

  /** A model for one file, over a port that goes to the thread which examines it. Who asks nothing at the port starts nothing. */
  lend(): LentModel {
    const { port1, port2 } = new MessageChannel();
    let lender: Recogniser | null = null;
    port1.once("message", () => {
      lender = this.next();
      lender.files++;
      lender.thread.postMessage(port1, [port1]);
    });
    // A program that has nothing else to do ends.
    port1.unref();
    return {
      port: port2,
      done() {
        if (lender) lender.files--;
        else port1.close();
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map(({ thread }) => thread.terminate()));
  }

  /** The one with the fewest files, or a new one. */
  private next(): Recogniser {
    const [idle] = [...this.running].sort((a, b) => a.files - b.files);
    if (idle && (idle.files === 0 || this.running.size >= this.most)) return idle;
    const { script, eval: isText } = threadProgram(PROGRAM);
    const recogniser: Recogniser = { thread: new Worker(script, { eval: isText }), files: 0 };
    recogniser.thread.unref();
    this.running.add(recogniser);
    // Ports of a thread that died are closed, and those who ask at them hear of it.
    recogniser.thread.on("error", () => this.running.delete(recogniser));
    recogniser.thread.on("exit", () => this.running.delete(recogniser));
    return recogniser;
  }
}
