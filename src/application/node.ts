/** What use cases need of Node: never imported by the pane. */
export { nodePdfAssets } from "../reading/pdf/node-assets";
export { nodeOcrFiles } from "../reading/ocr/node-files";
export { serveInThread, startNodeThread } from "../reading/isolated/node-thread";
