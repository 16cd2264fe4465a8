import { describe, expect, it } from "vitest";
import { recogniseAndSettle } from "../../../src/application/settle-doubts";
import { check } from "../../../src/checking";
import { doubt, EXPENDITURE, expenditure, page, scan, TITLE, words } from "../../support/scan-pages";

const settled = (...args: Parameters<typeof expenditure>) => recogniseAndSettle([expenditure(...args)], []);

describe("a doubtful code", () => {
  it("that its name bears out is confirmed", () => {
    expect(doubt(settled({ "7/0": ["2080505", 0.5] }).doubts, 7, 0)).toMatchObject({
      state: "confirmed",
      by: "classification",
      kind: "code",
    });
  });

  it("that no list has is read as the one a slip away that bears the name and stands below its parent", () => {
    const { disclosure, doubts } = settled({ "7/0": ["2080595", 0.5] });
    expect(doubt(doubts, 7, 0)).toMatchObject({
      state: "corrected",
      printed: "2080595",
      text: "2080505",
      by: "classification",
    });
    expect(doubt(doubts, 7, 0).proposal!.grounds[0]!.zh).toContain("机关事业单位基本养老保险缴费支出");
    expect(disclosure.issues.filter((i) => i.code === "text-corrected")).toHaveLength(1);
    expect(check(disclosure).findings.filter((f) => f.severity === "error")).toEqual([]);
  });

  it("with a sign in it that is no digit is read without", () => {
    expect(doubt(settled({ "7/0": ["208050.5", 0.5] }).doubts, 7, 0)).toMatchObject({
      state: "corrected",
      text: "2080505",
    });
  });

  it("gives its row back to the sums, which settle what stands in it", () => {
    const { doubts } = settled({ "7/0": ["2080595", 0.5], "7/2": ["51.63", 0.4] });
    expect(doubts.map((d) => [d.state, d.text])).toEqual([
      ["corrected", "2080505"],
      ["corrected", "57.63"],
    ]);
  });

  it("is asked where the list has it under another name, or the name bears out none", () => {
    expect(doubt(settled({ "7/0": ["2080506", 0.5] }).doubts, 7, 0)).toMatchObject({ state: "open", text: "2080506" });
    expect(doubt(settled({ "7/0": ["2080595", 0.5], "7/1": "示例县自设项目" }).doubts, 7, 0).state).toBe("open");
  });

  it("is never touched where it was read for sure", () => {
    const { disclosure, doubts } = settled({ "7/0": "2080595" });
    expect(doubts).toEqual([]);
    expect(disclosure.tables[0]!.rows[6]![0]!.text).toBe("2080595");
  });
});

describe("a doubtful name", () => {
  it("is confirmed by its code, and read as the list has it where few signs tell them apart", () => {
    expect(doubt(settled({ "2/1": ["科学技术支出", 0.6] }).doubts, 2, 1)).toMatchObject({
      state: "confirmed",
      kind: "name",
    });
    expect(doubt(settled({ "2/1": ["科学枝术支出", 0.6] }).doubts, 2, 1)).toMatchObject({
      state: "corrected",
      text: "科学技术支出",
      by: "classification",
    });
  });

  it("of the office's own is not overwritten: the list's is shown beside", () => {
    expect(doubt(settled({ "7/1": ["机关养老保险单位缴费", 0.6] }).doubts, 7, 1)).toMatchObject({
      state: "open",
      text: "机关养老保险单位缴费",
      proposal: { text: "机关事业单位基本养老保险缴费支出", taken: false },
    });
    expect(settled({ "7/1": "机关养老保险单位缴费" }).doubts).toEqual([]);
  });

  it("that another table prints for sure of the same code is confirmed by it, be it in the list or not", () => {
    const own = EXPENDITURE.map((row, r) => row.map((text, c) => (r === 4 && c === 1 ? "社会公益研究（水文）" : text)));
    const general = own.map((row) => row.slice(0, 5));
    const document = scan(
      ...words(TITLE),
      page(own, { "4/1": ["社会公益研究（水文）", 0.6] }),
      ...words(["一般公共预算财政拨款支出表", TITLE[1]!], 2),
      page(general, {}, 2),
    );
    const { doubts } = recogniseAndSettle([document], []);
    expect(doubts).toMatchObject([{ state: "confirmed", by: "classification", text: "社会公益研究（水文）" }]);
  });
});

describe("lines of a statement of two sides", () => {
  const BALANCE = [
    ["收入", "", "支出", ""],
    ["项目", "预算数", "项目", "预算数"],
    ["一、一般公共预算拨款收入", "529.87", "一、一般公共服务支出", ""],
    ["二、政府性基金预算拨款收入", "", "二、外交支出", ""],
    ["三、国有资本经营预算拨款收入", "", "三、科学技术支出", "443.42"],
    ["四、财政专户管理资金收入", "", "四、社会保障和就业支出", "86.45"],
    ["本年收入合计", "529.87", "本年支出合计", "529.87"],
    ["收入总计", "529.87", "支出总计", "529.87"],
  ];
  const balance = (read: Parameters<typeof page>[1]) =>
    recogniseAndSettle([scan(...words(["部门收支总表", TITLE[1]!]), page(BALANCE, read))], []);
  const texts = (read: Parameters<typeof page>[1], column: number) =>
    balance(read).disclosure.tables[0]!.rows.map((r) => r[column]!.text);

  it("get back the mark behind their numeral, which the reader drops without a doubt", () => {
    const { disclosure, doubts } = balance({ "2/0": "一一般公共预算拨款收入", "5/2": "四社会保障和就业支出" });
    expect(disclosure.tables[0]!.rows.map((r) => r[0]!.text)).toEqual(BALANCE.slice(2).map((r) => r[0]));
    expect(disclosure.tables[0]!.rows.map((r) => r[2]!.text)).toEqual(BALANCE.slice(2).map((r) => r[2]));
    expect(doubts.map((d) => [d.state, d.by, d.printed])).toEqual([
      ["corrected", "standard-lines", "一一般公共预算拨款收入"],
      ["corrected", "standard-lines", "四社会保障和就业支出"],
    ]);
    expect(disclosure.issues.filter((i) => i.code === "text-corrected")).toHaveLength(2);
  });

  it("not where the numeral is out of its place, the words are no line of the form, or none prints the mark", () => {
    expect(texts({ "4/2": "八科学技术支出" }, 2)[2]).toBe("八科学技术支出");
    expect(texts({ "4/2": "三水文站专项" }, 2)[2]).toBe("三水文站专项");
    const bare = Object.fromEntries(
      BALANCE.slice(2, 6).flatMap((row, r) => [0, 2].map((c) => [`${r + 2}/${c}`, row[c]!.replace("、", "")])),
    );
    expect(texts(bare, 2)[0]).toBe("一一般公共服务支出");
  });

  it("in doubt are confirmed where the form has them, and read as the one that few signs tell them from", () => {
    expect(balance({ "5/2": ["四、社会保障和就业支出", 0.6] }).doubts).toMatchObject([
      { state: "confirmed", by: "standard-lines" },
    ]);
    expect(balance({ "5/2": ["四、社会保障和就亚支出", 0.6] }).doubts).toMatchObject([
      { state: "corrected", text: "四、社会保障和就业支出" },
    ]);
    expect(balance({ "5/2": ["四、水利事务", 0.6] }).doubts).toMatchObject([{ state: "open" }]);
  });
});
