import { describe, expect, it } from "vitest";
import { cellNumber, showNumber, showText } from "../../../src/reading/sheet/format/show";

const shown = (value: number | string, format: string): string => showNumber(cellNumber(value)!, format);

describe("what Excel shows of a number", () => {
  it.each([
    // Scaled by thousands, with the point put in as a literal: 元 shown as 万元.
    [8124000, "0\\.0,", "812.4"],
    [8124000, "0!.0,", "812.4"],
    [8124000, '0"."0,', "812.4"],
    [8124000, "0!.0000", "812.4000"],
    [8124000, "0\\.00,,", "0.08"],
    [812400000, "0\\.00,,", "8.12"],
    [40000, "0!.0,", "4.0"],
    [300, "0!.0,", "0.0"],
    [-8124000, "0!.0,", "-812.4"],
    [81240000, '0!.0,"万元"', "8124.0万元"],
    // Scaled the plain way.
    [8124000, "#,##0,", "8,124"],
    [8124000, "0.0,,", "8.1"],
    [8124000, "#,##0.00,", "8,124.00"],
    // A unit behind the number, quoted or not.
    [812.4, '0.00"万元"', "812.40万元"],
    [812.4, "0.00万元", "812.40万元"],
    [8124000, '#,##0.00"元"', "8,124,000.00元"],
    [12, 'General"元"', "12元"],
    [12, 'G/通用格式"元"', "12元"],
    // Sections: negative in brackets, red, zero as a dash or as nothing, conditions.
    [-812.4, "#,##0.00_);(#,##0.00)", "(812.40)"],
    [-812.4, "#,##0.00;[Red]-#,##0.00", "-812.40"],
    [0, "#,##0.00;-#,##0.00;;@", ""],
    [123456, '[>=10000]0!.0,"万";0', "12.3万"],
    [-5, '[>=10000]0!.0,"万";0', "-5"],
    [5, ";;;", ""],
    [1234.5, "[$¥-804]#,##0.00", "¥1,234.50"],
    // Places.
    [5, "00000", "00005"],
    [0, "#", ""],
    [1234, "#,##0.##", "1,234."],
    [0.256, "0.00%", "25.60%"],
    // Decimal rounding, half away from zero; noise of binary fractions is none.
    [1.005, "0.00", "1.01"],
    [-2.5, "0", "-3"],
    [812.4000000000001, "General", "812.4"],
    [0.1 + 0.2, "General", "0.3"],
    ["8.124E2", "0.00", "812.40"],
    // Dates are the library's.
    [45000, "yyyy/m/d", "2023/3/15"],
  ])("%s in %s is %s", (value, format, expected) => {
    expect(shown(value, format)).toBe(expected);
  });

  it("pads with blanks where the format does", () => {
    const accounting = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ';
    expect(shown(812.4, accounting).trim()).toBe("812.40");
    expect(shown(-812.4, accounting).trim()).toBe("-812.40");
    expect(shown(0, accounting).trim()).toBe("-");
    expect(showText("合计", accounting).trim()).toBe("合计");
  });

  it("shows a number in the format Text as it is", () => {
    expect(shown(448.03, "@")).toBe("448.03");
    expect(shown(448.03, '@"元"')).toBe("448.03元");
  });

  it("shows texts in the section for texts", () => {
    expect(showText("甲", '"项目："@')).toBe("项目：甲");
    expect(showText("甲", "0.00")).toBe("甲");
    expect(showText("甲", ";;;")).toBe("");
  });

  it("never fails on a format that is none", () => {
    for (const format of ["", '"', "[", "[[", "\\", "!", "0.0.0", "0;0;0;0;0;0", "@@", "E+", "[DBNum9]0", "万千"])
      expect(typeof shown(1234.5, format), format).toBe("string");
  });
});
