import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { codeKind, lookup, looseName, withoutOrdinal, type CodeTableId } from "../../src/classification";
import { recognise } from "../../src/recognition";
import { readCsv } from "../../tools/classification-csv";
import { readCached } from "../support/read";
import { hasShared, sharedPath } from "../support/shared";

interface Exceptions {
  readonly seen: readonly { kind: string; code: string; name: string; year: number; why: string }[];
  /** `file` is how the names of the files begin. */
  readonly documents: readonly { file: string; code: string; name: string; why: string }[];
}

/** Pairs in which print and tables disagree, each with its reason. */
const EXCEPTIONS = JSON.parse(readFileSync(new URL("./printed-codes.json", import.meta.url), "utf8")) as Exceptions;

const TABLES: readonly string[] = ["functional", "economic-department", "economic-government"] satisfies CodeTableId[];

/** True where the tables of that year have the code by that name; brackets and white space make no difference, an alias does. */
function known(table: CodeTableId, code: string, name: string, year: number): boolean {
  const { entry } = lookup(table, code, { year });
  return entry !== null && looseName(entry.name) === looseName(name);
}

// The scans have no text.
const FOLDERS = ["samples", "corpus", "corpus/real", "corpus/cities", "cases"];
const READABLE = /\.(pdf|docx?|xlsx?|html|mht|txt)$/;
// One is there to be refused: it only names an attachment.
const REFUSED = new Set(["13-page-with-attachment-only.html"]);

describe.skipIf(!hasShared)("codes and names as printed", () => {
  it("every pair of the list of disclosures stands in the tables of its years", () => {
    const rows = readCsv(pathToFileURL(sharedPath("classification/seen.csv"))).filter((r) => TABLES.includes(r.kind!));
    const pairs = rows.flatMap((r) =>
      r.years!.split(";").map((y) => ({ kind: r.kind as CodeTableId, code: r.code!, name: r.name!, year: Number(y) })),
    );
    expect(pairs.length).toBeGreaterThan(2000);
    const wrong = pairs.filter((p) => !known(p.kind, p.code, p.name, p.year));
    expect(wrong).toEqual(EXCEPTIONS.seen.map(({ why: _why, ...pair }) => pair));
  });

  const files = hasShared
    ? FOLDERS.flatMap((folder) =>
        readdirSync(sharedPath(folder))
          .filter((f) => READABLE.test(f) && !REFUSED.has(f))
          .map((f) => `${folder}/${f}`),
      )
    : [];
  const used = new Set<Exceptions["documents"][number]>();
  let pairs = 0;

  it.each(files)(
    "every pair of %s stands in the tables of its year",
    async (path) => {
      const file = basename(path);
      const d = recognise([await readCached(sharedPath(path))]);
      const wrong: string[] = [];
      for (const row of d.standard.flatMap((t) => t.rows)) {
        const { code, item } = row;
        if (row.role !== "detail" || code === null || item === null || !row.values["code"] || d.year === null) continue;
        const kind = codeKind(code);
        if (kind === null || !TABLES.includes(kind)) continue;
        pairs++;
        const name = withoutOrdinal(item);
        if (known(kind as CodeTableId, code, name, Number(d.year))) continue;
        const exception = EXCEPTIONS.documents.find(
          (e) => e.code === code && e.name === name && file.startsWith(e.file),
        );
        if (exception) used.add(exception);
        else wrong.push(`${d.year} ${code} ${item}`);
      }
      expect([...new Set(wrong)]).toEqual([]);
    },
    120_000,
  );

  it("needs every exception, and has read codes", () => {
    expect(EXCEPTIONS.documents.filter((e) => !used.has(e))).toEqual([]);
    expect(pairs).toBeGreaterThan(5000);
  });
});
