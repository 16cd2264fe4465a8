/** What use cases need of Node: never imported by the pane. */
export { nodePdfAssets } from "../reading/pdf/node-assets";
export { serveInThread, startNodeThread, threadProgram } from "../reading/isolated/node-thread";
