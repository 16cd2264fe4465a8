import { describe, expect, it } from "vitest";
import type { Argument } from "../../../src/functions/arguments";
import { FunctionError } from "../../../src/functions/errors";
import { IMPLEMENTATIONS } from "../../../src/functions/implementations";

/** The sentence that a call without an answer shows. */
function message(id: string, ...args: Argument[]): string {
  try {
    const result = IMPLEMENTATIONS.get(id)!(...args);
    throw new Error(`${id} answers ${JSON.stringify(result)}`);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    expect(error.sentence("en").replace(/“[^”]*”/g, "")).not.toMatch(/[，。：；（）]/);
    return error.message;
  }
}

describe("a code function without an answer says why", () => {
  it.each([
    ["FUNC.CODE", ["医疗卫生与计划生育支出", 2024], ["210", "2014–2018 年", "2024 年叫“卫生健康支出”"]],
    ["FUNC.CODE", ["科学技术支出", 2012], ["没有依据", "206 科学技术支出（2018 年已有）"]],
    ["FUNC.CODE", ["2101101 事业单位医疗", 2024], ["2101101 是“行政单位医疗”，不是“事业单位医疗”"]],
    ["FUNC.NAME", ["210", 2008], ["2008 年", "没有依据", "医疗卫生（2009 年已有，用到 2013 年）"]],
    ["FUNC.NAME", ["210", 1999], ["从 2007 年起"]],
    ["FUNC.NAME", ["210", 2050], ["到 2026 年为止", "2050 年的没有依据"]],
    ["FUNC.NAME", ["21017", 2023], ["2023 年不用", "约 2024 年起"]],
    ["FUNC.NAME", ["2080504", 2024], ["用到 2019 年"]],
    ["FUNC.NAME", ["30101", 2024], ["请用 ECON.NAME"]],
    ["FUNC.NAME", ["1010101"], ["请用 REVENUE.NAME"]],
    ["FUNC.VALID", ["2080505", 2014], ["没有依据"]],
    ["FUNC.CHILDREN", ["20805", 2012], ["下级科目不全", "2080501"]],
    ["FUNC.SUCCESSOR", ["2080504"], ["归入哪里没有依据", "用到 2019 年"]],
    ["ECON.NAME", ["50601", 2024], ["没有依据", "资本性支出（一）", "资本性支出（约 2026 年起）"]],
    ["ECON.GOVERNMENT", ["30107", 2024, "机关"], ["50501", "不适用于这类单位"]],
    ["REGION.NAME", ["371202", 2024], ["2024 年不用", "莱城区（至 2018 年）"]],
    ["REGION.NAME", ["330103", 2024], ["至 2021 年"]],
    ["REGION.NAME", ["110103", 2024], ["至 2010 年"]],
    ["REGION.NAME", ["310119", 2024], ["至 2009 年"]],
    ["REGION.NAME", ["320684", 2024], ["至 2020 年"]],
    ["REGION.NAME", ["130182", 2014], ["没有依据", "至 2013–2014 年"]],
    ["REGION.CODE", ["鼓楼区"], ["江苏省南京市鼓楼区", "请写上所在的省、市"]],
    ["REGION.CODE", ["海门市", 2024], ["320684", "至 2020 年"]],
    ["PURCHASE.CODE", ["没有这个品目吧", 2013], ["（2013 年版）里没有"]],
  ] as [string, Argument[], string[]][])("%s %j", (id, args, words) => {
    const text = message(id, ...args);
    for (const word of words) expect(text).toContain(word);
  });
});
