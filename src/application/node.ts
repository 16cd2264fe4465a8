/** What use cases need of Node: never imported by the pane. */
export { besideKey, contentHash, examinationKey } from "./batch/keys";
export { packExamination, unpackText, type PackedExamination } from "./batch/packed";
export { nodePdfAssets } from "../reading/pdf/node-assets";
export { nodeOcrFiles } from "../reading/ocr/node-files";
export { serveInThread, startNodeThread, threadProgram } from "../reading/isolated/node-thread";
