import { describe, expect, test } from "vitest";
import { TABLE_IDS, type Words } from "../../../src/disclosure";
import { SOURCES } from "../../support/chinese";
import * as words from "../../../src/words";
import { ERRORS, ISSUES, QUANTITIES, errorSentence, issueSentence, say, tableLabel } from "../../../src/words";

/** Every first group of a pattern in the sources. */
const found = (pattern: RegExp): Set<string> =>
  new Set(SOURCES.flatMap(({ text }) => [...text.matchAll(pattern)].flatMap((m) => m.slice(1).filter(Boolean))));

const isWords = (value: unknown): value is Words =>
  typeof value === "object" &&
  value !== null &&
  ["en,zh", "code,en,zh"].includes(Object.keys(value).sort().join()) &&
  Object.values(value).every((text) => typeof text === "string");
/** Every text of the room, by the name of its table and its code. */
const TEXTS = Object.entries(words).flatMap(([table, value]): [string, Words][] => {
  if (typeof value !== "object" || table === "PUNCTUATION") return [];
  if (isWords(value)) return [[table, value]];
  return Object.entries(value).map(([code, text]) => [`${table}.${code}`, text as Words]);
});
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map((m) => m[1]!).sort();

describe("every text", () => {
  test("there are tables of them", () => expect(TEXTS.length).toBeGreaterThan(70));

  test.each(TEXTS)("%s speaks both languages of the same values", (name, text) => {
    expect(isWords(text)).toBe(true);
    expect(text.zh).toMatch(/\p{Script=Han}|^\{/u);
    expect(text.en).not.toBe("");
    expect(text.en.replace(/“[^”]*”/g, ""), "no Chinese in English but names to type").not.toMatch(
      /[\p{Script=Han}，。：；（）]/u,
    );
    expect(holes(text.en), name).toEqual(holes(text.zh));
  });

  test.each(TABLE_IDS.flatMap((id) => [[id, "budget"] as const, [id, "final"] as const]))(
    "%s of %s has a name in both languages, and no other table has it",
    (id, kind) => {
      for (const language of ["zh", "en"] as const) {
        const name = tableLabel(id, kind, language);
        expect(/\p{Script=Han}/u.test(name)).toBe(language === "zh");
        expect(TABLE_IDS.filter((other) => tableLabel(other, kind, language) === name)).toEqual([id]);
      }
    },
  );
});

describe("codes and words", () => {
  const thrown = new Set([
    ...found(/new (?:Disclosure|Reading|Usage)Error\(\s*"([a-z0-9-]+)"/g),
    ...found(/unchecked\(\s*record,\s*"\w+",\s*\{\s*code: "([a-z0-9-]+)"/g),
    ...found(/: ErrorCause = \{ code: "([a-z0-9-]+)"/g),
    // By the codes of PostgreSQL.
    ...found(/^ {2}"\w{5}": "(database-[a-z]+)",$/gm),
    ...found(/new ReadingError\([^;]*?\? "([a-z-]+)" : "([a-z-]+)"/g),
    ...[...found(/new RuleSettingError\(\s*"([a-z-]+)"/g)].map((code) => `rule-setting/${code}`),
    ...[...found(/new UserRuleError\(\s*"([a-z-]+)"/g)].map((code) => `user-rule/${code}`),
    ...[...found(/new TemplateError\(\s*"([a-z-]+)"/g)].map((code) => `template/${code}`),
  ]);

  test("every error that is thrown has words, and all words are thrown", () => {
    expect([...thrown].sort()).toEqual(Object.keys(ERRORS).sort());
  });

  test("every limit that may be passed has a name, and all names are used", () => {
    const counted = new Set([
      ...found(/requireWithin\((?:[^;]|;(?!\n))*?"(\w+)",?\s*\)/g),
      ...found(/"too-large",\s*\{ what: "(\w+)"/g),
    ]);
    expect([...counted].sort()).toEqual(Object.keys(QUANTITIES).sort());
  });

  test("one word for one thing: a severity is 错误, 提醒 or 提示, and nobody says 警告", () => {
    const say = SOURCES.filter(({ text }) => text.includes("警告")).map(({ file }) => file);
    // Rules that users wrote before may say so.
    expect(say).toEqual(["checking/rule/user-rules.ts"]);
  });
});

describe("sentences", () => {
  test("a frame goes with its value", () => {
    const text = { zh: "坏了{part|（…）}", en: "broken{part| (…)}" };
    expect(say(text, "zh", { part: "Clx" })).toBe("坏了（Clx）");
    expect(say(text, "en", { part: "Clx" })).toBe("broken (Clx)");
    expect(say(text, "zh")).toBe("坏了");
  });

  test("a value that is a code itself is worded too", () => {
    const error = { code: "too-large", values: { what: "pages", found: 1200, limit: 1000 } };
    expect(errorSentence(error, "zh")).toContain("页数 1200，上限 1000");
    expect(errorSentence(error, "en")).toContain("1200 pages, limit 1000");
  });

  test("an error without words says its code", () => {
    expect(errorSentence({ code: "strange", values: {} }, "en")).toBe("strange");
  });

  test("an issue names its table and its values", () => {
    const values = { count: 2, amounts: "1.00、2.00" };
    expect(issueSentence({ code: "amount-left-out", table: null, values }, "en")).toBe(
      "2 printed figures have no place in any table: 1.00, 2.00",
    );
    expect(issueSentence({ code: "money-unit-missing", table: "收入总表", values: {} }, "zh")).toBe(
      `收入总表：${ISSUES["money-unit-missing"].zh}`,
    );
  });
});
