import { DisclosureError } from "../../disclosure";
import { ReadingError } from "../errors";
import { modelFrom, type OcrFiles } from "../ocr";
import type { ReadProgress } from "../progress";
import { readInput } from "../read-document";
import type { FromReader, ToReader } from "./protocol";

/** Reads what is asked for, inside of the thread. @returns what takes a message */
export function serveReading(post: (message: FromReader) => void): (message: ToReader) => void {
  let module: WebAssembly.Module | null = null;
  const loadModule = (): Promise<WebAssembly.Module> =>
    module ? Promise.resolve(module) : Promise.reject(new ReadingError("reader-missing"));
  /** The document that is read, and what takes the files that text recognition asked for meanwhile. */
  let reading = 0;
  let give: ((files: OcrFiles | null) => void) | null = null;
  const ocr = modelFrom(
    () =>
      new Promise((resolve, reject) => {
        give = (files) => (files ? resolve(files) : reject(new ReadingError("ocr-missing")));
        post({ type: "ocr-wanted", id: reading });
      }),
  );
  post({ type: "ready" });
  return (message) => {
    if (message.type === "pdfium") {
      module = message.module;
      return;
    }
    if (message.type === "ocr") {
      give?.(message.files);
      give = null;
      return;
    }
    const { id, request, limits } = message;
    const onProgress = (p: ReadProgress): void => post({ type: "progress", id, ...p });
    reading = id;
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
