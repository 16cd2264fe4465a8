import { describe, expect, it } from "vitest";
import { Decoder } from "../../../../src/reading/ocr/decode";
import { glyphsOf, heldAgainst } from "../../../../src/reading/ocr/glyphs";
import { alphabetOf, LINE_HEIGHT } from "../../../../src/reading/ocr/model";
import { settledCell, settledText } from "../../../../src/reading/ocr/settled-text";

const characters = alphabetOf("0\n1\n2\n5\n.\n,\n-\n%\no\n○\n〇\n≥\n收\n入\n");

/** Steps of a line: the share of each character; what is left goes to none. */
function decoded(...steps: readonly Readonly<Record<string, number>>[]) {
  const probabilities = new Float32Array(steps.length * characters.length);
  steps.forEach((step, t) => {
    let rest = 1;
    for (const [character, share] of Object.entries(step)) {
      probabilities[t * characters.length + characters.indexOf(character)] = share;
      rest -= share;
    }
    probabilities[t * characters.length] = rest;
  });
  return new Decoder(characters).decode(probabilities, 0, steps.length);
}
const sure = (c: string) => ({ [c]: 0.99 });

describe("what the model says of a line", () => {
  it("is decoded without what repeats, unless none stands between", () => {
    expect(decoded(sure("5"), sure("5"), {}, sure("5"), sure("."), sure("2")).text).toBe("55.2");
    expect(decoded(sure("收"), {}, sure("入"))).toMatchObject({ text: "收入" });
  });

  it("is a number where it looks like one: what stands for a digit counts for it", () => {
    const nought = decoded({ o: 0.4, "0": 0.3, "○": 0.2 });
    expect(nought.text).toBe("0");
    expect(nought.confidence).toBeCloseTo(0.9, 5);
    expect(decoded(sure("2"), { ",": 0.5, 收: 0.5 }, sure("5")).confidence).toBeLessThan(0.7);
  });

  it("is as sure as the worst character of a name, and as the mean of a sentence", () => {
    const doubtful = { 入: 0.5, 收: 0.3 };
    expect(decoded(sure("收"), doubtful, sure("入")).confidence).toBeLessThan(0.75);
    const sentence = Array.from({ length: 15 }, () => [sure("收"), {}, sure("入"), {}]).flat();
    expect(decoded(...sentence, doubtful).confidence).toBeGreaterThan(0.9);
  });

  it("has commas between thousands, where points were read for them", () => {
    const held = (text: string) => heldAgainst({ text, confidence: 0.98, starts: [...text].map((_, i) => i) }, []);
    expect(held("249.977.11")).toMatchObject({ text: "249,977.11", confidence: 0.98 });
    expect(held("-1.249,977.11").text).toBe("-1,249,977.11");
    expect(held("249.97")).toMatchObject({ text: "249.97", confidence: 0.98 });
    for (const text of ["249.977", "48.84.", "30:00", "24.99.77"])
      expect(held(text)).toMatchObject({ text, confidence: 0.5 });
    for (const text of ["2026-01-31", "1,024", "12.5%"]) expect(held(text).confidence).toBe(0.98);
  });

  it("keeps a sign that is none of numbers and was read for sure", () => {
    expect(decoded(sure("≥"), sure("2"), sure("5"), sure("1"), sure("%")).text).toBe("≥251%");
  });

  it("tells where each character begins", () => {
    expect(decoded({}, sure("1"), {}, sure("2")).starts).toEqual([0.25, 0.75]);
  });
});

describe("a number held against its picture", () => {
  const WIDTH = 120;
  /** Strokes as [left, top, width, height] in a line of dots. */
  function line(...strokes: readonly (readonly [number, number, number, number])[]) {
    const dots = new Float32Array(WIDTH * LINE_HEIGHT).fill(1);
    for (const [left, top, width, height] of strokes)
      for (let y = top; y < top + height; y++) dots.fill(-1, y * WIDTH + left, y * WIDTH + left + width);
    return glyphsOf(dots, WIDTH);
  }
  const digit = (left: number) => [left, 8, 14, 32] as const;
  const point = [58, 34, 5, 6] as const;
  const read = (text: string) => ({ text, confidence: 0.99, starts: [...text].map((_, i) => i) });

  it("gets the minus that was read over", () => {
    const minus = [10, 22, 10, 3] as const;
    const got = heldAgainst(read("6.6"), line(minus, digit(30), point, digit(70)));
    expect(got.text).toBe("-6.6");
    expect(got.starts).toHaveLength(4);
    expect(got.confidence).toBeLessThan(0.8);
    expect(heldAgainst(read("6.6"), line(digit(30), point, digit(70)))).toEqual(read("6.6"));
  });

  it("is doubtful where it has fewer digits than stand there, and not where digits touch", () => {
    expect(heldAgainst(read("9.9"), line(digit(10), digit(30), point, digit(70))).confidence).toBeLessThan(0.7);
    expect(heldAgainst(read("49.9"), line([10, 8, 40, 32], point, digit(70))).confidence).toBe(0.99);
  });

  it("takes a rule at the line's end for none of it", () => {
    expect(heldAgainst(read("6.6"), line([0, 0, 3, 48], digit(30), point, digit(70))).confidence).toBe(0.99);
  });
});

describe("what the words beside settle", () => {
  const settled = (text: string) => settledText({ text, confidence: 0.99, starts: [] });
  it("mends the mark behind a numeral and a Chinese nought before 万元, the latter with doubt", () => {
    expect(settled("一,一般公共预算").text).toBe("一、一般公共预算");
    expect(settled("其他收入〇万元")).toMatchObject({ text: "其他收入0万元", confidence: 0.6 });
    expect(settled("二〇二五年").text).toBe("二〇二五年");
    const broken = settledText({ text: "--般公共", confidence: 0.9, starts: [0, 1, 2, 3, 4] });
    expect(broken).toEqual({ text: "一般公共", confidence: 0.9, starts: [0, 2, 3, 4] });
    expect(settledCell("事业收\n人")).toBe("事业收\n入");
    expect(settledCell("征收人员")).toBe("征收人员");
  });
});
