import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPdfText, readPdfText } from "../../../../src/recognition/stream/loose";
import type { RawTable } from "../../../../src/recognition/stream/stream";
import { GOAL, leaves, statements } from "./documents";
import { printTable, toLines, type PrintedTable } from "./printer";
import { sentence } from "../../../../src/words";

const tablesOf = (text: string): RawTable[] =>
  readPdfText(toLines(text)).flatMap((i) => (i.type === "table" ? [i.table] : []));
const cellsOf = (table: RawTable): (string | null)[][] =>
  table.rows.map((r) => r.map((c) => c.text?.replace(/\s/g, "") ?? null));
const print = (tables: readonly PrintedTable[]): string => tables.map(printTable).join("\n");

const SPENT = [
  { code: "2070104", name: "图书馆", basic: 12_345_67, project: 48_00 },
  { code: "2080505", name: "机关事业单位基本养老保险缴费支出", basic: 210_50, project: 0 },
];

describe("statements without coordinates", () => {
  const text = print(statements(SPENT, 6));
  const tables = tablesOf(text);

  it("are known by their shape", () => {
    expect(isPdfText(toLines(text))).toBe(true);
    expect(isPdfText(toLines("一段文字。\n又一段文字。\n再一段。\n四。\n五。\n六。"))).toBe(false);
    expect(isPdfText(toLines(text.replace(/ /g, "\t")))).toBe(false);
  });

  it("join the pages of a table and read its header as printed", () => {
    expect(tables.map((t) => t.title)).toEqual(statements(SPENT, 6).map((t) => t.title));
    expect(tables[0]!.columns).toEqual(["序号", "收入/项目", "收入/预算数", "支出/项目", "支出/预算数"]);
    expect(tables[1]!.columns.slice(0, 6)).toEqual([
      "序号",
      "功能分类科目/科目编码",
      "功能分类科目/科目名称",
      "合计",
      "本年收入/小计",
      "本年收入/财政拨款收入",
    ]);
    expect(tables[1]!.columnNumbers).toEqual(["栏次", ..."123456789".split(""), "10", "11", "12"]);
    expect(tables[4]!.rows).toEqual([]);
    expect(tables[4]!.notes).toEqual(["注：无政府性基金预算，空表列示。"]);
  });

  it("say what placed a figure", () => {
    const cell = tables[2]!.rows.at(-1)!.find((c) => c.confidence === "placed")!;
    expect(cell.evidence).toMatch(/identity|sum|elsewhere/);
    expect(tables[2]!.trace.map((note) => sentence(note, "zh")).join("\n")).toContain("→基本支出");
  });

  it("give every cell its column, whatever the amounts and the width of the names", () => {
    fc.assert(
      fc.property(leaves, fc.integer({ min: 3, max: 12 }), (spent, narrow) => {
        const wanted = statements(spent, narrow);
        const read = tablesOf(print(wanted));
        expect(read.map((t) => t.title)).toEqual(wanted.map((t) => t.title));
        wanted.forEach((table, i) => {
          read[i]!.rows.forEach((row, n) =>
            row.forEach((cell, column) => {
              if (cell.confidence === "ambiguous") return;
              expect(cell.text?.replace(/\s/g, "") ?? null, `${table.title} ${n} ${column}`).toBe(
                table.rows[n]![column],
              );
            }),
          );
          expect(read[i]!.rows).toHaveLength(table.rows.length);
        });
      }),
      { numRuns: 60, verbose: 0 },
    );
  });
});

describe("pages", () => {
  const [, , , general] = statements(SPENT, 6);
  const text = printTable(general!);

  it("cut a name in two: its end stands above the next row, after captions and header", () => {
    const at = text.indexOf("机关事业单位基本");
    const name = SPENT[1]!.name;
    const head = text.slice(text.indexOf(" 901") < 0 ? 0 : text.indexOf("901"), text.indexOf("\n\n1 合计"));
    const row = "7 2080505\n机关事业单位基\n\n本养老保险缴费\n210.50 210.50";
    const broken = `${text.slice(0, text.lastIndexOf("\n7 2080505"))}\n${row}\n ${head}\n\n支出`;
    expect(at).toBeGreaterThan(0);
    const table = tablesOf(broken)[0]!;
    expect(table.rows.at(-1)!.map((c) => c.text)).toEqual(["7", "2080505", name, "210.50", "210.50", null]);
  });

  it("that stand twice give their rows once, and it is said", () => {
    const pages = printTable({ ...general!, perPage: 4 }).split("\n 901");
    const table = tablesOf([pages[0]!, pages[1]!, pages[1]!].join("\n 901"))[0]!;
    expect(cellsOf(table)).toEqual(general!.rows);
    expect(table.problems.map((p) => p.code)).toContain("row-doubled");
  });
});

