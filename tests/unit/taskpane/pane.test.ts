import { describe, expect, test } from "vitest";
import { DisclosureError, planImports, summarise, type WorkbookHost } from "../../../src/application";
import { EN_US } from "../../../src/taskpane/locales/en-US";
import { ZH_CN } from "../../../src/taskpane/locales/zh-CN";
import { languageOf, translator } from "../../../src/taskpane/locales";
import { PaneController } from "../../../src/taskpane/model/controller";
import { INITIAL_STATE, reduce, type PaneState } from "../../../src/taskpane/model/state";
import type { ImportEngine } from "../../../src/taskpane/worker/client";
import { fixtureImport } from "../workbook/fixture";

const imported = { ...fixtureImport(), documents: [] };

function pane(overrides: Partial<WorkbookHost> = {}) {
  const calls: unknown[][] = [];
  const record = (name: string, value?: unknown) => async (...args: unknown[]) => {
    calls.push([name, ...args]);
    return value as never;
  };
  const host: WorkbookHost = {
    read: record("read", { sheets: [], tables: [] }), write: record("write"), select: record("select"), setValue: record("setValue"),
    insertFormula: record("insertFormula", "Sheet1!A1"), readGrids: record("readGrids", []), refreshFormulas: record("refreshFormulas", 3), ...overrides,
  };
  const engine: ImportEngine = {
    import: async (_inputs, _together, onProgress) => {
      onProgress({ stage: "read", file: "a", index: 0, count: 1, page: 1, pages: 2 });
      return [{ ok: true, inputs: ["a"], summary: summarise(imported) }];
    },
    plan: async (_chosen, existing) => planImports([imported], { mode: "addin", existing }),
    cancel: () => undefined,
  };
  let state: PaneState = INITIAL_STATE;
  const stages: string[] = [];
  const controller = new PaneController(engine, host, (event) => {
    state = reduce(state, event);
    if (stages.at(-1) !== state.stage) stages.push(state.stage);
  });
  return { controller, calls, stages, state: () => state };
}

describe("the way through the pane", () => {
  test("import → preview → write → findings → cell → accept on click only", async () => {
    const { controller, calls, stages, state } = pane();
    await controller.import([{ type: "text", name: "a", text: "x" }], false);
    const preview = state();
    if (preview.stage !== "preview") throw new Error(preview.stage);
    await controller.write(preview.items, [0], null);
    const result = state();
    if (result.stage !== "result") throw new Error(result.stage);
    expect(stages).toEqual(["working", "preview", "writing", "result"]);
    expect(result.findings).toHaveLength(1);
    await controller.show(result.findings[0]!);
    expect(calls.at(-1)).toEqual(["select", { sheet: "支出总表", row: 7, column: 11 }]);
    expect(calls.some(([name]) => name === "setValue")).toBe(false);
    await controller.accept(result.items, result.findings[0]!);
    expect(calls.at(-1)).toEqual(["setValue", { sheet: "支出总表", row: 7, column: 11 }, 40]);
    const after = state();
    expect(after.stage === "result" && after.findings[0]!.accepted).toBe(true);
  });

  test("a failure to write leads back to the preview with its words", async () => {
    const { controller, state } = pane({ write: async () => Promise.reject(new DisclosureError("excel-editing", "Excel 正在编辑单元格。")) });
    await controller.import([{ type: "text", name: "a", text: "x" }], false);
    const preview = state();
    await controller.write(preview.stage === "preview" ? preview.items : [], [0], null);
    expect(state()).toMatchObject({ stage: "preview", error: { code: "excel-editing" } });
  });

  test("a cancel leads back to the start and is no error", () => {
    const working = reduce(INITIAL_STATE, { type: "started", names: ["a"] });
    expect(reduce(working, { type: "failed", error: { code: "cancelled", message: "", values: {} } })).toEqual({ stage: "start", error: null });
  });
});

describe("words", () => {
  test("both languages have the same keys and the same values in them", () => {
    const holes = (s: string) => [...s.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const key of Object.keys(ZH_CN) as (keyof typeof ZH_CN)[]) expect(holes(EN_US[key]), key).toEqual(holes(ZH_CN[key]));
    expect(Object.keys(EN_US).sort()).toEqual(Object.keys(ZH_CN).sort());
  });

  test("Chinese unless Office speaks English", () => {
    expect(["zh-CN", "zh-TW", "en-GB", "fr-FR"].map(languageOf)).toEqual(["zh-CN", "zh-CN", "en-US", "zh-CN"]);
    expect(translator("zh-CN")("progress.page", { page: 2, pages: 9 })).toBe("第 2 页，共 9 页");
  });
});
