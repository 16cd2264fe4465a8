import { describe, expect, test } from "vitest";
import {
  DisclosureError,
  EMPTY_LEDGER,
  correctImport,
  effectOf,
  planImports,
  summarise,
  type CorrectionStep,
  type Corrections,
  type ExistingTable,
  type RuleRemark,
  type WorkbookHost,
} from "../../../src/application";
import { EN_US } from "../../../src/taskpane/locales/en-US";
import { ZH_CN } from "../../../src/taskpane/locales/zh-CN";
import { languageOf, translator } from "../../../src/taskpane/locales";
import { PaneController } from "../../../src/taskpane/model/controller";
import { INITIAL_STATE, reduce, type PaneState } from "../../../src/taskpane/model/state";
import { SourceShelf } from "../../../src/taskpane/model/source-shelf";
import type { ImportEngine } from "../../../src/taskpane/worker/client";
import { FUNCTIONS } from "../../../src/functions/specification";
import { nativeCall } from "../../../src/taskpane/model/native-call";
import { fixtureImport } from "../workbook/fixture";

const imported = { ...fixtureImport(), documents: [] };

const OPTIONS = { version: null, coverage: false, keep: [] };

function pane(
  overrides: Partial<WorkbookHost> = {},
  remarks: readonly RuleRemark[] = [],
  onWriting: () => (written: boolean) => void = () => () => undefined,
  onCorrect: (corrections: Corrections) => void = () => undefined,
  lookedAt?: () => Promise<void>,
) {
  const calls: unknown[][] = [];
  const record =
    (name: string, value?: unknown) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args]);
      return value as never;
    };
  const host: WorkbookHost = {
    read: record("read", { sheets: [], tables: [] }),
    readContents: record("readContents", { workbook: { sheets: [], tables: [] }, published: [], stored: [] }),
    watch: record("watch", async () => undefined),
    write: record("write", []),
    repair: record("repair", "nothing"),
    select: record("select"),
    setValues: record("setValues", [{ target: { sheet: "支出总表", row: 7, column: 4 }, value: 41 }]),
    readTable: record("readTable", null),
    countCalls: record("countCalls", {}),
    insertFormula: record("insertFormula", { address: "Sheet1!A1", occupied: null }),
    selection: record("selection", { address: "B2:B4", target: { sheet: "支出总表", row: 1, column: 1 } }),
    selectedAreas: record("selectedAreas", []),
    readGrids: record("readGrids", []),
    readRange: record("readRange", null),
    readTemplates: record("readTemplates", []),
    readSheets: record("readSheets", []),
    removeSheet: record("removeSheet"),
    refreshFormulas: record("refreshFormulas", 3),
    ...overrides,
  };
  const engine: ImportEngine = {
    import: async (_inputs, _options, onProgress) => {
      calls.push(["import"]);
      onProgress({ stage: "read", file: "a", index: 0, count: 1, page: 1, pages: 2 });
      return { items: [{ ok: true, inputs: ["a"], summary: summarise(imported) }], remarks };
    },
    correct: async (_item, corrections) => {
      onCorrect(corrections);
      const corrected = correctImport(imported, corrections);
      return {
        items: [{ ok: true, inputs: ["a"], summary: summarise(corrected) }],
        remarks,
        effect: effectOf(imported, corrected),
      };
    },
    plan: async (_chosen, existing) => planImports([imported], { mode: "addin", existing }),
    check: async () => EMPTY_LEDGER,
    rehearse: async () => null,
    sourceOf: async () => null,
    replacement: async () => null,
    placesOf: async () => [],
    recognisedOn: async () => [],
    replan: async () => planImports([imported], { mode: "addin" }),
    reportPlaces: async () => [],
    report: async () => ({ title: "", language: "zh-CN", foot: "", blocks: [] }),
    reportBook: async () => planImports([imported], { mode: "addin" }),
    draft: () => Promise.resolve(null),
    ruleOf: async () => ({ terms: null, total: 0, identity: "", unit: null, leftOut: [] }),
    tryRule: async () => ({ error: null, words: null, outcomes: [] }),
    candidates: async () => [],
    vocabulary: async () => ({ tables: [] }),
    template: async () => [] as never,
    reconcile: async () => [] as never,
    tablesOf: async () => [],
    versionsOf: async () => [],
    comparison: async () => ({ title: "", language: "zh-CN", foot: "", blocks: [] }),
    comparisonBook: async () => planImports([imported], { mode: "addin" }),
    cancel: () => undefined,
  };
  let state: PaneState = INITIAL_STATE;
  const stages: string[] = [];
  const controller = new PaneController(
    engine,
    host,
    (event) => {
      state = reduce(state, event);
      if (stages.at(-1) !== state.stage) stages.push(state.stage);
    },
    new SourceShelf(),
    onWriting,
    undefined,
    lookedAt,
  );
  return { controller, calls, stages, state: () => state };
}

