import { describe, expect, it } from "vitest";
import {
  checkAliases,
  checkCoded,
  checkMapping,
  checkProcurement,
  checkSuccessions,
} from "../../../tools/classification-checks";
import { readCsv, type Row } from "../../../tools/classification-csv";
import { attestedSince } from "../../../tools/classification-sources";
import { children, functionalClassByName, history, lookup, path, type CodeTableId } from "../../../src/classification";

const DATA = new URL("../../../data/classification/", import.meta.url);
const csv = (name: string): Row[] => readCsv(new URL(`${name}.csv`, DATA));
const CODED = ["functional", "economic-department", "economic-government", "revenue"] as const;

describe("the data", () => {
  it("has nothing that the checks object to", () => {
    const tables = Object.fromEntries(CODED.map((id) => [id, csv(id)]));
    expect(CODED.flatMap((id) => checkCoded(id, tables[id]!))).toEqual([]);
    expect(checkProcurement(csv("procurement"))).toEqual([]);
    expect(
      checkMapping(csv("economic-mapping"), tables["economic-government"]!, tables["economic-department"]!),
    ).toEqual([]);
    expect(checkAliases(csv("aliases"), tables)).toEqual([]);
    expect(checkSuccessions(csv("successions"), tables)).toEqual([]);
  });

  it("answers no year for which nothing bears a name out, and every year in which a document printed it", () => {
    for (const id of CODED)
      for (const r of csv(id)) {
        const entry = history(id, r.code!).find(
          (e) => e.name === r.name && (r.since === "" || e.since === Number(r.since)),
        )!;
        for (const year of (r.seen ?? "")
          .split(" ")
          .filter((y) => y !== "")
          .map(Number)) {
          if (r.doubt === "" || (entry.since ?? 0) <= year)
            expect(lookup(id, r.code!, { year }).entry?.name, `${r.code} ${year}`).toBe(r.name);
          if (r.since === "") expect(entry.attested).toBeLessThanOrEqual(year);
        }
        if (r.since === "" && !r.basis?.includes("dump-2009")) expect(entry.attested, r.code).toBeGreaterThan(2016);
      }
  });

  it.each([...CODED, "procurement"] as const)("%s is compiled row by row as it stands", (id) => {
    const year = (text: string): number | null => (text === "" ? null : Number(text));
    const rows = csv(id);
    for (const r of rows) {
      const entry = history(id as CodeTableId, r.code!).find(
        (e) => e.name === r.name && !e.archive && (r.catalogue ?? null) === e.catalogue && e.since === year(r.since!),
      );
      expect(entry, `${r.code} ${r.name}`).toMatchObject({
        until: year(r.until!),
        evidence: r.evidence,
        doubtfulYear: r.doubt === "~",
      });
    }
  });

  it("answers every code of every year with one entry, its path and its place under its parent", () => {
    for (const id of CODED) {
      for (const year of [2017, 2019, 2021, 2024, 2026]) {
        for (const code of new Set(csv(id).map((r) => r.code!))) {
          const found = lookup(id, code, { year });
          expect(["valid", "former", "future"]).toContain(found.status);
          expect(found.entry !== null).toBe(found.status === "valid");
          expect(path(id, code, { year }).at(-1)!.code).toBe(code);
          expect(path(id, code, { year })).toHaveLength((code.length - 1) / 2);
          if (found.entry?.parent)
            expect(children(id, found.entry.parent, { year }).map((e) => e.code)).toContain(code);
        }
      }
    }
  });

  it("finds every class by its names of every time, with and without the ordinal, and by every alias", () => {
    for (const r of csv("functional").filter((row) => row.code!.length === 3)) {
      expect(functionalClassByName(r.name!)).toBe(r.code);
      expect(functionalClassByName(`二十三、${r.name}`)).toBe(r.code);
    }
    for (const a of csv("aliases").filter((row) => row.table === "functional"))
      expect(functionalClassByName(a.alias!), a.alias).toBe(a.code);
  });
});

describe("the checks", () => {
  const row = (over: Partial<Record<string, string>>): Row => ({
    code: "201",
    name: "甲",
    since: "",
    until: "",
    evidence: "known",
    doubt: "",
    seen: "",
    basis: "",
    ...over,
  });
  it.each([
    [[row({ code: "2010101" })], "parent"],
    [[row({ code: "2011" })], "digits"],
    [[row({ code: "301" })], "begins with"],
    [[row({ name: " 甲" })], "padded"],
    [[row({ evidence: "rumour" })], "evidence"],
    [[row({ since: "20" })], "year"],
    [[row({ since: "2022", until: "2020" })], "after"],
    [[row({}), row({ name: "乙", since: "2019" })], "overlap"],
    [[row({ code: "202" }), row({})], "order"],
    [[row({ evidence: "seen" })], "nobody says where"],
  ])("object to what is wrong: %#", (rows, words) => {
    expect(checkCoded("functional", rows as Row[]).join("\n")).toContain(words);
  });
  it("know the first year that bears a row out", () => {
    const since = (item: Row, parent: Row = row({ code: "20101" })): number =>
      attestedSince(item, new Map([[parent.code!, [parent]]]));
    expect(since(row({ code: "2010101" }))).toBe(2018);
    expect(since(row({ code: "2010101", seen: "2017 2020" }))).toBe(2017);
    expect(since(row({ code: "2010101", seen: "2022" }))).toBe(2018);
    expect(since(row({ code: "2010101", basis: "dump-2009" }))).toBe(2009);
    expect(since(row({ code: "2010101", until: "2017" }))).toBe(2017);
    const renamed = row({ code: "20101", since: "2019" });
    expect(since(row({ code: "2010101" }), renamed)).toBe(2019);
    expect(since(row({ code: "2010101", seen: "2018" }), renamed)).toBe(2018);
    expect(since(row({ code: "2010101", until: "2018" }), renamed)).toBe(2018);
  });
  it("object to a succession from nothing or to nothing", () => {
    const tables = { functional: [row({ until: "2018" }), row({ code: "202" })] };
    const problems = (over: Partial<Record<string, string>>): string =>
      checkSuccessions(
        [{ table: "functional", code: "201", until: "2018", successor: "202", basis: "x", ...over } as Row],
        tables,
      ).join("\n");
    expect(problems({})).toBe("");
    expect(problems({ until: "2017" })).toContain("ends then");
    expect(problems({ successor: "203" })).toContain("no such successor");
    expect(problems({ basis: "" })).toContain("why");
  });
  it("object to a mapping to nowhere and to an alias of nobody", () => {
    expect(
      checkMapping([{ government: "501", department: "999", since: "", until: "" }], [row({ code: "501" })], []),
    ).toHaveLength(1);
    expect(
      checkAliases([{ table: "functional", code: "299", alias: "乙", since: "", until: "" }], {
        functional: [row({})],
      }),
    ).toHaveLength(1);
  });
});