describe("what the evidence leaves open", () => {
  it("is called ambiguous, and said", () => {
    const [, income] = statements(SPENT, 6);
    const table = tablesOf(printTable(income!))[0]!;
    const third = table.rows[0]!.filter((c) => c.confidence === "ambiguous");
    expect(third).toHaveLength(1);
    expect(table.problems.map((p) => p.code)).toContain("column-ambiguous");
  });
});

describe("goal tables without coordinates", () => {
  const [title, rest] = printTable(GOAL.table).split("\n\n一级指标");
  const text = `${title!}\n\n${GOAL.form}\n\n一级指标${rest!}`;
  const table = tablesOf(text)[0]!;

  it("have their form as fields", () => {
    expect(table.title).toBe("1、少儿阅览室改造绩效目标表");
    expect(table.fields).toEqual({
      项目编码: "90100023P00000000001A",
      项目名称: "少儿阅览室改造",
      预算数: "48.00",
      "其中：财政资金": "48.00",
      其他资金: null,
      资金用途: "用于少儿阅览室书架、桌椅的更换。",
      "资金支出计划（%）": { "3月底": "10.00", "6月底": "40.00", "10月底": "80.00", "12月底": "100.00" },
      绩效目标: ["1.按期完成阅览室改造。", "2.改善少儿阅读环境。"],
    });
  });

  it("divide the words of a row among its columns and repeat a merged name", () => {
    const wanted = GOAL.table.rows.map((r) => [...r]);
    wanted.forEach((r, i) => (r[0] ??= wanted[i - 1]![0]!));
    expect(cellsOf(table)).toEqual(wanted);
    expect(table.merges).toEqual([[0, 0, 4, 1]]);
  });
});

/** Digits in the order of the text, points and commas out: every figure read must be printed so. */
const printed = (text: string): string => text.replace(/[\s,]/g, "");

describe("damaged text", () => {
  const whole = `${print(statements(SPENT, 5))}\n${printTable(GOAL.table)}\n\n第二部分 情况说明\n\n本年度无其他事项。`;
  const lines = whole.split("\n");

  const check = (text: string): void => {
    const stream = toLines(text);
    const items = readPdfText(stream);
    const source = printed(text);
    for (const item of items) {
      if (item.type !== "table") continue;
      for (const row of item.table.rows) {
        expect(row).toHaveLength(item.table.columns.length);
        for (const cell of row) {
          if (cell.text && /^-?\d+(\.\d+)?$/.test(cell.text)) expect(source).toContain(cell.text);
        }
      }
    }
  };

  it("never brings a crash or an invented figure: cut anywhere", () => {
    fc.assert(
      fc.property(fc.nat({ max: lines.length }), fc.nat({ max: lines.length }), (a, b) => {
        check(lines.slice(Math.min(a, b), Math.max(a, b)).join("\n"));
      }),
      { numRuns: 150 },
    );
  });

  it("never brings a crash or an invented figure: lines lost or doubled", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: lines.length - 1 }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (places, twice) => {
          const hit = new Set(places);
          check(lines.flatMap((l, i) => (hit.has(i) ? (twice ? [l, l] : []) : [l])).join("\n"));
        },
      ),
      { numRuns: 150, examples: [[[293, 212], false]] },
    );
  });

  it("keeps every line that is no table, in order", () => {
    const items = readPdfText(toLines(whole));
    const rest = items.flatMap((i) => (i.type === "line" && i.text.trim() ? [i.text.trim()] : []));
    expect(rest).toEqual(["第二部分 情况说明", "本年度无其他事项。"]);
  });
});
