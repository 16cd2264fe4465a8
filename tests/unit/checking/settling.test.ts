import { describe, expect, it } from "vitest";
import { correctImport } from "../../../src/application";
import { recogniseAndSettle } from "../../../src/application/settle-doubts";
import { check, settleAmounts } from "../../../src/checking";
import { mayBeMisread } from "../../../src/checking/settling/misreading";
import { isDoubtful, type Doubt } from "../../../src/disclosure";
import type { Block, GridCell, SourceDocument } from "../../../src/reading";

/** What is read of a cell: its text, and the confidence where it is in doubt. */
type Read = readonly [text: string, confidence: number];
type Reading = string | Read;

const EXPENDITURE = [
  ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
  ["", "合计", "729.87", "529.87", "200.00"],
  ["206", "科学技术支出", "600.20", "400.20", "200.00"],
  ["20603", "应用研究", "600.20", "400.20", "200.00"],
  ["2060302", "社会公益研究", "600.20", "400.20", "200.00"],
  ["208", "社会保障和就业支出", "86.45", "86.45", ""],
  ["20805", "行政事业单位养老支出", "86.45", "86.45", ""],
  ["2080505", "机关事业单位基本养老保险缴费支出", "57.63", "57.63", ""],
  ["2080506", "机关事业单位职业年金缴费支出", "28.82", "28.82", ""],
  ["221", "住房保障支出", "43.22", "43.22", ""],
  ["22102", "住房改革支出", "43.22", "43.22", ""],
  ["2210201", "住房公积金", "43.22", "43.22", ""],
] as const;

/** A page of a scan: the rows, with what is read otherwise at `row/column`. */
function page(rows: readonly (readonly string[])[], read: Readonly<Record<string, Reading>> = {}, number = 1): Block {
  const cells = rows.flatMap((row, r) =>
    row.map((printed, c): GridCell => {
      const [text, confidence] = [read[`${r}/${c}`] ?? printed].flatMap((x) =>
        typeof x === "string" ? [[x, 0.98] as const] : [x],
      )[0]!;
      return {
        row: r,
        column: c,
        rowSpan: 1,
        columnSpan: 1,
        text,
        source: { page: number, box: { x: 40 + 100 * c, y: 90 + 18 * r, width: 100, height: 18 } },
        ...(text === "" && confidence === 0.98 ? {} : { confidence }),
      };
    }),
  );
  return {
    type: "grid",
    rows: rows.length,
    columns: rows[0]!.length,
    cells,
    origin: "ruled",
    source: { page: number },
  };
}

const words = (texts: readonly string[], number = 1): Block[] =>
  texts.map((text) => ({ type: "paragraph", text, source: { page: number }, confidence: 0.98 }));

const TITLE = ["部门支出总表", "部门：示例县水文站    预算年度：2026    单位：万元"];
const scan = (...blocks: Block[]): SourceDocument => ({
  file: "扫描件.pdf",
  sha256: "0".repeat(64),
  kind: "pdf",
  pages: 2,
  blocks,
  issues: [{ code: "text-recognised", pages: [1], values: {} }],
});

const expenditure = (read: Readonly<Record<string, Reading>>): SourceDocument =>
  scan(...words(TITLE), page(EXPENDITURE, read));

const settled = (document: SourceDocument, corrections = []) => recogniseAndSettle([document], corrections);
const doubt = (doubts: readonly Doubt[], row: number, column: number): Doubt =>
  doubts.find((d) => d.cell.row === row - 1 && d.cell.column === column)!;

