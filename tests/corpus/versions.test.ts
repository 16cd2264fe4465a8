import { describe, expect, test } from "vitest";
import { compareVersions } from "../../src/reporting";
import { check } from "../../src/checking";
import { recogniseShared } from "../support/recognised";
import { hasShared } from "../support/shared";

/** One disclosure in five formats is one version. */
describe.skipIf(!hasShared).each(["julu-2026", "xinglong-2021"])("%s", (slug) => {
  const version = async (ending: string) => {
    const disclosure = await recogniseShared(`corpus/${slug}.${ending}`);
    return { disclosure, report: check(disclosure) };
  };

  test.each(["docx", "doc", "html", "xlsx"])("no cell of the PDF is another in .%s", async (ending) => {
    const { cells } = compareVersions(await version("pdf"), await version(ending));
    expect(cells).toEqual([]);
  });
});
