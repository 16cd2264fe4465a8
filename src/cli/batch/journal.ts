import { appendFileSync, closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { DisclosureError } from "../../application";
import { outputFailed } from "../output-failed";

/** A line of the journal. */
interface Entry {
  readonly event: "run" | "begun" | "done" | "stopped" | "ended";
  readonly key?: string;
  readonly path?: string;
  readonly status?: string;
  readonly files?: number;
}

/**
 * What a batch did, a line each, in the order in which it did it: for people, and for the next run, which learns from it at which files runs
 * were killed.
 */
export class Journal {
  private readonly open = new Map<string, number>();

  /** @param file is made where it is missing, and gone on with where it is there */
  constructor(
    private readonly file: string,
    private readonly now: () => Date,
  ) {
    let text = "";
    try {
      text = readFileSync(file, "utf8");
    } catch {
      // The first run.
    }
    for (const line of text.split("\n")) this.learn(line);
    // A run that was killed may have left half a line.
    if (text !== "" && !text.endsWith("\n")) this.append("\n");
  }

  /** How often a file was begun and neither done nor stopped by the user. */
  unfinished(key: string): number {
    return this.open.get(key) ?? 0;
  }

  write(entry: Entry): void {
    this.append(`${JSON.stringify({ at: this.now().toISOString(), ...entry })}\n`);
  }

  private learn(line: string): void {
    let entry: Partial<Entry>;
    try {
      entry = JSON.parse(line) as Partial<Entry>;
    } catch {
      return;
    }
    const { event, key } = entry;
    // What runs were stopped on purpose says nothing of a file.
    if (event === "stopped") this.open.clear();
    if (key === undefined) return;
    if (event === "begun") this.open.set(key, this.unfinished(key) + 1);
    if (event === "done") this.open.delete(key);
  }

  private append(text: string): void {
    try {
      appendFileSync(this.file, text);
    } catch (error) {
      throw outputFailed(this.file, (error as NodeJS.ErrnoException).code, error);
    }
  }
}

/**
 * Keeps a folder to one run at a time. A run that was killed leaves its lock; its process is gone, and the lock is taken over.
 *
 * @throws DisclosureError `batch-running` where another run has it
 */
export function lockFolder(file: string, folder: string): { release(): void } {
  for (let tries = 0; tries < 2; tries++) {
    try {
      const descriptor = openSync(file, "wx");
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") throw outputFailed(file, code, error);
      const owner = Number(textOf(file));
      if (owner !== process.pid && isAlive(owner))
        throw new DisclosureError("batch-running", { folder, process: String(owner) });
      rmSync(file, { force: true });
    }
  }
  throw new DisclosureError("batch-running", { folder, process: "" });
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
