import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { draftNarrative, importDisclosures } from "../../src/application";
import { nodePdfAssets } from "../../src/application/node";
import { newFindings, withText } from "../support/drafted";
import { plainText } from "../../src/application";

const CORPUS = path.resolve(import.meta.dirname, "../../../shared/corpus");

describe.skipIf(!existsSync(CORPUS))("drafts of published disclosures", () => {
  it.each([
    ["a county's budget", "xinglong-2021.docx", 30],
    ["a city department's budget", "real/guangzhou-xinfang-2026.pdf", 25],
    ["final accounts", "real/putuo-caizheng-2024-final.pdf", 20],
  ])("%s: read back, the draft draws no finding that the tables alone do not", async (_what, name, figures) => {
    const bytes = new Uint8Array(readFileSync(path.join(CORPUS, name)));
    const [result] = await importDisclosures([{ type: "file", name, bytes }], { pdf: nodePdfAssets() });
    if (!result!.ok) throw result!.error;
    const drafted = draftNarrative(result!.value, null);
    const { disclosure } = result!.value;
    expect(newFindings(disclosure, drafted)).toEqual([]);
    const { narrative } = withText(disclosure, plainText(drafted.document));
    expect(narrative.length).toBeGreaterThan(figures);
    expect(narrative.filter((n) => n.key === "other")).toEqual([]);
  });
});
