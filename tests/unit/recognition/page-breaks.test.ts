import { describe, expect, it } from "vitest";
import { identifyTitle, stripTitle } from "../../../src/recognition/words/titles";
import { fromPages, printed, table } from "./fixture";

const HEADER = "科目编码|科目名称|合计|基本支出|项目支出";
const TOTAL = "|合计|90.30|60.20|30.10";
const FIRST = ["207|文化旅游体育与传媒支出|50.20|30.10|20.10", "2070104|图书馆|50.20|30.10|20.10"];
const SECOND = ["208|社会保障和就业支出|40.10|30.10|10.00", "2080505|养老保险缴费|40.10|30.10|10.00"];
const WHOLE = [TOTAL, ...FIRST, ...SECOND].map((row) => row.replace(/^\|/, "·|"));

/** The statement on two pages; what the second prints above its rows is the question. */
const pages = (lines: readonly string[], rows: readonly string[], first: readonly string[] = [TOTAL, ...FIRST]) =>
  fromPages([
    { lines: ["支出总表", "单位：万元"], rows: [HEADER, ...first] },
    { lines, rows },
  ]);

describe("marks of continuation", () => {
  it.each(["支出总表（续）", "支出总表（续表1）", "支出总表 续表", "续表：支出总表", "续表2 支出总表"])(
    "%s is the same title",
    (title) => {
      expect(stripTitle(title)).toBe("支出总表");
      expect(identifyTitle(title)?.id).toBe("expenditure");
    },
  );

  it.each([
    ["title with （续）", ["支出总表（续）", "单位：万元"]],
    ["续表", ["续表"]],
    ["（续上表） and the unit", ["（续上表）", "单位：万元"]],
  ])("%s, with and without the header", (_, lines) => {
    for (const rows of [[HEADER, ...SECOND], SECOND]) {
      const d = pages(lines, rows);
      expect(d.tables.map((t) => t.id)).toEqual(["expenditure"]);
      expect(printed(table(d, "expenditure"))).toEqual(WHOLE);
    }
  });
});

describe("a total printed again on each page", () => {
  it.each([
    ["with the header", []],
    ["with title and header", ["支出总表", "单位：万元"]],
  ])("%s stands once", (_, lines) => {
    const d = pages(lines, [HEADER, TOTAL, ...SECOND]);
    expect(printed(table(d, "expenditure"))).toEqual(WHOLE);
    expect(d.tables).toHaveLength(1);
  });

  it("of other amounts, or above the same rows, begins another table", () => {
    expect(pages(["支出总表"], [HEADER, "|合计|40.10|30.10|10.00", ...SECOND]).tables).toHaveLength(2);
    expect(pages(["支出总表"], [HEADER, TOTAL, ...FIRST]).tables).toHaveLength(2);
  });
});

it("the end of a name that the page cut is no header, whatever word it is", () => {
  const cut = [TOTAL, ...FIRST, "208|社会保障和就业|40.10|30.10|10.00"];
  const d = pages([], ["|支出|||", SECOND[1]!], cut);
  expect(printed(table(d, "expenditure"))).toEqual(WHOLE);
});
