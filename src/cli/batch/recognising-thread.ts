import { parentPort, type MessagePort } from "node:worker_threads";
import { modelFrom } from "../../application";
import { nodeOcrFiles } from "../../application/node";
import { serveModel } from "./shared-model";

const assets = modelFrom(nodeOcrFiles);

parentPort!.on("message", (port: MessagePort) => serveModel(port, assets));
