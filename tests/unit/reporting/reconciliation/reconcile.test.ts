import { describe, expect, test } from "vitest";
import { sentence } from "../../../../src/words";
import { reconcileSides } from "../../../../src/reporting";
import { AUTO, held, told, typed } from "./sides";

const HEAD = ["科目编码", "科目名称", "金额"];

describe("columns and units", () => {
  test("are proposed from the words of the head and from what stands below", () => {
    const { table, columns } = typed("账", [
      ["明细账", null, null, null],
      ["单位：元", null, null, null],
      ["序号", "科目代码", "摘要", "金额合计"],
      [1, "2080505", "养老保险缴费", 1234.5],
      [2, "2101101", "医疗", 20.25],
    ]);
    expect(table.header).toEqual(["序号", "科目代码", "摘要", "金额合计"]);
    expect(table.rows).toHaveLength(2);
    expect(columns).toEqual({ code: 1, name: 2, amount: 3, unit: "元" });
  });

  test("a row of years in the head and a row of column numbers are no body", () => {
    const { table } = typed("账", [
      ["项目", 2024, 2025],
      ["栏次", 1, 2],
      ["办公费", 10.5, 11.5],
    ]);
    expect(table.rows).toHaveLength(1);
  });

  test("a unit that is not said is that in which rows agree, and that is told", () => {
    const { remarks, unit, counts } = held(
      [
        ["项目", "金额（万元）"],
        ["办公费", 10.5],
        ["水费", 3.25],
        ["电费", 4.11],
      ],
      [
        ["项目", "金额"],
        ["办公费", 105000],
        ["水费", 32500],
        ["电费", 41200],
      ],
    );
    expect(unit).toBe("万元");
    expect(counts).toMatchObject({ same: 2, different: 1 });
    expect(remarks.map((r) => sentence(r, "zh"))).toEqual([
      "左方金额单位：万元",
      "右方没有写明金额单位，2 行的金额在“元”时相符，按此核对，请确认",
    ]);
  });

  test("without anything to tell it by, the other side's is taken, and that is told too", () => {
    const { remarks } = held(
      [
        ["项目", "金额（万元）"],
        ["办公费", 10.5],
      ],
      [
        ["项目", "金额"],
        ["办公费", 99.1],
      ],
    );
    expect(sentence(remarks[1]!, "en")).toBe("Right names no unit of money: taken as “万元”, please confirm");
  });
});

describe("the columns of amounts", () => {
  const columnsOf = (left: (string | number)[][], right: (string | number)[][]): (string | undefined)[] => {
    const { left: one, right: other } = held(left, right);
    return [one.table.header[one.columns.amount], other.table.header[other.columns.amount]];
  };

  test("are those that are called alike, whatever their unit and whatever else looks like a total", () => {
    const left = [
      ["科目名称", "预算数", "执行数"],
      ["甲费", 10.51, 9.22],
    ];
    expect(
      columnsOf(left, [
        ["名称", "预算数（元）", "备用数"],
        ["甲费", 105100, 3],
      ]),
    ).toEqual(["预算数", "预算数（元）"]);
    expect(
      columnsOf(
        [
          ["项目", "预算金额（万元）", "金额（元）"],
          ["甲费", 1.05, 10490],
        ],
        [
          ["项目", "金额（元）"],
          ["甲费", 10490],
        ],
      ),
    ).toEqual(["金额（元）", "金额（元）"]);
  });

  test("are else those whose rows agree most", () => {
    const left = [
      ["科目名称", "年初预算数（万元）", "调整预算数（万元）", "决算数（万元）"],
      ["甲费", 10.51, 11.02, 10.98],
      ["乙费", 20.33, 20.33, 19.71],
      ["丙费", 5.12, 6.25, 6.25],
    ];
    const right = [
      ["科目名称", "本年预算（万元）"],
      ["甲费", 10.51],
      ["乙费", 20.33],
      ["丙费", 5.11],
    ];
    expect(columnsOf(left, right)).toEqual(["年初预算数（万元）", "本年预算（万元）"]);
    expect(columnsOf(right, left)).toEqual(["本年预算（万元）", "年初预算数（万元）"]);
  });
});

