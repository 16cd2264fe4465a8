import { describe, expect, it } from "vitest";
import { isCaption } from "../../../src/recognition/words/captions";
import { isColumnNumberRow } from "../../../src/recognition/words/headers";
import { fromPages, htmlTable, fromHtml, printed, standard, table } from "./fixture";

const SIDES = ["收入||支出|", "项目|预算数|项目|预算数"];
const SPENT = "一、卫生健康支出|60.30";

describe("a short title below the number of its form", () => {
  it("parts its table from the one on the page before", () => {
    const rows = [...SIDES, `一、财政拨款收入|60.30|${SPENT}`, "收入总计|60.30|支出总计|60.30"];
    const d = fromPages([
      { lines: ["公开04表", "财政拨款收支总表", "单位：万元"], rows },
      { lines: ["公开01表", "收支总表", "单位：万元"], rows },
    ]);
    expect(d.tables.map((t) => [t.id, t.title])).toEqual([
      ["appropriation", "财政拨款收支总表"],
      ["balance", "收支总表"],
    ]);
  });
});

it("a statement whose items read like titles is no list of contents", async () => {
  const html = htmlTable([
    "财政拨款收支预算总表^4",
    "收入^2|支出^2",
    "项目|预算数|项目|预算数",
    `一、一般公共预算|60.30|${SPENT}`,
    "二、政府性基金预算|||",
    "三、国有资本经营预算|||",
    "收入总计|60.30|支出总计|60.30",
  ]);
  const d = await fromHtml(html);
  expect(printed(table(d, "appropriation"))).toHaveLength(4);
});

it("a title that names its kind and its unit in brackets is no caption", () => {
  expect(isCaption("一般公共预算支出表（按功能分类）（单位：万元）")).toBe(false);
  expect(isCaption("单位名称：青石县图书馆　　单位：万元")).toBe(true);
});

describe("numbers of the columns", () => {
  it("led by stars may stand in another order", () => {
    expect(isColumnNumberRow(["**", "**", "1", "3", "2"])).toBe(true);
    expect(isColumnNumberRow(["**", "**", "1", "3", "4"])).toBe(false);
    expect(isColumnNumberRow(["", "", "1", "3", "2"])).toBe(false);
  });

  it("may stand two in a cell where no rule parts the columns", () => {
    expect(isColumnNumberRow(["栏次", "1", "2", "3", "4 5", "6", "7\n8"])).toBe(true);
    expect(isColumnNumberRow(["栏次", "1", "2", "3", "5 6"])).toBe(true);
    expect(isColumnNumberRow(["", "1", "2", "4 6"])).toBe(false);
    expect(isColumnNumberRow(["", "1", "2", "3 12"])).toBe(false);
  });

  it("are told beside a header that reaches down over their row", async () => {
    const html = htmlTable([
      "科目编码|科目名称|合计|基本支出|项目支出|备注_2",
      "**|**|1|2|3",
      "|合计|60.30|40.20|20.10|",
      "2070104|图书馆|60.30|40.20|20.10|",
    ]);
    const d = await fromHtml(`<p>支出总表</p><p>单位：万元</p>${html}`);
    expect(printed(table(d, "expenditure"))).toEqual([
      "·|合计|60.30|40.20|20.10|·",
      "2070104|图书馆|60.30|40.20|20.10|·",
    ]);
  });
});

it("基本支出小计 and 项目支出小计 are the columns without the word of sum", async () => {
  const rows = htmlTable(["科目编码|科目名称|合计|基本支出小计|项目支出小计", "|合计|60.30|40.20|20.10"]);
  const d = await fromHtml(`<p>支出总表</p><p>单位：万元</p>${rows}`);
  expect(Object.keys(standard(d, "expenditure")[0]!.values)).toEqual(expect.arrayContaining(["basic", "project"]));
});
