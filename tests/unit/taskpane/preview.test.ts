import { describe, expect, test } from "vitest";
import { planImports, summarise, type CorrectionStep, type Corrections } from "../../../src/application";
import { importDisclosures, toJson, type Imported } from "../../../src/application";
import { correctImport, effectOf } from "../../../src/application";
import { parseStoredCorrections } from "../../../src/application";
import {
  cellStep,
  listTables,
  mayBeCut,
  missingFacts,
  pagesOf,
  rowStep,
  tableAt,
  troubleOf,
  withOffer,
  withStep,
  withoutStep,
} from "../../../src/taskpane/model/preview";
import { htmlTable } from "../recognition/fixture";

const HTML = `<html><body><p>青石县图书馆2026年单位预算</p><p>单位支出总表</p><p>单位：万元</p>${htmlTable([
  "科目编码|科目名称|合计|基本支出|项目支出",
  "|合计|50.00|30.00|20.00",
  "2070104|图书馆|50.00|30.00|26.00",
])}<p>项目绩效目标表</p>${htmlTable(["项目名称|书刊购置", "一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|册数|1200"])}
<p>政府性基金预算支出表</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|合计", "||"])}</body></html>`;

async function imported(options: Parameters<typeof importDisclosures>[1] = {}, html = HTML): Promise<Imported> {
  const [result] = await importDisclosures([{ type: "html", name: "青石县.html", html }], options);
  if (!result?.ok) throw new Error("not imported");
  return result.value;
}

const fact = (value: string): CorrectionStep => ({ type: "fact", fact: "year", value });
const place = { at: "t1", title: "单位支出总表" };

describe("the list of steps", () => {
  test("a step about the same thing replaces; others stay, each can be taken out", () => {
    const bind = (column: number, key: string): CorrectionStep => ({
      type: "column",
      table: place,
      column,
      header: "甲",
      binding: { key },
    });
    let steps: Corrections = [];
    for (const step of [fact("2025"), bind(1, "total"), bind(2, "basic"), fact("2026"), bind(1, "project")])
      steps = withStep(steps, step);
    expect(steps).toEqual([bind(2, "basic"), fact("2026"), bind(1, "project")]);
    expect(withoutStep(steps, fact("2026"))).toEqual([bind(2, "basic"), bind(1, "project")]);
    steps = withStep(withStep([], { type: "join", table: place }), { type: "split", table: place });
    expect(steps).toEqual([{ type: "split", table: place }]);
  });

  test("a cell that is read as it is printed needs no step", () => {
    const read = (text: string): CorrectionStep => ({
      type: "cell",
      table: place,
      row: 0,
      column: 1,
      printed: "1",
      text,
    });
    expect(withStep(withStep([], read("2")), read("1"))).toEqual([]);
  });

  test("an own word goes before what is carried over", () => {
    expect(withOffer([fact("2026")], [fact("2025"), { type: "join", table: place }])).toEqual([
      { type: "join", table: place },
      fact("2026"),
    ]);
  });
});

describe("what is asked and shown", () => {
  test("a name that is none and a missing year must be answered", () => {
    expect(missingFacts({ unitName: null, year: null })).toEqual(["unitName", "year"]);
    for (const unitName of ["部门", " 单位 ", "本单位", ""])
      expect(missingFacts({ unitName, year: "2026" })).toEqual(["unitName"]);
    expect(missingFacts({ unitName: "青石县图书馆", year: "2026" })).toEqual([]);
  });

  test("a name that another printed one begins or ends with may be cut", () => {
    const candidate = (name: string) => ({ name, code: null, where: "cover" as const, count: 1, source: undefined });
    const cut = (unitName: string) => mayBeCut({ unitName, unitCandidates: [candidate("青石县文化广电和旅游局")] });
    expect(["青石县文化广", "旅游局", "青石县文化广电和旅游局", "图书馆"].map(cut)).toEqual([true, true, false, false]);
  });

  test("tables with trouble first, goal forms apart", async () => {
    const summary = summarise(await imported());
    expect(summary.tables.map((t) => t.id)).toEqual(["expenditure", "goal", "fund"]);
    const list = listTables(summary);
    expect(list.goals.map((l) => l.at)).toEqual([1]);
    expect(list.tables[0]).toMatchObject({ at: 0, trouble: { state: false } });
    expect(troubleOf(summary.tables[0]!, summary.issues)!.cells).toBeGreaterThan(0);
    expect(summary.tables[1]!.name).toBe("书刊购置");
    expect(troubleOf({ ...summary.tables[1]!, state: "unreadable" }, [])).toMatchObject({ state: true });
    expect(tableAt(summary, "t3")).toBe(2);
    expect(tableAt(summary, "t9")).toBe(-1);
    expect(pagesOf(summary.tables[0]!)).toEqual([]);
  });
});

