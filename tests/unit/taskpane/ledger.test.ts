import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { EMPTY_LEDGER, importDisclosures, planImports, WorkbookSession, type Imported } from "../../../src/application";
import { ALL_FINDINGS, filtered, grouped, listedFindings, stateOf } from "../../../src/taskpane/model/finding-list";
import { findingId, INITIAL_LEDGER, reduceLedger, type LedgerState } from "../../../src/taskpane/model/ledger";
import { LedgerController } from "../../../src/taskpane/model/ledger-controller";
import { noticeSentence } from "../../../src/taskpane/model/notice";
import { translator } from "../../../src/taskpane/locales";
import type { ImportEngine } from "../../../src/taskpane/worker/client";
import { MemoryHost } from "../../support/memory-workbook";

const SAMPLE = new URL("../../../data/sample/yunxi-2026.txt", import.meta.url);
const text = readFileSync(SAMPLE, "utf8");
/** The sample with a digit that is wrong in one place. */
const misprinted = text.replace(/(2012601\s+行政运行\s+)212\.32/, "$1221.32");
const [read] = await importDisclosures([{ type: "text", name: "样例.txt", text: misprinted }]);
if (!read!.ok) throw read!.error;
const imported: Imported = read!.value;

async function sitting() {
  const memory = new MemoryHost();
  memory.workbook.write(planImports([imported], { mode: "addin" }));
  const session = new WorkbookSession();
  const engine: Partial<ImportEngine> = {
    check: async (contents) => session.check(contents, []),
    rehearse: async (key, finding) => session.rehearse(key, finding),
    sourceOf: async (target) => session.sourceOf(target),
    replan: async (keys, existing) => session.replan(keys, existing),
  };
  let state: LedgerState = INITIAL_LEDGER;
  const controller = new LedgerController(
    engine as ImportEngine,
    memory.asHost(),
    (event) => (state = reduceLedger(state, event)),
    { who: () => "李会计", clock: { now: () => new Date(2026, 10, 30, 9, 5) } },
  );
  await controller.start();
  const disclosure = () => state.ledger!.disclosures[0]!;
  const wrong = () => disclosure().findings.find((f) => f.suggestion?.value === "212.32")!;
  return { memory, controller, state: () => state, disclosure, wrong };
}

test("the misprint is there", () => expect(misprinted).not.toBe(text));

