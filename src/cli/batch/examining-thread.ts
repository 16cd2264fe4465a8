import type { MessagePort } from "node:worker_threads";
import { Transfer, worker, workerEmit } from "workerpool";
import {
  besideBy,
  examine,
  examineBeside,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
  type Beside,
} from "../../application";
import { nodePdfAssets, packExamination, unpackText } from "../../application/node";
import { modelOver } from "./shared-model";

const pdf = nodePdfAssets();

/** Handed over, not copied. */
const handed = (packed: ReturnType<typeof packExamination>) =>
  new Transfer(
    packed,
    [packed.result, packed.kept].flatMap((bytes) => bytes?.buffer ?? []),
  );

worker({
  /** @param port where a model of text recognition answers */
  async examineFile(file: BatchFile, bytes: Uint8Array, settings: BatchSettings, port: MessagePort) {
    try {
      const onPage = (page: number, recognised?: number): void => workerEmit({ page, recognised });
      return handed(packExamination(await examine(file, bytes, settings, { pdf, ocr: modelOver(port), onPage })));
    } finally {
      port.close();
    }
  },
  examineAgain(
    record: BatchRecord,
    kept: Uint8Array,
    related: BatchRelations,
    beside: Beside<Uint8Array>,
    settings: BatchSettings,
  ) {
    const others = besideBy(beside, unpackText);
    return handed(packExamination(examineBeside(record, unpackText(kept), related, others, settings)));
  },
});
