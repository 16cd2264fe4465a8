import { constants, rmSync, type Stats } from "node:fs";
import * as fs from "node:fs/promises";
import path from "node:path";
import { DisclosureError, NewWorkbook, toJson, type Imported, type Shelf } from "../application";
import { bookChunks } from "../hosts/xlsx";
import type { Words } from "../words";
import { outputFailed } from "./output-failed";
import type { Request } from "./arguments";
import { STANDARD_INPUT } from "./files";
import { onSignals, SIGNAL_STATUS } from "./signals";
import { suggestion } from "./suggest";

export const WRITTEN: Words = { zh: "已写入 {file}", en: "Wrote {file}" };
export const NOT_WRITTEN: Words = {
  zh: "没有可写的结果，未写 {file}",
  en: "Nothing to write: {file} was not written",
};

/** Takes what is to be written, and gives it out as a file's bytes when all is taken. */
export interface Output {
  readonly count: number;
  add(value: Kept): void;
  chunks(): Iterable<Uint8Array>;
}

/** What an output is made of: the documents as they were read are not kept, they are as large again. */
export type Kept = Omit<Imported, "documents">;

/** What a file is written as, by its ending. */
const FORMATS: Readonly<Record<string, (shelf: Shelf, request: Request) => Output>> = {
  ".xlsx": (shelf, request) => new Workbook(shelf, request),
  ".json": (shelf, request) => new Lines(shelf, request, { open: "[\n", between: ",\n", close: "\n]\n" }),
  ".jsonl": (shelf, request) => new Lines(shelf, request, { open: "", between: "\n", close: "\n" }),
};

class Workbook implements Output {
  private readonly workbook: NewWorkbook;

  constructor(
    private readonly shelf: Shelf,
    { certificate, sheetUnit, sheetLanguage, settings }: Request,
  ) {
    this.workbook = new NewWorkbook(shelf, { coverage: certificate, sheetUnit, language: sheetLanguage, settings });
  }

  get count(): number {
    return this.workbook.count;
  }

  add(value: Kept): void {
    this.workbook.add(value);
  }

  chunks(): Iterable<Uint8Array> {
    return bookChunks(this.workbook.plan(), this.shelf);
  }
}

/** A line of JSON a disclosure. */
class Lines implements Output {
  private readonly away: number[] = [];

  constructor(
    private readonly shelf: Shelf,
    private readonly request: Request,
    private readonly signs: Readonly<Record<"open" | "between" | "close", string>>,
  ) {}

  get count(): number {
    return this.away.length;
  }

  add(value: Kept): void {
    const { certificate, measured } = this.request;
    this.away.push(this.shelf.put(JSON.stringify(toJson(value, { certificate, measured }))));
  }

  *chunks(): Iterable<Uint8Array> {
    const { open, between, close } = this.signs;
    const encoder = new TextEncoder();
    for (const [i, at] of this.away.entries())
      yield encoder.encode(`${i === 0 ? open : between}${this.shelf.take(at)}`);
    yield encoder.encode(close);
  }
}

/** An output in the format that the file's ending names. @param shelf where it puts away what it takes */
export function outputOf(file: string, shelf: Shelf, request: Request): Output {
  return formatOf(file)(shelf, request);
}

const formatOf = (file: string) => FORMATS[endingOf(file, Object.keys(FORMATS))]!;

/** The ending of an output, one of those that are known; refused is any other, with the one that was probably meant. */
export function endingOf<Ending extends string>(file: string, known: readonly Ending[]): Ending {
  const ending = path.extname(file).toLowerCase();
  const found = known.find((k) => k === ending);
  if (found) return found;
  throw new DisclosureError("output-format", {
    file,
    known: known.join(" "),
    suggestion: suggestion(ending, known) ?? "",
  });
}

/**
 * Refuses a target before anything is done: an ending without a format, an input (under whatever name), a file that is there
 * already, a folder that can't be written to.
 */
export async function requireTarget(
  file: string,
  request: Request,
  known: readonly string[] = Object.keys(FORMATS),
): Promise<void> {
  endingOf(file, known);
  const existing = await statOf(file);
  if (existing) {
    for (const input of inputsOf(request)) {
      const stats = await statOf(input);
      if (stats && isSame(stats, existing)) throw new DisclosureError("output-is-input", { file, input });
    }
    if (!existing.isFile()) throw outputFailed(file, existing.isDirectory() ? "EISDIR" : "not-a-file");
    if (!request.overwrite) throw new DisclosureError("output-exists", { file });
  } else if ((await isLink(file)) && !request.overwrite) throw new DisclosureError("output-exists", { file });
  const folder = path.dirname(existing ? await fs.realpath(file) : file);
  try {
    if (!(await fs.stat(folder)).isDirectory()) throw outputFailed(folder, "ENOTDIR");
    await fs.access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof DisclosureError) throw error;
    throw outputFailed(folder, (error as NodeJS.ErrnoException).code, error);
  }
}

const inputsOf = ({ files, prior, budget, units, rules, templates }: Request): string[] =>
  [...files, prior, budget, ...units, rules, ...templates].filter(
    (f): f is string => f !== null && f !== STANDARD_INPUT,
  );

const statOf = (file: string): Promise<Stats | null> => fs.stat(file).catch(() => null);

const isLink = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );

/** One file under two names: links and other spellings have the same place on the same disk. */
const isSame = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino;

/** What writing needs of the file system; the tests let it fail. */
export type Disk = Pick<typeof fs, "writeFile" | "link" | "rename">;

/** A file beside the target that is not there yet. */
export const besideTarget = async (file: string, ending: string): Promise<string> =>
  `${await fs.realpath(file).catch(() => file)}.${process.pid}.${ending}`;

/** Writes beside the target and puts it in place at once: a failure, or a signal, leaves no half file and nothing changed. */
export async function writeWhole(
  file: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { overwrite, disk = fs }: { readonly overwrite: boolean; readonly disk?: Disk },
): Promise<void> {
  // A link stays one: what it leads to is replaced.
  const target = await fs.realpath(file).catch(() => file);
  const temporary = await besideTarget(file, "tmp");
  const unhear = onSignals((signal) => {
    rmSync(temporary, { force: true });
    process.exit(SIGNAL_STATUS[signal]);
  });
  try {
    await disk.writeFile(temporary, content, { flag: "wx" });
    if (overwrite) await disk.rename(temporary, target);
    else await putInPlace(temporary, target, disk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What is wrong with the content is not the disk's fault.
    if (error instanceof DisclosureError || code === undefined) throw error;
    throw outputFailed(file, code, error);
  } finally {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    unhear();
  }
}

/** Gives a file its name, unless something has that name by now. */
async function putInPlace(temporary: string, target: string, disk: Disk): Promise<void> {
  try {
    await disk.link(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      throw new DisclosureError("output-exists", { file: target });
    // No disk of this kind has links.
    if (await statOf(target)) throw new DisclosureError("output-exists", { file: target });
    await disk.rename(temporary, target);
  }
}
