import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importDisclosures } from "../../../src/application";

const read = async (name: string) => {
  const text = readFileSync(new URL(`../../../data/sample/${name}`, import.meta.url), "utf8");
  const [result] = await importDisclosures([{ type: "text", name, text }]);
  if (!result!.ok) throw result!.error;
  return result!.value;
};

describe("the sample with three errors", () => {
  test("shows a misprint with its correction, a text against its table, and a total that misses a row", async () => {
    const { report, disclosure } = await read("linxi-2026-three-errors.txt");
    expect(disclosure.unitName).toBe("临溪县图书馆");
    const causes = report.findings.filter((f) => f.severity !== "info");
    expect(causes.map((f) => f.rule)).toEqual(["W03", "N03", "C10"]);
  });
});
