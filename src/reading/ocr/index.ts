/** Text recognition: a picture of a page → blocks, by rules and cells of our own and a model that reads lines. */
export { type GreyImage } from "./image";
export { LineReader } from "./line-reader";
export { type OcrAssets, type OcrFiles, type Recognised, type TextModel } from "./model";
export { modelFrom, startModel } from "./onnx-model";
export { greyWithoutSeals } from "./seals";
export { readPicture, type ReadPicture } from "./read-picture";
