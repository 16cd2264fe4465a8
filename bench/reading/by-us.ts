import { readFileSync } from "node:fs";
import { ReadingError, readDocument } from "../../src/reading";
import { nodePdfAssets } from "../../src/reading/pdf/node-assets";
import { report } from "./report";

/** Pages of a scan count as well: they are read before they are refused. */
let pagesSeen = 0;

await report(async (file) => {
  const bytes = new Uint8Array(readFileSync(file));
  const onProgress = ({ pages }: { pages: number | null }): void => void (pagesSeen = pages ?? 0);
  try {
    return (await readDocument({ name: file, bytes }, { pdf: nodePdfAssets(), onProgress })).pages!;
  } catch (cause) {
    if (cause instanceof ReadingError && cause.code === "no-text") return pagesSeen;
    throw cause;
  }
});
