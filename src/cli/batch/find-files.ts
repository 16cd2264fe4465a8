import { stat } from "node:fs/promises";
import path from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { byPath, DisclosureError, FILE_ENDINGS } from "../../application";

/** A file that was found. */
export interface FoundFile {
  /** As {@link BatchFile.path}: from the folder that all have in common. */
  readonly path: string;
  /** Where it is on this machine. */
  readonly file: string;
}

/** Files of a batch, and how many others lie beside them. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** The folder from which their paths go. */
  readonly root: string;
  /** Files whose names end like no document. */
  readonly others: number;
}

/** In front of a file that lists others. */
export const LIST_SIGN = "@";

const ENDINGS = new Set(Object.values(FILE_ENDINGS).flat());
/** What Word and Excel leave beside an open document. */
const LOCK_FILE = /^(?:~\$|\.~)/;

/** Whether a name is that of a document that may be read. */
export const isDocument = (file: string): boolean =>
  ENDINGS.has(path.extname(file).toLowerCase()) && !LOCK_FILE.test(path.basename(file));

/**
 * The documents of folders (with all below them), patterns, files and lists, each once, in the order of their paths.
 *
 * @param readList reads a list of files, a line each
 * @param output folder of the results, which is no input; null where there is none
 */
export async function findFiles(
  given: readonly string[],
  { readList, output }: { readonly readList: (file: string) => Promise<string>; readonly output: string | null },
): Promise<FoundFiles> {
  const found = new Set<string>();
  let others = 0;
  const take = (file: string, named: boolean): void => {
    if (output !== null && isBelow(file, output)) return;
    if (named || isDocument(file)) found.add(path.resolve(file));
    else others++;
  };
  for (const argument of given)
    if (argument.startsWith(LIST_SIGN)) for (const file of await listed(argument.slice(1), readList)) take(file, true);
    else await below(argument, take);
  const files = [...found];
  const root = commonFolder(files);
  return {
    files: files.map((file) => ({ path: path.relative(root, file).split(path.sep).join("/"), file })).sort(byPath),
    root,
    others,
  };
}

async function below(argument: string, take: (file: string, named: boolean) => void): Promise<void> {
  const stats = await stat(argument).catch(() => null);
  if (stats?.isDirectory()) {
    for (const file of await glob("**/*", { cwd: argument, absolute: true })) take(file, false);
    return;
  }
  if (stats) return take(argument, true);
  // A pattern is written with `/` on every machine; a `\` in a path of Windows is one too.
  const pattern = path.sep === "\\" ? argument.replaceAll("\\", "/") : argument;
  if (!isDynamicPattern(pattern))
    throw new DisclosureError("file-unavailable", { file: argument, why: "ENOENT", code: "ENOENT" });
  for (const file of await glob(pattern, { absolute: true })) take(file, false);
}

/** Paths in a list stand from the list's own folder; blank lines and those that begin with `#` are none. */
async function listed(list: string, readList: (file: string) => Promise<string>): Promise<string[]> {
  const from = path.dirname(list);
  return (await readList(list))
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => path.resolve(from, line));
}

const isBelow = (file: string, folder: string): boolean => {
  const way = path.relative(path.resolve(folder), path.resolve(file));
  return way !== "" && !way.startsWith("..") && !path.isAbsolute(way);
};

/** The deepest folder that holds all files. */
function commonFolder(files: readonly string[]): string {
  let common = path.dirname(files[0] ?? ".");
  for (const file of files)
    while (!isBelow(file, common) && path.dirname(common) !== common) common = path.dirname(common);
  return common;
}