describe("the way through the pane", () => {
  test("import → preview → write → result, and whoever follows the workbook is told", async () => {
    let told = 0;
    const { controller, stages, state } = pane({}, [], () => (written) => void (told += Number(written)));
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    expect(told).toBe(0);
    await controller.write([0], OPTIONS);
    expect(stages).toEqual(["working", "preview", "writing", "result"]);
    expect(state()).toMatchObject({ stage: "result", error: null });
    expect(told).toBe(1);
  });

  test("an import waits until the engine knows what the workbook holds, and can be given up meanwhile", async () => {
    let known: () => void = () => undefined;
    const { controller, calls, state } = pane(
      {},
      [],
      undefined,
      undefined,
      () => new Promise((done) => (known = done)),
    );
    const first = controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await Promise.resolve();
    controller.cancel();
    await first;
    expect(state().stage).toBe("start");
    const second = controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await Promise.resolve();
    expect(calls.filter(([name]) => name === "import")).toEqual([]);
    known();
    await second;
    expect(calls.filter(([name]) => name === "import")).toHaveLength(1);
    expect(state().stage).toBe("preview");
  });

  test("amounts that are to be kept are read at the moment of writing", async () => {
    const { controller, calls } = pane();
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await controller.write([0], OPTIONS);
    expect(calls.map(([name]) => name)).not.toContain("readContents");
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await controller.write([0], { ...OPTIONS, keep: [0] });
    const names = calls.map(([name]) => name);
    expect(names.indexOf("readContents")).toBeGreaterThan(-1);
    expect(names.indexOf("readContents")).toBeLessThan(names.lastIndexOf("write"));
  });

  test("a write can be given up from the moment of the click, while the workbook is only looked at", async () => {
    const never = new Promise<never>(() => undefined);
    for (const hung of [{ readContents: async () => never }, { read: async () => never }]) {
      const { controller, calls, state } = pane(hung);
      await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
      const write = controller.write([0], { ...OPTIONS, keep: [0] });
      expect(state()).toMatchObject({ stage: "writing", step: "read" });
      controller.cancel();
      await write;
      expect(state()).toMatchObject({ stage: "preview", error: null });
      expect(calls.map(([name]) => name)).not.toContain("write");
    }
  });

  test("a failure to write leads back to the preview with its words", async () => {
    const { controller, state } = pane({
      write: async () => Promise.reject(new DisclosureError("excel-editing")),
    });
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    const preview = state();
    expect(preview.stage).toBe("preview");
    await controller.write([0], OPTIONS);
    expect(state()).toMatchObject({ stage: "preview", error: { code: "excel-editing" } });
  });

  test("what a write could not do as one expects stands in the result", async () => {
    const sheets = [{ name: "支出总表", role: null, disclosure: null, cells: null }];
    const { controller, state } = pane({
      read: async () => Promise.resolve({ sheets, tables: [] }),
      write: async () => Promise.resolve(["收入总表"]),
    });
    const beside = [{ theirs: "支出总表", ours: "支出总表 (2)" }];
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await controller.write([0], OPTIONS);
    expect(state()).toMatchObject({ stage: "result", notes: { beside, unprinted: ["收入总表"] } });
  });

  test("a cancel leads back to the start and is no error", () => {
    const working = reduce(INITIAL_STATE, { type: "started", names: ["a"] });
    expect(reduce(working, { type: "failed", error: { code: "cancelled", values: {} } })).toEqual(INITIAL_STATE);
  });

  test("where nothing could be read the user is back at the start, with what failed and why", () => {
    const error = { code: "no-content", values: {} };
    const working = reduce(INITIAL_STATE, { type: "started", names: ["a", "b"] });
    const items = ["a", "b"].map((name) => ({ ok: false as const, inputs: [name], error }));
    const back = reduce(working, { type: "imported", items, remarks: [] });
    expect(back).toMatchObject({ stage: "start", failed: [{ inputs: ["a"] }, { inputs: ["b"] }] });
    expect(reduce(back, { type: "dismissed" })).toEqual(INITIAL_STATE);
  });

  test("what fails beside the import is told and throws nothing away", async () => {
    const { controller, state } = pane({
      refreshFormulas: async () => Promise.reject(new DisclosureError("excel-busy")),
    });
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await expect(controller.refreshFormulas()).rejects.toThrow();
    await expect(controller.insertNative(FUNCTIONS.find((f) => f.id === "BUDGET.VALUE")!)).rejects.toThrow();
    expect(state()).toMatchObject({ stage: "preview", error: null });
    const working = reduce(INITIAL_STATE, { type: "started", names: ["a"] });
    expect(reduce(working, { type: "told", error: { code: "excel-busy", values: {} } })).toBe(working);
  });

  test("a sheet of ours is shown by its role", async () => {
    const sheets = [{ name: "核对 (2)", role: "checks" as const, disclosure: null, cells: null }];
    const { controller, calls } = pane({ read: async () => ({ sheets, tables: [] }) });
    await controller.openSheet("checks");
    expect(calls).toEqual([["select", { sheet: "核对 (2)", row: 0, column: 0 }]]);
  });
});

