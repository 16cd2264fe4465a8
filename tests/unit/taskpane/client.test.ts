import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EMPTY_LEDGER, type WorkbookContents } from "../../../src/application";
import { WorkerEngine } from "../../../src/taskpane/worker/client";
import type { WorkerReply, WorkerRequest } from "../../../src/taskpane/worker/protocol";

/** A Worker that answers at once with what its type says, and remembers what it was told. */
class PlayedWorker {
  static started: PlayedWorker[] = [];
  readonly told: WorkerRequest[] = [];
  ended = false;
  onmessage: ((event: { data: WorkerReply }) => void) | null = null;

  constructor() {
    PlayedWorker.started.push(this);
  }

  postMessage(request: WorkerRequest): void {
    this.told.push(request);
    const { id } = request;
    const reply: WorkerReply =
      request.type === "check"
        ? { type: "checked", id, ledger: EMPTY_LEDGER }
        : { type: "imported", id, items: [], remarks: [] };
    queueMicrotask(() => !this.ended && this.onmessage?.({ data: reply }));
  }

  terminate(): void {
    this.ended = true;
  }
}

const CONTENTS: WorkbookContents = {
  workbook: { sheets: [], tables: [] },
  published: [{ key: "k", sheet: "原表", cells: [] }],
  stored: [],
};

beforeEach(() => {
  PlayedWorker.started = [];
  vi.stubGlobal("Worker", PlayedWorker);
});
afterEach(() => vi.unstubAllGlobals());

describe("the engine behind a Worker", () => {
  test("a Worker that follows a cancelled one knows what the workbook holds: nothing would be replaced unseen", async () => {
    const engine = new WorkerEngine("pdfium.wasm");
    await engine.check(CONTENTS, null);
    engine.cancel();
    await engine.import([], { relation: "apart", rules: null }, () => undefined);
    const [first, second] = PlayedWorker.started;
    expect(first!.ended).toBe(true);
    expect(second!.told.map((r) => r.type)).toEqual(["check", "import"]);
    expect(second!.told[0]).toMatchObject({ contents: CONTENTS });
  });

  test("one that was never told of a workbook is told nothing", async () => {
    const engine = new WorkerEngine("pdfium.wasm");
    await engine.import([], { relation: "apart", rules: null }, () => undefined);
    expect(PlayedWorker.started[0]!.told.map((r) => r.type)).toEqual(["import"]);
  });
});
