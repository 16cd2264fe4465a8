import { describe, expect, test } from "vitest";
import { SOURCES, textsOf } from "../../support/chinese";

const TEXTS = SOURCES.map((source) => ({ ...source, ...textsOf(source) }));
const PAIRS = TEXTS.flatMap(({ pairs }) => pairs);

const holes = (text: string): string =>
  [...text.matchAll(/\{(\w+)/g)]
    .map((m) => m[1]!)
    .sort()
    .join(" ");
/** What a document prints, or a name to type as it is, stands in marks. */
const own = (text: string): string => text.replace(/《[^》]*》|“[^”]*”/g, "");

describe("words in both languages, wherever they stand", () => {
  test("there are many", () => expect(PAIRS.length).toBeGreaterThan(700));

  test("both have places for the same values", () => {
    expect(PAIRS.filter(({ zh, en }) => holes(zh) !== holes(en))).toEqual([]);
  });

  test("English has no Chinese in it but what stands in marks", () => {
    expect(PAIRS.filter(({ en }) => /[\p{Script=Han}，。：；（）、]/u.test(own(en)))).toEqual([]);
  });

  test("neither is blank, and Chinese is Chinese", () => {
    const odd = PAIRS.filter(({ zh, en }) => en.trim() === "" || !/\p{Script=Han}|\{/u.test(zh));
    expect(odd).toEqual([]);
  });

  test("every message is said somewhere", () => {
    const silent = TEXTS.flatMap(({ coded }) => coded).filter(({ file, table, code }) => {
      const uses = new RegExp(`\\b${table}(?:\\.${code}\\b|\\["${code}"\\])`);
      const anyCode = new RegExp(`\\b${table}\\[(?!")|\\b${table} as |of ${table}\\b|\\(${table}\\)`);
      const readers =
        table.toUpperCase() === table && file.startsWith("words/") ? TEXTS : TEXTS.filter((t) => t.file === file);
      return !readers.some(({ text }) => uses.test(text) || anyCode.test(text));
    });
    expect(silent).toEqual([]);
  });
});

/** Rooms where Chinese stands by itself, and what it is there. Everything else that a user reads is words in both languages. */
const ROOMS: readonly (readonly [folder: string, what: string])[] = [
  ["disclosure", "names of the domain: columns, units of money, places"],
  ["classification", "code tables"],
  ["reading", "what files and encodings hold"],
  ["narrative", "the grammar of Chinese sentences"],
  ["recognition", "words that documents print, to find them by"],
  ["checking/catalogue", "documents that rules are shown on, and the Chinese guide's own layout"],
  ["checking/rule/sources.ts", "titles of laws and forms"],
  ["reporting/narrative/phrases.ts", "sentences of a drafted text, which is Chinese in both languages"],
  ["workbook", "what sheets hold: they are Chinese in both languages"],
  ["application/user-rules.ts", "remarks that are written into a sheet"],
  ["checking/identity/native-formula.ts", "the verdict that a formula of a sheet gives"],
  ["functions/specification", "examples of documents that functions are shown on"],
  ["taskpane/locales", "the pane's labels, a file a language"],
];

/** Elsewhere it is a name: of a cell, a table or a unit, or a word to compare with. A name is short and has no punctuation of a sentence. */
const isName = (text: string): boolean => text.length <= 24 && !/[，。；！？]/u.test(text);
/** The source of a pattern. */
const isPattern = (text: string): boolean => /\(\?:|\{0,\d+\}|\|/.test(text);

describe("Chinese by itself", () => {
  test("stands in its rooms; elsewhere it is a name or a pattern and no sentence", () => {
    const inRoom = (at: string): boolean =>
      ROOMS.some(([room]) => at.startsWith(`${room}/`) || at.startsWith(`${room}:`));
    const sentences = TEXTS.flatMap(({ alone }) => alone).filter(
      ({ at, text }) => !inRoom(at) && !isName(text) && !isPattern(text),
    );
    expect(sentences).toEqual([]);
  });

  test("no room is empty", () => {
    const all = TEXTS.flatMap(({ alone }) => alone);
    const empty = ROOMS.filter(
      ([room]) => !all.some(({ at }) => at.startsWith(`${room}/`) || at.startsWith(`${room}:`)),
    );
    expect(empty).toEqual([]);
  });

  test("nothing that is said has Chinese of its own among its values", () => {
    expect(TEXTS.flatMap(({ spoken }) => spoken)).toEqual([]);
  });
});
