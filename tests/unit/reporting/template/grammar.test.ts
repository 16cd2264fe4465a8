import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ERRORS, errorSentence } from "../../../../src/words";
import { parseField, parseText, writtenField, writtenMarker, TemplateError } from "../../../../src/reporting";

const code = (text: string): string => {
  try {
    parseField(text);
    return "";
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.code;
  }
};
const values = (text: string) => {
  const [error] = parseText(`{{${text}}}`).errors;
  return error!.values;
};

describe("what a field is made of", () => {
  test("names as rules have them, and full-width signs", () => {
    expect(parseField("支出总表[合计].基本支出").expression).toEqual({
      kind: "cell",
      cell: { table: "支出总表", row: "合计", column: "基本支出" },
      shift: {},
    });
    expect(parseField("支出总表［合计］．基本支出").expression).toEqual(
      parseField("支出总表[合计].基本支出").expression,
    );
    expect(parseField("收入总表[合计].本年收入/小计").expression).toMatchObject({ cell: { column: "本年收入/小计" } });
    expect(parseField("支出总表（2）[合计].合计").expression).toMatchObject({ cell: { table: "支出总表（2）" } });
  });

  test("sentences", () => {
    expect(parseField("叙述数字[公务接待费].金额").expression).toMatchObject({
      kind: "cell",
      cell: { narrative: true },
    });
    expect(parseField("叙述.三公.接待费").expression).toMatchObject({ cell: { row: "三公接待费", column: "金额" } });
  });

  test("last year, the budget, the final accounts", () => {
    for (const written of ["上年支出总表[合计].合计", "上年.支出总表[合计].合计", "上年度支出总表[合计].合计"])
      expect(parseField(written).expression).toMatchObject({ shift: { prior: true }, cell: { table: "支出总表" } });
    expect(parseField("上年.决算.本行.合计").expression).toEqual({
      kind: "own",
      column: "合计",
      shift: { prior: true, kind: "final" },
    });
    expect(parseField("预算.支出总表[合计].合计").expression).toMatchObject({ shift: { kind: "budget" } });
  });

  test("sums before products, brackets before both", () => {
    expect(writtenField(parseField("(1+2)*3-4/5"))).toBe("(1 + 2) * 3 - 4 / 5");
    expect(parseField("1+2*3").expression).toMatchObject({ sign: "+", right: { sign: "*" } });
    expect(parseField("（1＋2）×3").expression).toMatchObject({ sign: "*", left: { sign: "+" } });
  });

  test("options", () => {
    expect(parseField("支出总表[合计].合计，元，2位，带单位").options).toEqual({
      unit: "元",
      decimals: 2,
      withUnit: true,
    });
    expect(parseField("支出总表[合计].合计，整数").options).toEqual({ decimals: 0 });
    expect(parseField("支出总表[合计].合计，两位").options).toEqual({ decimals: 2 });
  });

  test("markers", () => {
    const read = (text: string) => {
      const [part] = parseText(`{{${text}}}`).parts;
      return part?.kind === "marker" ? part.marker : null;
    };
    expect(read("每个 科目 于 一般公共预算支出表 级次 款")).toEqual({
      along: "row",
      list: "科目",
      table: "一般公共预算支出表",
      level: "款",
    });
    expect(read("每个单位")).toEqual({ along: "row", list: "单位" });
    expect(read("每列 年度")).toEqual({ along: "column", list: "年度" });
    expect(read("每个　行　于　支出总表　前五　按　合计")).toMatchObject({ largest: { count: 5, column: "合计" } });
    for (const written of ["每个 科目 于 支出总表 级次 款 前5 按 合计", "每列 年度", "每个 规则 于 K"])
      expect(writtenMarker(read(written)!)).toBe(written);
  });
});

