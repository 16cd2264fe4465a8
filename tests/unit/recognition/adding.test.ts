import { beforeEach, describe, expect, it, vi } from "vitest";

/** The worked example of docs/recognition.md: a province prints 财政补助 and 往年沉淀资金; both become one more alternative of an entry. */

const ROWS = [
  "科目编码|科目名称|总计|财政补助|事业收入|往年沉淀资金",
  "205|教育支出|60.00|40.00|15.00|5.00",
  "2050101|行政运行|60.00|40.00|15.00|5.00",
];
const COLUMNS = ROWS[0]!.split("|");
const PATH = "../../../src/recognition/words/header-words";

async function keysOf(columns: readonly string[]): Promise<(string | null)[]> {
  const { bind } = await import("../../../src/recognition/standard");
  return bind("income", columns).map((b) => b?.key ?? null);
}

describe("teaching a province's words", { timeout: 60_000 }, () => {
  beforeEach(() => {
    vi.resetModules();
    vi.doUnmock(PATH);
  });

  it("before: the columns are kept as published and bound to nothing", async () => {
    expect(await keysOf(COLUMNS)).toEqual(["code", "item", "total", null, "business", null]);
  });

  it("after one more alternative each, header, columns and layouts without places read them", async () => {
    vi.doMock(PATH, async (original) => {
      const words = await original<typeof import("../../../src/recognition/words/header-words")>();
      const { fiscal, carryIn } = words.HEADER_WORDS;
      const with_ = <W extends { words: string; stem: string }>(w: W, word: string): W => ({
        ...w,
        words: `${w.words}|${word}`,
        stem: `${w.stem}|${word}`,
      });
      return {
        ...words,
        HEADER_WORDS: {
          ...words.HEADER_WORDS,
          fiscal: with_(fiscal, "财政补助"),
          carryIn: with_(carryIn, "往年沉淀资金"),
        },
      };
    });
    expect(await keysOf(COLUMNS)).toEqual(["code", "item", "total", "fiscal", "business", "carryIn"]);
    const { isHeaderWord, leafRole } = await import("../../../src/recognition/words/headers");
    expect([isHeaderWord("财政补助"), leafRole("财政补助"), leafRole("往年沉淀资金")]).toEqual([
      true,
      "fiscal",
      "carry",
    ]);
    const { fromPages, standard, amount } = await import("./fixture");
    const rows = standard(fromPages([{ lines: ["收入总表", "单位：万元"], rows: ROWS }]), "income");
    expect([amount(rows[1], "fiscal"), amount(rows[1], "carryIn")]).toEqual(["40万元", "5万元"]);
  });
});
