/** What a model says of a batch: for each line and step the probability of each character. */
export interface Recognised {
  readonly steps: number;
  /** line × step × character. */
  readonly probabilities: Float32Array;
}

/** A model that reads lines of text. */
export interface TextModel {
  /** By the model's own numbers; the first is no character. */
  readonly characters: readonly string[];
  /** @param pixels line × colour (three alike) × row × column, −1 black to 1 white, {@link LINE_HEIGHT} rows */
  read(pixels: Float32Array, lines: number, width: number): Promise<Recognised>;
}

/** Rows of dots that the model reads. */
export const LINE_HEIGHT = 48;

/** The files of the model and of what runs it. */
export interface OcrFiles {
  /** ONNX Runtime's WebAssembly. */
  readonly runtime: ArrayBuffer;
  /** The model as ONNX. */
  readonly model: Uint8Array;
  /** Its characters, a line each. */
  readonly characters: string;
}

/** Where text recognition comes from. The caller knows; it is asked for when the first page comes that needs it. */
export interface OcrAssets {
  readonly loadModel: () => Promise<TextModel>;
}

/** Characters of a model by its numbers: none first, the blank last. */
export const alphabetOf = (characters: string): string[] => [
  "",
  ...characters.replace(/\r?\n$/, "").split(/\r?\n/),
  " ",
];