describe("what can't be read is told, with the nearest right name", () => {
  test.each([
    ["支出总裱[合计].合计", "template/unknown-table", "支出总表"],
    ["支出总表[合计].基本支岀", "template/unknown-column", "基本支出"],
    ["叙述数字[公务招待费].金额", "template/unknown-row", "公务接待费"],
    ["单位名", "template/unknown-word", "单位"],
    ["变动比率(支出总表[合计].合计)", "template/unknown-function", "变动率"],
    ["支出总表[合计].合计，带单味", "template/unknown-option", "带单位"],
    ["每个 单为", "template/unknown-list", "单位"],
  ])("%s", (field, expected, near) => {
    const [error] = parseText(`{{${field}}}`).errors;
    expect(error!.code).toBe(expected);
    expect(String(error!.values["known"]).split("、").slice(0, 3)).toContain(near);
    expect(errorSentence(error!, "zh")).toContain(near);
  });

  test.each([
    ["", "template/empty"],
    ["支出总表[合计]", "template/not-a-field"],
    ["1 +", "template/not-a-field"],
    ["占比(1)", "template/arguments"],
    ["支出总表[*].合计", "template/each-row"],
  ])("“%s”", (field, expected) => expect(code(field)).toBe(expected));

  test("a marker needs its table, and a field its end", () => {
    expect(parseText("{{每个 科目}}").errors[0]!.code).toBe("template/list-needs-table");
    expect(parseText("{{单位").errors[0]!.code).toBe("template/unclosed");
    expect(values("每个 科目 于 支出总表 级次 目")).toMatchObject({ level: "目" });
  });

  test("the others of a text are read all the same, and what is wrong stays as it is written", () => {
    const { parts, errors } = parseText("{{单位}}支出{{支出总裱[合计].合计}}万元");
    expect(errors).toHaveLength(1);
    expect(parts.map((p) => (p.kind === "literal" ? p.text : p.written))).toEqual([
      "单位",
      "支出",
      "{{支出总裱[合计].合计}}",
      "万元",
    ]);
  });
});

const NAMES = [
  "支出总表[合计].基本支出",
  "上年.支出总表[210].合计",
  "决算.一般公共预算支出表[合计].合计",
  "叙述数字[公务接待费].金额",
  "本行.合计",
  "上年.本行.合计",
  "收入总表[合计].本年收入/小计",
  "单位",
  "年度",
  "3.5",
  "前5(支出总表, 合计)",
];
const expression = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES),
    fc.tuple(fc.constantFrom("+", "-", "*", "/"), tie("e"), tie("e")).map(([sign, a, b]) => `(${a}) ${sign} (${b})`),
    tie("e").map((a) => `变动(${a})`),
    fc.tuple(tie("e"), tie("e")).map(([a, b]) => `占比(${a}, ${b})`),
  ),
})).e;

describe("properties", () => {
  test("reading never throws, whatever is written, and every mistake has words", () => {
    const sign = fc.constantFrom(...Array.from("{}｛｝[]()（），,、.·+-*/ 每个列年度上支出总表合计本行于按前5位元"));
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 40 }).map((s) => s.join("")),
        (text) => {
          const { parts, errors } = parseText(text);
          for (const { code } of errors) expect(Object.keys(ERRORS)).toContain(code);
          expect(
            parts
              .map((p) => (p.kind === "literal" ? p.text : `{{${p.written}}}`))
              .join("")
              .replace(/[｛]/g, "{")
              .replace(/[｝]/g, "}"),
          ).toBe(text.replace(/[｛]/g, "{").replace(/[｝]/g, "}"));
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        parseText(`{{${text}}}`);
      }),
      { numRuns: 1000 },
    );
  });

  test("what was read is written so that it is read the same again", () => {
    fc.assert(
      fc.property(expression, fc.constantFrom("", "，元", "，2位，带单位"), (text, options) => {
        const field = parseField(`${text}${options}`);
        expect(parseField(writtenField(field))).toEqual(field);
      }),
      { numRuns: 500 },
    );
  });
});
