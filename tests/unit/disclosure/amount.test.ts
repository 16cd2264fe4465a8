import { describe, expect, it } from "vitest";
import { parseAmount } from "../../../src/disclosure";

const read = (text: string) => {
  const a = parseAmount(text);
  return a.kind === "amount" ? `${a.value.toFixed()}${a.odd ? " odd" : ""}` : a.kind;
};

describe("printed numbers", () => {
  it("are never longer than anybody prints them", () => {
    expect(parseAmount("1".repeat(24)).kind).toBe("amount");
    expect(parseAmount("1".repeat(25)).kind).toBe("text");
  });

  it.each([
    ["1,234.56", "1234.56"],
    ["（1,234.56）", "-1234.56"],
    ["△0.30", "-0.3"],
    ["0.05", "0.05"],
    ["0.00", "0"],
    // Legible, and perhaps two numbers run together: said, not guessed.
    ["125360,898", "125360898 odd"],
    ["4147,502.38", "4147502.38 odd"],
    // Impossible: groups that are no thousands, digits lost before a 0.
    ["1,23.45", "text"],
    ["12,3456", "text"],
    ["0,123.45", "text"],
    ["083.5", "text"],
    ["—", "blank"],
  ])("%s", (text, value) => expect(read(text)).toBe(value));
});
