/** What use cases need of Node: never imported by the pane. */
export { nodePdfAssets } from "../reading/pdf/node-assets";
export { nodeOcrAssets, nodeOcrFiles } from "../reading/ocr/node-files";
export { serveInThread, startNodeThread, threadProgram } from "../reading/isolated/node-thread";