describe("a list that lives", () => {
  test("stands there when the pane is opened again, with its cells and decisions", async () => {
    const { wrong, disclosure, state } = await sitting();
    expect(state().status).toBe("ready");
    expect(disclosure().current).toBe(true);
    expect(wrong()).toMatchObject({ severity: "error", target: { sheet: "收入总表" } });
    expect(wrong().decision?.cells.处理).not.toBeNull();
    expect(wrong().terms?.parts.length).toBeGreaterThan(1);
    expect(wrong().cells[0]?.words?.zh.table).toBe("收入总表");
  });

  test("a suggestion is rehearsed: what vanishes is named, nothing is written", async () => {
    const { controller, memory, wrong, disclosure } = await sitting();
    const before = JSON.stringify(memory.workbook.contents());
    const rehearsal = await controller.rehearse(disclosure().key, wrong());
    expect(rehearsal!.after.fail).toBeLessThan(rehearsal!.before.fail);
    expect(rehearsal!.vanish.map((f) => f.key)).toContain(wrong().key);
    expect(rehearsal!.appear).toEqual([]);
    expect(JSON.stringify(memory.workbook.contents())).toBe(before);
  });

  test("taken up, all of it follows: counts, list, edits, the row of 问题; taken back, all is as before", async () => {
    const { controller, memory, wrong, disclosure, state } = await sitting();
    const finding = wrong();
    const { fail } = disclosure().outcomes;
    await controller.accept(disclosure().key, finding);
    expect(wrong()).toBeUndefined();
    expect(disclosure().outcomes.fail).toBeLessThan(fail);
    expect(disclosure().edits).toMatchObject([{ printed: "221.32", now: "212.32" }]);
    expect(disclosure().gone[0]?.decision.values).toMatchObject({
      处理: "已更正",
      处理人: "李会计",
      处理时间: "2026-11-30 09:05",
    });
    expect(memory.selected.at(-1)).toEqual(finding.target);
    const [taken] = state().taken;
    await controller.takeBack(taken!);
    expect(state().taken).toEqual([]);
    expect(wrong()).toMatchObject({ key: finding.key, decision: { values: { 处理: "", 处理人: "" } } });
    expect(disclosure()).toMatchObject({ edits: [], current: true, outcomes: { fail } });
    expect(state().ids[findingId(disclosure().key, finding.key)]).toBe(0);
  });

  test("an undo of Excel's own is followed: what came back is no longer called corrected", async () => {
    vi.useFakeTimers();
    const { controller, memory, wrong, disclosure, state } = await sitting();
    await controller.accept(disclosure().key, wrong());
    const [taken] = state().taken;
    await vi.advanceTimersByTimeAsync(1_000);
    for (const { target, value } of taken!.former.slice(0, 1)) memory.type(target, value);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await controller.check();
    expect(state().taken).toEqual([]);
    expect(wrong().decision?.values.处理).toBe("已更正");
    expect(disclosure().edits).toEqual([]);
  });

  test("a check that began before a change says nothing of the workbook after it", async () => {
    const { controller, wrong, state } = await sitting();
    const finding = wrong();
    const [{ disclosures }] = [state().ledger!];
    const early = controller.check();
    await controller.accept(disclosures[0]!.key, finding);
    await early;
    expect(wrong()).toBeUndefined();
    expect(state().taken.map((t) => t.finding.key)).toEqual([finding.key]);
  });

  test("a waiver has its reason, who and when; the sheet's own words show in the list", async () => {
    const { controller, memory, wrong, disclosure } = await sitting();
    await controller.decide(wrong(), "不处理", "原件如此，已与财政核对");
    expect(stateOf(wrong())).toBe("waived");
    expect(wrong().decision?.values).toMatchObject({ 备注: "原件如此，已与财政核对", 处理人: "李会计" });
    memory.type(wrong().decision!.cells.处理!, "已确认");
    await controller.check();
    expect(stateOf(wrong())).toBe("confirmed");
    expect(disclosure().current).toBe(true);
  });

  test("sheets that are behind are written anew and keep the user's amount, decisions and the print", async () => {
    const { controller, memory, wrong, disclosure } = await sitting();
    const cell = wrong().target!;
    await controller.decide(wrong(), "已确认", "已通知单位");
    memory.type(cell, 212.32);
    await controller.check();
    expect(disclosure().current).toBe(false);
    const progress: number[] = [];
    await controller.updateSheets([disclosure().key], (done) => progress.push(done));
    expect(disclosure()).toMatchObject({ current: true, gone: [] });
    expect(disclosure().edits).toMatchObject([{ target: cell, printed: "221.32", now: "212.32" }]);
    expect(memory.workbook.get(cell)).toBe(212.32);
    const [published] = memory.workbook.contents().published;
    expect(published!.cells.flat()).toContain(221.32);
    await controller.restore(disclosure().edits[0]!);
    expect(disclosure().edits).toEqual([]);
    expect(wrong()).toBeDefined();
  });

  test("what is found again after its correction was overwritten is not called corrected", async () => {
    const { controller, memory, wrong, disclosure } = await sitting();
    const finding = wrong();
    await controller.accept(disclosure().key, finding);
    memory.workbook.write(planImports([imported], { mode: "addin", existing: memory.workbook.existing() }));
    await controller.check();
    expect(wrong()).toMatchObject({ key: finding.key, decision: { values: { 处理: "", 处理人: "", 处理时间: "" } } });
  });

  test("a cell tells what of the document stands in it, sorted or not", async () => {
    const { controller, memory, wrong } = await sitting();
    const source = await controller.sourceOf(wrong().target!);
    expect(source).toMatchObject({ printed: "221.32", words: { zh: { table: "收入总表", code: "2012601" } } });
    expect(source!.at?.place.line).toBeGreaterThan(0);
    expect(await controller.sourceOf({ sheet: "概览", row: 0, column: 0 })).toBeNull();
    const at = memory.workbook.table("收入总表").header.indexOf("合计");
    memory.workbook.sort("收入总表", (a, b) => Number(b[at]) - Number(a[at]));
    await controller.check();
    expect(await controller.sourceOf(wrong().target!)).toMatchObject({ printed: "221.32" });
  });

  test("an edit in the moment after a decision of the pane's own is not passed over", async () => {
    const { memory, controller, wrong, disclosure } = await sitting();
    const cell = wrong().target!;
    await controller.decide(wrong(), "已确认", "已通知单位");
    memory.type(cell, 212.32);
    await vi.waitFor(() => expect(disclosure().edits).toHaveLength(1), { timeout: 10_000 });
  });

  test("edits by a person are looked at once they pause", async () => {
    vi.useFakeTimers();
    const { memory, wrong, disclosure } = await sitting();
    const cell = wrong().target!;
    memory.type(cell, 1);
    memory.type(cell, 2);
    expect(disclosure().edits).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(disclosure().edits).toMatchObject([{ now: "2.00" }]));
  });

  test("who has to know what the workbook says now does not wait for the pause", async () => {
    const { controller, memory, wrong, disclosure } = await sitting();
    memory.type(wrong().target!, 2);
    await controller.rest();
    expect(disclosure().edits).toMatchObject([{ now: "2.00" }]);
  });
});

