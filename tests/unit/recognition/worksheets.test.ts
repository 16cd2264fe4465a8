import { describe, expect, it } from "vitest";
import type { Disclosure } from "../../../src/disclosure";
import { recognise } from "../../../src/recognition";
import { check } from "../../../src/checking";
import { readDocument, readText, type ReadingIssue, type SourceDocument } from "../../../src/reading";
import { issueSentence } from "../../../src/words";
import { formulaCell, row, textCell, xlsx, type BookOptions, type SheetParts } from "../../support/xlsx";

const recogniseBook = async (sheets: readonly SheetParts[], options?: BookOptions): Promise<Disclosure> =>
  recognise([await readDocument({ name: "预算.xlsx", bytes: xlsx(sheets, options) })]);

const HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
/** A statement of 支出 whose cells hold what `money` makes of an amount. */
function statement(from: number, money: (amount: number) => string | number, unit = "单位：万元", style = 0): string {
  const line = (i: number, code: string, name: string, ...amounts: number[]): string =>
    row(from + i, [code, name, ...amounts.map(money)], "", style);
  return [
    row(from, ["部门支出总表"]),
    row(from + 1, ["示例县档案服务中心", null, null, unit]),
    row(from + 2, HEAD),
    line(3, "", "合计", 812.4, 600.2, 212.2),
    line(4, "201", "一般公共服务支出", 812.4, 600.2, 212.2),
    line(5, "20126", "档案事务", 812.4, 600.2, 212.2),
    line(6, "2012601", "行政运行", 600.2, 600.2, 0),
    line(7, "2012604", "档案馆", 212.2, 0, 212.2),
  ].join("");
}

const amounts = (d: Disclosure, id = "expenditure"): string[] =>
  d.standard
    .filter((t) => t.id === id)
    .flatMap((t) => t.rows.slice(0, 2).flatMap((r) => Object.values(r.values)))
    .flatMap((v) => (v.amount ? [`${v.amount.value.toFixed()}${v.amount.unit}`] : []));

