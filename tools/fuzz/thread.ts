import { parentPort } from "node:worker_threads";
import { toJson } from "../../src/application";
import { check } from "../../src/checking";
import { DisclosureError } from "../../src/disclosure";
import { ReadingError, readInput, type FromReader, type SourceDocument, type ToReader } from "../../src/reading";
import { recognise } from "../../src/recognition";
import { droppedFrom, figures, inventedIn } from "./oracles";
import { VERDICT, type Verdict } from "./verdict";

/** More figures than this are not sent. */
const MOST_FIGURES = 20_000;
const STACK_LINES = 6;

/** Everything that an import does with a file, in a thread that can be ended: reads it, recognises it, checks it, writes its JSON. */
function judge(document: SourceDocument): Verdict {
  const read = figures(document);
  const verdict = { figures: read.length > MOST_FIGURES ? null : read, issues: document.issues.length };
  try {
    const disclosure = recognise([document]);
    const report = check(disclosure);
    const { file, sha256, kind, pages } = document;
    JSON.stringify(toJson({ source: { file, sha256, kind, pages }, disclosure, report }));
    const nothing = disclosure.tables.length === 0 && disclosure.narrative.length === 0;
    return {
      ...verdict,
      issues: verdict.issues + disclosure.issues.length,
      invented: inventedIn(disclosure, document),
      // Where nothing is recognised, the file is refused.
      dropped: nothing ? [] : droppedFrom(disclosure, document),
      crash: null,
    };
  } catch (error) {
    return { ...verdict, invented: [], dropped: [], crash: stackOf(error) };
  }
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, STACK_LINES).join("\n") : String(error);

const port = parentPort!;
const post = (message: FromReader): void => port.postMessage(message);
let pdfium: WebAssembly.Module | null = null;
const loadModule = (): Promise<WebAssembly.Module> =>
  pdfium ? Promise.resolve(pdfium) : Promise.reject(new ReadingError("reader-missing"));

port.on("message", (message: ToReader) => {
  if (message.type === "pdfium") {
    pdfium = message.module;
    return;
  }
  if (message.type === "ocr") return;
  const { id, request, limits } = message;
  readInput(request, { pdf: { loadModule }, limits, onProgress: (p) => post({ type: "progress", id, ...p }) }).then(
    (document) => {
      const answer = { ...document, blocks: [], [VERDICT]: judge(document) };
      post({ type: "done", id, document: answer });
    },
    (cause: unknown) => {
      const { code, values } =
        cause instanceof DisclosureError ? cause : { code: "internal", values: { detail: stackOf(cause) } };
      post({ type: "failed", id, code, values });
    },
  );
});
post({ type: "ready" });
