import { expect, test } from "vitest";
import { check } from "../../../src/checking";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { without } from "../../../src/checking/catalogue/documents/variants";
import type { Disclosure, PublishedTable } from "../../../src/disclosure";

/** A budget without its 支出总表, which the contents list on page 1 names; `printed` stands as a line of its own on page 4. */
function promised(printed: string): Disclosure {
  const disclosure = disclosureOf(without("expenditure"));
  const [model] = disclosure.tables as [PublishedTable, ...PublishedTable[]];
  const absent: PublishedTable = {
    ...model,
    id: "expenditure",
    title: "单位支出总表",
    state: "absent",
    source: { page: 1 },
    rows: [],
    pages: [],
  };
  const [paragraph] = disclosure.paragraphs;
  return {
    ...disclosure,
    tables: [...disclosure.tables, absent],
    paragraphs: [...disclosure.paragraphs, { ...paragraph!, text: printed, source: { page: 4 } }],
  };
}

const missing = (disclosure: Disclosure): string[] =>
  check(disclosure).findings.flatMap((f) => (f.rule === "K01" ? [f.severity] : []));

test("a table that the contents list names and nothing shows is missing", () => {
  expect(missing(promised("一、单位支出总表的说明"))).toEqual(["error"]);
});

test("where its title is printed it is there and was not read, and nobody is accused", () => {
  const disclosure = promised("单位支出总表");
  expect(missing(disclosure)).toEqual([]);
  expect(check(disclosure).results.find((r) => r.rule === "K01")!.counts["not-evaluable"]).toBeGreaterThan(0);
});