describe("a cell read by a person", () => {
  test("is told with the printed text in the summary, the JSON and the sheets, and goes when it is undone", async () => {
    const before = await imported();
    const summary = summarise(before);
    const step = cellStep(summary.tables[0]!, 1, 4, " 20.00 ")!;
    expect(step).toMatchObject({ row: 1, column: 4, printed: "26.00", text: "20.00" });
    const after = correctImport(before, [step]);
    const shown = summarise(after).tables[0]!;
    expect(shown.marks.find((m) => m.by === "corrected")).toEqual({
      row: 1,
      column: 4,
      by: "corrected",
      printed: "26.00",
    });
    expect(cellStep(shown, 1, 4, "21.00")).toMatchObject({ printed: "26.00", text: "21.00" });
    expect(cellStep(shown, 1, 4, "")).toMatchObject({ printed: "26.00", text: null });
    const json = toJson(after);
    expect(json.tables[0]!.corrected).toEqual([{ row: 1, column: 4, printed: "26.00", read: "20.00" }]);
    expect(json.facts.filter((f) => "corrected" in f)).toMatchObject([{ amount: "20", printed: "26.00" }]);
    expect(json.corrections).toEqual([step]);
    const texts = planImports([after], { mode: "addin" })
      .sheets.flatMap((s) => s.blocks.flatMap((b) => b.cells.flat()))
      .map((c) => String(c?.value ?? ""));
    expect(texts.filter((t) => t.endsWith("人工改读（原文 26.00）"))).toHaveLength(1);
    expect(texts).toContain("人工改读：第 2 行“项目支出”，原文“26.00”，改读“20.00”");
    const effect = effectOf(before, after);
    expect(effect.after.fail).toBeLessThan(effect.before.fail);
    expect(effect.gone.length).toBeGreaterThan(0);
    const undone = correctImport(after, []);
    expect(toJson(undone)).toEqual(toJson(before));
    expect(undone.corrections).toBeNull();
  });

  test("a row is known by its printed cells, corrected or not", async () => {
    const before = await imported();
    const cell = cellStep(summarise(before).tables[0]!, 1, 4, "20.00")!;
    const shown = summarise(correctImport(before, [cell])).tables[0]!;
    const row = rowStep(shown, 1)!;
    expect(row).toMatchObject({ words: "2070104|图书馆|50.00|30.00|26.00" });
    expect(summarise(correctImport(before, [cell, row])).tables[0]!.rows).toHaveLength(1);
  });
});

describe("corrections that were kept", () => {
  test("hold at once for the same file, through what a workbook keeps; for its layout they wait for the user", async () => {
    const first = await imported();
    const kind: CorrectionStep = {
      type: "kind",
      table: summarise(first).tables[0]!.places[0]!,
      id: "general",
    };
    const kept = correctImport(first, [kind, fact("2031")]).corrections!;
    const stored = [parseStoredCorrections(JSON.stringify(kept))!];
    expect(stored[0]).toEqual(kept);
    const again = await imported({ stored });
    expect(again.disclosure).toMatchObject({ year: "2031", tables: [{ id: "general" }, {}, {}] });
    expect(again.corrections!.corrections).toEqual(kept.corrections);
    expect(again.offer).toBeNull();
    const next = await imported({ stored }, HTML.replaceAll("2026", "2027").replaceAll("30.00", "31.00"));
    expect(next.disclosure.tables[0]!.id).toBe("expenditure");
    expect(next.corrections).toBeNull();
    const { offer } = summarise(next);
    expect(offer!.steps.map((s) => s.step)).toEqual([kind]);
    expect(offer!.from).toMatchObject({ unitName: "青石县图书馆" });
  });

  test("what anybody wrote into the workbook is no correction unless it has the shape of one", () => {
    const whole = {
      sha256: "a",
      layout: ["x#1"],
      about: { unitName: null, year: null, file: "甲" },
      corrections: [fact("2026")],
    };
    const parse = (value: unknown) => parseStoredCorrections(JSON.stringify(value));
    expect(parse(whole)).toEqual(whole);
    for (const bad of [
      null,
      3,
      [],
      {},
      { ...whole, layout: [1] },
      { ...whole, about: null },
      { ...whole, corrections: {} },
    ])
      expect(parse(bad)).toBeNull();
    expect(parseStoredCorrections("{")).toBeNull();
    const steps = [
      { type: "kind", table: place, id: "nothing" },
      { type: "kind", table: { at: 1 }, id: "general" },
      { type: "money", table: place, value: "两" },
      { type: "cell", table: place, row: -1, column: 0, printed: null, text: null },
      { type: "column", table: place, column: 0, header: "", binding: {} },
      { type: "fact", fact: "year", value: "二六" },
      { type: "fact", fact: "toString", value: "x" },
      { type: "constructor" },
      "x",
    ];
    expect(parse({ ...whole, corrections: [...steps, fact("2026")] })!.corrections).toEqual([fact("2026")]);
  });
});
