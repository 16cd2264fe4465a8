import { appendFileSync, readdirSync } from "node:fs";
import { it } from "vitest";
import { garbled, judgeDoubts, newTally, randomOf } from "../../support/scanned";
import { readCached } from "../../support/read";
import { sharedPath } from "../../support/shared";

it("corpus", async () => {
  const out = "/tmp/a/corpus.txt";
  const files = ["corpus/cities", "corpus/real", "corpus"].flatMap((f) => readdirSync(sharedPath(f)).filter((n) => n.endsWith(".pdf")).map((n) => `${f}/${n}`));
  const all = new Map<number, ReturnType<typeof newTally>>();
  for (const f of files) {
    let doc;
    try { doc = await readCached(sharedPath(f)); } catch (e) { appendFileSync(out, `${f} ${e}\n`); continue; }
    const own = newTally();
    const t0 = Date.now();
    for (const n of [1, 3, 8]) {
      const tally = all.get(n) ?? newTally();
      all.set(n, tally);
      const before = tally.told.length;
      const scan = garbled(doc, n, randomOf(7 * n + f.length));
      judgeDoubts(doc, scan, tally);
      own.told.push(...tally.told.slice(before));
    }
    appendFileSync(out, `${f} ${Date.now() - t0} ms ${own.told.join("\n   ")}\n`);
  }
  for (const [n, { told, ...rest }] of all) appendFileSync(out, `${n} ${JSON.stringify(rest)} ${told.length}\n`);
}, 3_000_000);
