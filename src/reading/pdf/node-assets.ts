import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { PdfAssets } from "./assets";

let compiled: Promise<WebAssembly.Module> | null = null;

/** The binary beside the built program, else that of the installed package. */
function binary(): string {
  const beside = fileURLToPath(new URL("./pdfium.wasm", import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
}

/** Assets for Node, compiled once a process. For Node entry points only: it must not get into a browser bundle. */
export function nodePdfAssets(): PdfAssets {
  return {
    loadModule: () => (compiled ??= readFile(binary()).then((bytes) => WebAssembly.compile(new Uint8Array(bytes)))),
  };
}
