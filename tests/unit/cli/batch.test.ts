import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { SourceDocument } from "../../../src/reading";

const SAMPLE = fileURLToPath(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "budget-batch-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A stage that throws on files of some name, as one with a bug would. */
vi.mock("../../../src/recognition", async (original) => {
  const real = await original<typeof import("../../../src/recognition")>();
  return {
    ...real,
    recognise: (documents: SourceDocument[]) => {
      if (documents[0]!.file === "bug.txt") throw new TypeError("a bug of recognition");
      return real.recognise(documents);
    },
  };
});
vi.mock("../../../src/checking", async (original) => {
  const real = await original<typeof import("../../../src/checking")>();
  return {
    ...real,
    check: (...[d, context]: Parameters<typeof real.check>) => {
      if (d.unitName === "大山县档案馆") throw new RangeError("a bug of checking");
      return real.check(d, context);
    },
  };
});

const { readFileSync } = await import("node:fs");
const { call } = await import("./call");

describe("one file never ends a batch", () => {
  test("an error without a type, in recognition or in checking, is told and the others go on", async () => {
    const put = (name: string, text: string): string => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const sample = readFileSync(SAMPLE, "utf8");
    const bug = put("bug.txt", sample);
    const other = put("other.txt", sample.replaceAll("云溪县", "大山县"));
    const { status, out, err } = await call("check", "--json", bug, other, put("empty.txt", ""), SAMPLE);
    expect(status).toBe(2);
    expect(err).toContain("bug.txt: 程序内部错误：a bug of recognition");
    expect(err).toContain("other.txt: 程序内部错误：a bug of checking");
    expect(err).toContain("empty.txt: 文件是空的");
    expect(out.trim().split("\n")).toHaveLength(1);
    for (const command of ["trace", "name"]) {
      const one = await call(command, bug, SAMPLE);
      expect(one.status).toBe(2);
      expect(one.err).toContain("a bug of recognition");
      expect(one.out).toContain("yunxi-2026.txt");
    }
  });
});