describe("a doubtful amount", () => {
  it("is read as two sums of sure cells ask for, and the disclosure says so with its equations", () => {
    const { disclosure, doubts } = settled(expenditure({ "2/2": ["600.2O", 0.4] }));
    expect(doubts).toHaveLength(1);
    expect(doubt(doubts, 2, 2)).toMatchObject({
      kind: "amount",
      printed: "600.2O",
      text: "600.20",
      state: "corrected",
      by: "identities",
      confidence: 0.4,
      source: { page: 1, box: { x: 240 } },
      proposal: { text: "600.20", taken: true },
    });
    const grounds = doubts[0]!.proposal!.grounds;
    expect(grounds.length).toBeGreaterThanOrEqual(2);
    expect(grounds.map((g) => g.zh).join()).toContain(
      "支出总表[206].合计 600.20 = 支出总表[206].基本支出 400.20 + 支出总表[206].项目支出 200.00",
    );
    const cell = disclosure.tables[0]!.rows[1]![2]!;
    expect(cell).toMatchObject({ text: "600.20", corrected: { printed: "600.2O", by: "identities" } });
    expect(disclosure.standard[0]!.rows[1]!.values.total?.amount?.value.toFixed(2)).toBe("600.20");
    const [issue] = disclosure.issues.filter((i) => i.code === "text-corrected");
    expect(issue).toMatchObject({ table: "部门支出总表", source: { page: 1 } });
    expect(structuredClone(doubts)).toEqual(doubts);
  });

  it.each([
    ["a lost point", "60020"],
    ["a point taken for a comma", "600,20"],
    ["a lost digit", "60.20"],
    ["an added digit", "6600.20"],
    ["another digit", "800.20"],
    ["a line read twice", "600.20600.20"],
    ["a stroke in front of it", "：！600.20"],
    ["nothing", ""],
    ["rubbish", "口"],
  ])("with %s is put right", (_, text) => {
    expect(doubt(settled(expenditure({ "2/2": [text, 0.4] })).doubts, 2, 2)).toMatchObject({
      state: "corrected",
      text: "600.20",
    });
  });

  it("that satisfies two of them is confirmed and accuses as any other", () => {
    const { disclosure, doubts } = settled(expenditure({ "2/2": ["600.20", 0.5] }));
    expect(doubt(doubts, 2, 2)).toMatchObject({
      state: "confirmed",
      by: "identities",
      text: "600.20",
      proposal: { taken: true },
    });
    expect(disclosure.tables[0]!.rows.flat().filter(isDoubtful)).toEqual([]);
    expect(disclosure.issues.map((i) => i.code)).not.toContain("text-corrected");
  });

  it("is never corrected by one equation alone, nor by two of which one cell speaks through both", () => {
    // 项目支出 of 2060302: the row, and the section above it, whose cell is in doubt as well.
    const { doubts } = settled(expenditure({ "4/4": ["260.00", 0.4], "3/4": ["260.00", 0.4], "2/4": ["260.00", 0.4] }));
    for (const row of [2, 3, 4])
      expect(doubt(doubts, row, 4).state === "corrected").toBe(row === 2 || doubt(doubts, 2, 4).state === "corrected");
    const lone = settled(
      scan(...words(TITLE), page([EXPENDITURE[0], EXPENDITURE[4], EXPENDITURE[8]], { "1/2": ["608.20", 0.4] })),
    );
    expect(doubt(lone.doubts, 1, 2)).toMatchObject({
      state: "open",
      text: "608.20",
      proposal: { text: "600.20", taken: false },
    });
  });

  it("two cells of one equation never settle one another", () => {
    const rows = [EXPENDITURE[0], EXPENDITURE[4], EXPENDITURE[8]];
    const { doubts } = settled(scan(...words(TITLE), page(rows, { "1/2": ["608.20", 0.4], "1/3": ["408.20", 0.4] })));
    expect(doubts.map((d) => [d.state, d.proposal])).toEqual([
      ["open", null],
      ["open", null],
    ]);
  });

  it("a settled cell helps its neighbour", () => {
    const { doubts } = settled(expenditure({ "2/2": ["608.20", 0.4], "2/3": ["480.20", 0.4], "2/4": ["280.00", 0.4] }));
    expect(doubts.map((d) => [d.state, d.text])).toEqual([
      ["corrected", "600.20"],
      ["corrected", "400.20"],
      ["corrected", "200.00"],
    ]);
  });
});

describe("an error of the document", () => {
  const errors = (document: SourceDocument) => {
    const { disclosure, doubts } = settled(document);
    return { doubts, findings: check(disclosure).findings.filter((f) => f.outcome === "fail") };
  };

  it("in a cell that was read for sure stays, whatever is in doubt beside it", () => {
    const { doubts, findings } = errors(expenditure({ "7/2": "57.36", "2/2": ["600.20", 0.5], "8/3": ["28.82", 0.5] }));
    expect(doubt(doubts, 2, 2).state).toBe("confirmed");
    expect(findings.map((f) => f.message).join()).toContain("57.36");
    expect(findings.some((f) => f.severity === "error")).toBe(true);
  });

  it("of a typist is not taken for a misreading: exchanged digits are shown as a picture shows them", () => {
    const { doubts, findings } = errors(expenditure({ "7/2": ["57.36", 0.6] }));
    expect(doubt(doubts, 7, 2)).toMatchObject({
      state: "open",
      text: "57.36",
      proposal: { text: "57.63", taken: false },
    });
    expect(findings.length).toBeGreaterThan(0);
  });

  it("that makes another number of it is not corrected away", () => {
    for (const text of ["91.20", "157.63", "0.00", "576.30"])
      expect(doubt(errors(expenditure({ "7/2": [text, 0.6] })).doubts, 7, 2).state).not.toBe(
        text === "157.63" ? "open" : "corrected",
      );
  });

  it("that sure cells contradict one another about leaves the cell to a person", () => {
    // The total of 206 is misprinted in its row's parts: the row asks for 600.30, the column for 600.20.
    const { doubts } = errors(expenditure({ "2/3": "400.30", "2/2": ["680.20", 0.4] }));
    expect(doubt(doubts, 2, 2)).toMatchObject({ state: "open", text: "680.20" });
  });

  it("told of a cell that the sums corrected is a warning at most", () => {
    const { disclosure } = settled(expenditure({ "2/2": ["608.20", 0.4] }));
    const wrong = {
      ...disclosure,
      standard: disclosure.standard,
      tables: disclosure.tables,
    };
    expect(check(wrong).findings.filter((f) => f.severity === "error")).toEqual([]);
  });

  it("nothing is settled in a document that no picture was read of", () => {
    const text = expenditure({ "2/2": "608.20" });
    const blocks = text.blocks.map((b): Block =>
      b.type === "grid"
        ? { ...b, cells: b.cells.map(({ confidence: _, ...c }) => c) }
        : { type: b.type, text: b.text, source: b.source },
    );
    const { disclosure, doubts } = settled({ ...text, blocks });
    expect(doubts).toEqual([]);
    expect(settleAmounts(disclosure)).toEqual([]);
    expect(disclosure.tables[0]!.rows[1]![2]!.text).toBe("608.20");
  });
});