describe("rows are paired", () => {
  test("by code, by name whatever its brackets, blanks and width, and where one is cut off", () => {
    expect(
      told(
        held(
          [
            HEAD,
            ["2080505", "养老保险", 1],
            [null, "办公费（含 邮电）", 2],
            [null, "信息系统运行维护", 3],
            [null, "无此项", 4.37],
          ],
          [HEAD, [2080505, "养老保险费用", 1], [null, "办公费(含邮电)", 2], [null, "信息系统运行维护经费", 3]],
        ),
      ),
    ).toEqual([
      "left-only 无此项|-",
      "same 2080505 养老保险|2080505 养老保险费用: 按编码对应，名称不同",
      "same 办公费（含 邮电）|办公费(含邮电)",
      "same 信息系统运行维护|信息系统运行维护经费: 名称不全，按唯一相合的开头对应",
    ]);
  });

  test("by code only: rows without one are paired by nothing else, and a side without any is told once", () => {
    const coded = [HEAD, ["2080505", "养老保险", 1.25], ["", "合计", 1.25], ["", "培训费", 3.5]];
    expect(held(coded, coded, { by: "code" }).counts).toMatchObject({ same: 1, "left-only": 2, "right-only": 2 });
    const { counts, remarks } = held(
      coded,
      [
        ["项目", "金额"],
        ["养老保险", 1.25],
      ],
      { by: "code" },
    );
    expect(counts).toMatchObject({ same: 0, "left-only": 3, "right-only": 1 });
    expect(sentence(remarks[0]!, "zh")).toContain("右方没有编码");
  });

  test("a cut off name that two rows go on is paired with none", () => {
    const { counts } = held(
      [
        ["项目", "金额"],
        ["信息系统", 3.37],
      ],
      [
        ["项目", "金额"],
        ["信息系统运行", 3.37],
        ["信息系统建设", 4.41],
      ],
    );
    expect(counts).toMatchObject({ "left-only": 1, "right-only": 2 });
  });

  test("by what a code became, and by a former name", () => {
    const [line] = held([HEAD, ["2070408", "出版发行", 5.5]], [HEAD, ["2070605", "出版发行", 5.5]]).lines;
    expect(line).toMatchObject({ verdict: "same", how: "old-code" });
  });

  test("two codes of the classification under one name are two rows", () => {
    const { counts } = held([HEAD, ["2010101", "行政运行", 5.51]], [HEAD, ["2010301", "行政运行", 5.51]]);
    expect(counts).toMatchObject({ "left-only": 1, "right-only": 1 });
  });

  test("several rows of one name: by their amounts, in their order, or not at all; added where the user says so", () => {
    const left = [
      ["项目", "金额"],
      ["培训", 1.11],
      ["培训", 2.22],
      ["会议", 5],
      ["会议", 6],
    ];
    const right = [
      ["项目", "金额"],
      ["培训", 2.22],
      ["培训", 1.13],
      ["会议", 11],
    ];
    expect(told(held(left, right))).toEqual([
      "different 培训|培训: 同一编码或名称有多行，按先后顺序对应",
      "unclear 会议|-: 同一编码或名称在两方的行数不同，不能确定对应哪一行；可选择相加后核对",
      "unclear 会议|-: 同一编码或名称在两方的行数不同，不能确定对应哪一行；可选择相加后核对",
      "unclear -|会议: 同一编码或名称在两方的行数不同，不能确定对应哪一行；可选择相加后核对",
      "same 培训|培训",
    ]);
    expect(held(left, right, { sum: true }).counts).toMatchObject({ same: 1, different: 1 });
  });
});

describe("verdicts", () => {
  test("rounding is told from what is real, by the decimals shown; a tolerance of the user's goes before", () => {
    const left = [
      ["项目", "金额（万元）"],
      ["甲费", 10.12],
      ["乙费", 10.12],
      ["丙费", null],
      ["丁费", "见附表"],
    ];
    const right = [
      ["项目", "金额（元）"],
      ["甲费", 101234.56],
      ["乙费", 101334.56],
      ["丙费", 0],
      ["丁费", 1.5],
    ];
    const { lines } = held(left, right);
    expect(lines.map((l) => [l.left!.name, l.verdict])).toEqual([
      ["乙费", "different"],
      ["丁费", "unclear"],
      ["甲费", "rounded"],
      ["丙费", "same"],
    ]);
    expect(held(left, right, { tolerance: "1" }).counts).toMatchObject({ different: 0, rounded: 2 });
    expect(held(left, right, { tolerance: "135元" }).counts).toMatchObject({ different: 0, rounded: 2 });
    expect(held(left, right, { tolerance: "134元" }).counts).toMatchObject({ different: 1, rounded: 1 });
    expect(held(left, right, { tolerance: "0" }).counts).toMatchObject({ different: 2, rounded: 0 });
  });
});

