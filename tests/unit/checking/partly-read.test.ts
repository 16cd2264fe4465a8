import { expect, test } from "vitest";
import { check } from "../../../src/checking";
import { readDocument } from "../../../src/reading";
import { nodePdfAssets } from "../../../src/reading/pdf/node-assets";
import { recognise } from "../../../src/recognition";
import { expenditurePage, say, writtenPdf } from "../../support/written-pdf";

/** 支出总表 whose 水文测报 exceeds its 项目支出 by 40.00, which stands beside it in white, or not at all. */
const page = (extra: string): string =>
  expenditurePage([
    ["", "合计", "812.40", "600.20", "212.20"],
    ["213", "农林水支出", "812.40", "600.20", "212.20"],
    ["21303", "水利", "812.40", "600.20", "212.20"],
    ["2130301", "行政运行", "600.20", "600.20", ""],
    ["2130313", "水文测报", "252.20", "", "212.20"],
  ]) + extra;

async function severities(extra: string, without = /^$/): Promise<string[]> {
  const content = page(extra)
    .split("\n")
    .filter((line) => !without.test(line))
    .join("\n");
  const bytes = writtenPdf([{ content }]);
  const document = await readDocument({ name: "a.pdf", bytes }, { pdf: nodePdfAssets() });
  const { findings } = check(recognise([document]));
  return findings.filter((f) => f.rule !== "P03" && f.severity !== "info").map((f) => f.severity);
}

test("a table whose page holds text that nobody sees is not accused by what is missing in it", async () => {
  expect(await severities("")).toContain("error");
  const hidden = await severities(`q 1 1 1 rg ${say(333, 627, "40.00")}Q\n`);
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden).not.toContain("error");
});

test("a table whose columns no rules tell is warned of and not accused", async () => {
  const vertical = /^(\d+) \d+ m \1 \d+ l S$/;
  const told = await severities("", vertical);
  expect(told.length).toBeGreaterThan(0);
  expect(told).not.toContain("error");
});