describe("the shape of a column", () => {
  const COLUMN = { decimals: 2, trimmed: false };

  it.each([
    ["57.63", "51.63", true],
    ["57.63", "57.36", false],
    ["57.63", "12.98", false],
    ["1234567.89", "1284567.59", true],
    ["-6.60", "6.60", true],
    ["6.60", "-6.60", true],
    ["5763", "57.63", true],
    ["57,63", "57.63", true],
    ["12.65医疗", "12.65", true],
    ["12.65医疗", "99.10", false],
    ["一一U", "", true],
    ["12.65", "", false],
    ["", "12.65", true],
    ["57.63", "57.63", false],
  ])("%s may be read of %s: %s", (read, printed, expected) => {
    expect(mayBeMisread(read, printed, COLUMN)).toBe(expected);
  });

  it("a minus where the column has none is asked, not taken", () => {
    const rows = EXPENDITURE.map((row, r) =>
      row.map((text, c) => (r === 4 && c === 3 ? "-400.20" : r === 4 && c === 2 ? "-200.20" : text)),
    );
    const { doubts } = settled(scan(...words(TITLE), page([rows[0]!, rows[4]!], { "1/2": ["200.20", 0.4] })));
    expect(doubt(doubts, 1, 2).state).toBe("open");
  });
});

describe("what a person says", () => {
  const imported = (document: SourceDocument) => {
    const { disclosure, doubts } = settled(document);
    return {
      documents: [document],
      disclosure,
      doubts,
      report: check(disclosure),
      source: { file: "扫描件.pdf", sha256: document.sha256, kind: "pdf", pages: 2 },
    };
  };

  it("undoes a correction, and it stays undone; what they read goes before the sums", () => {
    const before = imported(expenditure({ "2/2": ["608.20", 0.4] }));
    const { table, row, column, printed } = before.doubts[0]!;
    const kept = correctImport(before, [{ type: "keep", table, row, column, printed }]);
    expect(kept.doubts![0]).toMatchObject({
      state: "open",
      text: "608.20",
      kept: true,
      by: null,
      proposal: { text: "600.20", taken: false },
    });
    expect(kept.corrections!.corrections).toHaveLength(1);
    expect(kept.disclosure.issues.map((i) => i.code)).not.toContain("correction-unapplied");
    const again = recogniseAndSettle(before.documents, kept.corrections!.corrections);
    expect(again.doubts[0]).toMatchObject({ state: "open", text: "608.20" });
    const typed = correctImport(kept, [{ type: "cell", table, row, column, printed, text: "608.00" }]);
    expect(typed.doubts![0]).toMatchObject({ state: "corrected", by: "person", text: "608.00" });
    const confirmed = correctImport(kept, [{ type: "cell", table, row, column, printed, text: printed }]);
    expect(confirmed.doubts![0]).toMatchObject({ state: "confirmed", by: "person", text: "608.20" });
    expect(confirmed.report.findings.some((f) => f.severity === "error")).toBe(true);
    expect(correctImport(confirmed, []).doubts![0]).toMatchObject({ state: "corrected", by: "identities" });
  });

  it("automatic steps that come back with a person's are left out and found anew", () => {
    const before = imported(expenditure({ "2/2": ["608.20", 0.4] }));
    const { table, row, column, printed } = before.doubts[0]!;
    const wrong = { type: "cell", table, row, column, printed, text: "999.99", by: "identities", grounds: [] } as const;
    const after = correctImport(before, [wrong]);
    expect(after.corrections).toBeNull();
    expect(after.doubts![0]).toMatchObject({ text: "600.20" });
  });
});
