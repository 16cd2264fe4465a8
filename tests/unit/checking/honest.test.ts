import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import {
  disclosureOf,
  table,
  withTable,
  type ExampleDocument,
} from "../../../src/checking/catalogue/documents/builder";
import { goal, goalFields } from "../../../src/checking/catalogue/documents/variants";

/** What a rule says of a document, `severity message` each. */
function told(doc: ExampleDocument, rule: string): string[] {
  const { findings } = check(disclosureOf(doc));
  return findings
    .flatMap((f) => [f, ...(f.consequences ?? [])])
    .filter((f) => f.rule === rule && f.severity !== "info")
    .map((f) => `${f.severity} ${f.message}`);
}

const threePublic = (...rows: readonly string[]) =>
  withTable(BUDGET, "three-public", table("three-public", "item prior total change", rows));

const HONEST: readonly (readonly [rule: string, what: string, document: ExampleDocument])[] = [
  [
    "W14",
    "changes in percent, most of them none",
    threePublic(
      "合计|12.10|10.10|-16.53",
      "公务用车购置及运行费|8.00|8.00|0.00",
      "公务用车运行维护费|8.00|8.00|0.00",
      "公务接待费|4.10|2.10|-48.78",
    ),
  ],
  [
    "W14",
    "last year less this year",
    threePublic(
      "合计|12.10|10.10|2.00",
      "公务用车购置及运行费|8.00|8.00|0.00",
      "公务用车运行维护费|8.00|8.00|0.00",
      "公务接待费|4.10|2.10|2.00",
    ),
  ],
  [
    "W14",
    "decreases without their sign among increases",
    threePublic(
      "合计|12.10|11.60|0.50",
      "公务用车运行维护费|8.00|9.00|1.00",
      "会议费|1.00|2.00|1.00",
      "公务接待费|4.10|1.60|2.50",
    ),
  ],
];

describe("what an honest document may print draws no accusation", () => {
  it.each(HONEST)("%s: %s", (rule, _, document) => expect(told(document, rule)).toEqual([]));
});
