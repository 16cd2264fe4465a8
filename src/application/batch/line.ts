import type { Examination } from "./examine";

/**
 * A file's line of the results: its path, what it was held against, and either the contract of `--json` or why there is none. The same for the
 * same files and settings, whatever examined them, in whatever order.
 */
export function resultLine({ record, result }: Pick<Examination, "record" | "result">): string {
  const { path, sha256, status, error, related } = record;
  if (result === null) return JSON.stringify({ path, sha256, status, error });
  const head = JSON.stringify({ path, status, related });
  return `${head.slice(0, -1)},${result.slice(1)}`;
}
