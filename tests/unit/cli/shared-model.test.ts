import { MessageChannel } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import type { TextModel } from "../../../src/application";
import { modelOver, serveModel } from "../../../src/cli/batch/shared-model";

/** Says of each dot what stands in it, so that answers can be told apart. */
const MODEL: TextModel = {
  characters: ["", "一", "1"],
  read: (pixels, lines, width) => Promise.resolve({ steps: width, probabilities: pixels.map((p) => p * lines) }),
};

/** Both ends as a batch has them: the first question went to whoever had the port before. */
async function shared(model: TextModel | Error) {
  const { port1, port2 } = new MessageChannel();
  const assets = {
    loadModel: () => (model instanceof Error ? Promise.reject(model) : Promise.resolve(model)),
  };
  port2.once("message", () => serveModel(port2, assets));
  return { port: port1, other: port2, loading: modelOver(port1).loadModel() };
}

describe("a model in another thread", () => {
  test("reads what it is given, again and again", async () => {
    const { port, loading } = await shared(MODEL);
    const model = await loading;
    expect(model.characters).toEqual(MODEL.characters);
    for (const dots of [[1, 2, 3], [4]])
      expect(await model.read(Float32Array.from(dots), 2, dots.length)).toEqual({
        steps: dots.length,
        probabilities: Float32Array.from(dots, (d) => 2 * d),
      });
    port.close();
  });

  test("tells why it can't be had, and why it could not read", async () => {
    const { port, loading } = await shared(new Error("no file"));
    await expect(loading).rejects.toThrow("no file");
    port.close();
    const failing = await shared({ ...MODEL, read: () => Promise.reject(new Error("trap")) });
    await expect((await failing.loading).read(new Float32Array(1), 1, 1)).rejects.toThrow("trap");
    failing.port.close();
  });

  test("whose thread is gone answers nothing more, and is waited for no longer", async () => {
    const { other, loading } = await shared({ ...MODEL, read: () => new Promise(() => {}) });
    const reading = (await loading).read(new Float32Array(1), 1, 1);
    other.close();
    await expect(reading).rejects.toThrow();
  });
});
