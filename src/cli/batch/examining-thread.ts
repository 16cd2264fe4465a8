import { Transfer, worker, workerEmit } from "workerpool";
import {
  besideBy,
  examine,
  examineBeside,
  modelFrom,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
  type Beside,
} from "../../application";
import { nodeOcrFiles, nodePdfAssets, packExamination, unpackText } from "../../application/node";

const pdf = nodePdfAssets();
const ocr = modelFrom(nodeOcrFiles);

/** Handed over, not copied. */
const handed = (packed: ReturnType<typeof packExamination>) =>
  new Transfer(
    packed,
    [packed.result, packed.kept].flatMap((bytes) => bytes?.buffer ?? []),
  );

worker({
  async examineFile(file: BatchFile, bytes: Uint8Array, settings: BatchSettings) {
    return handed(
      packExamination(await examine(file, bytes, settings, { pdf, ocr, onPage: (page) => workerEmit({ page }) })),
    );
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
