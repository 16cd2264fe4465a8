import { afterEach, describe, expect, it } from "vitest";
import { IsolatedReader, type FromReader, type ReadingThread, type ToReader } from "../../../src/reading";
import { nodePdfAssets } from "../../../src/reading/pdf/node-assets";
import { startNodeThread } from "../../../src/reading/isolated/node-thread";
import { ruledTable, writtenPdf } from "../../support/written-pdf";

const file = (name: string, text: string) => ({ type: "file" as const, name, bytes: new TextEncoder().encode(text) });

/** A thread that does what a test tells it. */
class PlayedThread implements ReadingThread {
  readonly heard: ToReader[] = [];
  terminated = false;
  say: (message: FromReader) => void = () => undefined;
  die: (cause: "memory" | "unknown") => void = () => undefined;

  constructor(private readonly play: (thread: PlayedThread, message: ToReader & { type: "read" }) => void) {}

  post(message: ToReader): void {
    this.heard.push(message);
    if (message.type === "read") setTimeout(() => this.play(this, message), 0);
  }
  listen(take: (message: FromReader) => void): void {
    this.say = take;
  }
  onDeath(die: (cause: "memory" | "unknown") => void): void {
    this.die = die;
  }
  terminate(): void {
    this.terminated = true;
  }
}

const done = (id: number): FromReader => ({
  type: "done",
  id,
  document: { file: `read ${id}`, sha256: "", kind: "text", pages: null, blocks: [], issues: [] },
});

/** A reader whose threads are played, and the threads that it started. */
function played(...plays: ((thread: PlayedThread, message: ToReader & { type: "read" }) => void)[]) {
  const threads: PlayedThread[] = [];
  const reader = new IsolatedReader(() => {
    const thread = new PlayedThread(plays[threads.length] ?? plays.at(-1)!);
    threads.push(thread);
    return thread;
  }, nodePdfAssets());
  return { reader, threads };
}

const answers = (thread: PlayedThread, { id }: { id: number }): void => thread.say(done(id));
const LIMITS = { limits: { silentMilliseconds: 40 } };

describe("a reader in a thread that can be ended", () => {
  it("gives a file up that is silent, ends its thread, and reads the next one in a new thread", async () => {
    const { reader, threads } = played(() => undefined, answers);
    await expect(reader.read(file("hangs", "x"), LIMITS)).rejects.toMatchObject({ code: "timeout" });
    expect(threads[0]!.terminated).toBe(true);
    expect((await reader.read(file("fine", "x"), LIMITS)).file).toMatch(/^read/);
    expect(threads).toHaveLength(2);
  });

  it("waits as long as there are signs of life, and hands them on", async () => {
    const { reader, threads } = played((thread, { id }) => {
      let page = 0;
      const timer = setInterval(() => {
        page++;
        if (page < 8) return thread.say({ type: "progress", id, page, pages: 8 });
        clearInterval(timer);
        thread.say(done(id));
      }, 20);
    });
    const pages: number[] = [];
    await reader.read(file("long", "x"), { ...LIMITS, onProgress: (p) => pages.push(p.page) });
    expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(threads[0]!.terminated).toBe(false);
  });

  it("says that memory was used up, and that a thread died of something else", async () => {
    const { reader } = played(
      (thread) => thread.die("memory"),
      (thread) => thread.die("unknown"),
      answers,
    );
    await expect(reader.read(file("eats", "x"))).rejects.toMatchObject({
      code: "too-large",
      values: { what: "readerBytes" },
    });
    await expect(reader.read(file("breaks", "x"))).rejects.toMatchObject({ code: "internal" });
    await expect(reader.read(file("fine", "x"))).resolves.toBeDefined();
  });

  it("reads one file after the other, whatever becomes of the one before", async () => {
    const { reader, threads } = played(
      (thread, message) =>
        message.request.name === "refused"
          ? thread.say({ type: "failed", id: message.id, code: "no-content", values: {} })
          : thread.say(done(message.id)),
      answers,
    );
    const results = await Promise.allSettled(["a", "refused", "b"].map((name) => reader.read(file(name, "x"))));
    expect(results.map((r) => r.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ code: "no-content" });
    expect(threads).toHaveLength(1);
  });

  it("is cancelled at once, before and while it reads", async () => {
    const { reader, threads } = played(() => undefined);
    const cancel = new AbortController();
    const reading = reader.read(file("hangs", "x"), { signal: cancel.signal });
    setTimeout(() => cancel.abort(), 10);
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
    expect(threads[0]!.terminated).toBe(true);
    await expect(reader.read(file("late", "x"), { signal: cancel.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  it("hands PDFium over once a thread, when the first PDF comes; without it a PDF is refused", async () => {
    const { reader, threads } = played(answers);
    await reader.read(file("a", "no PDF"));
    expect(threads[0]!.heard.map((m) => m.type)).toEqual(["read"]);
    await reader.read(file("b", "%PDF-1.4"));
    await reader.read(file("c", "%PDF-1.4"));
    expect(threads[0]!.heard.map((m) => m.type)).toEqual(["read", "pdfium", "read", "read"]);
    const offline = new IsolatedReader(() => new PlayedThread(answers), {
      loadModule: () => Promise.reject(new Error("404")),
    });
    await expect(offline.read(file("d", "%PDF-1.4"))).rejects.toMatchObject({ code: "reader-missing" });
  });
});

describe("a thread of Node", () => {
  const script = new URL("../../../src/cli/reading-thread.ts", import.meta.url);
  const reader = new IsolatedReader(() => startNodeThread(script), nodePdfAssets());
  afterEach(() => reader.close());

  it("reads a PDF, pasted text and HTML, and gives typed errors", async () => {
    const pages: (number | null)[] = [];
    const bytes = writtenPdf([
      {
        content: ruledTable(
          760,
          40,
          [80, 90],
          [
            ["科目", "合计"],
            ["201", "1.20"],
          ],
        ),
      },
    ]);
    const pdf = await reader.read(
      { type: "file", name: "a.pdf", bytes },
      { onProgress: ({ page }) => pages.push(page) },
    );
    expect(pdf.blocks).toHaveLength(1);
    expect(pages).toEqual([0, 1]);
    expect((await reader.read({ type: "text", name: "t", text: "一般公共预算" })).kind).toBe("text");
    expect((await reader.read({ type: "html", name: "h", html: "<p>一般公共预算</p>" })).kind).toBe("html");
    await expect(reader.read(file("empty", ""))).rejects.toMatchObject({ code: "empty-file", name: "ReadingError" });
    await expect(reader.read({ type: "file", name: "a", bytes }, { limits: { pageItems: 1 } })).rejects.toMatchObject({
      code: "too-large",
      values: { what: "pageItems" },
    });
  });
});
