import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "../../../src/checking";
import { readText } from "../../../src/reading";
import { recognise } from "../../../src/recognition";

const SAMPLE = readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
const UNIT = /^(.+?)2026年/.exec(SAMPLE)![1]!;

async function under(name: string) {
  const disclosure = await recognise([await readText(SAMPLE.split(UNIT).join(name), "公开.txt")]);
  return { disclosure, counts: check(disclosure).counts };
}

const signboards = `${UNIT}、${Array.from({ length: 8 }, (_, i) => `示例县第${"一二三四五六七八"[i]}联合办公室`).join("、")}`;

test.each([`${UNIT}[汇总]`, `${UNIT}*`, `=${UNIT}`, `${UNIT}=`, `${UNIT}#`, signboards])(
  "a unit named %s is read, and so are its tables",
  async (name) => {
    const plain = await under(UNIT);
    const odd = await under(name);
    expect(odd.disclosure.unitName).toBe(name);
    expect(odd.disclosure.tables.map((t) => t.id)).toEqual(plain.disclosure.tables.map((t) => t.id));
    expect(odd.counts).toEqual(plain.counts);
  },
);

test("a long name is longer than a line", () => expect(signboards.length).toBeGreaterThan(80));

test("a sentence behind 部门： is no name of a unit", async () => {
  const said =
    "部门：本表反映部门本年度收支情况，数据来源于部门预算管理系统和各单位上报的基础资料，经主管科室审核汇总后公开，公开网站为县人民政府";
  const disclosure = await recognise([await readText(SAMPLE.split(UNIT).join(said), "公开.txt")]);
  expect(disclosure.unitName ?? "").not.toContain("本表反映");
});