describe("rounding", () => {
  const list = (unit: string, ...amounts: number[]): (string | number)[][] => [
    ["项目", `金额（${unit}）`],
    ...amounts.map((amount, i) => [i === amounts.length - 1 ? "合计" : `${"甲乙丙"[i]}费`, amount]),
  ];

  test("is none where both sides print the same unit and decimals: a difference of one digit, of a total too, is real", () => {
    const { counts, lines } = held(list("万元", 120, 45, 3, 168), list("万元", 121, 44, 4, 169));
    expect(counts).toMatchObject({ different: 4, rounded: 0 });
    expect(lines.map((line) => line.tolerance)).toEqual([0, 0, 0, 0]);
  });

  test("is half of the last digit of the coarser side, whichever it is", () => {
    const coarse = list("万元", 120, 45, 3, 168);
    const fine = list("万元", 120.49, 45.51, 2.5, 168.5);
    for (const { lines } of [held(coarse, fine), held(fine, coarse)])
      expect(Object.fromEntries(lines.map((l) => [l.left!.name, l.verdict]))).toEqual({
        甲费: "rounded",
        乙费: "different",
        丙费: "rounded",
        合计: "rounded",
      });
  });

  test("of each of the rows that are added, where the other side has another number of them", () => {
    const parts = [
      ["项目", "金额（万元）"],
      ["甲费", 1.11],
      ["甲费", 1.11],
    ];
    const whole = (amount: number): (string | number)[][] => [
      ["项目", "金额（万元）"],
      ["甲费", amount],
    ];
    expect(held(parts, whole(2.23), { sum: true }).counts).toMatchObject({ rounded: 1 });
    expect(held(parts, whole(2.25), { sum: true }).counts).toMatchObject({ different: 1 });
  });
});

test("a row that a side lacks which was not read whole is not evaluable, and what was left unread is told", () => {
  const { table, columns } = typed("左", [
    ["项目", "金额（元）"],
    ["甲费", 5],
  ]);
  const reading = [{ message: { code: "x", zh: "读到第 9 行中断", en: "breaks off at row 9" }, values: {} }];
  const right = typed("右", [
    ["项目", "金额（元）"],
    ["甲费", 5],
    ["乙费", 6],
  ]);
  const { counts, remarks, lines } = reconcileSides(
    { table: { ...table, reading, partly: true }, columns },
    right,
    AUTO,
  );
  expect(counts).toMatchObject({ same: 1, "right-only": 0, unclear: 1 });
  expect(remarks.map((r) => sentence(r, "zh"))).toEqual(["左方：读到第 9 行中断"]);
  expect(sentence(lines[0]!.remarks[0]!, "zh")).toContain("没有读全");
});

describe("a difference is told once", () => {
  test("where it arises: its totals say that it comes from below", () => {
    const rows = (third: number): (string | number)[][] => [
      HEAD,
      ["208", "社会保障和就业支出", 70.41 + third],
      ["20805", "行政事业单位养老支出", 70.41 + third],
      ["2080501", "行政单位离退休", 70.41],
      ["2080505", "机关事业单位基本养老保险缴费支出", third],
      ["210", "卫生健康支出", 5.02],
      ["", "合计", 75.43 + third],
    ];
    expect(told(held(rows(10.13), rows(12.29))).slice(0, 4)).toEqual([
      "different 2080505 机关事业单位基本养老保险缴费支出|2080505 机关事业单位基本养老保险缴费支出",
      "different 208 社会保障和就业支出|208 社会保障和就业支出: 差额来自其下级：20805 行政事业单位养老支出",
      "different 20805 行政事业单位养老支出|20805 行政事业单位养老支出: 差额来自其下级：2080505 机关事业单位基本养老保险缴费支出",
      "different 合计|合计: 差额来自其下级：208 社会保障和就业支出",
    ]);
  });

  test("rows that the other side does not list in detail are told as that", () => {
    expect(
      told(
        held(
          [HEAD, ["208", "社会保障和就业支出", 30.5], ["2080501", "离退休", 10.25], ["2080505", "养老", 20.25]],
          [HEAD, ["208", "社会保障和就业支出", 30.5]],
        ),
      ).slice(0, 2),
    ).toEqual([
      "left-only 2080501 离退休|-: 对方只列到上级“208 社会保障和就业支出”，没有列这一级",
      "left-only 2080505 养老|-: 对方只列到上级“208 社会保障和就业支出”，没有列这一级",
    ]);
  });
});

describe("totals", () => {
  const rows: (string | number)[][] = [HEAD, ["208", "社会保障和就业支出", 30.53], ["210", "卫生健康支出", 10.16]];

  test("are paired whatever they are called; the name of a unit over its rows is one, and is told behind the rest", () => {
    expect(
      told(
        held(
          [...rows, ["", "某某局（本级）", 40.69], ["", "合计", 40.69], ["", "只有左方", 5.12]],
          [...rows, ["", "支出总计", 40.69]],
        ),
      ),
    ).toEqual([
      "left-only 只有左方|-",
      "left-only 某某局（本级）|-: 对方没有这一合计行；组成它的各行已逐行核对",
      "same 208 社会保障和就业支出|208 社会保障和就业支出",
      "same 210 卫生健康支出|210 卫生健康支出",
      "same 合计|支出总计: 合计行相互对应",
    ]);
  });
});

