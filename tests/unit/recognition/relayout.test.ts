import { describe, expect, it } from "vitest";
import { TRANSFORMATIONS } from "../../../tools/relayout/transformations";
import { Subject } from "../../../tools/relayout/trial";
import { generator, pick } from "../../../tools/planted/random";
import { pagesOf } from "./fixture";

const SPENT = [
  "|合计|1,290.50|1,000.25|290.25",
  "207|文化旅游体育与传媒支出|1,160.00|869.75|290.25",
  "20701|文化和旅游|1,160.00|869.75|290.25",
  "2070104|图书馆|1,160.00|869.75|290.25",
  "208|社会保障和就业支出|130.50|130.50|",
  "20805|行政事业单位养老支出|130.50|130.50|",
  "2080502|事业单位离退休|40.50|40.50|",
  "2080505|机关事业单位基本养老保险缴费支出|90.00|90.00|",
];
const SPENDING = ["科目编码|科目名称|合计|基本支出|项目支出", ...SPENT];
const SIDES = [
  "收入||支出|",
  "项目|预算数|项目|预算数",
  "一、一般公共预算拨款收入|1,290.50|一、文化旅游体育与传媒支出|1,160.00",
  "二、政府性基金预算拨款收入||二、社会保障和就业支出|130.50",
  "本年收入合计|1,290.50|本年支出合计|1,290.50",
  "上年结转||结转下年|",
  "收入总计|1,290.50|支出总计|1,290.50",
];
const page = (title: string, rows: readonly string[]) => ({ lines: [title, "单位：万元"], rows });

/** An invented budget: the statements of one unit, a page each, and what its text says of them. */
const BUDGET = pagesOf([
  { ...page("收支总表", SIDES), lines: ["青石县图书馆2026年单位预算", "收支总表", "单位：万元"] },
  page("收入总表", [
    "科目编码|科目名称|合计|一般公共预算拨款收入|事业收入",
    ...SPENT.map((row) => row.split("|").slice(0, 3).concat(row.split("|")[2]!, "").join("|")),
  ]),
  page("支出总表", SPENDING),
  page("财政拨款收支总表", SIDES),
  page("一般公共预算支出表", SPENDING),
  page("一般公共预算基本支出表", [
    "科目编码|科目名称|合计|人员经费|公用经费",
    "|合计|1,000.25|900.00|100.25",
    "301|工资福利支出|859.50|859.50|",
    "30101|基本工资|769.50|769.50|",
    "30108|机关事业单位基本养老保险缴费|90.00|90.00|",
    "302|商品和服务支出|100.25||100.25",
    "30201|办公费|60.25||60.25",
    "30205|水费|40.00||40.00",
    "303|对个人和家庭的补助|40.50|40.50|",
    "30302|退休费|40.50|40.50|",
  ]),
  page("政府性基金预算支出表", ["科目编码|科目名称|合计|基本支出|项目支出", "|合计|0.00|0.00|0.00"]),
]);

/** Seeds and pairs are few, so that this stays quick; `npm run relayout` tries real documents. */
const SEEDS = [1, 2, 3];
const PAIRS = 60;

describe("what an honest document may print differently draws no error", () => {
  const subject = new Subject(BUDGET);

  it("finds occasion for most of them", () => {
    expect(TRANSFORMATIONS.filter((t) => subject.changed([t], 1)).length).toBeGreaterThan(TRANSFORMATIONS.length * 0.7);
  });

  it.each(TRANSFORMATIONS.map((t) => [t.name, t] as const))("%s", (_, t) => {
    for (const seed of SEEDS) {
      const trial = subject.try([t], seed);
      expect(trial?.errors.map((f) => `${f.rule} ${f.message}`) ?? []).toEqual([]);
      expect(trial?.lost ?? []).toEqual([]);
    }
  });

  it("two at a time", () => {
    const random = generator(7);
    const told: string[] = [];
    for (let i = 0; i < PAIRS; i++) {
      const pair = [pick(TRANSFORMATIONS, random), pick(TRANSFORMATIONS, random)];
      const trial = subject.try(pair, i);
      for (const f of trial?.errors ?? []) told.push(`${pair.map((t) => t.name).join(" + ")}: ${f.rule} ${f.message}`);
    }
    expect(told).toEqual([]);
  });
});
