import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDocument, type SourceDocument } from "../../src/reading";
import { nodePdfAssets } from "../../src/reading/pdf/node-assets";

/**
 * Documents as read, kept between runs: reading a PDF takes far longer than all that follows. The key holds the bytes of
 * the document and the source of the reader with its libraries' versions, so that a change of either reads anew.
 */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/budget-disclosure/read/", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let reader: string | undefined;

/** Hash of everything that reading depends on. */
function readerHash(): string {
  if (reader !== undefined) return reader;
  const hash = createHash("sha256");
  for (const folder of ["src/reading", "src/disclosure"])
    for (const name of (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).sort())
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(ROOT, folder, name)));
  for (const library of ["@embedpdf/pdfium", "@e965/xlsx", "saxes", "parse5", "cfb", "fflate"])
    hash.update(readFileSync(join(ROOT, "node_modules", library, "package.json")));
  return (reader = hash.digest("hex"));
}

/** Reads a file, or takes it as it was read before. */
export async function readCached(path: string): Promise<SourceDocument> {
  const bytes = new Uint8Array(readFileSync(path));
  const name = basename(path);
  const key = createHash("sha256").update(readerHash()).update(name).update(bytes).digest("hex");
  const kept = join(CACHE, `${key}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as SourceDocument;
  const document = await readDocument({ name, bytes }, { pdf: nodePdfAssets() });
  mkdirSync(CACHE, { recursive: true });
  // Other test processes may read the same file at the same time: a file appears whole or not at all.
  const part = `${kept}.${process.pid}`;
  writeFileSync(part, JSON.stringify(document));
  renameSync(part, kept);
  return document;
}
