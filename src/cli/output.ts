import { constants, rmSync, type Stats } from "node:fs";
import * as fs from "node:fs/promises";
import path from "node:path";
import { DisclosureError, planImports, toJson, withRuleSettings, type Imported } from "../application";
import { xlsxChunks } from "../hosts/xlsx";
import { OUTPUT_FAULTS } from "../words";
import type { Request } from "./arguments";
import { STANDARD_INPUT } from "./files";

/** What a file is written as, by its ending. */
const FORMATS: Readonly<Record<string, (imported: readonly Kept[], request: Request) => Iterable<Uint8Array>>> = {
  ".xlsx": (imported, { certificate, sheetUnit, settings }) =>
    xlsxChunks(withRuleSettings(planImports(imported, { mode: "native", coverage: certificate, sheetUnit }), settings)),
  ".json": (imported, request) => utf8(["[\n", ...separated(imported, request), "\n]\n"]),
  ".jsonl": (imported, request) => utf8(mapped(imported, (value) => `${lineOf(value, request)}\n`)),
};

/** What an output is made of: the documents as they were read are not kept, they are as large again. */
export type Kept = Omit<Imported, "documents">;

const lineOf = (value: Kept, { certificate, measured }: Request): string =>
  JSON.stringify(toJson(value, { certificate, measured }));

function* mapped<T>(items: readonly T[], text: (item: T, index: number) => string): Iterable<string> {
  for (const [i, item] of items.entries()) yield text(item, i);
}

const separated = (imported: readonly Kept[], request: Request): Iterable<string> =>
  mapped(imported, (value, i) => `${i > 0 ? ",\n" : ""}${lineOf(value, request)}`);

function* utf8(texts: Iterable<string>): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

/** The imports in the format that the file's ending names, piece by piece. */
export function outputOf(file: string, imported: readonly Kept[], request: Request): Iterable<Uint8Array> {
  return formatOf(file)(imported, request);
}

function formatOf(file: string) {
  const ending = path.extname(file).toLowerCase();
  const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  if (!format) throw new DisclosureError("output-format", { file, known: Object.keys(FORMATS).join(" ") });
  return format;
}

/**
 * Refuses a target before anything is done: an ending without a format, an input (under whatever name), a file that is there
 * already, a folder that can't be written to.
 */
export async function requireTarget(file: string, request: Request): Promise<void> {
  formatOf(file);
  const existing = await statOf(file);
  if (existing) {
    for (const input of inputsOf(request)) {
      const stats = await statOf(input);
      if (stats && isSame(stats, existing)) throw new DisclosureError("output-is-input", { file, input });
    }
    if (!existing.isFile()) throw failed(file, existing.isDirectory() ? "EISDIR" : "not-a-file");
    if (!request.overwrite) throw new DisclosureError("output-exists", { file });
  } else if ((await isLink(file)) && !request.overwrite) throw new DisclosureError("output-exists", { file });
  const folder = path.dirname(existing ? await fs.realpath(file) : file);
  try {
    if (!(await fs.stat(folder)).isDirectory()) throw failed(folder, "ENOTDIR");
    await fs.access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof DisclosureError) throw error;
    throw failed(folder, (error as NodeJS.ErrnoException).code, error);
  }
}

const inputsOf = ({ files, prior, budget, units, rules }: Request): string[] =>
  [...files, prior, budget, ...units, rules].filter((f): f is string => f !== null && f !== STANDARD_INPUT);

const statOf = (file: string): Promise<Stats | null> => fs.stat(file).catch(() => null);

const isLink = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );

/** One file under two names: links and other spellings have the same place on the same disk. */
const isSame = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino;

function failed(file: string, code: string | undefined, cause?: unknown): DisclosureError {
  const fault = code !== undefined && code in OUTPUT_FAULTS ? code : "unwritable";
  return new DisclosureError("output-failed", { file, fault, code: code ?? "" }, { cause });
}

/** What writing needs of the file system; the tests let it fail. */
export type Disk = Pick<typeof fs, "writeFile" | "link" | "rename">;

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Writes beside the target and puts it in place at once: a failure, or a signal, leaves no half file and nothing changed. */
export async function writeWhole(
  file: string,
  content: Iterable<Uint8Array>,
  { overwrite, disk = fs }: { readonly overwrite: boolean; readonly disk?: Disk },
): Promise<void> {
  // A link stays one: what it leads to is replaced.
  const target = await fs.realpath(file).catch(() => file);
  const temporary = `${target}.${process.pid}.tmp`;
  const leave = (signal: keyof typeof SIGNALS): void => {
    rmSync(temporary, { force: true });
    process.exit(SIGNALS[signal]);
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, leave);
  try {
    await disk.writeFile(temporary, content, { flag: "wx" });
    if (overwrite) await disk.rename(temporary, target);
    else await putInPlace(temporary, target, disk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What is wrong with the content is not the disk's fault.
    if (error instanceof DisclosureError || code === undefined) throw error;
    throw failed(file, code, error);
  } finally {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    for (const signal of Object.keys(SIGNALS)) process.off(signal, leave);
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
