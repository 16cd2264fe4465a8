import { readFileSync } from "node:fs";

/** A row by its header names. */
export type Row = Readonly<Record<string, string>>;

/** Reads a comma-separated file with a header row; quotes only where a field holds a comma. */
export function readCsv(url: URL): Row[] {
  const lines = readFileSync(url, "utf8")
    .split("\n")
    .filter((l) => l !== "");
  const head = splitLine(lines[0]!);
  return lines.slice(1).map((line) => {
    const cells = splitLine(line);
    if (cells.length !== head.length)
      throw new Error(`${url.pathname.split("/").at(-1)}: ${cells.length} fields in “${line}”`);
    return Object.fromEntries(head.map((h, i) => [h, cells[i]!]));
  });
}

function splitLine(line: string): string[] {
  const out: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/gy;
  while (pattern.lastIndex <= line.length) {
    const m = pattern.exec(line);
    if (!m) throw new Error(`not comma-separated: ${line}`);
    out.push(m[1] !== undefined ? m[1].replace(/""/g, '"') : m[2]!);
    if (!m[0].endsWith(",")) break;
  }
  return out;
}
