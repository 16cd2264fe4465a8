import { DisclosureError } from "../../disclosure";
import { ReadingError } from "../errors";
import { readInput } from "../read-document";
import type { FromReader, ToReader } from "./protocol";

/** Reads what is asked for, inside of the thread. @returns what takes a message */
export function serveReading(post: (message: FromReader) => void): (message: ToReader) => void {
  let module: WebAssembly.Module | null = null;
  const loadModule = (): Promise<WebAssembly.Module> =>
    module ? Promise.resolve(module) : Promise.reject(new ReadingError("reader-missing"));
  post({ type: "ready" });
  return (message) => {
    if (message.type === "pdfium") {
      module = message.module;
      return;
    }
    const { id, request, limits } = message;
    const onProgress = (p: { page: number; pages: number | null }): void => post({ type: "progress", id, ...p });
    readInput(request, { pdf: { loadModule }, limits, onProgress }).then(
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