describe("a workbook that holds nothing of ours", () => {
  test("is listed as such, and no Worker is started for it", async () => {
    let asked = 0;
    const memory = new MemoryHost();
    const engine: Partial<ImportEngine> = {
      check: async () => {
        asked++;
        return EMPTY_LEDGER;
      },
    };
    let state: LedgerState = INITIAL_LEDGER;
    const controller = new LedgerController(
      engine as ImportEngine,
      memory.asHost(),
      (event) => (state = reduceLedger(state, event)),
      { who: () => "", clock: { now: () => new Date(0) } },
    );
    await controller.start();
    expect(state).toMatchObject({ status: "ready", ledger: { disclosures: [] } });
    expect(asked).toBe(0);
    memory.workbook.write(planImports([imported], { mode: "addin" }));
    await controller.check(true);
    expect(asked).toBe(1);
  });
});

describe("finding one's way in the list", () => {
  test("filters by severity, state, rule, table, words; groups keep the order", async () => {
    const { state, wrong, disclosure } = await sitting();
    const all = listedFindings(state().ledger!);
    const only = (part: Partial<typeof ALL_FINDINGS>) => filtered(all, { ...ALL_FINDINGS, ...part }, "zh");
    expect(only({})).toHaveLength(all.length);
    expect(only({ severity: "error" }).every((f) => f.finding.severity === "error")).toBe(true);
    expect(only({ rule: wrong().rule }).map((f) => f.finding.key)).toContain(wrong().key);
    expect(only({ text: "221.32" }).length).toBeGreaterThan(0);
    expect(only({ text: "221.32 没有的词" })).toEqual([]);
    expect(only({ table: "收入总表" }).map((f) => f.finding.key)).toContain(wrong().key);
    expect(only({ state: "waived" })).toEqual([]);
    expect(only({ disclosure: "another" })).toEqual([]);
    const titles = { none: "无", severity: (s: string) => s };
    expect(grouped(all, "severity", "zh", titles).map((g) => g.key)[0]).toBe("error");
    expect(grouped(all, "disclosure", "zh", titles)).toMatchObject([{ key: disclosure().key }]);
    expect(grouped(all, "table", "zh", titles).flatMap((g) => g.findings)).toHaveLength(all.length);
  });

  test("a finding as a sentence for a notice, in both languages", async () => {
    const { wrong, disclosure } = await sitting();
    const chinese = noticeSentence(disclosure(), wrong(), "zh-CN", translator("zh-CN"));
    expect(chinese).toMatch(/^《样例\.txt》：.*疑为 212\.32，请核实。$/);
    expect(noticeSentence(disclosure(), wrong(), "en-US", translator("en-US"))).toMatch(/please verify\.$/);
  });
});
