import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import type { OcrAssets, Recognised, TextModel } from "../../application";

/** What a thread asks of the one that has the model; each question is answered before the next. */
type Question = "model" | { readonly pixels: Float32Array; readonly lines: number; readonly width: number };
type Answer<T> = { readonly answer: T } | { readonly error: string };

/**
 * Text recognition by the model of another thread, which {@link serveModel} serves at the other end of the port: a model takes as much memory as all else that
 * a thread does.
 */
export function modelOver(port: MessagePort): OcrAssets {
  const ask = async <T>(question: Question, transfer: readonly ArrayBuffer[] = []): Promise<T> => {
    // A port at whose other end nobody is left is closed: `once` waits for no message then.
    const closed = new AbortController();
    const onClose = (): void => closed.abort();
    port.once("close", onClose);
    try {
      const answered = once(port, "message", { signal: closed.signal });
      port.postMessage(question, transfer);
      const [told] = (await answered) as [Answer<T>];
      if ("error" in told) throw new Error(told.error);
      return told.answer;
    } finally {
      port.off("close", onClose);
    }
  };
  return {
    async loadModel(): Promise<TextModel> {
      const characters = await ask<readonly string[]>("model");
      return {
        characters,
        read: (pixels, lines, width) => ask<Recognised>({ pixels, lines, width }, [pixels.buffer as ArrayBuffer]),
      };
    },
  };
}

/** Answers what {@link modelOver} asks at the other end of a port, the first question, for the model, among it: it went to whoever had the port before. */
export function serveModel(port: MessagePort, assets: OcrAssets): void {
  const reply = (question: Question): void =>
    void answer(question, assets).then(
      ({ told, transfer }) => port.postMessage({ answer: told }, transfer),
      (cause: unknown) => port.postMessage({ error: cause instanceof Error ? cause.message : String(cause) }),
    );
  port.on("message", reply);
  reply("model");
}

async function answer(
  question: Question,
  assets: OcrAssets,
): Promise<{ readonly told: readonly string[] | Recognised; readonly transfer: ArrayBuffer[] }> {
  const model = await assets.loadModel();
  if (question === "model") return { told: model.characters, transfer: [] };
  const told = await model.read(question.pixels, question.lines, question.width);
  return { told, transfer: [told.probabilities.buffer as ArrayBuffer] };
}
