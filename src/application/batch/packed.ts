import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Examination } from "./examine";
import type { BatchRecord } from "../../reporting";

/** An examination whose texts are packed: as it crosses threads, lies on disk and in a database. */
export interface PackedExamination {
  readonly record: BatchRecord;
  readonly result: Uint8Array | null;
  readonly kept: Uint8Array | null;
}

/** Packed as fast as can be: twice the effort saves a tenth. */
const LEVEL = 1;

/** Bytes of their own memory, so that they can be given to another thread. */
const packText = (text: string | null): Uint8Array<ArrayBuffer> | null =>
  text === null ? null : Uint8Array.from(deflateRawSync(Buffer.from(text, "utf8"), { level: LEVEL }));

/** A packed text again. */
export const unpackText = (bytes: Uint8Array): string => inflateRawSync(bytes).toString("utf8");

/** The texts of an examination packed. */
export const packExamination = ({ record, result, kept }: Examination) => ({
  record,
  result: packText(result),
  kept: packText(kept),
});
