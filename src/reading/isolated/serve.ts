import { DisclosureError } from "../../disclosure";
import { ReadingError } from "../errors";
import { startModel, type OcrAssets, type OcrFiles, type TextModel } from "../ocr";
import type { ReadProgress } from "../progress";
import { readInput } from "../read-document";
import type { FromReader, ToReader } from "./protocol";

/** The model of a thread, started with files that it asks for when they are needed. */
class ThreadRecognition {
  private model: Promise<TextModel> | null = null;
  private give: ((files: OcrFiles | null) => void) | null = null;

  load(ask: () => void): Promise<TextModel> {
    if (this.model) return this.model;
    const files = new Promise<OcrFiles | null>((resolve) => (this.give = resolve));
    ask();
    const model = files.then((given) => {
      if (given) return startModel(given);
      throw new ReadingError("ocr-missing");
    });
    this.model = model;
    // The next document may find what this one did not.
    model.catch(() => (this.model = null));
    return model;
  }

  take(files: OcrFiles | null): void {
    this.give?.(files);
    this.give = null;
  }
}

/** Reads what is asked for, inside of the thread. @returns what takes a message */
export function serveReading(post: (message: FromReader) => void): (message: ToReader) => void {
  let module: WebAssembly.Module | null = null;
  const loadModule = (): Promise<WebAssembly.Module> =>
    module ? Promise.resolve(module) : Promise.reject(new ReadingError("reader-missing"));
  const recognition = new ThreadRecognition();
  post({ type: "ready" });
  return (message) => {
    if (message.type === "pdfium") {
      module = message.module;
      return;
    }
    if (message.type === "ocr") {
      recognition.take(message.files);
      return;
    }
    const { id, request, limits } = message;
    const onProgress = (p: ReadProgress): void => post({ type: "progress", id, ...p });
    const ocr: OcrAssets = { loadModel: () => recognition.load(() => post({ type: "ocr-wanted", id })) };
    readInput(request, { pdf: { loadModule }, ocr, limits, onProgress }).then(
      (document) => post({ type: "done", id, document }),
      (cause: unknown) => {
        const { code, values } =
          cause instanceof DisclosureError
            ? cause
            : { code: "internal", values: { detail: cause instanceof Error ? cause.message : String(cause) } };
        post({ type: "failed", id, code, values });
      },
    );
  };
}