describe("the user's own rules", () => {
  const table: ExistingTable = {
    name: "自定义规则",
    sheet: "自定义规则",
    row: 2,
    column: 0,
    header: ["名称", "等式", "级别", "容差（万元）", "启用", "说明"],
    rows: [],
  };

  test("what came of them is told in the preview, and in the table once written", async () => {
    const remarks = [{ row: 1, title: "甲", text: "已核对：通过 1 处", bad: false }];
    const { controller, calls, state } = pane({ readTable: async () => table }, remarks);
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    const preview = state();
    if (preview.stage !== "preview") throw new Error(preview.stage);
    expect(preview.remarks).toEqual(remarks);
    await controller.write([0], OPTIONS);
    expect(calls.find(([name]) => name === "setValues")).toEqual([
      "setValues",
      [{ target: { sheet: "自定义规则", row: 4, column: 5 }, value: "已核对：通过 1 处" }],
    ]);
  });

  test("the button makes the table where there is none", async () => {
    const { controller, calls } = pane();
    await controller.openRules();
    expect(calls.map(([name]) => name)).toEqual(["read", "write"]);
  });
});

describe("native formulas of the function browser", () => {
  const value = FUNCTIONS.find((f) => f.id === "BUDGET.VALUE")!;
  const table: ExistingTable = {
    name: "支出总表",
    sheet: "支出总表",
    row: 2,
    column: 0,
    header: ["年度", "公开单位", "版本", "科目编码", "合计"],
    rows: [
      ["2026", "示例局", "公开", "", 10],
      ["2026", "示例局", "公开", "208", 4],
    ],
  };

  test("are filled in with a table of the workbook, or with the example", () => {
    expect(nativeCall(value, [table])).toBe(
      '=SUMIFS(支出总表[合计],支出总表[科目编码],"208",支出总表[公开单位],"示例局",支出总表[年度],"2026",支出总表[版本],"公开")',
    );
    const other = { ...table, name: "收支总表", header: ["年度", "公开单位", "版本", "科目编码", "层次"] };
    expect(nativeCall(value, [other, table])).toContain("支出总表[合计]");
    expect(nativeCall(value, [other])).toBeNull();
    expect(nativeCall(value, [])).toBeNull();
    for (const f of FUNCTIONS.filter((x) => x.nativeFormula)) expect(nativeCall(f, [table])).not.toMatch(/\{[a-z]+\}/i);
  });

  test("hold level, version, unit, side and basis apart, so that nothing is added twice", () => {
    const header = ["年度", "公开单位", "层级", "版本", "单位名称", "方向", "支出口径", "科目编码", "合计"];
    const rows = [
      ["2026", "示例局", "部门", "公开", "示例局", "支出", "功能", "208", 4],
      ["2026", "示例局", "单位", "公开", "示例局", "支出", "功能", "208", 4],
      ["2026", "示例局", "部门", "公开 (2)", "示例局", "支出", "功能", "208", 4],
      ["2026", "示例局", "部门", "公开", "一所", "支出", "功能", "208", 3],
      ["2026", "示例局", "部门", "公开", "示例局", "收入", null, "208", 9],
    ];
    const formula = nativeCall(value, [{ ...table, header, rows }])!;
    for (const word of ["208", "示例局", "2026", "部门", "公开", "支出", "功能"])
      expect(formula).toContain(`"${word}"`);
    expect(formula.match(/支出总表\[/g)).toHaveLength(9);
    // A row that the conditions do not find alone is not offered: the next one is.
    const twice = [
      ...rows.slice(0, 1),
      ...rows.slice(0, 1),
      ["2026", "示例局", "部门", "公开", "示例局", "支出", "", "210", 1],
    ];
    expect(nativeCall(value, [{ ...table, header, rows: twice }])).toContain('支出总表[支出口径],"="');
    expect(nativeCall(value, [{ ...table, header, rows: twice.slice(0, 2) }])).toBeNull();
  });

  test("take words as they are, not as wildcards or comparisons", () => {
    const rows = [["2026", "=某*局?", "公开", "208", 1]];
    expect(nativeCall(value, [{ ...table, rows }])).toContain('支出总表[公开单位],"==某~*局~?"');
  });
});

describe("inserting a function", () => {
  const check = FUNCTIONS.find((f) => f.id === "BUDGET.CHECK")!;
  const compare = FUNCTIONS.find((f) => f.id === "BUDGET.COMPARE")!;

  test("needs the cells that the example spills to, and asks before it empties them", async () => {
    const occupied = { address: null, occupied: { address: "Sheet1!A1:F3", cells: 2 } };
    const { controller, calls } = pane({ insertFormula: async (...args: unknown[]) => (seen.push(args), occupied) });
    const seen: unknown[][] = [];
    expect(await controller.insertExample(compare)).toEqual(occupied);
    await controller.insertExample(compare, true);
    expect(seen.map(([, size, overwrite]) => [size, overwrite])).toEqual([
      [{ rows: 3, columns: 6 }, false],
      [{ rows: 3, columns: 6 }, true],
    ]);
    expect(calls).toEqual([]);
    await controller.insertExample(check);
    expect(seen[2]).toEqual([expect.stringContaining("=BUDGET.CHECK("), { rows: 1, columns: 1 }, false]);
  });
});

describe("words", () => {
  test("both languages have the same keys and the same values in them", () => {
    const holes = (s: string) => [...s.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const key of Object.keys(ZH_CN) as (keyof typeof ZH_CN)[])
      expect(holes(EN_US[key]), key).toEqual(holes(ZH_CN[key]));
    expect(Object.keys(EN_US).sort()).toEqual(Object.keys(ZH_CN).sort());
  });

  test("Chinese unless Office speaks English", () => {
    expect(["zh-CN", "zh-TW", "en-GB", "fr-FR"].map(languageOf)).toEqual(["zh-CN", "zh-CN", "en-US", "zh-CN"]);
    expect(translator("zh-CN")("progress.page", { page: 2, pages: 9 })).toBe("第 2 页，共 9 页");
  });
});

describe("corrections in the preview", () => {
  test("changes that come while one is at work are done in one go, each on what the one before left", async () => {
    const asked: Corrections[] = [];
    const { controller, state } = pane({}, [], undefined, (corrections) => asked.push(corrections));
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    const fact = (value: string): CorrectionStep => ({ type: "fact", fact: "year", value });
    await Promise.all([
      controller.correct(0, (now) => [...now, fact("2025")]),
      controller.correct(0, (now) => [...now, fact("2026")]),
      controller.correct(0, (now) => now.slice(1)),
    ]);
    expect(asked).toEqual([[fact("2026")]]);
    const first = controller.correct(0, () => [fact("2030")]);
    await Promise.resolve().then(() => undefined);
    await Promise.all([first, controller.correct(0, (now) => [...now, fact("2031")])]);
    expect(asked.at(-1)).toEqual([fact("2030"), fact("2031")]);
    const after = state();
    if (after.stage !== "preview") throw new Error(after.stage);
    expect(after).toMatchObject({ correcting: null, effect: { item: 0 } });
  });

  test("a failure leaves the corrections as they were", async () => {
    let broken = true;
    const asked: Corrections[] = [];
    const { controller, state } = pane({}, [], undefined, (corrections) => {
      asked.push(corrections);
      if (broken) throw new DisclosureError("internal", { detail: "x" });
    });
    await controller.import([{ type: "text", name: "a", text: "x" }], "apart");
    await controller.correct(0, () => [{ type: "fact", fact: "year", value: "2025" }]);
    expect(state()).toMatchObject({ stage: "preview", correcting: null, error: { code: "internal" } });
    broken = false;
    await controller.correct(0, (now) => now);
    expect(asked.at(-1)).toEqual([]);
  });
});
