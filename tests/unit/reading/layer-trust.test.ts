import { expect, test } from "vitest";
import { isBadlyRecognised } from "../../../src/reading/page/trust";

const GOOD = [
  "2130301 600.20 600.20",
  "21303 812.40 1,812.40",
  "合计 812.40 600.20 212.20",
  "2026-01-31 1.2. 15% -3.5 12",
];

test("a scanner's text layer is judged by its own numbers", () => {
  expect(isBadlyRecognised(GOOD)).toBe(false);
  expect(isBadlyRecognised([...GOOD, "6O0.20 8I2.40", "2l2.20"])).toBe(true);
  expect(isBadlyRecognised([...GOOD, "8,12.40 60:0.20"])).toBe(true);
});

test("few numbers tell nothing", () => {
  expect(isBadlyRecognised(["关于2026年预算公开的说明", "1O.5"])).toBe(false);
});
