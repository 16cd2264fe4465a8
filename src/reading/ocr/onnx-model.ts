import { alphabetOf, LINE_HEIGHT, type OcrAssets, type OcrFiles, type TextModel } from "./model";

const COLOURS = 3;

/** Starts the model on ONNX Runtime's WebAssembly: one thread, nothing fetched. */
export async function startModel({ runtime, model, characters }: OcrFiles): Promise<TextModel> {
  // Fetched by itself when it is asked for first: most documents never need it.
  const { env, InferenceSession, Tensor } = await import("onnxruntime-web/wasm");
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.wasm.wasmBinary = runtime;
  env.logLevel = "error";
  // As quick, and 60 MB smaller: optimised graphs hold their weights twice while they are made, and an arena gives nothing back.
  const session = await InferenceSession.create(model, {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "disabled",
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  env.wasm.wasmBinary = undefined;
  const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
  return {
    characters: alphabetOf(characters),
    async read(pixels, lines, width) {
      const image = new Tensor("float32", pixels, [lines, COLOURS, LINE_HEIGHT, width]);
      const result = (await session.run({ [input]: image }))[output]!;
      // They were copied out of WebAssembly's memory.
      return { steps: result.dims[1]!, probabilities: result.data as Float32Array };
    },
  };
}

/**
 * Text recognition in the thread of the caller: its files are asked for when the first page comes that needs them, and its model is started
 * once. Where that fails, the next document may find what this one did not.
 */
export function modelFrom(files: () => Promise<OcrFiles>): OcrAssets {
  let model: Promise<TextModel> | null = null;
  return {
    loadModel() {
      if (model) return model;
      const started = files().then(startModel);
      started.catch(() => (model = null));
      return (model = started);
    },
  };
}