describe("what may explain a difference", () => {
  const base: (string | number)[][] = [
    ["项目", "金额"],
    ["甲", 120.37],
    ["乙", 88.16],
    ["丙", 45.02],
  ];
  const changed = (...rows: (string | number)[][]): (string | number)[][] => [base[0]!, ...rows];

  test("an amount that stands in another row", () => {
    expect(told(held(base, changed(["甲", 133.71], ["乙", 74.82], ["丙", 45.02])))[0]).toBe(
      "different 甲|甲: 可能与“乙”有关：两者差额相互抵消，可能列在了另一行",
    );
  });

  test("a carry-over, a sum of a few", () => {
    expect(told(held([...base, ["上年结转", 17.29]], changed(["甲", 137.66], ["乙", 88.16], ["丙", 45.02])))[0]).toBe(
      "different 甲|甲: 可能与“上年结转”有关：两者差额相互抵消，可能是结转结余列示不同",
    );
    expect(
      told(held([...base, ["丁", 3.14], ["戊", 1001.59]], changed(["甲", 1125.1], ["乙", 88.16], ["丙", 45.02])))[0],
    ).toBe("different 甲|甲: 可能与这些行有关：丁、戊（差额合计为 0，可能是合并、拆分或调整）");
  });

  test("slips of the pen", () => {
    const of = (left: number, right: number): string | undefined =>
      told(
        held(
          [
            ["项目", "金额"],
            ["甲", left],
          ],
          [
            ["项目", "金额"],
            ["甲", right],
          ],
        ),
      )[0]!.split(": ")[1];
    expect(of(1234.56, 1324.56)).toBe("可能是数字颠倒");
    expect(of(1234.56, -1234.56)).toBe("可能是正负号不同");
    expect(of(1234.56, 12345600)).toBe("可能是元与万元混用（相差 10000 倍）");
    expect(of(1234.56, 12345.6)).toBe("可能是小数点移位（相差 10 倍）");
    expect(of(100, 200)).toBeUndefined();
  });

  test("another column of the row, as of a scope that leaves a carry-over out", () => {
    const left = [
      ["项目", "上年结转", "合计"],
      ["甲", 17.36, 120.37],
      ["乙", 2.08, 50.11],
    ];
    expect(
      told(
        held(left, [
          ["项目", "合计"],
          ["甲", 103.01],
          ["乙", 50.11],
        ]),
      )[0],
    ).toBe("different 甲|甲: 差额等于左方本行“上年结转”栏的金额，可能是口径不同");
  });

  test("that all rows cancel is told where they are all that differs, and of no round amounts", () => {
    const list = (...amounts: number[]): (string | number)[][] => [
      ["项目", "金额"],
      ...amounts.map((amount, i) => ["甲乙丙丁戊己"[i]!, amount]),
    ];
    const whole = (right: (string | number)[][], left = list(120.37, 88.16, 45.02, 61.93, 72.11, 10.5)): string[] =>
      told(held(left, right)).filter((line) => line.includes("行的差额合计为 0"));
    // Five differences that cancel only together.
    const changed = [131.6, 75.04, 52.3, 48.12, 80.53, 10.5];
    expect(whole(list(...changed))).toHaveLength(5);
    expect(whole(list(...changed.slice(0, 5), 19.87))).toEqual([]);
    expect(whole(list(30, 50, 70, 70, 90), list(10, 40, 100, 110, 50))).toEqual([]);
  });

  test("nothing, where round amounts fall together by chance", () => {
    const left = [
      ["项目", "金额"],
      ["甲", 100],
      ["乙", 200],
      ["丙", 300],
      ["丁", 50],
      ["戊", 70],
    ];
    const right = [
      ["项目", "金额"],
      ["甲", 150],
      ["乙", 150],
      ["丙", 270],
      ["丁", 90],
      ["戊", 40],
    ];
    expect(told(held(left, right)).filter((line) => line.includes("可能"))).toEqual([]);
  });

  test("nothing among random amounts", () => {
    let state = 20260101;
    const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    const found: string[] = [];
    for (let run = 0; run < 60; run++) {
      const rows = (side: number): (string | number)[][] => [
        ["项目", "金额"],
        ...Array.from({ length: 30 }, (_, i) => [
          i % 5 === side ? `独有${side}${i}号` : `第${i}项`,
          Math.round(random() * 10 ** (5 + (run % 4))) / 100,
        ]),
      ];
      found.push(...told(held(rows(0), rows(1))).filter((line) => /可能与|等于/.test(line)));
    }
    expect(found).toEqual([]);
  });
});