describe("amounts that carry their unit", () => {
  const wan = ["812.4万元", "600.2万元", "212.2万元"];
  const yuan = ["8124000元", "6002000元", "2122000元"];
  const tenfold = (n: number): number => Math.round(n * 10000);

  it.each([
    ['0.00"万元"', (n: number) => n, "单位：万元", wan],
    ["0.00万元", (n: number) => n, "单位：元", wan],
    ['#,##0.00"元"', tenfold, "单位：万元", yuan],
    ["0!.0,", tenfold, "单位：万元", wan],
    ['0!.0,"万元"', tenfold, "单位：元", wan],
  ])("in the format %s", async (format, money, unit, expected) => {
    const d = await recogniseBook([{ name: "表", rows: statement(1, money, unit, 1) }], { formats: [format] });
    expect(amounts(d)).toEqual([...expected, ...expected]);
    expect(d.tables[0]!.moneyUnit).toBe(expected === yuan ? "元" : "万元");
    expect(check(d).findings.filter((f) => f.severity === "error")).toEqual([]);
  });

  it("as text: commas, full width, blanks, an apostrophe, a unit behind", async () => {
    const wide = (s: string): string => s.replace(/[\d.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const texts: ((n: number) => string)[] = [
      (n) => `${n.toFixed(2)}万元`,
      (n) => wide(n.toFixed(2)),
      (n) => ` ${n.toFixed(2)} `,
      (n) => `'${n.toFixed(2)}`,
      (n) => `${n.toFixed(2)} 万元`,
    ];
    for (const text of texts)
      expect(amounts(await recogniseBook([{ name: "表", rows: statement(1, text) }])), text(1)).toEqual([
        ...wan,
        ...wan,
      ]);
  });

  it("each its own where they differ", async () => {
    const text = (n: number): string => (n > 800 ? `${tenfold(n)}元` : `${n}万元`);
    const d = await recogniseBook([{ name: "表", rows: statement(1, text) }]);
    expect(amounts(d)).toEqual(["8124000元", "600.2万元", "212.2万元", "8124000元", "600.2万元", "212.2万元"]);
  });

  it("keep what was printed in the quote of their place", async () => {
    const d = await recogniseBook([{ name: "表", rows: statement(1, (n) => `${n}万元`) }]);
    expect(d.tables[0]!.rows[0]![2]).toMatchObject({ text: "812.4", source: { quote: "812.4万元", cell: "C4" } });
  });
});

describe("several tables on one worksheet", () => {
  const threePublic = (from: number, put: (i: number, cells: (string | number | null)[]) => string): string =>
    [
      put(from, ["部门“三公”经费支出表"]),
      put(from + 1, ["单位：万元"]),
      put(from + 2, ["项目", "合计"]),
      put(from + 3, ["合计", 6.5]),
      put(from + 4, ["公务用车运行维护费", 4.5]),
      put(from + 5, ["公务接待费", 2]),
    ].join("");
  const ids = (d: Disclosure): [string, number][] => d.tables.map((t) => [t.id, t.rows.length]);

  it.each([0, 1, 3])("under each other, %s blank rows between", async (gap) => {
    const rows = statement(1, (n) => n) + threePublic(9 + gap, (i, cells) => row(i, cells));
    const d = await recogniseBook([{ name: "表", rows }]);
    expect(ids(d)).toEqual([
      ["expenditure", 5],
      ["three-public", 3],
    ]);
  });

  it("beside each other", async () => {
    const left = statement(1, (n) => n).match(/<row.*?<\/row>/g)!;
    const right = [
      ...threePublic(1, (i, cells) => row(i, [null, null, null, null, null, null, null, ...cells])).matchAll(
        /<row.*?>(.*?)<\/row>/g,
      ),
    ];
    const rows = left.map((r, i) => (right[i] ? r.replace("</row>", `${right[i]![1]}</row>`) : r)).join("");
    const d = await recogniseBook([{ name: "表", rows }]);
    expect(ids(d)).toEqual([
      ["expenditure", 5],
      ["three-public", 3],
    ]);
    expect(amounts(d, "three-public")).toEqual(["6.5万元", "4.5万元"]);
  });

  it("with the title in a middle cell", async () => {
    const rows = statement(1, (n) => n).replace(textCell("A1", "部门支出总表"), textCell("D1", "部门支出总表"));
    expect(ids(await recogniseBook([{ name: "表", rows }]))).toEqual([["expenditure", 5]]);
  });
});

describe("nothing in silence", () => {
  it("no result is no empty table", async () => {
    const rows = statement(1, (n) => n).replace(/<c r="([C-E]\d)" s="0"><v>[^<]*<\/v><\/c>/g, (_all, at: string) =>
      formulaCell(at, "VLOOKUP(A1,B1:C2,2)"),
    );
    const d = await recogniseBook([{ name: "表", rows }]);
    expect(d.tables.map((t) => t.state)).toEqual(["unreadable"]);
    expect(d.issues.map((i) => i.code)).toEqual(["formula-without-result", "table-unreadable"]);
  });

  it("nobody is accused by rows that are hidden or cut off", async () => {
    const rows = statement(1, (n) => n).replace('<row r="7" ', '<row r="7" hidden="1" ');
    const d = await recogniseBook([{ name: "表", rows }]);
    expect(d.issues.map((i) => i.code)).toContain("rows-hidden");
    expect(check(d).findings.filter((f) => f.severity === "error" && f.outcome === "fail")).toEqual([]);
  });

  const CODES: readonly ReadingIssue["code"][] = [
    "page-without-text",
    "text-untrusted",
    "text-recognised",
    "page-failed",
    "content-skipped",
    "rows-hidden",
    "columns-hidden",
    "values-hidden",
    "sheet-lost",
    "sheet-cut",
    "rows-beyond-limit",
    "formula-computed",
    "formula-without-result",
    "cell-errors",
  ];

  it.each(CODES)("%s reaches the disclosure under its own code, with words", async (code) => {
    const text = await readText("示例县2026年部门预算公开\n情况说明");
    const document: SourceDocument = {
      ...text,
      issues: [
        {
          code,
          pages: code.includes("page") ? [2, 5] : [],
          values: { sheet: "表", count: 1, cells: "A1", rows: "3", columns: "B", row: 7, limit: 9, reason: "hidden" },
        },
      ],
    };
    const issue = recognise([document]).issues.find((i) => i.code === code)!;
    for (const language of ["zh", "en"] as const) {
      const words = issueSentence(issue, language);
      expect(words).not.toMatch(/[{}]|undefined/);
      if (code.includes("page")) expect(words).toMatch(/2.*5/);
      else if (!code.startsWith("text-")) expect(words).toContain("表");
    }
    const both = recognise([document, text]).issues.find((i) => i.code === code)!;
    expect(both.values["file"]).toBe(text.file);
  });
});

describe("what is no disclosure", () => {
  const said = (d: Disclosure): boolean => d.issues.some((i) => i.code === "not-a-disclosure");
  const text = async (words: string): Promise<Disclosure> => recognise([await readText(words)]);

  it.each([
    [
      "an evaluation report",
      "示例县农田建设项目绩效评价报告\n一、项目概况\n预算资金500万元，支出480万元。\n指标\t分值\t得分\n决策\t20\t19.00\n过程\t20\t18.50\n产出\t30\t28.00\n",
    ],
    [
      "a regulation",
      "示例县部门预算管理办法\n第一条 部门预算由收入预算和支出预算组成，三公经费应当公开。\n第二条 本办法自2026年1月1日起施行。",
    ],
    [
      "a notice of purchase",
      "示例县中学设备采购公告\n预算金额：120.00万元\n包号\t名称\t金额\n1\t显微镜\t80.00\n2\t天平\t40.00\n3\t尺\t1.00\n",
    ],
    ["a list of names", "拟录用人员名单\n序号\t姓名\t单位\n1\t张三\t档案馆\n2\t李四\t统计局\n3\t王五\t档案馆\n"],
    ["a flow chart", "预算编制工作流程图\n步骤\t内容\t责任单位\n1\t一上\t各部门\n2\t一下\t财政局\n3\t二上\t各部门\n"],
  ])("%s says so, keeps its tables, accuses nobody", async (_what, words) => {
    const d = await text(words);
    expect(said(d)).toBe(true);
    if (words.includes("\t")) expect(d.tables.length).toBe(1);
    expect(check(d).findings).toEqual([]);
  });

  it.each([
    ["a cover", "示例县档案馆2026年部门预算公开"],
    ["its explanation", "一、收支预算总体情况说明\n收入预算10万元。\n二、“三公”经费情况说明\n“三公”经费预算6.5万元。"],
    [
      "one statement",
      "“三公”经费支出表\n单位：万元\n项目\t合计\n合计\t6.50\n公务接待费\t2.00\n公务用车运行维护费\t4.50\n",
    ],
  ])("%s alone is one", async (_what, words) => {
    expect(said(await text(words))).toBe(false);
  });
});
