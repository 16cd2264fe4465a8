import { Transfer, worker, workerEmit } from "workerpool";
import {
  examine,
  examineBeside,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
} from "../../application";
import { nodePdfAssets } from "../../application/node";
import { packExamination, unpackText, type PackedExamination } from "./packed";

/** What a thread of the pool can be asked for. */
export interface ExaminingThread {
  examineFile(file: BatchFile, bytes: Uint8Array, settings: BatchSettings): Promise<PackedExamination>;
  examineAgain(
    record: BatchRecord,
    kept: Uint8Array,
    related: BatchRelations,
    beside: PackedRelations,
    settings: BatchSettings,
  ): PackedExamination;
}

/** As `KeptRelations`, packed. */
export interface PackedRelations {
  readonly prior: Uint8Array | null;
  readonly budget: Uint8Array | null;
  readonly units: readonly Uint8Array[];
}

const pdf = nodePdfAssets();

/** Handed over, not copied. */
const handed = (packed: ReturnType<typeof packExamination>) =>
  new Transfer(
    packed,
    [packed.result, packed.kept].flatMap((bytes) => bytes?.buffer ?? []),
  );

const unpacked = (bytes: Uint8Array | null): string | null => (bytes === null ? null : unpackText(bytes));

worker({
  async examineFile(file: BatchFile, bytes: Uint8Array, settings: BatchSettings) {
    return handed(
      packExamination(await examine(file, bytes, settings, { pdf, onPage: (page) => workerEmit({ page }) })),
    );
  },
  examineAgain(
    record: BatchRecord,
    kept: Uint8Array,
    related: BatchRelations,
    beside: PackedRelations,
    settings: BatchSettings,
  ) {
    const others = {
      prior: unpacked(beside.prior),
      budget: unpacked(beside.budget),
      units: beside.units.map(unpackText),
    };
    return handed(packExamination(examineBeside(record, unpackText(kept), related, others, settings)));
  },
} satisfies Record<keyof ExaminingThread, unknown>);
