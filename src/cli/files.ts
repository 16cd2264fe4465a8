import { createReadStream } from "node:fs";
import path from "node:path";
import { DEFAULT_LIMITS, DisclosureError, type ImportInput } from "../application";
import type { Language, Words } from "../words";
import { fileUnavailable } from "./file-unavailable";

/** The argument that stands for standard input. */
export const STANDARD_INPUT = "-";
const STANDARD_INPUT_NAME: Words = { zh: "标准输入", en: "standard input" };

/** How a file is called where something is said about it. */
export const shownName = (file: string, language: Language): string =>
  file === STANDARD_INPUT ? STANDARD_INPUT_NAME[language] : file;

/** Files as the user names them; {@link STANDARD_INPUT} is read from `stdin`. */
export class Files {
  constructor(
    private readonly language: Language,
    private readonly stdin: AsyncIterable<Uint8Array>,
  ) {}

  /** A file as an input of the import. */
  async load(file: string): Promise<ImportInput> {
    const name = file === STANDARD_INPUT ? shownName(file, this.language) : path.basename(file);
    return { type: "file", name, bytes: await this.bytes(file) };
  }

  /** All bytes of a file, and of one that is too large no more than tells it. */
  async bytes(file: string): Promise<Uint8Array> {
    try {
      return await atMost(DEFAULT_LIMITS.fileBytes + 1, file === STANDARD_INPUT ? this.stdin : createReadStream(file));
    } catch (error) {
      const { code, values } = fileUnavailable(shownName(file, this.language), error);
      throw new DisclosureError(code, values, { cause: error });
    }
  }
}

/** A device or a pipe may never end. */
async function atMost(limit: number, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return new Uint8Array(Buffer.concat(parts));
}
