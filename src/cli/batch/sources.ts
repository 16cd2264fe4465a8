import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { DEFAULT_LIMITS, DisclosureError, type BatchRecord } from "../../application";
import type { LoadedFile } from "../../hosts/postgres";
import { fileUnavailable } from "../file-unavailable";
import { load, tooLarge, type Loaded } from "./local-batch";

/** In front of the address of a store of the S3 kind. */
const S3 = "s3://";

/** Whether files are in a store and not in a folder. */
export const isStore = (source: string): boolean => source.startsWith(S3);

/** The store at an address, reached as the environment says. */
export async function storeAt(source: string) {
  const { accessFrom, S3Folder } = await import(/* webpackChunkName: "s3" */ "../../hosts/s3");
  return new S3Folder(source, accessFrom(process.env));
}

/** Files of runs, from folders that machines share or from stores. */
export class Sources {
  private readonly stores = new Map<string, ReturnType<typeof storeAt>>();

  /** @param root where this machine has the folder that runs name otherwise; null where it has the same name */
  constructor(private readonly root: string | null) {}

  /** @throws DisclosureError `file-unavailable` where the folder of this machine is not there */
  async require(): Promise<void> {
    if (this.root === null) return;
    let fault: unknown = { code: "ENOTDIR" };
    const stats = await stat(this.root).catch((error: unknown) => void (fault = error));
    if (stats?.isDirectory()) return;
    const { code, values } = fileUnavailable(this.root, fault);
    throw new DisclosureError(code, values);
  }

  /** A file with its bytes, or the record of one that is refused unread. @throws DisclosureError where it is not to be had here */
  async load(source: string, name: string): Promise<BatchRecord | LoadedFile> {
    const loaded = isStore(source) ? await this.fromStore(source, name) : await load(name, this.placeOf(source, name));
    if ("content" in loaded || loaded.status !== "failed") return loaded;
    throw new DisclosureError(loaded.error!.code, loaded.error!.values);
  }

  private placeOf(source: string, name: string): string {
    const root = path.resolve(this.root ?? source);
    const file = path.resolve(root, name);
    // What a database says names no file outside of the folder.
    const way = path.relative(root, file);
    if (way.startsWith("..") || path.isAbsolute(way))
      throw new DisclosureError("file-unavailable", { file: name, why: "EACCES", code: "" });
    return file;
  }

  private async fromStore(source: string, name: string): Promise<Loaded> {
    const known = this.stores.get(source) ?? storeAt(source);
    this.stores.set(source, known);
    const store = await known;
    const hash = createHash("sha256");
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of store.read(name)) {
      hash.update(part);
      bytes += part.length;
      if (bytes <= DEFAULT_LIMITS.fileBytes) parts.push(part);
    }
    const file = { path: name, sha256: hash.digest("hex"), bytes };
    if (bytes <= DEFAULT_LIMITS.fileBytes) return { record: file, content: Uint8Array.from(Buffer.concat(parts)) };
    return tooLarge(file);
  }
}
