import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  EMPTY_WORKBOOK,
  importDisclosures,
  parseStoredCorrections,
  planImports,
  summarise,
  toJson,
  type Imported,
} from "../../../src/application";
import { correctImport } from "../../../src/application/correcting";
import { unpackStored, packStored } from "../../../src/application/session/stored";
import { confirmStep, keepStep, openDoubts, readStep, withAnswer } from "../../../src/taskpane/model/doubts";
import { withoutStep } from "../../../src/taskpane/model/preview";
import { issueSentence, sentence } from "../../../src/words";
import { expenditure } from "../../support/scan-pages";

/** One amount that two sums put right, one that they confirm, one that only one of them speaks of, and a code. */
const SCAN = expenditure({
  "2/2": ["608.20", 0.4],
  "5/3": ["86.45", 0.5],
  "4/2": ["698.20", 0.3],
  "4/3": ["480.20", 0.3],
  "4/4": ["280.00", 0.3],
  "7/0": ["2080595", 0.5],
});

async function imported(stored: Parameters<typeof importDisclosures>[1] = {}): Promise<Imported> {
  const [result] = await importDisclosures([{ type: "file", name: "扫描件.pdf", bytes: new Uint8Array() }], {
    read: () => Promise.resolve(SCAN),
    ...stored,
  });
  if (!result?.ok) throw new Error("not imported");
  return result.value;
}

describe("an import of a scan", () => {
  it("tells of each doubt in the JSON, with keys that the contract names", async () => {
    const json = toJson(await imported());
    expect(json.doubts!.map((d) => [d.row, d.column, d.kind, d.state, d.by, d.printed, d.read])).toEqual([
      [1, 2, "amount", "corrected", "identities", "608.20", "600.20"],
      [3, 2, "amount", "open", null, "698.20", "698.20"],
      [3, 3, "amount", "corrected", "identities", "480.20", "400.20"],
      [3, 4, "amount", "corrected", "identities", "280.00", "200.00"],
      [4, 3, "amount", "confirmed", "identities", "86.45", "86.45"],
      [6, 0, "code", "corrected", "classification", "2080595", "2080505"],
    ]);
    const contract = readFileSync(new URL("../../../docs/json.md", import.meta.url), "utf8");
    for (const d of json.doubts!)
      for (const key of [...Object.keys(d), ...Object.keys(d.proposal ?? {})])
        expect(contract).toMatch(new RegExp(`\`[^\`]*\\b${key}\\b`));
    expect(json.tables[0]!.doubtful).toEqual([{ row: 3, column: 2, confidence: 0.3 }]);
    expect(json.tables[0]!.corrected.map((c) => [c.row, c.column, c.by])).toEqual([
      [1, 2, "identities"],
      [3, 3, "identities"],
      [3, 4, "identities"],
      [6, 0, "classification"],
    ]);
    expect(json.facts.find((f) => f.row === 1 && f.column === "合计")).toMatchObject({
      amount: "600.2",
      printed: "608.20",
      corrected: true,
    });
    expect(json.corrections).toBeUndefined();
  });

  it("names each corrected cell in both languages", async () => {
    const { disclosure } = await imported();
    const issues = disclosure.issues.filter((i) => i.code === "text-corrected");
    expect(issues).toHaveLength(4);
    const zh = issueSentence(issues[0]!, "zh");
    for (const part of ["部门支出总表", "第 2 行“合计”", "“608.20”", "勾稽关系", "“600.20”", "W03"])
      expect(zh).toContain(part);
    expect(issueSentence(issues[0]!, "en")).toMatch(
      /text recognition read “608\.20”, by the sums it is read as “600\.20” \(.*W03/,
    );
  });

  it("says on the sheets what was read, and by what it is read otherwise", async () => {
    const plan = planImports([await imported()], {
      mode: "addin",
      existing: EMPTY_WORKBOOK,
    });
    const texts = JSON.stringify(plan);
    expect(texts).toContain("按勾稽关系改读：第 2 行“合计”，图像识别为“608.20”，改读“600.20”（W03、");
    expect(texts).toContain("按科目表改读：第 7 行“科目编码”，图像识别为“2080595”，改读“2080505”");
    expect(texts).toContain("；按勾稽关系改读（原文 608.20）");
    expect(texts).not.toContain("人工改读");
  });

  it("lists what was corrected by no person among the corrections; one click takes it back, and it stays so", async () => {
    const first = await imported();
    const shown = summarise(first);
    const steps = shown.corrections.map((c) => c.step);
    expect(steps.map((s) => s.type === "cell" && s.by)).toEqual([
      "identities",
      "identities",
      "identities",
      "classification",
    ]);
    expect(sentence(shown.corrections[0]!.said, "en")).toMatch(/“608\.20” is read as “600\.20” by the sums/);
    const kept = correctImport(first, withoutStep(steps, steps[0]!));
    expect(kept.corrections!.corrections.map((s) => s.type)).toEqual(["keep"]);
    expect(kept.doubts![0]).toMatchObject({ state: "open", kept: true, proposal: { text: "600.20", taken: false } });
    // The same file again, with what was stored.
    const stored = parseStoredCorrections(JSON.stringify(kept.corrections))!;
    const again = await imported({ stored: [stored] });
    expect(again.doubts![0]).toMatchObject({ state: "open", text: "608.20", kept: true });
    expect(again.disclosure.issues.map((i) => i.code)).not.toContain("correction-unapplied");
    // And the other way round.
    const back = correctImport(again, withoutStep(stored.corrections, stored.corrections[0]!));
    expect(back.doubts![0]).toMatchObject({ state: "corrected", by: "identities" });
    expect(back.corrections).toBeNull();
  });

  it("takes answers to what is asked, and a settled answer helps the sums", async () => {
    const first = await imported();
    const [asked] = openDoubts(first.doubts!);
    expect(asked).toMatchObject({ printed: "698.20" });
    const read = correctImport(first, withAnswer([], asked!, readStep(asked!, "600.20")));
    expect(openDoubts(read.doubts!)).toEqual([]);
    const right = correctImport(first, withAnswer(read.corrections!.corrections, asked!, confirmStep(asked!)));
    expect(right.doubts!.find((d) => d.cell.row === 3 && d.cell.column === 2)).toMatchObject({
      state: "confirmed",
      by: "person",
    });
    expect(withAnswer([keepStep(asked!)], asked!, null)).toEqual([]);
  });

  it("keeps no step of the sums with what a person corrected, however it came there", async () => {
    const first = await imported();
    const steps = summarise(first).corrections.map((c) => c.step);
    const edited = { sha256: "0", layout: [], about: { unitName: null, year: null, file: "" }, corrections: steps };
    expect(parseStoredCorrections(JSON.stringify(edited))!.corrections).toEqual([]);
    expect(unpackStored(packStored(first))!.corrections).toBeNull();
  });
});
